import type { Outgoing } from '../core/http.ts'
import type { Usable } from './scheme.ts'
import { signOAuth1 } from './sign-oauth1.ts'
import { signSigV4 } from './sign-sigv4.ts'

/**
 * Puts usable credentials on a request about to go upstream: headers, parameters, cookies, or a
 * signature over all of it. Nothing may be changed on the request after that.
 *
 * @param now epoch milliseconds, for signatures
 */
export async function applyCredentials(
  request: Outgoing,
  { placed, oauth1, sigv4 }: Usable,
  now: number,
): Promise<void> {
  if (placed) {
    for (const [name, value] of Object.entries(placed.headers)) request.headers.set(name, value)
    for (const [name, value] of Object.entries(placed.query))
      request.url.searchParams.set(name, value)
    const cookies = Object.entries(placed.cookies).map(([name, value]) => `${name}=${value}`)
    if (cookies.length > 0) request.headers.set('cookie', cookies.join('; '))
    if (placed.json) putJson(request, placed.json)
  }
  if (oauth1) await signOAuth1(request, oauth1, now)
  if (sigv4) await signSigV4(request, sigv4, now)
}

/** Into a body that is a JSON object, or where there is none yet; a stream is left alone. */
function putJson(request: Outgoing, fields: Readonly<Record<string, string>>): void {
  const { body = null } = request
  if (Object.keys(fields).length === 0 || body instanceof ReadableStream) return
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '')
  const given = text.trim() === '' ? {} : parsed(text)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return
  const taken = Object.keys(fields).some((name) => Object.hasOwn(given, name))
  const behind = Object.keys(given).length > 0 && !taken
  request.body = behind ? withMembers(text, fields) : JSON.stringify({ ...given, ...fields })
  request.headers.set('content-type', 'application/json')
}

/** What is there stays as it was written: a parser rounds ids of 64 bits. @param text a JSON object, not empty */
const withMembers = (text: string, fields: Readonly<Record<string, string>>): string =>
  `${text.slice(0, text.lastIndexOf('}'))},${JSON.stringify(fields).slice(1)}`

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
