import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'

/** The client that the certified server knows. */
export const CLIENT = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }
export const WHITE_LABEL = 'https://login.acme.example/oauth/return'

/** What a test can make of the token endpoint and of the API behind it. */
export interface Weather {
  /** Lifetime of access tokens from now on, in seconds. */
  ttl: number
  /** How long the token endpoint takes, in milliseconds. */
  delay: number
  /** Answers of the token endpoint in place of the server's own; the first is used up first. */
  answers: { status: number; body: string; type?: string; headers?: Record<string, string> }[]
  /** How often the API answers 401 whatever the token. */
  unauthorized: number
}

const CALM: Weather = { ttl: 3600, delay: 0, answers: [], unauthorized: 0 }

const configuration = (weather: Weather): Configuration => ({
  clients: [
    {
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
      redirect_uris: ['https://behalf.test/callback/gmail', WHITE_LABEL],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  scopes: [
    ...['openid', 'email', 'profile'],
    ...['gmail.modify', 'userinfo.email', 'userinfo.profile'].map(
      (name) => `https://www.googleapis.com/auth/${name}`,
    ),
  ],
  claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, email: `${sub}@example.com`, name: sub.toUpperCase() }),
  }),
  features: { devInteractions: { enabled: true }, userinfo: { enabled: true } },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  ttl: {
    AccessToken: () => weather.ttl,
    RefreshToken: 86_400,
    Grant: 86_400,
    Interaction: 600,
    Session: 3600,
    IdToken: 3600,
  },
  cookies: { keys: ['tests'] },
  routes: {
    authorization: '/o/oauth2/v2/auth',
    token: '/token',
    userinfo: '/v1/userinfo',
  },
})

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/**
 * Vitest's global setup: a certified OAuth server (`oidc-provider`, rotating refresh tokens with
 * reuse detection) in Google's place, and an API that takes its tokens. `/_weather` sets what a real
 * server would not do on demand, `/_seen` tells which token requests came.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { certified } = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as { certified: number }
  const weather = structuredClone(CALM)
  const seen: Record<string, string>[] = []
  const provider = new Provider('https://accounts.google.com', configuration(weather))
  const oidc = provider.callback()

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await read(request)
    seen.push(Object.fromEntries(new URLSearchParams(body)))
    await new Promise((done) => setTimeout(done, weather.delay))
    const answer = weather.answers.shift()
    if (answer) {
      const { status, type = 'application/json', headers = {} } = answer
      response.writeHead(status, { 'content-type': type, ...headers }).end(answer.body)
      return
    }
    await oidc(Object.assign(request, { body: Object.fromEntries(new URLSearchParams(body)) }), response)
  }

  const api = async (request: IncomingMessage, response: ServerResponse) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const found = await provider.AccessToken.find(bearer)
    if (!found?.isValid || weather.unauthorized-- > 0) return json(response, 401, { error: { code: 401 } })
    const emailAddress = `${found.accountId}@example.com`
    return json(response, 200, { emailAddress, path: request.url, messages: [] })
  }

  const revoke = async (request: IncomingMessage, response: ServerResponse) => {
    const value = new URLSearchParams(await read(request)).get('token') ?? ''
    const found = (await provider.RefreshToken.find(value)) ?? (await provider.AccessToken.find(value))
    await found?.destroy()
    json(response, found ? 200 : 400, {})
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in')
    if (pathname === '/_weather') {
      Object.assign(weather, structuredClone(CALM), JSON.parse(await read(request)))
      seen.length = 0
      return json(response, 200, weather)
    }
    if (pathname === '/_seen') return json(response, 200, seen)
    if (pathname === '/token') return token(request, response)
    if (pathname === '/revoke') return revoke(request, response)
    if (pathname.startsWith('/gmail/')) return api(request, response)
    return oidc(request, response)
  })
  await new Promise<void>((ready) => server.listen(certified, '127.0.0.1', ready))
  return () => new Promise((closed) => server.close(() => closed()))
}
