import { env } from 'cloudflare:workers'
import type { Env } from '../../src/env.ts'
import type { Collected } from '../stand-ins/_collector.ts'
import { call, newBrowser } from '../worker.ts'

/** The settings of the Worker under test, which a test may change. */
export const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] } & {
  readonly CANARY: string
}

/** What the stand-in is told and tells. */
export async function control(what: string, body: unknown = {}): Promise<unknown> {
  const init = { method: 'POST', body: JSON.stringify(body) }
  return (await fetch(`${settings.CANARY}/_${what}`, init)).json()
}

/** What the collector was sent since this was asked last. */
export const collected = () => control('collected') as Promise<Collected[]>

/** What the developer's own endpoints were sent since this was asked last. */
export const toldToEndpoints = () => control('told') as Promise<{ path: string; text: string }[]>

/** An endpoint of the developer's, which takes whatever comes. */
export const endpoint = (name: string) => `https://api.canary.example/told/${name}`

/** Signs as Slack, GitHub and Notion do: HMAC-SHA256 in hex. */
export async function hmac(secret: string, text: string): Promise<string> {
  const bytes = (it: string) => new TextEncoder().encode(it)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign'])
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)))
  return Array.from(signed, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The next answers of the app's token endpoint, all of which say back what was asked. */
export const refusals = (next: { status: number; error: string }[]) => control('refusals', next)

export const SLUG = 'canary_app'
const HERE = 'https://api.canary.example'

const operation = (operationId: string) => ({
  operationId,
  summary: `Does what ${operationId} says, for tests that look at it.`,
  requestBody: {
    content: {
      'application/json': { schema: { type: 'object', properties: { text: { type: 'string' } } } },
    },
  },
  responses: { 200: { description: 'done' } },
})

/** The app's API: each operation says back all that it was asked, and goes another way. */
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Canary', version: '1' },
  servers: [{ url: `${HERE}/v1` }],
  paths: {
    '/echo': { post: operation('echo') },
    '/refuse': { post: operation('refuse') },
    '/break': { post: operation('break') },
    '/hang-up': { post: operation('hangUp') },
  },
}

export const ECHO = 'CANARY_APP_ECHO'
export const REFUSE = 'CANARY_APP_REFUSE'
export const BREAK = 'CANARY_APP_BREAK'
export const HANG_UP = 'CANARY_APP_HANG_UP'

const secret = (name: string, type = 'password') => ({ name, label: name, type })
const text = (name: string) => ({ name, label: name })
const verify = { url: `${HERE}/v1/me` }
const tokenUrl = `${HERE}/token`
const oauth = { tokenUrl, clientAuth: 'client_secret_post', scopes: ['all'] }
const userAndPassword = [text('username'), secret('password')]

/** Every way in that there is. */
const AUTH = [
  {
    ...{ scheme: 'OAUTH2', authorizationUrl: `${HERE}/authorize`, ...oauth },
    revocation: { url: `${HERE}/revoke` },
  },
  { scheme: 'S2S_OAUTH2', ...oauth },
  {
    ...{ scheme: 'OAUTH1', requestTokenUrl: `${HERE}/request-token` },
    ...{ authorizationUrl: `${HERE}/authorize-token`, accessTokenUrl: `${HERE}/access-token` },
  },
  {
    ...{ scheme: 'API_KEY', fields: [secret('api_key')], verify: { ...verify, method: 'POST' } },
    put: {
      headers: { 'x-key': '{api_key}' },
      query: { key: '{api_key}' },
      cookies: {},
      json: { key: '{api_key}' },
    },
  },
  { scheme: 'BEARER_TOKEN', fields: [secret('token')], verify },
  { scheme: 'BASIC', fields: userAndPassword, verify },
  {
    ...{ scheme: 'BASIC_WITH_JWT', fields: userAndPassword },
    login: { url: `${HERE}/login`, tokenPath: 'token', lifetime: 3600 },
  },
  {
    ...{ scheme: 'TWO_STEP', fields: userAndPassword },
    login: {
      ...{ url: `${HERE}/login`, tokenPath: 'token', lifetime: 3600 },
      params: { user: '{username}', pass: '{password}' },
    },
  },
  {
    ...{ scheme: 'JWT_BEARER', tokenUrl, algorithm: 'RS256', issuer: 'behalf' },
    fields: [secret('private_key', 'multiline')],
  },
  {
    ...{ scheme: 'GOOGLE_SERVICE_ACCOUNT', scopes: ['all'] },
    fields: [secret('service_account', 'multiline')],
  },
  {
    ...{ scheme: 'AWS_SIGV4', service: 'canary', region: 'eu-central-1', verify },
    fields: [text('access_key_id'), secret('secret_access_key')],
  },
  { scheme: 'DCR_OAUTH', serverUrl: HERE, scopes: ['all'] },
]

/** Makes the app known to a project. */
export async function importCanary(key: string): Promise<void> {
  const made = await call(key, 'POST', '/v1/apps', {
    ...{ slug: SLUG, document: DOCUMENT, overlay: { baseUrl: `${HERE}/v1`, auth: AUTH } },
  })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
}

/** An integration of the app by one of its ways in. */
export async function integrate(key: string, authScheme: string, credentials?: object) {
  const wish = { app: SLUG, authScheme, connect: false, ...(credentials && { credentials }) }
  const made = await call(key, 'POST', '/v1/integrations', { ...wish, forceNew: true })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return made.body.id as string
}

/** Walks a link as far as it leads by itself; the app's own pages consent at once. */
export const walk = (link: string) => newBrowser().open(link)
