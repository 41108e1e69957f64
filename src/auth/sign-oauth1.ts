import OAuth from 'oauth-1.0a'
import { ServiceError } from '../core/errors.ts'
import type { Outgoing } from '../core/http.ts'
import { readText } from '../core/read-body.ts'
import type { OAuth1Keys } from './scheme.ts'

/** Protocol parameters by their names on the wire (RFC 5849 section 3.1), not encoded. */
export type Protocol = Readonly<Record<string, string>>

const FORM = 'application/x-www-form-urlencoded'
/** More than any form; what is signed must be held in memory. */
const MAX_FORM = 1024 * 1024

/**
 * Signs a request (RFC 5849 section 3.4) and puts the protocol parameters in its `Authorization`
 * header (section 3.5.1). A streamed form is read, as its parameters are signed too.
 *
 * @param now epoch milliseconds
 * @param extra `oauth_callback` or `oauth_verifier`, where credentials are asked for
 */
export async function signOAuth1(
  request: Outgoing,
  keys: OAuth1Keys,
  now: number,
  extra: Protocol = {},
): Promise<void> {
  if (keys.method === 'PLAINTEXT' && request.url.protocol !== 'https:') {
    throw new ServiceError('upstream-refused', 'PLAINTEXT signatures travel over TLS only')
  }
  const protocol = {
    oauth_consumer_key: keys.consumerKey,
    ...(keys.token !== undefined && { oauth_token: keys.token }),
    oauth_signature_method: keys.method,
    oauth_timestamp: String(Math.floor(now / 1000)),
    oauth_nonce: nonce(),
    oauth_version: '1.0',
    ...extra,
  }
  const form = await formOf(request)
  const oauth_signature = await signature(request, form, protocol, keys)
  const signed = { ...protocol, oauth_signature }
  request.headers.set('authorization', library(keys).toHeader(asData(signed)).Authorization)
}

/** 128 random bits, in hexadecimal: some servers (NetSuite) take letters and digits only. */
const nonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/**
 * The library, for what it does right: encoding, sorting, joining (RFC 5849 section 3.4.1.3.2) and
 * the header. It hashes synchronously, draws nonces from `Math.random` and misreads `+`, `=` and
 * repeated empty values in a query, so hash, nonce and parameters come from here.
 */
const library = ({ consumerKey: key, consumerSecret: secret, realm }: OAuth1Keys): OAuth =>
  new OAuth({
    consumer: { key, secret },
    hash_function: () => '',
    ...(realm !== undefined && { realm: realm.replace(/["\\]/g, '\\$&') }),
  })

/** The library's type names a few parameters; its code goes through all there are. */
const asData = (protocol: Protocol) => protocol as unknown as OAuth.Authorization

/** The signature base string (RFC 5849 section 3.4.1): the URL without default port, query and fragment. */
export function baseString(
  { method, url }: Pick<Outgoing, 'method' | 'url'>,
  form: URLSearchParams,
  protocol: Protocol,
  keys: OAuth1Keys,
): string {
  const data: Record<string, string[]> = {}
  for (const [name, value] of [...url.searchParams, ...form]) {
    data[name] = [...(data[name] ?? []), value]
  }
  const address = `${url.origin}${url.pathname}`
  return library(keys).getBaseString({ url: address, method, data }, asData({ ...protocol }))
}

/** `oauth_signature`, by the method that the keys are for (RFC 5849 sections 3.4.2 to 3.4.4). */
export async function signature(
  request: Pick<Outgoing, 'method' | 'url'>,
  form: URLSearchParams,
  protocol: Protocol,
  keys: OAuth1Keys,
): Promise<string> {
  const secrets = library(keys).getSigningKey(keys.tokenSecret)
  const text = new TextEncoder().encode(baseString(request, form, protocol, keys))
  switch (keys.method) {
    case 'PLAINTEXT':
      return secrets
    case 'HMAC-SHA1':
      return hmac('SHA-1', secrets, text)
    case 'HMAC-SHA256':
      return hmac('SHA-256', secrets, text)
    case 'RSA-SHA1': {
      const key = await rsaKey(keys.consumerSecret)
      return base64(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, text))
    }
  }
}

async function hmac(hash: string, secrets: string, text: Uint8Array) {
  const raw = new TextEncoder().encode(secrets)
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign'])
  return base64(await crypto.subtle.sign('HMAC', key, text))
}

/** PKCS #8 PEM; `\n` may be written out, as environment variables have it. */
async function rsaKey(pem: string): Promise<CryptoKey> {
  try {
    const text = pem.replaceAll('\\n', '').replace(/-----[^-]*-----|\s/g, '')
    const der = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' }
    return await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  } catch (cause) {
    const detail = "the integration's clientSecret must be its private RSA key: PKCS #8 PEM"
    throw new ServiceError('client-misconfigured', detail, {}, { cause })
  }
}

const base64 = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))

/** The parameters of a form body; of any other body, none (RFC 5849 section 3.4.1.3.1). */
async function formOf(request: Outgoing): Promise<URLSearchParams> {
  const { body, headers } = request
  const type = headers.get('content-type') ?? (body instanceof URLSearchParams ? FORM : '')
  if (!body || type.split(';', 1)[0]?.trim().toLowerCase() !== FORM) return new URLSearchParams()
  if (body instanceof URLSearchParams) return body
  if (body instanceof Uint8Array) return new URLSearchParams(new TextDecoder().decode(body))
  if (typeof body === 'string') return new URLSearchParams(body)
  const { text, cut } = await readText(new Response(body), MAX_FORM)
  if (cut) throw new ServiceError('payload-too-large', 'a form that is signed ends at 1 MiB')
  request.body = text
  return new URLSearchParams(text)
}
