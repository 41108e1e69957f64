import {
  base64url,
  CompactEncrypt,
  compactDecrypt,
  decodeProtectedHeader,
  jwtVerify,
  SignJWT,
} from 'jose'
import { type PublicKey, type SigningPair, signingPair } from './attestation.ts'
import { ServiceError } from './errors.ts'

/** What a sealed value belongs to, from the widest to the narrowest: project, entity, id, field. */
export type SealContext = readonly [string, ...string[]]

/** Sealing keys: the first one seals, all of them open. */
export interface Keyring {
  /** The key that seals now. */
  readonly kid: string
  /** JSON in, a compact JWE (RFC 7516: `dir`, `A256GCM`, `kid`) out, bound to `context`. */
  seal(value: unknown, context: SealContext): Promise<string>
  /**
   * @throws {ServiceError} `not-configured` where the key that sealed is no longer in the ring
   * @throws {Error} where the value was changed, or was sealed for another context
   */
  unseal(sealed: string, context: SealContext): Promise<unknown>
  /** The same value under the key that seals now; `undefined` where it is already. */
  reseal(sealed: string, context: SealContext): Promise<string | undefined>
  /** Facts as a JWS (`EdDSA`) that only this deployment can have made, and anybody can verify. */
  attest(facts: Readonly<Record<string, unknown>>): Promise<string>
  /** The facts of such a JWS; `undefined` where it is not ours, or was changed. */
  verify(jws: string): Promise<Record<string, unknown> | undefined>
  /** What to verify such a JWS with: one for each key of the ring. */
  publicKeys(): Promise<PublicKey[]>
}

/** The id of the key that a value is sealed under. */
export const kidOf = (sealed: string): string => decodeProtectedHeader(sealed).kid ?? ''

const REMEDY =
  'set the secret SEAL_KEYS to one or more "kid:key" pairs, comma-separated, each key 32 random bytes in base64url'

const rings = new Map<string, Keyring>()

/**
 * The keyring that a setting describes: `kid:key[,kid:key...]`. Imported once an isolate, since a
 * CryptoKey opens twice as fast as raw bytes; remembered as a value, since a promise made in one
 * request may never settle for another one.
 *
 * @throws {ServiceError} `not-configured` where the setting is missing or malformed: there is no
 *   plaintext fallback
 */
export async function keyring(setting: string | undefined): Promise<Keyring> {
  if (!setting) throw new ServiceError('not-configured', REMEDY)
  const known = rings.get(setting)
  if (known) return known
  const ring = await importRing(setting)
  rings.set(setting, ring)
  return ring
}

async function importRing(setting: string): Promise<Keyring> {
  const pairs = await Promise.all(setting.split(',').map((pair) => importKeys(pair.trim())))
  const keys = new Map(pairs)
  const [first] = pairs
  if (!first) throw new ServiceError('not-configured', REMEDY)
  if (keys.size < pairs.length) {
    const detail = 'SEAL_KEYS names one kid for two keys: each needs its own'
    throw new ServiceError('not-configured', detail)
  }
  const [kid, current] = first
  const seal = (value: unknown, context: SealContext) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid, ctx: [...context] })
      .encrypt(current.sealing)
  const unseal = (sealed: string, context: SealContext) => open(sealed, keys, context)
  return {
    kid,
    seal,
    unseal,
    reseal: async (sealed, context) =>
      kidOf(sealed) === kid ? undefined : seal(await unseal(sealed, context), context),
    attest: async (facts) => {
      const { signing } = await pairOf(kid, current)
      return new SignJWT({ ...facts })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .sign(signing)
    },
    verify: (jws) => verified(jws, keys),
    publicKeys: () => Promise.all([...keys].map(async (one) => (await pairOf(...one)).told)),
  }
}

/** Keys out of one secret: none serves two purposes (HKDF, RFC 5869). */
interface Keys {
  readonly sealing: CryptoKey
  /** Of what was attested before anybody could verify it: `HS256`. */
  readonly former: CryptoKey
  readonly secret: CryptoKey
  /** Made when it is first needed: most isolates attest nothing. */
  pair?: SigningPair
}

async function pairOf(kid: string, keys: Keys): Promise<SigningPair> {
  const pair = keys.pair ?? (await signingPair(keys.secret, kid))
  keys.pair = pair
  return pair
}

async function importKeys(pair: string): Promise<[kid: string, keys: Keys]> {
  const match = /^([\w.-]{1,32}):([\w-]{43})$/.exec(pair)
  if (!match?.[1] || !match[2]) throw new ServiceError('not-configured', REMEDY)
  const raw = base64url.decode(match[2])
  const secret = await crypto.subtle.importKey('raw', raw, 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ])
  const info = new TextEncoder().encode('behalf receipt')
  const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const [sealing, former] = await Promise.all([
    crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from, secret, hmac, false, ['verify']),
  ])
  return [match[1], { sealing, former, secret }]
}

async function verified(jws: string, keys: ReadonlyMap<string, Keys>) {
  try {
    const { kid = '', alg } = decodeProtectedHeader(jws)
    const found = keys.get(kid)
    if (!found) return undefined
    const { payload } =
      alg === 'HS256'
        ? await jwtVerify(jws, found.former, { algorithms: ['HS256'] })
        : await jwtVerify(jws, (await pairOf(kid, found)).verifying, { algorithms: ['EdDSA'] })
    return payload as Record<string, unknown>
  } catch {
    return undefined
  }
}

async function open(sealed: string, keys: ReadonlyMap<string, Keys>, context: SealContext) {
  const { plaintext, protectedHeader } = await compactDecrypt(
    sealed,
    ({ kid }) => {
      const found = keys.get(kid ?? '')
      if (found) return found.sealing
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
