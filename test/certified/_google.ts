import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import { formsOf, type HttpBrowser, type Visited } from '../browser-by-http.ts'
import type { Seen, Weather } from '../stand-ins/certified.ts'
import { type Answer, call, newBrowser, newProject, ORIGIN } from '../worker.ts'

const bindings = env as unknown as {
  CERTIFIED: string
  ENTITIES: DurableObjectNamespace
  PROJECTS: DurableObjectNamespace
}

export const WHITE_LABEL = 'https://login.acme.example/oauth/return'

const now = Date.now.bind(Date)

/** Google as the stand-in plays it for one client. */
export const google = (clientId: string) => ({
  client: { clientId, clientSecret: 'secret/of:the+tests' },

  /** Sets the weather; what was seen before is forgotten. */
  weather: async (weather: Partial<Weather> = {}): Promise<void> => {
    const body = JSON.stringify(weather)
    const { status } = await fetch(`${bindings.CERTIFIED}/_weather?client=${clientId}`, {
      method: 'POST',
      body,
    })
    expect(status).toBe(200)
  },

  seen: async (): Promise<Seen> =>
    (await fetch(`${bindings.CERTIFIED}/_seen?client=${clientId}`)).json(),

  /** The user takes the app's access away, in Google's own settings. */
  withdraw: async (token: string): Promise<void> => {
    const body = new URLSearchParams({ token })
    expect((await fetch(`${bindings.CERTIFIED}/revoke`, { method: 'POST', body })).status).toBe(200)
  },
})

/** Whether a browser has come to where Google sends it back. */
const returned = (url: URL) =>
  url.pathname === '/callback/gmail' || url.href.startsWith(WHITE_LABEL)

/** Follows a connect link to the authorization endpoint, and stops in front of it. */
export const openLink = (browser: HttpBrowser, link: string): Promise<Visited> =>
  browser.open(link, {}, (url) => url.origin !== ORIGIN)

/** The answer of the Google user `login`, up to the redirect to us. */
async function answer(
  browser: HttpBrowser,
  link: string,
  login: string,
  decide: (consent: Visited) => Promise<Visited>,
): Promise<URL> {
  const asked = await browser.open((await openLink(browser, link)).url)
  const [form] = formsOf(asked)
  if (!form) throw new Error(`no form: ${asked.status} ${asked.text.slice(0, 300)}`)
  const signedIn = await browser.submit(form.action, { prompt: 'login', login, password: 'secret' })
  const back = await decide(signedIn)
  if (returned(back.url)) return back.url
  throw new Error(`not back: ${back.status} ${back.url.pathname} ${back.text.slice(0, 300)}`)
}

/** Signs in and consents. @returns the callback's URL, not yet opened */
export const consent = (browser: HttpBrowser, link: string, login: string): Promise<URL> =>
  answer(browser, link, login, ({ url }) => browser.submit(url, { prompt: 'consent' }, returned))

/** Signs in and says no. */
export const refuse = (browser: HttpBrowser, link: string, login: string): Promise<URL> =>
  answer(browser, link, login, ({ url }) => browser.open(`${url.href}/abort`, {}, returned))

export interface Connected {
  readonly key: string
  readonly project: string
  readonly entity: string
  readonly id: string
  readonly integration: string
}

/** A project of its own with a gmail integration. */
export async function newIntegration(
  project: string,
  credentials: Record<string, unknown>,
): Promise<{ key: string; integration: string }> {
  const key = await newProject(project)
  const wish = { app: 'gmail', credentials, connect: false, forceNew: true }
  const { status, body } = await call(key, 'POST', '/v1/integrations', wish)
  expect(status, JSON.stringify(body)).toBe(201)
  return { key, integration: body.id }
}

/** A begun connection of an entity: its id and its link. */
export async function begin(
  key: string,
  integrationId: string,
  entity: string,
): Promise<{ id: string; link: string }> {
  const made = await call(key, 'POST', `/v1/entities/${entity}/connections`, { integrationId })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return { id: made.body.id, link: made.body.redirectUrl }
}

/** A project with one user, `ada`, who has consented. */
export async function connected(
  project: string,
  credentials: Record<string, unknown>,
): Promise<Connected> {
  const { key, integration } = await newIntegration(project, credentials)
  const { id, link } = await begin(key, integration, 'ada')
  const browser = newBrowser()
  await browser.open(await consent(browser, link, 'ada'))
  expect(await status(key, id)).toBe('ACTIVE')
  return { key, project, entity: 'ada', id, integration }
}

export const status = async (key: string, id: string): Promise<string> =>
  (await call(key, 'GET', `/v1/connections/${id}`)).body.status

/** Ends all objects as a deployment does: memory is gone, storage stays. */
export async function restartObjects({ key, entity }: Acting): Promise<void> {
  await call(key, 'GET', `/v1/entities/${entity}/logs`) // calls are logged behind their answers
  await abortAllDurableObjects()
}

type Acting = Pick<Connected, 'key' | 'entity'>

/** A tool call on behalf of the entity. */
export const act = ({ key, entity }: Acting, connectionId?: string): Promise<Answer> =>
  call(key, 'POST', `/v1/entities/${entity}/actions/GMAIL_GET_PROFILE`, {
    arguments: {},
    ...(connectionId && { connectionId }),
  })

/** What a call answers when it got through. */
export const THROUGH = { successful: true, status: 200, data: { emailAddress: 'ada@example.com' } }

/** Lets our clock, not Google's, go ahead; `vi.restoreAllMocks` sets it right again. */
export function later(seconds: number): void {
  const ahead = Date.now() - now() + seconds * 1000
  vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead)
}

export const entityObject = (project: string, entity: string) =>
  bindings.ENTITIES.getByName(`${project}/${entity}`)
export const projectObject = (project: string) => bindings.PROJECTS.getByName(project)

/** All that an object keeps, as text. */
export const stored = (object: DurableObjectStub): Promise<string> =>
  runInDurableObject(object, async (_, { storage }) => {
    const query = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`
    const tables = storage.sql.exec<{ name: string }>(query).toArray()
    const rows = tables.map(({ name }) => storage.sql.exec(`SELECT * FROM ${name}`).toArray())
    return JSON.stringify([tables, rows, [...(await storage.list())]])
  })
