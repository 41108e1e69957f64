import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { around, boundTo, givenTo, NOW, TOKEN_REFUSALS, testScheme } from './_contract.ts'
import { keyPair, verified } from './_keys.ts'

const rsa = await keyPair('RS256')
const file = (more: object = {}) =>
  JSON.stringify({
    type: 'service_account',
    client_email: 'robot@acme.test',
    private_key: rsa.pem,
    private_key_id: 'k1',
    token_uri: 'https://evil.test/token',
    ...more,
  })
const facts = { scheme: 'GOOGLE_SERVICE_ACCOUNT', scopes: ['calendar', 'drive'] }
const values = { service_account: file() }

testScheme({
  facts,
  values: { ...values, subject: 'ada@acme.test' },
  app: (_, turn) => Response.json({ access_token: `canary-token-${turn}`, expires_in: 3599 }),
  puts: { headers: { authorization: 'Bearer canary-token-1' } },
  inside: [rsa.pem.slice(40, 90)],
  outside: ['canary-token-1'],
  encoded: ['subject'],
  lifetime: 3599,
  refusals: TOKEN_REFUSALS,
})

afterEach(() => {
  vi.restoreAllMocks()
})

async function asked(given: Record<string, string> = values, client = {}) {
  const seen = fakeNetwork(Response.json({ access_token: 'a' }))
  await boundTo(facts).make(givenTo(client, given), around)
  const { assertion } = formOf(seen[0])
  return { seen: seen[0], ...(await verified(assertion, rsa.publicKey, 'RS256', NOW)) }
}

describe('a service account', () => {
  it('asks Google, whatever its key file says, with an assertion that is for Google alone (C6)', async () => {
    const { seen, payload, header } = await asked()
    expect(seen?.url).toBe('https://oauth2.googleapis.com/token')
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' })
    expect(payload).toEqual({
      iss: 'robot@acme.test',
      aud: 'https://oauth2.googleapis.com/token',
      scope: 'calendar drive',
      iat: NOW / 1000,
      exp: NOW / 1000 + 300,
      jti: expect.any(String),
    })
  })

  it('acts for a user of its domain where one is named', async () => {
    expect((await asked({ ...values, subject: 'ada@acme.test' })).payload.sub).toBe('ada@acme.test')
  })

  it('asks for the scopes of the integration where it has some', async () => {
    expect((await asked(values, { scopes: ['mail'] })).payload['scope']).toBe('mail')
  })

  it.each([
    ['nothing', undefined],
    ['no JSON', 'canary'],
    ['a list', '[]'],
    ['a file of another kind', '{"type":"canary","client_id":"x"}'],
    ['a key that is none', file({ private_key: 'canary'.repeat(40) })],
    ['a key that is too short', file({ private_key: 'canary' })],
  ])('is refused with %s for a key file, which is not told on (B14)', async (_, text) => {
    const seen = fakeNetwork()
    const given = givenTo({}, text === undefined ? {} : { service_account: text })
    const error = (await boundTo(facts)
      .make(given, around)
      .catch((thrown: unknown) => thrown)) as Error
    expect(error).toMatchObject({ code: 'fields-invalid' })
    expect(error.message).not.toContain('canary')
    expect(seen).toEqual([])
  })
})
