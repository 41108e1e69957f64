const PREFIX = 'whsec_'
const encoder = new TextEncoder()

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** A secret of one endpoint: `whsec_` and 256 random bits in base64 (Standard Webhooks). */
export const newWebhookSecret = (): string =>
  `${PREFIX}${toBase64(crypto.getRandomValues(new Uint8Array(32)))}`

/**
 * One signature of Standard Webhooks: `v1,` and the HMAC-SHA256 of `id.seconds.body` in base64.
 *
 * @param seconds epoch seconds of the attempt, as in `webhook-timestamp`
 * @param body the very text that is sent
 */
export async function signWebhook(
  secret: string,
  id: string,
  seconds: number,
  body: string,
): Promise<string> {
  const raw = Uint8Array.from(atob(secret.slice(PREFIX.length)), (char) => char.charCodeAt(0))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(`${id}.${seconds}.${body}`))
  return `v1,${toBase64(new Uint8Array(signed))}`
}
