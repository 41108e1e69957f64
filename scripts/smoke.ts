/**
 * Serves the bundle that a deployment would upload under plain workerd, and asks it a few things:
 * `npm run smoke`. What tests allow and production refuses (`eval`, a missing asset) fails here.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { atExit, runScript } from './at-exit.ts'
import { buildBundle, kilobytes } from './bundle.ts'
import { newSecrets, type Secrets } from './dev-keys.ts'
import { freePort } from './free-port.ts'
import { say } from './say.ts'
import { serveBundle } from './serve-bundle.ts'

/** The Worker as deployed, and once more as it is before anybody set a secret. */
interface Ports {
  readonly whole: number
  readonly bare: number
}

async function smoke(): Promise<void> {
  const { start, all } = await buildBundle()
  say(`bundle: ${kilobytes(start)} of gzip start, ${kilobytes(all)} in all`)
  const secrets = newSecrets()
  const ports = { whole: await freePort(), bare: await freePort() }
  const workerd = await serve(ports, secrets)
  const whole = `http://127.0.0.1:${ports.whole}`
  const root = { 'x-api-key': secrets.ROOT_API_KEY }
  const faults = [
    await fault(`${whole}/openapi.json`, {}, 200, '"openapi":"3.1'),
    await fault(`${whole}/docs`, {}, 200, '<html'),
    await fault(`${whole}/v1/apps?limit=200`, root, 200, '"slug":"github"'),
    await fault(`${whole}/v1/actions?q=reply+to+an+email`, root, 200, 'GMAIL_REPLY'),
    await fault(`${whole}/docs/apps/github`, {}, 200, 'GITHUB_CREATE_AN_ISSUE'),
    await fault(`${whole}/v1/actions/github_create_issue`, root, 200, 'GITHUB_CREATE_AN_ISSUE'),
    await fault(`${whole}/v1/integrations`, root, 200, '"items":[]'),
    await fault(`${whole}/v1/entities/default/connections`, root, 200, '"items":[]'),
    await fault(`${whole}/v1/apps`, {}, 401, '"code":"unauthorized"', 'application/problem+json'),
    await fault(`http://127.0.0.1:${ports.bare}/v1/apps`, root, 503, 'SEAL_KEYS'),
  ].filter((text) => text !== undefined)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  await importLargest(whole, root, workerd)
}

/** The largest document that vendors publish as a package, imported as a stranger would. */
async function importLargest(whole: string, root: Record<string, string>, workerd: number) {
  const path = createRequire(import.meta.url).resolve(
    '@octokit/openapi/generated/api.github.com.json',
  )
  const document = readFileSync(path, 'utf8')
  const before = peakMemory(workerd)
  const start = performance.now()
  const response = await fetch(`${whole}/v1/apps`, {
    method: 'POST',
    headers: root,
    body: JSON.stringify({ slug: 'octo', document }),
  })
  const text = await response.text()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (response.status !== 201) throw new Error(`import: ${response.status} ${text.slice(0, 1000)}`)
  const { report } = z.object({ report: z.object({ published: z.int() }) }).parse(JSON.parse(text))
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  say(
    `import: ${megabytes(document.length)}, ${report.published} actions, ${seconds} s; workerd's memory ${before} to ${peakMemory(workerd)} MB at its peak`,
  )
}

/** The most memory that a process had so far, in MB; `?` where the system does not tell. */
function peakMemory(process: number): string {
  try {
    const [, kilobytes = ''] =
      /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? []
    return (Number(kilobytes) / 1000).toFixed(0)
  } catch {
    return '?'
  }
}

/** Asks once, and says how it went. @returns what is wrong with the answer, if anything */
async function fault(
  url: string,
  headers: Record<string, string>,
  status: number,
  part: string,
  type = '',
): Promise<string | undefined> {
  const response = await fetch(url, { headers })
  const text = await response.text()
  const right = (response.headers.get('content-type') ?? '').includes(type)
  const fine = response.status === status && text.includes(part) && right
  say(`${fine ? 'ok   ' : 'FAULT'} ${new URL(url).pathname} ${response.status}`)
  if (fine) return undefined
  return `${url}: expected ${status} with ${part}, got ${response.status}\n${text.slice(0, 1000)}`
}

/** Runs workerd on the bundle, with data in a folder that goes away again. @returns its process */
async function serve(ports: Ports, secrets: Secrets): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'behalf-smoke-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  const whole = { name: 'whole', port: ports.whole, settings: { ...secrets } }
  const bare = { name: 'bare', port: ports.bare, settings: {} }
  return (await serveBundle([whole, bare], { folder })).pid
}

await runScript(smoke)
