import { BoundedMap } from './bounded-map.ts'
import { Deadline } from './deadline.ts'
import { ServiceError } from './errors.ts'
import { HeaderFields } from './header-fields.ts'
import type { Origins } from './origins.ts'
import { hangUp } from './read-body.ts'

/** A request about to leave. Plain and mutable, so that an auth scheme can put credentials on it. */
export interface Outgoing {
  url: URL
  method: string
  headers: Headers | HeaderFields
  body?: string | Uint8Array<ArrayBuffer> | URLSearchParams | ReadableStream | null
}

export interface SendOptions {
  readonly origins: Origins
  /** Host names (with port, where not the default one) that the first request may go to. */
  readonly hosts: readonly string[]
  /**
   * Until the headers of the last response, redirects included, in milliseconds; 30 s if not given.
   * The body has no limit here.
   */
  readonly timeoutMs?: number
  /** Runs on when the headers came: whoever reads the body says how long that may take. */
  readonly deadline?: Deadline | undefined
  /** How many redirects are followed; 5 if not given. 0 hands a redirect to the caller. */
  readonly redirects?: number
}

const redirected = new WeakSet<Response>()

/** Whether a response of {@link send} came by way of a redirect, so that another one was before it. */
export const cameByRedirect = (response: Response): boolean => redirected.has(response)

/** All that survives a redirect to another origin; credentials may stand in any other header. */
const HARMLESS = ['accept', 'accept-language', 'user-agent', 'range']

/**
 * The only `fetch` of this service. Follows redirects by itself, so that credentials never travel
 * to another origin (OWASP SSRF; a browser keeps custom headers across redirects).
 *
 * @throws {ServiceError} `upstream-timeout`, `upstream-unavailable` (no answer at all) or
 *   `upstream-refused` (a host outside `hosts`, a redirect we do not follow)
 */
export async function send(request: Outgoing, options: SendOptions): Promise<Response> {
  if (!options.hosts.includes(request.url.host)) {
    throw new ServiceError('upstream-refused', `${request.url.host} is not a host of the app`)
  }
  const { deadline = new Deadline(), timeoutMs = 30_000 } = options
  deadline.start(timeoutMs)
  try {
    return await fetchThrough(request, options, deadline.signal)
  } finally {
    if (options.deadline === undefined) deadline.rest()
  }
}

/** Fetches, redirects followed, all of it until one deadline. */
async function fetchThrough(
  request: Outgoing,
  { origins, redirects = 5 }: SendOptions,
  deadline: AbortSignal,
): Promise<Response> {
  let current = request
  for (let left = redirects; ; left--) {
    assertSafe(current.url, origins)
    const response = await fetchOnce(current, origins, deadline)
    if (current !== request) redirected.add(response)
    if (response.status < 300 || response.status > 399) return response
    const location = response.headers.get('location')
    if (!location || left <= 0) return response
    const next = follow(current, response.status, location, origins)
    if (!next) return response
    await hangUp(response)
    current = next
  }
}

async function fetchOnce(
  request: Outgoing,
  origins: Origins,
  deadline: AbortSignal,
): Promise<Response> {
  const { method, body = null } = request
  const headers =
    request.headers instanceof HeaderFields ? request.headers.asInit() : request.headers
  try {
    return await fetch(origins.forward(request.url), {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: deadline,
    })
  } catch (cause) {
    const { host } = request.url
    if (deadline.aborted) {
      throw new ServiceError('upstream-timeout', `${host} did not answer in time`, {}, { cause })
    }
    throw new ServiceError('upstream-unavailable', `${host} cannot be reached`, {}, { cause })
  }
}

/** The request that a redirect asks for (RFC 9110 section 15.4), or none where it cannot be made. */
function follow(
  from: Outgoing,
  status: number,
  location: string,
  origins: Origins,
): Outgoing | undefined {
  if (!URL.canParse(location, from.url.href)) return undefined
  const url = origins.backward(new URL(location, from.url.href))
  const asGet = status === 303 || ((status === 301 || status === 302) && from.method === 'POST')
  const method = asGet && from.method !== 'HEAD' ? 'GET' : from.method
  const body = asGet ? null : (from.body ?? null)
  if (body instanceof ReadableStream) return undefined
  if (url.origin === from.url.origin) return { url, method, headers: withoutBody(from, body), body }
  if (body) return undefined
  const kept = HARMLESS.flatMap((name) => {
    const value = from.headers.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return { url, method, headers: new HeaderFields(kept), body }
}

/** What speaks of a body goes with it (RFC 9110 section 15.4). */
function withoutBody({ headers }: Outgoing, body: unknown): Outgoing['headers'] {
  if (body !== null) return headers
  const kept = new HeaderFields(headers)
  for (const name of ['content-type', 'content-length', 'content-encoding', 'content-language']) {
    kept.delete(name)
  }
  return kept
}

/** Names that never mean a public host (RFC 6761, RFC 6762, RFC 8375), or that anyone can point inward. */
const NOT_PUBLIC =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me)$/

/** What was found public: scheme and authority of URLs, whole. */
const foundPublic = new BoundedMap<string, true>(1_000)

/** Only public HTTPS, whoever named the URL; stand-ins on loopback come in through `ORIGINS` alone. */
export function isPublic(url: URL, origins: Origins): boolean {
  const { href } = url
  const place = href.slice(0, href.indexOf('/', href.indexOf('//') + 2))
  if (foundPublic.has(place)) return true
  const plain = url.protocol === 'https:' && url.port === '' && !url.username && !url.password
  if (!plain) return false
  if (!isPublicName(url.hostname)) return origins.forward(url) !== url // a stand-in, set up by the operator
  foundPublic.set(place, true)
  return true
}

function isPublicName(hostname: string): boolean {
  if (/^\[|^[\d.]+$|^0x/i.test(hostname)) return false
  const name = hostname.replace(/\.+$/, '')
  return name.includes('.') && !NOT_PUBLIC.test(name)
}

function assertSafe(url: URL, origins: Origins): void {
  if (isPublic(url, origins)) return
  const detail = `${url.protocol}//${url.host} is not a public HTTPS host`
  throw new ServiceError('upstream-refused', detail)
}
