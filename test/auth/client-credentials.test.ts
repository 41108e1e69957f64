import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { around, boundTo, givenTo, TOKEN_REFUSALS, testScheme } from './_contract.ts'

const SECRET = 'canary-client-secret'
const client = { clientId: 'the-client', clientSecret: SECRET, scopes: ['read', 'write'] }
const facts = {
  scheme: 'S2S_OAUTH2',
  tokenUrl: 'https://{site}.acme.test/token',
  clientAuth: 'client_secret_post',
}
const values = { site: 'ada' }

testScheme({
  facts,
  client,
  values,
  app: (_, turn) => Response.json({ access_token: `canary-token-${turn}`, expires_in: 600 }),
  puts: { headers: { authorization: 'Bearer canary-token-1' } },
  inside: [SECRET],
  outside: ['canary-token-1'],
  lifetime: 600,
  refusals: TOKEN_REFUSALS,
})

afterEach(() => {
  vi.restoreAllMocks()
})

async function asked(more: object = {}, by: object = client, given: Record<string, string> = {}) {
  const seen = fakeNetwork(Response.json({ access_token: 'a', scope: 'read' }))
  const bound = boundTo({ ...facts, ...more })
  const obtained = await bound.make(givenTo(by, { ...values, ...given }), around)
  return { seen: seen[0], form: formOf(seen[0]), obtained }
}

describe('the client credentials grant (RFC 6749 section 4.4)', () => {
  it('asks for what the integration wants, in its client’s name', async () => {
    const { seen, form, obtained } = await asked()
    expect(seen?.url).toBe('https://ada.acme.test/token')
    expect(form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'the-client',
      client_secret: SECRET,
      scope: 'read write',
    })
    expect(obtained).toEqual({ credentials: { accessToken: 'a' }, scopes: ['read'] })
  })

  it.each([
    ['none', {}, { ...client, scopes: [] }, undefined],
    ['commas between', { scopeSeparator: ',' }, client, 'read,write'],
  ])('asks for scopes: %s', async (_, more, by, scope) => {
    expect((await asked(more, by)).form['scope']).toBe(scope)
  })

  it('fills the app’s own parameters', async () => {
    const { form } = await asked({ tokenParams: { audience: 'https://{site}.acme.test/api' } })
    expect(form['audience']).toBe('https://ada.acme.test/api')
  })

  it('puts a client that the user brings before the integration’s', async () => {
    const fields = [{ name: 'client_id', label: 'Client' }]
    expect(boundTo({ ...facts, fields }).needsClient).toBe(false)
    expect(boundTo(facts).needsClient).toBe(true)
    const own = { client_id: 'own', client_secret: 'own-secret' }
    const { form } = await asked({ fields }, client, own)
    expect(form).toMatchObject({ client_id: 'own', client_secret: 'own-secret' })
    expect(JSON.stringify(form)).not.toContain(SECRET)
  })

  it('takes half a client for none', async () => {
    const { form } = await asked({}, client, { client_id: 'own' })
    expect(form).toMatchObject({ client_id: 'the-client', client_secret: SECRET })
  })

  it('may go by Basic: then nothing of the client is in the body (C1)', async () => {
    const { seen, form } = await asked({ clientAuth: 'client_secret_basic' })
    const [, code = ''] = seen?.headers.get('authorization')?.split(' ') ?? []
    expect(decodeURIComponent(atob(code))).toBe(`the-client:${SECRET}`)
    expect(Object.keys(form).sort()).toEqual(['grant_type', 'scope'])
  })
})
