import { BehalfError } from './errors.ts'
import type { WebhookEvent } from './views.ts'

/** How far the clocks of the two sides may be apart, in seconds. */
const TOLERANCE = 300

/** Headers as `fetch` has them, or as Node's server does. */
export type ReceivedHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

const refused = (detail: string) => new BehalfError({ code: 'webhook-refused', detail })

/**
 * The event of a webhook, once its signature is verified (Standard Webhooks, `v1`): in constant time,
 * and no older or newer than five minutes. The same event may come twice: `id` tells.
 *
 * @param secret `whsec_...` of the endpoint; several while it is changed
 * @param body the raw text, as it came: parsed and written again it may differ
 * @throws {BehalfError} `webhook-refused`, where it is not signed with the secret, or too old: answer 400
 */
export async function verifyWebhook(
  secret: string | readonly string[],
  headers: ReceivedHeaders,
  body: string,
  now: Date = new Date(),
): Promise<WebhookEvent & { readonly id: string }> {
  const [id, seconds, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headerOf(headers, `webhook-${name}`),
  )
  if (!id || !seconds || !signatures) throw refused('a webhook- header is missing')
  if (!(Math.abs(now.getTime() / 1000 - Number(seconds)) <= TOLERANCE)) {
    throw refused('webhook-timestamp is too far from now')
  }
  const signed = new TextEncoder().encode(`${id}.${seconds}.${body}`)
  for (const one of typeof secret === 'string' ? [secret] : secret) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const raw = bytesOf(one.replace(/^whsec_/, ''))
    if (!raw) throw new TypeError('the secret of a webhook endpoint begins with whsec_')
    const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify'])
    for (const [version, text = ''] of signatures.split(' ').map((part) => part.split(','))) {
      const signature = version === 'v1' ? bytesOf(text) : undefined
      if (signature && (await crypto.subtle.verify('HMAC', key, signature, signed))) {
        return { ...(JSON.parse(body) as WebhookEvent), id } // signed by the service, which wrote it
      }
    }
  }
  throw refused('no signature of this secret')
}

function headerOf(headers: ReceivedHeaders, name: string): string | undefined {
  const { get } = headers
  const value = typeof get === 'function' ? get.call(headers, name) : Reflect.get(headers, name)
  return typeof value === 'string' ? value : undefined
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
