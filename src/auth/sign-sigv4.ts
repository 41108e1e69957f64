import { AwsV4Signer } from 'aws4fetch'
import type { Outgoing } from '../core/http.ts'
import type { SigV4Keys } from './scheme.ts'

/** Headers that are signed where present; any other may change on the way (`accept-encoding`). */
const SIGNED = /^(?:x-amz-.*|content-type|content-md5|date|range)$/

/** What the signer adds. */
const ADDED = ['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']

/**
 * Signs a request (AWS Signature Version 4, in the `Authorization` header). A stream is sent as
 * `UNSIGNED-PAYLOAD`, which S3 takes over TLS; other services want a body that can be hashed.
 *
 * @param now epoch milliseconds
 */
export async function signSigV4(request: Outgoing, keys: SigV4Keys, now: number): Promise<void> {
  const { url, headers } = request
  // A signed space is %20; some services do not read `+` as one.
  url.search = url.search.replaceAll('+', '%20')
  if (request.body instanceof URLSearchParams) {
    if (!headers.has('content-type')) {
      headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
    }
    request.body = request.body.toString()
  }
  const signer = new AwsV4Signer({
    ...keys,
    url: url.href,
    method: request.method,
    headers: await headersToSign(request, keys.service),
    body: request.body ?? null,
    datetime: new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    allHeaders: true,
  })
  const signed = await signer.sign()
  for (const name of ADDED) {
    const value = signed.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
}

async function headersToSign({ headers, body }: Outgoing, service: string): Promise<Headers> {
  const chosen = new Headers([...headers].filter(([name]) => SIGNED.test(name)))
  if (body instanceof ReadableStream) chosen.set('x-amz-content-sha256', 'UNSIGNED-PAYLOAD')
  else if (service === 's3') chosen.set('x-amz-content-sha256', await sha256(body ?? ''))
  return chosen
}

async function sha256(body: Exclude<Outgoing['body'], ReadableStream | null | undefined>) {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(body.toString())
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
