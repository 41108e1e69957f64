import { base64url } from 'jose'

const encoder = new TextEncoder()

/** SHA-256 of bytes, or of a text's UTF-8 ones, in base64url. Secrets must be of high entropy. */
export async function digest(value: string | ArrayBuffer): Promise<string> {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** Whether two texts are the same, in a time that does not tell where or how long they differ. */
export async function sameSecret(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [a, b].map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text))),
  )
  return crypto.subtle.timingSafeEqual(left as ArrayBuffer, right as ArrayBuffer)
}
