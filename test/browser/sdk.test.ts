import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { BEHALF, newProject, useBrowser } from './_browser.ts'

const { context } = useBrowser()

/** What `import … from 'behalf'` is in a browser. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/sdk/index.ts'],
    ...{ bundle: true, write: false, platform: 'neutral', format: 'esm', target: 'es2022' },
  })
  return outputFiles[0]?.text ?? ''
}

/** A page of the deployment's own origin: others are not let in, as a key is no business of a page. */
const PAGE = `${BEHALF}/sdk-in-a-browser`

const page = (key: string) => `<!doctype html><title>waits</title><link rel="icon" href="data:,">
<script type="module">
  import { Toolset } from '/behalf.js'
  const toolset = new Toolset({ baseUrl: location.origin, apiKey: '${key}' })
  const ada = toolset.entity('ada')
  const request = await ada.initiateConnection({ app: 'hackernews' })
  const { status } = await request.waitUntilActive({ timeout: 5000 })
  const missing = await toolset.getIntegration('int_'.padEnd(26, 'A')).catch((error) => error.code)
  document.title = [status, missing, (await ada.connections()).length].join(' ')
</script>`

describe('the SDK in a browser', () => {
  it('connects, waits and reads', async () => {
    const key = await newProject()
    const open = await context()
    const code = await bundled()
    await open.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: page(key) }))
    await open.route(`${BEHALF}/behalf.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: code }),
    )
    const tab = await open.newPage()
    await tab.goto(PAGE)
    await expect.poll(() => tab.title(), { timeout: 20_000 }).not.toBe('waits')
    expect(await tab.title()).toBe('ACTIVE integration-not-found 1')
  })
})
