import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { formsOf, type HttpBrowser, type Visited } from '../browser-by-http.ts'
import type { Seen, Weather } from '../stand-ins/providers.ts'
import { type Answer, call, newBrowser, newProject, ORIGIN } from '../worker.ts'

const bindings = env as unknown as {
  PROVIDERS: string
  ENTITIES: DurableObjectNamespace
  PROJECTS: DurableObjectNamespace
}

const now = Date.now.bind(Date)

/** The client that the stand-in of an app knows. */
export const clientOf = (app: string) => ({
  clientId: `client-${app}`,
  clientSecret: 'canary/secret of:the+tests%&',
})

/** One app's stand-in: its weather, and what it saw. */
export const provider = (app: string) => {
  const control = async (what: string, body: object = {}) => {
    const init = { method: 'POST', body: JSON.stringify(body) }
    return (await fetch(`${bindings.PROVIDERS}/_${what}/${app}`, init)).json()
  }
  return {
    weather: (weather: Weather) => control('weather', weather) as Promise<Seen>,
    seen: () => control('seen') as Promise<Seen>,
    mint: () => control('mint') as Promise<{ access: string; refresh: string }>,
  }
}

/** All that the outside was told: answers, pages and log lines. None may hold a secret (B13, B14). */
const told: string[] = []

/** Secrets of the tests, in the forms that they might leak in. */
const SECRET = /canary|ca0a27|BEGIN PRIVATE|Y2FuYXJ5|NhbmFye|jYW5hcn/i

beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const write = console[method].bind(console)
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => {
      told.push(
        said.map((it) => (it instanceof Error ? `${it.stack} ${it.cause}` : String(it))).join(' '),
      )
      write(...said)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  const leaks = told.splice(0).filter((text) => SECRET.test(text))
  expect(leaks, 'nothing that was told holds a secret').toEqual([])
})

const headersOf = (headers: Headers) => JSON.stringify([...headers])

/** Calls the API; its answer is looked through for secrets. */
export async function ask(
  key: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await call(key, method, path, body)
  told.push(JSON.stringify(answer.body), headersOf(answer.headers))
  return answer
}

/** A page of ours; looked through as well. */
function noted(page: Visited): Visited {
  if (page.url.origin === ORIGIN) told.push(page.text, headersOf(page.headers))
  return page
}

export interface Connecting {
  readonly key: string
  readonly project: string
  readonly integration: string
}

let projects = 0

/** A project of its own with an integration of an app. */
export async function integrate(
  app: string,
  authScheme: string,
  client = true,
): Promise<Connecting> {
  const project = `schemes-${app.replaceAll('_', '-')}-${++projects}-${Math.floor(Math.random() * 1e6)}`
  const key = await newProject(project)
  const wish = { app, authScheme, connect: false, ...(client && { credentials: clientOf(app) }) }
  const { status, body } = await ask(key, 'POST', '/v1/integrations', wish)
  expect(status, JSON.stringify(body)).toBe(201)
  return { key, project, integration: body.id }
}

/** Begins a connection of the entity `ada`. */
export const begin = ({ key, integration }: Connecting, more: object = {}): Promise<Answer> =>
  ask(key, 'POST', '/v1/entities/ada/connections', { integrationId: integration, ...more })

/** Follows a link as far as it leads: the app's consent, or our form. */
export const follow = async (link: string, browser: HttpBrowser = newBrowser()): Promise<Visited> =>
  noted(await browser.open(link))

/** Says yes on the app's page. */
export async function consent(page: Visited, browser: HttpBrowser): Promise<Visited> {
  const [form] = formsOf(page)
  if (!form) throw new Error(`no consent page: ${page.status} ${page.text.slice(0, 400)}`)
  return noted(await browser.submit(form.action, form.fields))
}

/** Sends our form, and goes on to where it leads: a page of ours, or the app's. */
export async function fillIn(
  page: Visited,
  fields: Record<string, string>,
  browser: HttpBrowser,
): Promise<Visited> {
  const next = noted(await browser.submit(page.url, fields))
  const onward = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(next.text)?.[1]
  return onward ? noted(await browser.open(onward.replaceAll('&amp;', '&'))) : next
}

export const read = async ({ key }: Connecting, id: string) =>
  (await ask(key, 'GET', `/v1/connections/${id}`)).body

/** A tool call of `ada`. */
export const act = async (
  { key }: Connecting,
  action: string,
  args: object = {},
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
): Promise<any> => {
  const path = `/v1/entities/ada/actions/${action}`
  return (await ask(key, 'POST', path, { arguments: args })).body
}

/** Lets our clock go ahead; it is right again after the test. */
export function later(seconds: number): void {
  const ahead = Date.now() - now() + seconds * 1000
  vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead)
}

/** All that the entity and its project keep, as text: no secret may be readable in it (B8). */
export async function stored({ project }: Connecting): Promise<string> {
  const objects = [
    bindings.ENTITIES.getByName(`${project}/ada`),
    bindings.PROJECTS.getByName(project),
  ]
  const texts = objects.map((object) =>
    runInDurableObject(object, async (_, { storage }) => {
      const query = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`
      const tables = storage.sql.exec<{ name: string }>(query).toArray()
      const rows = tables.map(({ name }) => storage.sql.exec(`SELECT * FROM ${name}`).toArray())
      return JSON.stringify([rows, [...(await storage.list())]])
    }),
  )
  return (await Promise.all(texts)).join()
}

/** That nothing secret lies readable in the storage. */
export async function expectSealed(connecting: Connecting): Promise<void> {
  expect((await stored(connecting)).match(SECRET)).toBeNull()
}
