import { importJWK, importPKCS8, SignJWT } from 'jose'
import { ServiceError } from '../core/errors.ts'
import { randomToken } from '../core/random.ts'

/** What an assertion says (RFC 7523 section 3). */
interface Assertion {
  readonly algorithm: string
  readonly key: string
  readonly keyId?: string | undefined
  readonly issuer: string
  readonly subject?: string | undefined
  readonly audience: string
  readonly claims?: Readonly<Record<string, string>>
}

/** Assertions live as long as it takes to trade them, in seconds. */
const LIFETIME = 300

/**
 * Signs an assertion: five minutes at most, with a `jti` of its own, by the algorithm that the spec
 * pins.
 *
 * @param now epoch milliseconds
 * @throws {ServiceError} `fields-invalid` where the key is none
 */
export async function signAssertion(it: Assertion, now: number): Promise<string> {
  const issuedAt = Math.floor(now / 1000)
  const jwt = new SignJWT({ ...it.claims })
    .setProtectedHeader({ alg: it.algorithm, typ: 'JWT', ...(it.keyId && { kid: it.keyId }) })
    .setIssuer(it.issuer)
    .setAudience(it.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME)
    .setJti(randomToken(16))
  if (it.subject) jwt.setSubject(it.subject)
  return jwt.sign(await signingKey(it))
}

async function signingKey({ key, algorithm }: Assertion): Promise<CryptoKey | Uint8Array> {
  try {
    if (algorithm.startsWith('HS')) return new TextEncoder().encode(key)
    if (key.trim().startsWith('{')) return await importJWK(JSON.parse(key) as object, algorithm)
    return (await importPKCS8(key.replaceAll('\\n', '\n'), algorithm)) as CryptoKey
  } catch (cause) {
    const problem = `It must be a private key for ${algorithm}: PKCS #8 PEM or JWK.`
    const errors = [{ field: 'private_key', problem }]
    throw new ServiceError('fields-invalid', `private_key: ${problem}`, { errors }, { cause })
  }
}
