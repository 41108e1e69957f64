import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { around, boundTo, givenTo, NOW, TOKEN_REFUSALS, testScheme } from './_contract.ts'
import { keyPair, verified } from './_keys.ts'

const rsa = await keyPair('RS256')
const facts = {
  scheme: 'JWT_BEARER',
  tokenUrl: 'https://login.acme.test/token',
  algorithm: 'RS256',
  issuer: '{client_id}',
}
const values = { client_id: 'the-issuer', private_key: rsa.pem }

testScheme({
  facts,
  values,
  app: (_, turn) => Response.json({ access_token: `canary-token-${turn}`, expires_in: 900 }),
  puts: { headers: { authorization: 'Bearer canary-token-1' } },
  inside: [rsa.pem, rsa.pem.slice(40, 90)],
  outside: ['canary-token-1'],
  lifetime: 900,
  refusals: TOKEN_REFUSALS,
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** The assertion that is sent, and the form around it. */
async function asserted(more: object = {}, given: object = {}, client = {}) {
  const seen = fakeNetwork(Response.json({ access_token: 'a' }))
  await boundTo({ ...facts, ...more }).make(givenTo(client, { ...values, ...given }), around)
  const form = formOf(seen[0])
  return { form, assertion: form['assertion'] }
}
const read = async (more: object = {}, given: object = {}) =>
  verified((await asserted(more, given)).assertion, rsa.publicKey, 'RS256', NOW)

describe('an assertion (RFC 7523 section 3, C6)', () => {
  it('lives five minutes at most, is of its own, and for the token URL exactly', async () => {
    const [one, two] = [await read(), await read()]
    expect(one.payload).toEqual({
      iss: 'the-issuer',
      aud: 'https://login.acme.test/token',
      iat: NOW / 1000,
      exp: NOW / 1000 + 300,
      jti: expect.stringMatching(/^[\w-]{22}$/),
    })
    expect(one.header).toEqual({ alg: 'RS256', typ: 'JWT' })
    expect(one.payload.jti).not.toBe(two.payload.jti)
  })

  it('says what the facts say: subject, audience, claims, key id', async () => {
    const more = {
      subject: '{email}',
      audience: 'https://{site}.acme.test',
      keyId: '{kid}',
      claims: { acct: '{account}' },
    }
    const given = { email: 'ada@acme.test', site: 'eu', kid: 'k1', account: '7' }
    const { payload, header } = await read(more, given)
    expect(payload).toMatchObject({ sub: 'ada@acme.test', aud: 'https://eu.acme.test', acct: '7' })
    expect(header).toMatchObject({ kid: 'k1' })
  })

  it('leaves out what an optional field did not give', async () => {
    const { payload, header } = await read({ subject: '{email}', keyId: '{kid}' })
    expect(payload).not.toHaveProperty('sub')
    expect(header).not.toHaveProperty('kid')
  })

  it.each(['exp', 'iat', 'iss', 'aud', 'jti'])(
    'cannot be given another %s by a claim',
    async (name) => {
      const { payload } = await read({ claims: { [name]: '9999999999' } })
      expect(String(payload[name as 'exp'])).not.toBe('9999999999')
    },
  )

  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'])(
    'is signed by %s alone where that is pinned, with PEM or JWK',
    async (algorithm) => {
      const { pem, jwk, publicKey } = await keyPair(algorithm)
      for (const key of [pem, jwk, pem.replaceAll('\n', '\\n')]) {
        const { assertion } = await asserted({ algorithm }, { private_key: key })
        const { header } = await verified(assertion, publicKey, algorithm, NOW)
        expect(header).toMatchObject({ alg: algorithm })
      }
    },
  )

  it('is signed with a shared secret where HS256 is pinned', async () => {
    const { assertion } = await asserted({ algorithm: 'HS256' }, { private_key: 's'.repeat(40) })
    const key = new TextEncoder().encode('s'.repeat(40))
    expect((await verified(assertion, key, 'HS256', NOW)).header).toMatchObject({ alg: 'HS256' })
  })

  it.each([
    ['no key at all', 'canary-no-key'],
    ['broken JSON', '{"kty":canary'],
    ['a public key', '-----BEGIN PUBLIC KEY-----\ncanary\n-----END PUBLIC KEY-----'],
    ['a key of another kind', rsa.pem],
  ])('needs a key that fits, and says so without it: %s', async (_, key) => {
    const seen = fakeNetwork()
    const algorithm = key === rsa.pem ? 'ES256' : 'RS256'
    const made = boundTo({ ...facts, algorithm }).make(
      givenTo({}, { ...values, private_key: key }),
      around,
    )
    const error = (await made.catch((thrown: unknown) => thrown)) as Error
    expect(error).toMatchObject({ code: 'fields-invalid' })
    expect(error.message).not.toContain('canary')
    expect(seen).toEqual([])
  })
})

describe('the request with it (RFC 7523 section 2.1)', () => {
  it('carries the assertion, and no other proof (C1)', async () => {
    const { form } = await asserted({ scopes: ['a', 'b'] }, {}, { clientSecret: 'canary-secret' })
    expect(form).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      scope: 'a b',
    })
    expect(form).not.toHaveProperty('client_secret')
    expect(JSON.stringify(form)).not.toContain('canary')
  })

  it.each([
    ['the app’s', [], 'a b'],
    ['the integration’s before them', ['c'], 'c'],
  ])('asks for scopes: %s', async (_, scopes, scope) => {
    const { form } = await asserted({ scopes: ['a', 'b'] }, {}, { scopes })
    expect(form['scope']).toBe(scope)
  })
})
