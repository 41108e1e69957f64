import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'

const { url: BEHALF, root } = inject('behalf')

export { BEHALF }

const OUTPUT = 'test/browser/output'

/** What an API answers, as the stories read it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
type Json = any

/** Calls the API; with the operator's key and of the default project, unless told otherwise. */
export async function api(method: string, path: string, body?: unknown, key = root): Promise<Json> {
  const init = { method, headers: { 'x-api-key': key }, body: body ? JSON.stringify(body) : null }
  const response = await fetch(`${BEHALF}${path}`, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`)
  return text === '' ? null : JSON.parse(text)
}

let projects = 0

/** The key of a new project that is called Acme. */
export async function newProject(profile: object = {}): Promise<string> {
  const id = `acme-${process.pid}-${++projects}`
  await api('POST', '/v1/projects', { id, name: 'Acme' })
  const response = await fetch(`${BEHALF}/v1/keys`, {
    method: 'POST',
    headers: { 'x-api-key': root, 'x-project': id },
    body: '{}',
  })
  const { key } = (await response.json()) as { key: string }
  await api('PATCH', '/v1/project', profile, key)
  return key
}

/** A real browser for the stories of a file, watched for what must not happen on our pages. */
export function useBrowser(): { context(): Promise<BrowserContext> } {
  let browser: Browser
  const open: BrowserContext[] = []
  const faults: string[] = []

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true })
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    })
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()))
    expect(faults.splice(0)).toEqual([])
  })
  afterAll(() => browser.close())

  return {
    async context() {
      const context = await browser.newContext()
      watch(context, faults)
      open.push(context)
      return context
    },
  }
}

const isOurs = (url: string): boolean => url.startsWith(`${BEHALF}/`)

/** Chromium reports a page's own status 4xx as an error on its console. */
const STATUS = /^Failed to load resource: the server responded with a status of 4/

/** Notes errors on our pages, and whatever they load from elsewhere but the project's logo. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    const ours = isOurs(message.location().url) || isOurs(message.page()?.url() ?? '')
    const text = message.text()
    if (message.type() === 'error' && ours && !STATUS.test(text)) faults.push(text)
  })
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('request', (request) => {
    if (request.isNavigationRequest() || !isOurs(request.frame().url())) return
    const mayLoad = isOurs(request.url()) || request.url().startsWith('data:')
    if (!mayLoad && request.url() !== LOGO) faults.push(`loaded ${request.url()}`)
  })
}

/** A project's logo, on a host that only {@link serveLogo} knows. */
export const LOGO = 'https://cdn.acme.example/logo.svg'

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48"
  fill="#5b2be0"/><path d="M12 36 24 11l12 25h-6l-6-13-6 13z" fill="#fff"/></svg>`

export const serveLogo = (context: BrowserContext) =>
  context.route(LOGO, (route) => route.fulfill({ contentType: 'image/svg+xml', body: DRAWING }))

const SIZES = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
]

/** Holds a page against axe-core in light and dark, narrow and wide, and takes its pictures. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await page.screenshot({
        path: `${OUTPUT}/${name}-${size.width}-${colorScheme}.png`,
        fullPage: true,
      })
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect(wide, `${name} at ${size.width}`).toBeLessThanOrEqual(size.width)
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`)
      expect(found, `${name} ${colorScheme} at ${size.width}`).toEqual([])
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Consents on the emulated GitHub's page. */
export const consentAs = (page: Page, login: string): Promise<void> =>
  page.locator(`form:has(input[name=login][value=${login}]) button`).click()

/** A developer's own site: one page, on another origin of this machine. */
export async function serveSite(html: string): Promise<{ origin: string; close(): void }> {
  const port = await freePort()
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(html)
  })
  await new Promise<void>((ready) => server.listen(port, ready))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://localhost:${port}`, close }
}
