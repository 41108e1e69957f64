import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import type { OAuthClient, OAuthProvider } from '../../src/oauth/provider.ts'
import { exchangeCode, refreshTokens } from '../../src/oauth/token-request.ts'
import { fakeNetwork, formOf, redirect, type Seen, silence } from '../core/_fake-network.ts'
import { acme, client, granted, json, VERIFIER } from './_acme.ts'

const real = origins(undefined)
const answer = () => json({ access_token: 'a', token_type: 'bearer' })

const exchange = (provider: OAuthProvider, by: OAuthClient, where = real) =>
  exchangeCode(provider, by, granted(provider, by), VERIFIER, where, 0)
const refresh = (provider: OAuthProvider, by: OAuthClient, where = real) =>
  refreshTokens(provider, by, 'the-refresh-token', where, 0)

const BOTH = [
  ['redeems a code', exchange],
  ['refreshes', refresh],
] as const

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** The one request that a story sent. */
async function only(work: () => Promise<unknown>): Promise<Seen> {
  const seen = fakeNetwork(answer())
  await work()
  const [request, ...more] = seen
  expect(more).toEqual([])
  if (!request) throw new Error('nothing was sent')
  return request
}

describe('a request that redeems a code (RFC 6749 section 4.1.3)', () => {
  it('carries code, verifier and the redirect URI of the first step (A7)', async () => {
    const by = client({ redirectUri: 'https://brand.test/cb?x=1&y=%20' })
    const request = await only(() => exchange(acme(), by))
    expect(request).toMatchObject({ url: 'https://login.acme.test/token', method: 'POST' })
    expect(request.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/)
    expect(formOf(request)).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: 'https://brand.test/cb?x=1&y=%20',
      code_verifier: VERIFIER,
      client_id: 'the-client',
      client_secret: 'the-secret',
    })
  })

  it('has no verifier where the vendor refuses PKCE (A1)', async () => {
    const request = await only(() => exchange(acme({ pkce: false }), client()))
    expect(formOf(request)).not.toHaveProperty('code_verifier')
  })
})

describe('a request that refreshes (RFC 6749 section 6)', () => {
  it('carries the refresh token and nothing of the code', async () => {
    const request = await only(() => refresh(acme(), client()))
    expect(formOf(request)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'the-refresh-token',
      client_id: 'the-client',
      client_secret: 'the-secret',
    })
  })
})

/** RFC 6749 section 2.3.1: form-encoded first, base64 then. */
function basicOf({ headers }: Seen): string[] {
  const [, code = ''] = /^Basic (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  const decode = (half: string) => decodeURIComponent(half.replaceAll('+', ' '))
  return atob(code).split(':').map(decode)
}

describe.each(BOTH)('a client that %s', (_, work) => {
  it('proves itself in the body, and there alone (C1)', async () => {
    const request = await only(() => work(acme({ clientAuth: 'client_secret_post' }), client()))
    expect(formOf(request)).toMatchObject({ client_id: 'the-client', client_secret: 'the-secret' })
    expect(request.headers.has('authorization')).toBe(false)
  })

  it('proves itself by Basic, and by that alone (C1)', async () => {
    const request = await only(() => work(acme({ clientAuth: 'client_secret_basic' }), client()))
    expect(basicOf(request)).toEqual(['the-client', 'the-secret'])
    expect(formOf(request)).not.toHaveProperty('client_secret')
    expect(formOf(request)).not.toHaveProperty('client_id')
  })

  it.each([':%+/', 'ä', 'a b', '100%25', 'a+b=c&d', ':', '🔑', `!'()*~-._`, '"\\'])(
    'gets its id and secret across with %j in them (C1)',
    async (odd) => {
      const by = client({ clientId: `id${odd}`, clientSecret: `secret${odd}` })
      const inBody = await only(() => work(acme(), by))
      const { client_id: id, client_secret: secret } = formOf(inBody)
      expect([id, secret]).toEqual([`id${odd}`, `secret${odd}`])
      vi.restoreAllMocks()
      const byBasic = await only(() => work(acme({ clientAuth: 'client_secret_basic' }), by))
      expect(basicOf(byBasic)).toEqual([`id${odd}`, `secret${odd}`])
    },
  )

  it('is told that the endpoint took too long', async () => {
    vi.useFakeTimers()
    fakeNetwork(silence)
    const sent = work(acme(), client()).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await sent).toMatchObject({ code: 'upstream-timeout' })
  })

  it('is told that the endpoint cannot be reached, and nothing else (B14)', async () => {
    fakeNetwork(new TypeError('canary'))
    const sent = work(acme(), client())
    await expect(sent).rejects.toMatchObject({
      code: 'upstream-unavailable',
      message: 'login.acme.test cannot be reached',
    })
  })

  it('does not follow a redirect with its secret in hand (E3)', async () => {
    const seen = fakeNetwork(redirect(307, 'https://login.acme.test/elsewhere'), answer())
    const sent = work(acme(), client())
    await expect(sent).rejects.toMatchObject({ code: 'upstream-unavailable' })
    expect(seen).toHaveLength(1)
  })

  it('goes to the stand-in that ORIGINS names', async () => {
    const seen = fakeNetwork(answer())
    const local = origins(JSON.stringify({ 'https://login.acme.test': 'http://127.0.0.1:4001' }))
    await work(acme(), client(), local)
    expect(seen[0]?.url).toBe('http://127.0.0.1:4001/token')
  })
})
