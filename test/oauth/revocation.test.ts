import { afterEach, describe, expect, it, vi } from 'vitest'
import { OAuth2Facts } from '../../src/auth/facts.ts'
import { github } from '../../src/catalogue/apps/github.ts'
import { origins } from '../../src/core/origins.ts'
import { revokeToken } from '../../src/oauth/revocation.ts'
import { fakeNetwork, formOf, redirect } from '../core/_fake-network.ts'
import { acme, client, type Facts } from './_acme.ts'

const ENDPOINT = 'https://login.acme.test/revoke'
const real = origins(undefined)

const revoked = (
  revocation: NonNullable<Facts['revocation']>,
  by = client(),
  hint: 'access_token' | 'refresh_token' = 'access_token',
) => revokeToken(acme({ revocation }), by, 'the-token', hint, real)

afterEach(() => {
  vi.restoreAllMocks()
})

describe('giving a token back (RFC 7009 section 2.1, B11)', () => {
  it.each(['access_token', 'refresh_token'] as const)('names its kind: %s', async (hint) => {
    const seen = fakeNetwork(new Response())
    expect(await revoked({ url: ENDPOINT }, client(), hint)).toBe(true)
    expect(seen).toMatchObject([{ url: ENDPOINT, method: 'POST' }])
    expect(formOf(seen[0])).toEqual({
      token: 'the-token',
      token_type_hint: hint,
      client_id: 'the-client',
      client_secret: 'the-secret',
    })
    expect(seen[0]?.headers.has('authorization')).toBe(false)
  })

  it('lets the client prove itself by Basic, and by that alone (C1)', async () => {
    const seen = fakeNetwork(new Response())
    const odd = client({ clientId: 'id:%+/ä', clientSecret: 's:%+/ä b' })
    await revoked({ url: ENDPOINT, clientAuth: 'basic' }, odd)
    const [, code = ''] = seen[0]?.headers.get('authorization')?.split(' ') ?? []
    const halves = atob(code).split(':')
    const decode = (half: string) => decodeURIComponent(half.replaceAll('+', ' '))
    expect(halves.map(decode)).toEqual(['id:%+/ä', 's:%+/ä b'])
    expect(Object.keys(formOf(seen[0]))).toEqual(['token', 'token_type_hint'])
  })

  it('needs no client where the token alone is enough', async () => {
    const seen = fakeNetwork(new Response())
    await revoked({ url: ENDPOINT, clientAuth: 'none' })
    expect(seen[0]?.headers.has('authorization')).toBe(false)
    expect(Object.keys(formOf(seen[0]))).toEqual(['token', 'token_type_hint'])
  })

  it('is done GitHub’s way: DELETE, JSON, Basic, the client in the path', async () => {
    const seen = fakeNetwork(new Response(null, { status: 204 }))
    const { scheme: _, scopes: __, ...facts } = OAuth2Facts.parse(github.auth[0])
    const by = client({ clientId: 'id/../x $&' })
    const done = await revokeToken(facts, by, 'gh', 'access_token', real)
    expect(done).toBe(true)
    expect(seen).toMatchObject([
      {
        url: 'https://api.github.com/applications/id%2F..%2Fx%20%24%26/token',
        method: 'DELETE',
        body: '{"access_token":"gh"}',
      },
    ])
    expect(seen[0]?.headers.get('content-type')).toBe('application/json')
    expect(seen[0]?.headers.get('authorization')).toMatch(/^Basic /)
  })

  it.each([
    [200, true],
    [204, true],
    [400, false],
    [401, false],
    [404, false],
    [503, false],
  ])('answered by %i is confirmed: %j', async (status, confirmed) => {
    fakeNetwork(new Response(null, { status }))
    expect(await revoked({ url: ENDPOINT })).toBe(confirmed)
  })

  it('does not follow a redirect with the token in hand (E3)', async () => {
    const seen = fakeNetwork(redirect(307, 'https://login.acme.test/elsewhere'))
    expect(await revoked({ url: ENDPOINT })).toBe(false)
    expect(seen).toHaveLength(1)
  })

  it('is not tried where the server has no way to', async () => {
    const seen = fakeNetwork()
    expect(await revokeToken(acme(), client(), 't', 'access_token', real)).toBeUndefined()
    expect(seen).toEqual([])
  })

  it('throws where the server cannot be reached, without the token (B14)', async () => {
    fakeNetwork(new TypeError('canary the-token'))
    await expect(revoked({ url: ENDPOINT })).rejects.toMatchObject({
      code: 'upstream-unavailable',
      message: 'login.acme.test cannot be reached',
    })
  })
})
