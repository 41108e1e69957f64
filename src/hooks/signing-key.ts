import type { HookFacts } from './facts.ts'

/** Bytes of their text; `undefined` where it is not written that way. */
export function decodeAs(
  encoding: 'hex' | 'base64' | 'utf8',
  text: string,
): Uint8Array | undefined {
  if (encoding === 'utf8') return new TextEncoder().encode(text)
  if (encoding === 'hex') {
    if (!/^(?:[0-9a-f]{2}){8,128}$/i.test(text)) return undefined
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  }
  if (!/^[\w+/-]{8,340}={0,2}$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

/**
 * The key that verifies what an app signs.
 *
 * @param secret as the vendor writes it; for Ed25519 the public key
 * @returns `undefined` where the text can be no such key
 */
export async function signingKey(
  { secret: { encoding, prefix }, signature: { algorithm } }: HookFacts,
  secret: string,
): Promise<CryptoKey | undefined> {
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret
  const bytes = decodeAs(encoding, text)
  if (!bytes || bytes.length === 0) return undefined
  if (algorithm === 'ed25519') {
    if (bytes.length !== 32) return undefined
    return crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
  }
  const hash = algorithm === 'hmac-sha1' ? 'SHA-1' : 'SHA-256'
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign', 'verify'])
}
