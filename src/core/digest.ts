import { base64url } from 'jose'

const encoder = new TextEncoder()

/** SHA-256 of the text's UTF-8 bytes, in base64url. For values of high entropy: keys and nonces. */
export async function digest(text: string): Promise<string> {
  return base64url.encode(
    new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))),
  )
}

/** Whether two texts are the same, in a time that does not tell where or how long they differ. */
export async function sameSecret(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [a, b].map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text))),
  )
  return crypto.subtle.timingSafeEqual(left as ArrayBuffer, right as ArrayBuffer)
}
