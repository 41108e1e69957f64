import { createHmac, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { keyring } from '../../src/core/seal.ts'

/** 32 bytes of one value: a key for tests only. */
const raw = (byte: number) => new Uint8Array(32).fill(byte)
const OLD = `old:${base64url.encode(raw(1))}`
const NEW = `new:${base64url.encode(raw(2))}`
const FACTS = { kind: 'erasure', project: 'acme', entity: 'ada' }

const json = (part: string) => JSON.parse(new TextDecoder().decode(base64url.decode(part)))
const encoded = (value: object) => base64url.encode(JSON.stringify(value))

/** As a stranger does it, with OpenSSL. */
function verified(jws: string, keys: readonly { readonly kid: string }[]): unknown {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const jwk = keys.find(({ kid }) => kid === json(header).kid)
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  const signed = new TextEncoder().encode(`${header}.${payload}`)
  return verify(null, signed, key, base64url.decode(signature)) && json(payload)
}

describe('what a deployment attests (B12, D9)', () => {
  it('is verified by anybody with its public keys (RFC 8037)', async () => {
    const ring = await keyring(OLD)
    const jws = await ring.attest(FACTS)
    expect(json(jws.split('.')[0] ?? '')).toEqual({ alg: 'EdDSA', kid: 'old', typ: 'JWT' })
    const keys = await ring.publicKeys()
    expect(keys).toEqual([
      {
        ...{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: 'old' },
        x: expect.stringMatching(/^[\w-]{43}$/),
      },
    ])
    expect(verified(jws, keys)).toEqual(FACTS)
    const [header, , signature] = jws.split('.')
    const forged = `${header}.${encoded({ ...FACTS, entity: 'bob' })}.${signature}`
    expect(verified(forged, keys)).toBe(false)
    expect(await ring.verify(forged)).toBeUndefined()
  })

  it('is verified by the same keys after a restart, and as long as its key is in the ring (B9)', async () => {
    const before = await keyring(OLD)
    const [jws, [told]] = [await before.attest(FACTS), await before.publicKeys()]
    const both = await keyring(`${NEW},${OLD}`)
    expect(await both.publicKeys()).toEqual([expect.objectContaining({ kid: 'new' }), told])
    expect(await both.verify(jws)).toEqual(FACTS)
    expect(await (await keyring(NEW)).verify(jws)).toBeUndefined()
  })

  it('is still ours where it is of a release that nobody else could verify', async () => {
    const key = hkdfSync('sha256', raw(1), new Uint8Array(), 'behalf receipt', 32)
    const text = `${encoded({ alg: 'HS256', kid: 'old', typ: 'JWT' })}.${encoded(FACTS)}`
    const mac = createHmac('sha256', new Uint8Array(key)).update(text).digest('base64url')
    expect(await (await keyring(OLD)).verify(`${text}.${mac}`)).toEqual(FACTS)
  })

  it.each(['HS256', 'none', 'EdDSA'])('is not made with what everybody knows: %s', async (alg) => {
    const ring = await keyring(OLD)
    const [{ x } = { x: '' }] = await ring.publicKeys()
    const text = `${encoded({ alg, kid: 'old', typ: 'JWT' })}.${encoded(FACTS)}`
    for (const key of [base64url.decode(x), new TextEncoder().encode(x), raw(1)]) {
      const mac = createHmac('sha256', key).update(text).digest('base64url')
      expect(await ring.verify(`${text}.${mac}`)).toBeUndefined()
    }
    expect(await ring.verify(`${text}.`)).toBeUndefined()
  })
})
