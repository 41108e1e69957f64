import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import type { OAuthClient, OAuthProvider } from '../../src/oauth/provider.ts'
import { clientCredentials, exchangeCode, refreshTokens } from '../../src/oauth/token-request.ts'
import { keyPair, verified } from '../auth/_keys.ts'
import { fakeNetwork, formOf, type Seen } from '../core/_fake-network.ts'
import { acme, client, granted, json, VERIFIER } from './_acme.ts'

const real = origins(undefined)

const STEPS = [
  [
    'redeems a code',
    (provider: OAuthProvider, by: OAuthClient) =>
      exchangeCode(provider, by, granted(provider, by), VERIFIER, real, 0),
  ],
  [
    'refreshes',
    (provider: OAuthProvider, by: OAuthClient) =>
      refreshTokens(provider, by, 'the-refresh-token', real, 0),
  ],
  [
    'asks for itself',
    (provider: OAuthProvider, by: OAuthClient) => clientCredentials(provider, by, real, 0),
  ],
] as const

afterEach(() => {
  vi.restoreAllMocks()
})

async function only(work: () => Promise<unknown>): Promise<Seen> {
  const seen = fakeNetwork(json({ access_token: 'a' }))
  await work()
  const [request, ...more] = seen
  if (!request || more.length > 0) throw new Error('the story wants one request')
  return request
}

describe.each(STEPS)('a client that %s', (_, step) => {
  it('proves itself in one way at a time (C1)', async () => {
    const { pem } = await keyPair('RS256')
    const ways = ['client_secret_basic', 'client_secret_post', 'none', 'private_key_jwt'] as const
    for (const clientAuth of ways) {
      const secret = clientAuth === 'private_key_jwt' ? pem : 'the-secret'
      const seen = await only(() => step(acme({ clientAuth }), client({ clientSecret: secret })))
      const form = formOf(seen)
      const proofs = [
        seen.headers.has('authorization') && 'client_secret_basic',
        'client_secret' in form && 'client_secret_post',
        'client_assertion' in form && 'private_key_jwt',
      ].filter(Boolean)
      expect(proofs).toEqual(clientAuth === 'none' ? [] : [clientAuth])
      expect('client_id' in form).toBe(clientAuth !== 'client_secret_basic')
    }
  })

  it('that is public sends no key of a secret at all, not even an empty one (C2)', async () => {
    const by = client({ clientSecret: '' })
    const seen = await only(() => step(acme({ clientAuth: 'none' }), by))
    expect(formOf(seen)).toMatchObject({ client_id: 'the-client' })
    expect(String(seen.body)).not.toContain('secret')
    expect(seen.headers.has('authorization')).toBe(false)
  })

  it('form-encodes both halves of Basic before base64 (RFC 6749 section 2.3.1)', async () => {
    const by = client({ clientId: 'a:b c', clientSecret: 'x%y+z/ä' })
    const seen = await only(() => step(acme({ clientAuth: 'client_secret_basic' }), by))
    const [, code = ''] = seen.headers.get('authorization')?.split(' ') ?? []
    expect(atob(code)).toBe('a%3Ab+c:x%25y%2Bz%2F%C3%A4')
  })

  it('leaves in Basic what needs no encoding, for servers that do not decode', async () => {
    // panva/oauth4webapi#148 and #199: most vendors take `-`, `_` and `.` as they are, none as %2D.
    const by = client({ clientId: '0-a_b.c', clientSecret: 'd-e_f.g' })
    const seen = await only(() => step(acme({ clientAuth: 'client_secret_basic' }), by))
    const [, code = ''] = seen.headers.get('authorization')?.split(' ') ?? []
    expect(atob(code)).toBe('0-a_b.c:d-e_f.g')
  })

  it('may be called otherwise in the form: its id moves, and stands nowhere else', async () => {
    const seen = await only(() => step(acme({ clientIdParam: 'client_key' }), client()))
    expect(formOf(seen)).toMatchObject({ client_key: 'the-client', client_secret: 'the-secret' })
    expect(formOf(seen)).not.toHaveProperty('client_id')
  })
})

describe.each(STEPS)(
  'a client with a key of its own that %s (RFC 7523 section 2.2, C6)',
  (_, step) => {
    const provider = acme({ clientAuth: 'private_key_jwt' })

    it('signs an assertion: short-lived, used once, for this server alone', async () => {
      const rsa = await keyPair('RS256')
      const by = client({ clientSecret: rsa.pem })
      const forms = [
        formOf(await only(() => step(provider, by))),
        formOf(await only(() => step(provider, by))),
      ]
      const read = await Promise.all(
        forms.map((form) => verified(form['client_assertion'], rsa.publicKey, 'RS256', Date.now())),
      )
      expect(forms[0]).toMatchObject({
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_id: 'the-client',
      })
      for (const { payload } of read) {
        expect(payload).toMatchObject({ iss: 'the-client', sub: 'the-client' })
        expect(['https://login.acme.test', 'https://login.acme.test/token']).toContain(
          String(payload.aud),
        )
        expect((payload.exp ?? Number.NaN) - (payload.iat ?? Number.NaN)).toBeLessThanOrEqual(300)
      }
      expect(read[0]?.payload.jti).toMatch(/.{16,}/)
      expect(read[0]?.payload.jti).not.toBe(read[1]?.payload.jti)
    })

    it.each(['RS256', 'ES256', 'PS256', 'Ed25519'])(
      'signs with a JWK by the algorithm it names: %s',
      async (alg) => {
        const { jwk, publicKey } = await keyPair(alg)
        const named = JSON.stringify({ ...(JSON.parse(jwk) as object), alg, kid: 'k1' })
        const seen = await only(() => step(provider, client({ clientSecret: named })))
        const assertion = formOf(seen)['client_assertion']
        const { header } = await verified(assertion, publicKey, alg, Date.now())
        expect(header).toMatchObject({ alg, kid: 'k1' })
      },
    )

    it.each(['canary', '', '{"kty":"canary"}', '{canary'])(
      'is misconfigured without a key: %j (B14)',
      async (secret) => {
        const seen = fakeNetwork()
        const error = await step(provider, client({ clientSecret: secret })).catch(
          (it: unknown) => it,
        )
        expect(error).toMatchObject({ code: 'client-misconfigured' })
        expect((error as Error).message).not.toContain('canary')
        expect(seen).toEqual([])
      },
    )
  },
)
