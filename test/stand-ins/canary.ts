import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { collect, collected } from './_collector.ts'

/** Hosts that are played here, for `ORIGINS`. */
export const CANARY_HOSTS = ['api.canary.example', 'oauth2.googleapis.com', 'collector.example']

/** A request as an app sees it. */
interface Asked {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly text: string
  readonly fields: URLSearchParams
}

/** Every secret that was made or seen here: its kind, and the secret itself. */
let secrets: [kind: string, secret: string][] = []
/** What the developer's own endpoints were sent, whole: path, headers and body. */
const told: { path: string; text: string }[] = []
/** Answers of the token endpoint in place of its own: a status; what was asked is said back. */
let refusals: { status: number; error: string }[] = []

function mint(kind: string): string {
  const made = randomBytes(24).toString('base64url')
  secrets.push([kind, made])
  return made
}

const HERE = 'https://api.canary.example'
const METADATA = {
  issuer: HERE,
  authorization_endpoint: `${HERE}/authorize`,
  token_endpoint: `${HERE}/token`,
  registration_endpoint: `${HERE}/register`,
  revocation_endpoint: `${HERE}/revoke`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
}

type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>]

/** All that an app was asked, said back: what a careless one puts into its errors. */
const echo = ({ method, path, query, headers, text }: Asked) => ({
  ...{ method, path, query: Object.fromEntries(query), headers, text },
})

/** Takes any credentials: nobody who is let in must keep a secret here. */
function token(asked: Asked): Reply {
  for (const name of ['code_verifier', 'assertion', 'code', 'refresh_token', 'client_secret']) {
    const value = asked.fields.get(name)
    if (value) secrets.push([name, value])
  }
  const refusal = refusals.shift()
  if (refusal) {
    const said = JSON.stringify(echo(asked))
    return [refusal.status, { error: refusal.error, error_description: said, asked: said }]
  }
  const tokens = { access_token: mint('access token'), refresh_token: mint('refresh token') }
  return [200, { ...tokens, token_type: 'Bearer', expires_in: 3600 }]
}

function authorize({ query }: Asked): Reply {
  const back = new URL(query.get('redirect_uri') ?? '')
  const state = query.get('state') ?? ''
  secrets.push(['state', state])
  back.searchParams.set('code', mint('authorization code'))
  back.searchParams.set('state', state)
  return [302, '', { location: back.href }]
}

/** OAuth 1.0a: the callback travels in the first leg, so its token leads back there. */
function requestToken({ headers }: Asked): Reply {
  const [, callback = ''] = /oauth_callback="([^"]+)"/.exec(headers.authorization ?? '') ?? []
  const oauth_token = Buffer.from(decodeURIComponent(callback)).toString('base64url')
  const oauth_token_secret = mint('temporary token secret')
  const form = { oauth_token, oauth_token_secret, oauth_callback_confirmed: 'true' }
  return [200, new URLSearchParams(form).toString()]
}

function authorizeToken({ query }: Asked): Reply {
  const oauth_token = query.get('oauth_token') ?? ''
  const back = new URL(Buffer.from(oauth_token, 'base64url').toString())
  back.searchParams.set('oauth_token', oauth_token)
  back.searchParams.set('oauth_verifier', mint('verifier of OAuth 1.0a'))
  return [302, '', { location: back.href }]
}

const ROUTES: Readonly<Record<string, (asked: Asked) => Reply>> = {
  '/authorize': authorize,
  '/token': token,
  '/revoke': () => [200, {}],
  '/register': ({ text }) => [
    201,
    { ...JSON.parse(text), client_id: 'registered', client_secret: mint('registered secret') },
  ],
  '/request-token': requestToken,
  '/authorize-token': authorizeToken,
  '/access-token': () => [
    200,
    new URLSearchParams({
      oauth_token: mint('token of OAuth 1.0a'),
      oauth_token_secret: mint('token secret of OAuth 1.0a'),
    }).toString(),
  ],
  '/login': (asked) =>
    refusals.shift() ? [401, echo(asked)] : [200, { token: mint('session of a login') }],
  '/.well-known/oauth-authorization-server': () => [200, METADATA],
  '/.well-known/oauth-protected-resource': () => [
    200,
    { resource: HERE, authorization_servers: [HERE] },
  ],
  '/v1/me': (asked) => (refusals.shift() ? [401, echo(asked)] : [200, { id: 'ada', name: 'Ada' }]),
  '/v1/echo': (asked) => [200, { asked: echo(asked) }],
  '/v1/refuse': (asked) => [422, { message: JSON.stringify(echo(asked)), asked: echo(asked) }],
  '/v1/break': (asked) => [500, JSON.stringify(echo(asked)), { 'content-type': 'text/plain' }],
}

/** `/told/...` are the developer's endpoints. */
function receive({ path, headers, text }: Asked): Reply | undefined {
  if (!path.startsWith('/told')) return undefined
  told.push({ path, text: `${JSON.stringify(headers)}\n${text}` })
  return [204, '']
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in')
  const [, host = '', rest = ''] = /^\/([^/]+)(.*)$/.exec(pathname) ?? []
  const { method = 'GET', headers } = request
  return { method, host, path: rest, query, headers, text, fields: new URLSearchParams(text) }
}

/** `GET /_secrets`, `/_collected` and `/_told` tell; `POST /_refusals` sets the next answers; `/_clear` forgets. */
function control({ host, text }: Asked): Reply | undefined {
  switch (host) {
    case '_secrets':
      return [200, secrets]
    case '_collected':
      return [200, collected.splice(0)]
    case '_told':
      return [200, told.splice(0)]
    case '_refusals':
      refusals = JSON.parse(text)
      return [200, {}]
    case '_clear':
      secrets = []
      return [200, {}]
    default:
      return undefined
  }
}

function answer(response: ServerResponse, [status, body, headers = {}]: Reply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

/** Vitest's global setup: an app of every scheme that tells whatever it is told, and a collector. */
export default async function setup(): Promise<() => Promise<void>> {
  const { canary } = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as { canary: number }
  const server = createServer((request, response) => {
    read(request)
      .then((asked) => {
        if (asked.path === '/v1/hang-up') return void request.socket.destroy()
        const told = control(asked) ?? (asked.host === 'collector.example' ? collect(asked) : null)
        answer(
          response,
          told ?? receive(asked) ?? ROUTES[asked.path]?.(asked) ?? [404, { message: asked.path }],
        )
      })
      .catch((error: unknown) => answer(response, [500, String(error)]))
  })
  await new Promise<void>((ready) => server.listen(canary, '127.0.0.1', ready))
  return () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
}
