import { base64url } from 'jose'

/** A public key as `/.well-known/jwks.json` tells it (RFC 8037 section 2). */
export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly alg: 'EdDSA'
  readonly use: 'sig'
  readonly kid: string
  readonly x: string
}

/** What a deployment signs with, and what anybody verifies with. */
export interface SigningPair {
  readonly signing: CryptoKey
  readonly verifying: CryptoKey
  readonly told: PublicKey
}

/** An Ed25519 key in PKCS #8, up to its own 32 bytes (RFC 8410 section 7). */
const PKCS8 = '302e020100300506032b657004220420'
const ED25519 = 'Ed25519'

/**
 * The pair that belongs to a secret: the same ones whenever it is asked for, so that none is stored.
 * The secret cannot be told from it (HKDF, RFC 5869).
 *
 * @param secret for `deriveBits`
 */
export async function signingPair(secret: CryptoKey, kid: string): Promise<SigningPair> {
  const info = new TextEncoder().encode('behalf attestation')
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  const seed = await crypto.subtle.deriveBits(how, secret, 256)
  const pkcs8 = new Uint8Array([...fromHex(PKCS8), ...new Uint8Array(seed)])
  const signing = await crypto.subtle.importKey('pkcs8', pkcs8, ED25519, true, ['sign'])
  const { x = '' } = (await crypto.subtle.exportKey('jwk', signing)) as JsonWebKey // as 'jwk' says
  const verifying = await crypto.subtle.importKey('raw', base64url.decode(x), ED25519, true, [
    'verify',
  ])
  const told = { kty: 'OKP', crv: ED25519, alg: 'EdDSA', use: 'sig', kid, x } as const
  return { signing, verifying, told }
}

const fromHex = (hex: string): number[] =>
  (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))
