import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type ClientAuthMethod, type Configuration, errors } from 'oidc-provider'
import { type Origins, origins } from '../../src/core/origins.ts'
import { formsOf, HttpBrowser } from '../browser-by-http.ts'

export const ISSUER = 'https://as.test'
export const RESOURCE = 'https://mcp.test/mcp'
export const REDIRECT_URI = 'https://behalf.test/callback/mcp?tenant=1'

/** A request to the authorization server, read. */
export interface Asked {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: Record<string, string>
}

/** An MCP-like resource, and a certified authorization server (`oidc-provider`) that guards it. */
export interface Mcp {
  readonly origins: Origins
  /** Registrations, token requests and revocations. */
  readonly asked: Asked[]
  /** The user's part: signs in, consents, and comes back to us. */
  consent(url: URL): Promise<URLSearchParams>
  /** The user says no. */
  refuse(url: URL): Promise<URLSearchParams>
  /** The server forgets a client. */
  forget(clientId: string): Promise<void>
  close(): Promise<void>
}

const configuration = (methods: ClientAuthMethod[]): Configuration => ({
  clientAuthMethods: methods,
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  features: {
    devInteractions: { enabled: true },
    registration: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      // Only what each request names: a token request without `resource` gets a token for nothing.
      useGrantedResource: () => false,
      getResourceServerInfo: (_, resource) => {
        if (resource !== RESOURCE) throw new errors.InvalidTarget()
        return { scope: 'things:read things:write', audience: resource, accessTokenTTL: 600 }
      },
    },
  },
  issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: async () => false,
  rotateRefreshToken: true,
  pkce: { required: () => true },
  ttl: { Interaction: 600, Session: 3600, Grant: 86_400, RefreshToken: 86_400 },
  cookies: { keys: ['tests'] },
})

export async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

export async function listen(handle: Handler) {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** Takes tokens that were issued for it alone, and says where to get some. */
function resource(provider: Provider): Handler {
  return async (request, response) => {
    const json = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/elsewhere') {
      return json({
        resource: RESOURCE,
        authorization_servers: [ISSUER],
        scopes_supported: ['things:read'],
      })
    }
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const token = await provider.AccessToken.find(bearer)
    if (request.url === '/mcp' && token?.isValid && token.aud === RESOURCE) {
      return json({ account: token.accountId, scope: token.scope })
    }
    const challenge = 'Bearer resource_metadata="https://mcp.test/.well-known/elsewhere"'
    return response.writeHead(401, { 'www-authenticate': challenge }).end()
  }
}

export async function signIn(origin: Origins, url: URL) {
  const browser = new HttpBrowser(({ url, method, headers, body }) => {
    const there = origin.forward(new URL(url))
    return fetch(there, {
      method,
      headers,
      body,
      redirect: 'manual',
      duplex: 'half',
    } as RequestInit)
  })
  const [form] = formsOf(await browser.open(url))
  if (!form) throw new Error('no form to sign in')
  const page = await browser.submit(form.action, {
    prompt: 'login',
    login: 'ada',
    password: 'secret',
  })
  return { browser, page }
}

const returned = ({ href }: URL) => href.startsWith(REDIRECT_URI)

export async function serveMcp(methods: ClientAuthMethod[]): Promise<Mcp> {
  const provider = new Provider(ISSUER, configuration(methods))
  provider.proxy = true
  const oidc = provider.callback()
  const asked: Asked[] = []

  const as = await listen(async (request, response) => {
    // As if TLS ended in front of it.
    Object.assign(request.headers, { host: 'as.test', 'x-forwarded-proto': 'https' })
    const path = request.url ?? '/'
    if (!['/reg', '/token', '/token/revocation'].includes(path)) return oidc(request, response)
    const text = await read(request)
    const body = path === '/reg' ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text))
    asked.push({ path, authorization: request.headers.authorization, body })
    return oidc(Object.assign(request, { body }), response)
  })
  const api = await listen(resource(provider))
  const origin = origins(JSON.stringify({ [ISSUER]: as.at, 'https://mcp.test': api.at }))

  return {
    origins: origin,
    asked,
    async consent(url) {
      const { browser, page } = await signIn(origin, url)
      const back = await browser.submit(page.url, { prompt: 'consent' }, returned)
      return back.url.searchParams
    },
    async refuse(url) {
      const { browser, page } = await signIn(origin, url)
      return (await browser.open(`${page.url.href}/abort`, {}, returned)).url.searchParams
    },
    forget: async (clientId) => {
      // The adapter is where clients are; its type is not public.
      const { adapter } = provider.Client as unknown as {
        adapter: { destroy(id: string): Promise<void> }
      }
      await adapter.destroy(clientId)
    },
    close: async () => void (await Promise.all([as.close(), api.close()])),
  }
}
