import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'

/** The clients that the certified server knows: one a test file, so that files do not meet. */
const CLIENT_IDS = ['consent-tests', 'token-tests', 'edge-tests']
const CLIENT_SECRET = 'secret/of:the+tests'
const REDIRECT_URIS = [
  'https://behalf.test/callback/gmail',
  'https://login.acme.example/oauth/return',
]

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
  /** How long the API's answers take, in milliseconds; the first is used up first. */
  apiDelays: number[]
}

/** What reached the server since the weather was set. */
export interface Seen {
  /** Token requests: their bodies. */
  requests: Record<string, string>[]
  /** Token answers of the server's own making. */
  issued: Record<string, string>[]
  /** Revocations that met a token: the tokens. */
  revoked: string[]
  /** Access tokens that the API was called with, refused or not, as far as it knows them. */
  used: string[]
}

interface Sky {
  weather: Weather
  seen: Seen
}

const calm = (): Weather => ({ ttl: 3600, delay: 0, answers: [], unauthorized: 0, apiDelays: [] })
const nothing = (): Seen => ({ requests: [], issued: [], revoked: [], used: [] })

const skies = new Map(
  CLIENT_IDS.map((id): [string, Sky] => [id, { weather: calm(), seen: nothing() }]),
)
const skyOf = (client: string | null | undefined): Sky =>
  skies.get(client ?? '') ?? { weather: calm(), seen: nothing() }

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`

const configuration: Configuration = {
  clients: CLIENT_IDS.map((client_id) => ({
    client_id,
    client_secret: CLIENT_SECRET,
    redirect_uris: REDIRECT_URIS,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
  })),
  scopes: ['openid', scope('gmail.modify')],
  claims: {
    openid: ['sub'],
    [scope('userinfo.email')]: ['email'],
    [scope('userinfo.profile')]: ['name', 'picture'],
  },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({
      sub,
      email: `${sub}@example.com`,
      name: sub.toUpperCase(),
      picture: `https://photos.example/${sub}.png`,
    }),
  }),
  features: { devInteractions: { enabled: true }, userinfo: { enabled: true } },
  conformIdTokenClaims: true,
  pkce: { required: () => true },
  issueRefreshToken: async () => true,
  expiresWithSession: async () => false,
  rotateRefreshToken: true,
  ttl: {
    AccessToken: (_, __, client) => skyOf(client.clientId).weather.ttl,
    RefreshToken: 86_400,
    Grant: 86_400,
    Interaction: 600,
    Session: 3600,
    IdToken: 3600,
  },
  cookies: { keys: ['tests'] },
  routes: { authorization: '/o/oauth2/v2/auth', token: '/token', userinfo: '/v1/userinfo' },
}

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** `/token`: the server's own, in this client's weather. */
const tokenEndpoint =
  (oidc: Handler): Handler =>
  async (request, response) => {
    const body = Object.fromEntries(new URLSearchParams(await read(request)))
    const { weather, seen } = skyOf(body['client_id'])
    seen.requests.push(body)
    const answer = weather.answers.shift()
    await new Promise((done) => setTimeout(done, weather.delay))
    if (!answer) return oidc(Object.assign(request, { body }), response)
    const { status, type = 'application/json', headers = {} } = answer
    response.writeHead(status, { 'content-type': type, ...headers }).end(answer.body)
  }

/** `/gmail/`: takes the server's tokens. */
const api =
  (provider: Provider): Handler =>
  async (request, response) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const found = await provider.AccessToken.find(bearer)
    const { weather, seen } = skyOf(found?.clientId)
    seen.used.push(bearer)
    const refused = weather.unauthorized > 0
    if (refused) weather.unauthorized--
    await new Promise((done) => setTimeout(done, weather.apiDelays.shift()))
    if (!found?.isValid || refused) return json(response, 401, { error: { code: 401 } })
    json(response, 200, { emailAddress: `${found.accountId}@example.com`, path: request.url })
  }

/** `/revoke`: as Google's, it wants no client. */
const revocationEndpoint =
  (provider: Provider): Handler =>
  async (request, response) => {
    const token = new URLSearchParams(await read(request)).get('token') ?? ''
    const { RefreshToken, AccessToken } = provider
    const found = (await RefreshToken.find(token)) ?? (await AccessToken.find(token))
    if (found) skyOf(found.clientId).seen.revoked.push(token)
    await found?.destroy()
    json(response, found ? 200 : 400, {})
  }

/** `POST /_weather?client=` sets the weather and forgets what was seen; `GET /_seen?client=` tells it. */
const control: Handler = async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in')
  const sky = skies.get(searchParams.get('client') ?? '')
  if (!sky) return json(response, 404, { error: 'no such client' })
  if (pathname === '/_weather') {
    sky.weather = { ...calm(), ...(JSON.parse(await read(request)) as Partial<Weather>) }
    sky.seen = nothing()
  }
  json(response, 200, sky.seen)
}

/**
 * Vitest's global setup: a certified OAuth server (`oidc-provider`, rotating refresh tokens with
 * reuse detection) in Google's place, and an API that takes its tokens. Its weather is what a real
 * server would not do on demand.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { certified } = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as { certified: number }
  const provider = new Provider('https://accounts.google.com', configuration)
  provider.on('grant.success', ({ oidc, body }) => {
    skyOf(oidc.client?.clientId).seen.issued.push(body as Record<string, string>)
  })
  const oidc: Handler = provider.callback()
  const routes: [string, Handler][] = [
    ['/_', control],
    ['/token', tokenEndpoint(oidc)],
    ['/revoke', revocationEndpoint(provider)],
    ['/gmail/', api(provider)],
    ['/', oidc],
  ]
  const server = createServer((request, response) => {
    const [, handle] = routes.find(([path]) => request.url?.startsWith(path)) ?? ['/', oidc]
    handle(request, response).catch((error: unknown) => json(response, 500, String(error)))
  })
  await new Promise<void>((ready) => server.listen(certified, '127.0.0.1', ready))
  return () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
}
