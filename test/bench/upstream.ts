/**
 * The apps behind everything that is measured: a process of its own, as light as Node can be. It
 * lets nobody in but who sends the very token of the entity that the path names, and counts the rest.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { MADE_UP_HOST } from './made-up-apps.ts'
import { asanaToken, fingerprint, readAsanaToken, tokenOf } from './tokens.ts'

/** What the upstream saw so far. */
export interface Seen {
  /** Requests with a token that never was the entity's. */
  readonly wrong: number
  /** Requests with one of its own tokens, after that had ended. */
  readonly ended: number
  readonly refreshes: number
  /** Refresh tokens that were sent a second time. */
  readonly reused: number
}

/** How the token endpoint behaves from now on. */
export interface Weather {
  /** Milliseconds before it answers a refresh. */
  readonly delay: number
  /** Seconds that an access token lasts. */
  readonly lifetime: number
}

const seen = { wrong: 0, ended: 0, refreshes: 0, reused: 0 }
let weather: Weather = { delay: 0, lifetime: 3600 }
let codes = 0
const issues = new Map<string, Buffer>()
/** The newest token of each entity of Asana, and when it was given. */
const newest = new Map<string, { readonly n: number; readonly at: number }>()
/** How long the token before the newest one works on, in milliseconds: calls are on their way. */
const GRACE = 5000
/** Milliseconds before GitHub answers an owner whose name begins with `slow`: about, so that callers do not march in step. */
const SLOW = 2000

/** Status, headers beside the content type, and JSON, ready or not. */
interface Reply {
  readonly status: number
  readonly body: object | Buffer
  readonly location?: string
}

/** An issue of about a kilobyte, as GitHub tells it, and whose token it was read with. */
function issueOf(owner: string): Buffer {
  const user = { login: owner, id: 583231, type: 'User', site_admin: false }
  const issue = {
    ...{ id: 3_004_217_113, number: 7, state: 'open', locked: false, comments: 3 },
    title: 'Calls fail after the second try',
    user,
    seen: fingerprint(tokenOf(owner)),
    labels: ['bug', 'help wanted'].map((name, id) => ({
      id,
      name,
      color: 'd73a4a',
      default: true,
    })),
    assignees: [user],
    milestone: null,
    created_at: '2026-11-03T09:21:44Z',
    updated_at: '2026-11-12T16:02:10Z',
    closed_at: null,
    html_url: `https://github.com/${owner}/hello/issues/7`,
    body: 'The first call works. The second one fails, and so does every one after it. '.repeat(6),
  }
  const made = Buffer.from(JSON.stringify(issue))
  issues.set(owner, made)
  return made
}

async function github({ headers }: IncomingMessage, path: string): Promise<Reply> {
  const { authorization = '' } = headers
  if (path === '/user') {
    const login = authorization.slice('Bearer token-of-'.length)
    return { status: 200, body: { id: 583231, login } }
  }
  const [, owner = ''] = /^\/repos\/([^/]+)\/hello\/issues\/7$/.exec(path) ?? []
  if (owner.startsWith('slow')) await sleep(SLOW * (0.75 + Math.random() / 2))
  if (authorization === `Bearer ${tokenOf(owner)}`) {
    return { status: 200, body: issues.get(owner) ?? issueOf(owner) }
  }
  seen.wrong++
  return { status: 401, body: { message: 'Bad credentials' } }
}

/** A task belongs to the entity that its id names. The newest token opens it, until its own end. */
function asana({ headers }: IncomingMessage, path: string): Reply {
  const token = (headers.authorization ?? '').replace(/^Bearer /, '')
  const whose = readAsanaToken('access', token)
  if (path === '/api/1.0/users/me') {
    return { status: 200, body: { data: { gid: '1', name: whose?.entity ?? '?' } } }
  }
  const [, entity = ''] = /^\/api\/1\.0\/tasks\/([^/?]+)/.exec(path) ?? []
  if (whose?.entity === entity && works(entity, whose.n)) {
    return { status: 200, body: { data: { gid: entity, name: 'A task', seen: whose.entity } } }
  }
  if (whose?.entity === entity) seen.ended++
  else seen.wrong++
  return { status: 401, body: { errors: [{ message: 'Not Authorized' }] } }
}

function works(entity: string, n: number): boolean {
  const last = newest.get(entity)
  if (!last || n === 0) return false // the one that it was connected with ended long ago
  const age = Date.now() - last.at
  return n === last.n ? age < weather.lifetime * 1000 : n === last.n - 1 && age < GRACE
}

/** The token endpoint: rotates refresh tokens, and takes none twice. */
async function refresh(request: IncomingMessage): Promise<Reply> {
  const form = new URLSearchParams(await bodyOf(request))
  const whose = readAsanaToken('refresh', form.get('refresh_token') ?? '')
  seen.refreshes++
  const { delay, lifetime } = weather
  if (delay > 0) await sleep(delay)
  if (!whose || whose.n !== (newest.get(whose.entity)?.n ?? 0)) {
    seen.reused++
    return { status: 400, body: { error: 'invalid_grant' } }
  }
  const n = whose.n + 1
  newest.set(whose.entity, { n, at: Date.now() })
  const body = {
    access_token: asanaToken('access', whose.entity, n),
    refresh_token: asanaToken('refresh', whose.entity, n),
    token_type: 'bearer',
    expires_in: lifetime,
  }
  return { status: 200, body }
}

/** GitHub's OAuth server, where everybody consents at once. */
async function login(request: IncomingMessage, url: URL): Promise<Reply> {
  if (request.method === 'GET') {
    const back = new URL(url.searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    back.searchParams.set('code', `c${++codes}`)
    return { status: 302, body: {}, location: back.href }
  }
  const code = new URLSearchParams(await bodyOf(request)).get('code') ?? ''
  const body = { access_token: tokenOf(code), token_type: 'bearer', scope: 'repo,user' }
  return { status: 200, body }
}

async function control(request: IncomingMessage): Promise<Reply> {
  if (request.method === 'PUT') weather = JSON.parse(await bodyOf(request)) as Weather // the bench's own
  return { status: 200, body: seen }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set
  return Buffer.concat(chunks).toString()
}

/** Which of the apps is meant: the host, or for rivals that know no hosts, how the path begins. */
const APPS: Readonly<Record<string, string>> = {
  'api.github.com': '/github',
  [new URL(MADE_UP_HOST).host]: '/github',
  'app.asana.com': '/asana',
}

function replyTo(request: IncomingMessage): Reply | Promise<Reply> {
  const { url: path = '/', headers } = request
  const target = `${APPS[headers.host ?? ''] ?? ''}${path}`
  if (target.startsWith('/github/')) return github(request, target.slice(7))
  if (target.startsWith('/asana/-/oauth_token')) return refresh(request)
  if (target.startsWith('/asana/')) return asana(request, target.slice(6))
  const url = new URL(target, 'http://upstream')
  if (url.pathname.startsWith('/github-login/')) return login(request, url)
  if (url.pathname === '/control') return control(request)
  return { status: 404, body: { message: `no ${url.pathname}` } }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, location } = await replyTo(request)
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...(location !== undefined && { location }),
  })
  response.end(bytes)
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    console.error(error)
    response.destroy()
  })
})
server.keepAliveTimeout = 600_000
server.listen(Number(process.argv[2]), '127.0.0.1')
process.once('disconnect', () => process.exit(0)) // the bench ended without a word
