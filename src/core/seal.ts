import { base64url, CompactEncrypt, compactDecrypt } from 'jose'
import { ServiceError } from './errors.ts'

/** What a sealed value belongs to, from the widest to the narrowest: project, entity, id, field. */
export type SealContext = readonly [string, ...string[]]

/** Sealing keys: the first one seals, all of them open. */
export interface Keyring {
  /** JSON in, a compact JWE (RFC 7516: `dir`, `A256GCM`, `kid`) out, bound to `context`. */
  seal(value: unknown, context: SealContext): Promise<string>
  /**
   * @throws {ServiceError} `not-configured` where the key that sealed is no longer in the ring
   * @throws {Error} where the value was changed, or was sealed for another context
   */
  unseal(sealed: string, context: SealContext): Promise<unknown>
}

const REMEDY =
  'set the secret SEAL_KEYS to one or more "kid:key" pairs, comma-separated, each key 32 random bytes in base64url'

const rings = new Map<string, Promise<Keyring>>()

/**
 * The keyring that a setting describes: `kid:key[,kid:key...]`. Imported once an isolate, since a
 * CryptoKey opens twice as fast as raw bytes.
 *
 * @throws {ServiceError} `not-configured` where the setting is missing or malformed: there is no
 *   plaintext fallback
 */
export function keyring(setting: string | undefined): Promise<Keyring> {
  if (!setting) return Promise.reject(new ServiceError('not-configured', REMEDY))
  const ring = rings.get(setting) ?? importRing(setting)
  rings.set(setting, ring)
  return ring
}

async function importRing(setting: string): Promise<Keyring> {
  const keys = new Map<string, CryptoKey>()
  for (const pair of setting.split(',')) {
    const [kid, key] = await importKey(pair.trim())
    keys.set(kid, key)
  }
  const [first] = keys
  if (!first) throw new ServiceError('not-configured', REMEDY)
  const [kid, key] = first
  return {
    seal: (value, context) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid, ctx: [...context] })
        .encrypt(key),
    unseal: (sealed, context) => open(sealed, keys, context),
  }
}

async function importKey(pair: string): Promise<[kid: string, key: CryptoKey]> {
  const match = /^([\w.-]{1,32}):([\w-]{43})$/.exec(pair)
  if (!match?.[1] || !match[2]) throw new ServiceError('not-configured', REMEDY)
  const raw = base64url.decode(match[2])
  return [
    match[1],
    await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']),
  ]
}

async function open(sealed: string, keys: Map<string, CryptoKey>, context: SealContext) {
  const { plaintext, protectedHeader } = await compactDecrypt(
    sealed,
    ({ kid }) => {
      const key = keys.get(kid ?? '')
      if (key) return key
      throw new ServiceError(
        'not-configured',
        `SEAL_KEYS has no key "${kid}", which sealed a value`,
      )
    },
    { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
  )
  if (JSON.stringify(protectedHeader['ctx']) !== JSON.stringify(context)) {
    throw new Error('this value was sealed for another place')
  }
  return JSON.parse(new TextDecoder().decode(plaintext)) as unknown
}
