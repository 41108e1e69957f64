import { exportJWK, exportPKCS8, generateKeyPair, type JWTPayload, jwtVerify } from 'jose'

/** A key pair made for one test run. */
export async function keyPair(algorithm: string) {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
  return {
    pem: await exportPKCS8(privateKey),
    jwk: JSON.stringify(await exportJWK(privateKey)),
    publicKey,
  }
}

/** What an assertion says: checked with the public key, and by the pinned algorithm alone. */
export async function verified(
  assertion: string | undefined,
  key: CryptoKey | Uint8Array,
  algorithm: string,
  now: number,
): Promise<{ payload: JWTPayload; header: object }> {
  const options = { algorithms: [algorithm], currentDate: new Date(now) }
  const { payload, protectedHeader } = await jwtVerify(assertion ?? '', key, options)
  return { payload, header: protectedHeader }
}
