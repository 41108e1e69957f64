import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { APIS } from './_apis.ts'
import { DOCUMENT_HOSTS, documents } from './_documents.ts'
import { login } from './_logins.ts'
import { mcp } from './_mcp.ts'
import { authorize, revoke, token } from './_oauth-servers.ts'
import { RECEIVER_HOST, receive } from './_receivers.ts'
import { type Asked, type Reply, type Scene, Stage } from './_stage.ts'
import { VENDORS } from './_vendors.ts'

/** What a test can make of one app's stand-in. */
export interface Weather {
  readonly answers?: Scene['answers']
  readonly unauthorized?: number
  readonly publicKey?: Record<string, string>
  readonly documents?: Scene['documents']
  /** All access tokens that were given end now. */
  readonly expire?: boolean
}

/** What a test is told of it. */
export interface Seen {
  readonly complaints: string[]
  readonly revoked: string[]
  readonly calls: string[]
  readonly refreshes: number
  readonly logins: number
}

/** Hosts that are played here, for `ORIGINS`: each is a path of the one server. */
export const HOSTS: readonly string[] = [
  ...new Set(
    [
      ...Object.values(VENDORS).flatMap(({ authorize, token, revoke }) => [
        authorize,
        token,
        revoke?.at,
      ]),
      ...APIS.map(({ base }) => base),
      'oauth2.googleapis.com',
      'trello.com',
      'mcp.acme.example',
      'mcp.linear.app',
      'auth.acme.example',
      ...DOCUMENT_HOSTS,
      RECEIVER_HOST,
    ].flatMap((path) => path?.split('/')[0] ?? []),
  ),
]

/** Answers as the API that lets the request in; the others refuse. */
function api(stage: Stage, asked: Asked): Reply | undefined {
  const there = APIS.filter(({ base }) => asked.path.startsWith(`${base}/`))
  if (there.length === 0) return undefined
  const found = there.find((it) => it.lets(asked, stage))
  const scene: Scene | undefined = found && stage.of(found.slug)
  if (!found || !scene) {
    const refusal = there.find((it) => it.refusal)?.refusal?.(asked)
    return refusal ?? { status: 401, body: { message: 'who is it?' } }
  }
  if (scene.unauthorized > 0) {
    scene.unauthorized--
    return { status: 401, body: { message: 'not any more' } }
  }
  const route = `${asked.method} ${asked.path.slice(found.base.length)}`
  scene.calls.push(route)
  const body = found.routes[route]?.(asked)
  return body === undefined
    ? { status: 404, body: { message: `no ${route}` } }
    : { status: 200, body }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in')
  const headers = request.headers as Asked['headers']
  const json = parsed(text)
  const isJson = /json/.test(headers['content-type'] ?? '')
  const pairs = isJson ? Object.entries(json ?? {}) : [...new URLSearchParams(text)]
  const fields = Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
  const method = request.method ?? 'GET'
  return { method, path: decodeURI(pathname.slice(1)), query, headers, text, json, fields }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** `POST /_weather/<app>` sets the weather, `GET /_seen/<app>` tells, `POST /_mint/<app>` gives tokens. */
function control(stage: Stage, { path, json }: Asked): Reply | undefined {
  const [, what, slug = ''] = /^_(weather|seen|mint)\/([\w-]+)$/.exec(path) ?? []
  if (!what) return undefined
  const scene = stage.of(slug)
  const { expire, ...weather } = (json ?? {}) as Weather
  if (what === 'mint') {
    const tokens = { access: stage.mint(slug, 'access'), refresh: stage.mint(slug, 'refresh') }
    return { status: 200, body: tokens }
  }
  if (what === 'weather') Object.assign(scene, weather)
  if (expire) scene.access.clear()
  const { complaints, revoked, calls, refreshes, logins } = scene
  return { status: 200, body: { complaints, revoked, calls, refreshes, logins } satisfies Seen }
}

function answer(response: ServerResponse, reply: Reply): void {
  const { status, body, html, location, challenge, headers = {} } = reply
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (challenge) response.setHeader('www-authenticate', challenge)
  if (location) response.writeHead(status, { location }).end()
  else if (html !== undefined) response.writeHead(status, { 'content-type': 'text/html' }).end(html)
  else if (typeof body === 'string')
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body)
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Vitest's global setup: the providers. */
export default (): Promise<() => Promise<void>> => {
  const { providers } = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as { providers: number }
  return startProviders(providers)
}

/** Starts one server that plays all providers, each as strict as it is itself. @returns what stops it */
export async function startProviders(port: number): Promise<() => Promise<void>> {
  const stage = new Stage()
  const parts = [control, receive, documents, authorize, login, mcp, token, revoke, api]
  const server = createServer((request, response) => {
    read(request)
      .then((asked) => {
        for (const part of parts) {
          const reply = part(stage, asked)
          if (reply) return answer(response, reply)
        }
        answer(response, { status: 404, body: { message: `nothing at ${asked.path}` } })
      })
      .catch((error: unknown) => answer(response, { status: 500, body: String(error) }))
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
}
