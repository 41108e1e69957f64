import type { AppSpec } from '../catalogue/spec.ts'
import { BoundedMap } from '../core/bounded-map.ts'
import { ServiceError } from '../core/errors.ts'
import { HeaderFields } from '../core/header-fields.ts'
import type { Outgoing } from '../core/http.ts'
import { isPacked } from '../core/read-body.ts'

/** Bodies up to this many bytes are held, so that a 401 can be answered with a replay. */
const REPLAYABLE = 256 * 1024

/**
 * Headers that belong to the hop to us, or say who calls us; never the app's business. `Expect` among
 * them: nobody here awaits the 100 that it asks for, which may be taken for the answer.
 */
const NOT_FORWARDED = new Set([
  ...['authorization', 'x-api-key', 'x-project', 'x-connection-id', 'cookie', 'host', 'connection'],
  ...[
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
  ],
  ...['transfer-encoding', 'upgrade', 'content-length', 'accept-encoding', 'forwarded', 'via'],
  ...['true-client-ip', 'x-real-ip', 'origin', 'referer', 'traceparent', 'tracestate', 'baggage'],
  'expect',
])
const NOT_FORWARDED_PREFIX = /^(?:cf-|x-forwarded-|sec-|mf-)/

/** Headers of the app's answer that would act on our own origin, or name a hop. */
const NOT_RETURNED = new Set([
  ...['set-cookie', 'set-cookie2', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade'],
  ...['proxy-authenticate', 'trailer', 'alt-svc', 'strict-transport-security', 'clear-site-data'],
  ...['content-length', 'content-security-policy', 'public-key-pins'],
  ...['access-control-allow-origin', 'access-control-allow-credentials'],
])

/** What holds for any answer of an app under our own origin. */
const OURS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
}

/** Spellings of a way up that some servers read though URLs do not: dots beside an encoded slash. */
const ESCAPES =
  /[\\\t\r\n\0]|%5c|%00|%0[9ad]|(?:^|\/|%2f)(?:\.|%2e){1,2}(?:;|%3b|%2f)|%2f(?:\.|%2e){1,2}(?:\/|$)/i

/**
 * The app's URL for what followed `/proxy/{app}/`: below the app's base URL, whatever was written.
 *
 * @throws {ServiceError} `proxy-path-refused` where the path tries to leave it
 */
export function proxyUrl(app: AppSpec, rest: string, search: string): URL {
  const base = baseOf(app.baseUrl)
  const url = new URL(`${base.href}${rest}${search}`)
  const inside = url.origin === base.origin && url.pathname.startsWith(base.pathname)
  if (inside && !url.username && !url.password && !ESCAPES.test(rest)) return url
  const detail = `give a path below ${app.baseUrl}; other hosts are never reached`
  throw new ServiceError('proxy-path-refused', detail)
}

const bases = new BoundedMap<string, URL>(1_000)

/** An app's base URL as one that paths are below. It is not to be changed. */
function baseOf(baseUrl: string): URL {
  const known = bases.get(baseUrl)
  if (known) return known
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`)
  bases.set(baseUrl, base)
  return base
}

/** The caller's request as it goes to the app: no key of ours, no header of the hop. */
export async function proxyRequest(app: AppSpec, url: URL, from: Request): Promise<Outgoing> {
  const hop = hopNames(from.headers)
  const headers = new HeaderFields(Object.entries(app.headers))
  for (const [name, value] of from.headers) {
    if (NOT_FORWARDED.has(name) || NOT_FORWARDED_PREFIX.test(name) || hop.includes(name)) continue
    headers.set(name, value)
  }
  const size = Number(from.headers.get('content-length') ?? Number.NaN)
  const body = size <= REPLAYABLE ? new Uint8Array(await from.arrayBuffer()) : from.body
  const none = from.method === 'GET' || from.method === 'HEAD' || size === 0
  return { url, method: from.method, headers, body: none ? null : body }
}

/** Headers that belong to one hop only (RFC 9110 section 7.6.1). */
function hopNames(headers: Headers): readonly string[] {
  const named = headers.get('connection')
  if (named === null) return NONE
  return named
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
}

const NONE: readonly string[] = []

/** The app's answer, streamed on. A status that is none of HTTP's (LinkedIn's 999) is told beside a 502. */
export function proxyResponse({ status, headers, body }: Response): Response {
  const hop = hopNames(headers)
  const passed = Object.fromEntries(
    [...headers].filter(([name]) => !NOT_RETURNED.has(name) && !hop.includes(name)),
  )
  if (!isPacked(headers)) delete passed['content-encoding']
  const isStatus = status >= 200 && status <= 599
  const odd = isStatus ? {} : { 'x-app-status': String(status) }
  return new Response(body, {
    status: isStatus ? status : 502,
    headers: { ...passed, ...odd, ...OURS },
  })
}
