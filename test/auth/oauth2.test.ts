import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { client, json } from '../oauth/_acme.ts'
import {
  applied,
  around,
  boundTo,
  givenTo,
  request,
  TOKEN_REFUSALS,
  testScheme,
} from './_contract.ts'

const FACTS = {
  scheme: 'OAUTH2',
  authorizationUrl: 'https://login.acme.test/authorize',
  tokenUrl: 'https://login.acme.test/token',
  clientAuth: 'client_secret_post',
  scopes: [],
}
const oauth = (facts: object = {}) => boundTo({ ...FACTS, ...facts })
const given = givenTo(client())

testScheme({
  facts: { ...FACTS, authorizationUrl: 'https://{site}.acme.test/authorize' },
  client: client({ clientSecret: 'canary-client-secret' }),
  values: { site: 'ada' },
  callback: 'code=canary-code',
  app: (_, turn) =>
    json({
      access_token: `canary-token-${turn}`,
      refresh_token: `canary-refresh-${turn}`,
      expires_in: 3600,
    }),
  puts: { headers: { authorization: 'Bearer canary-token-1' } },
  inside: ['canary-client-secret', 'canary-refresh-1', 'canary-code'],
  outside: ['canary-token-1'],
  lifetime: 3600,
  refusals: TOKEN_REFUSALS,
})

afterEach(() => {
  vi.restoreAllMocks()
})

const callback = (query: string) => ({
  parameters: new URLSearchParams(query),
  state: 's',
  kept: 'v'.repeat(43),
})

describe('OAUTH2', () => {
  it('begins with a verifier of its own each time (A2)', async () => {
    const begin = () => oauth().begin(given, 's', around)
    const begun = await Promise.all([begin(), begin()])
    const [one, two] = begun.map(({ kept }) => kept)
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(one).not.toBe(two)
  })

  it('finishes with tokens, and the scopes beside them (B15)', async () => {
    const seen = fakeNetwork(json({ access_token: 'a', refresh_token: 'r', scope: 'x' }))
    const consent = await oauth().finish(given, callback('code=c&state=s'), around)
    expect(consent).toEqual({
      refused: false,
      credentials: { accessToken: 'a', refreshToken: 'r' },
      scopes: ['x'],
      data: {},
    })
    expect(formOf(seen[0])).toMatchObject({ code: 'c', code_verifier: 'v'.repeat(43) })
  })

  it('asks the token endpoint nothing when the user said no (A9)', async () => {
    const seen = fakeNetwork()
    const consent = await oauth().finish(given, callback('error=access_denied&state=s'), around)
    expect(consent).toEqual({ refused: true, error: 'access_denied' })
    expect(seen).toEqual([])
  })

  it.each([
    ['the new refresh token', { access_token: 'b', refresh_token: 'r2' }, 'r2'],
    ['the old one where none came', { access_token: 'b' }, 'r1'],
    ['the old one where null came', { access_token: 'b', refresh_token: null }, 'r1'],
    ['the old one where an empty one came', { access_token: 'b', refresh_token: '' }, 'r1'],
  ])('keeps %s after a refresh (B2, RFC 6749 section 6)', async (_, answer, refreshToken) => {
    fakeNetwork(json(answer))
    const held = { accessToken: 'a', refreshToken: 'r1', expiresAt: 1, lifetime: 1 }
    const { credentials } = await oauth().refresh(given, held, around)
    expect(credentials).toEqual({ accessToken: 'b', refreshToken })
  })

  it('says that it cannot refresh without a refresh token', async () => {
    const seen = fakeNetwork()
    const held = { accessToken: 'a' }
    expect(oauth().refreshable(held)).toBe(false)
    const refreshed = oauth().refresh(given, held, around)
    await expect(refreshed).rejects.toMatchObject({ code: 'refresh-impossible' })
    expect(seen).toEqual([])
  })

  it('lets out the access token alone (B13)', () => {
    const held = { accessToken: 'a', refreshToken: 'canary', expiresAt: 1 }
    const headers = { authorization: 'Bearer a' }
    expect(oauth().usable(given, held)).toEqual({ placed: { headers, query: {}, cookies: {} } })
  })

  it('puts it on a request as RFC 6750 section 2.1 says', async () => {
    const made = { ...request(), url: new URL('https://api.acme.test/'), headers: new Headers() }
    await applied(oauth().usable(given, { accessToken: 'a' }), made)
    expect(Object.fromEntries(made.headers)).toEqual({ authorization: 'Bearer a' })
    expect(made.url.href).toBe('https://api.acme.test/')
  })

  it.each([
    ['in the query', { query: { access_token: '{accessToken}' } }, '?a=b&access_token=a', null],
    ['under another word', { headers: { authorization: 'Zoho {accessToken}' } }, '?a=b', 'Zoho a'],
  ])('puts it where the app wants it: %s', async (_, put, search, authorization) => {
    const { url, headers } = await applied(oauth({ put }).usable(given, { accessToken: 'a' }))
    expect([url.search, headers.get('authorization')]).toEqual([search, authorization])
  })

  it.each(['a\r\nx-evil: 1', 'a\nb', 'a\0b'])(
    'puts no token on a request that would break its header: %j (E6)',
    (accessToken) => {
      const refused = expect.objectContaining({ code: 'fields-invalid' })
      expect(() => oauth().usable(given, { accessToken })).toThrow(refused)
    },
  )

  it('refuses what was stored in another shape', () => {
    expect(() => oauth().usable(given, { token: 'a' })).toThrow()
  })
})

describe('OAUTH2, revoked', () => {
  const ENDPOINT = 'https://login.acme.test/revoke'
  const held = { accessToken: 'a', refreshToken: 'r' }

  it('gives back the refresh token first, then the access token (B11)', async () => {
    const seen = fakeNetwork(new Response(), new Response())
    expect(await oauth({ revocation: { url: ENDPOINT } }).revoke(given, held, around)).toBe(true)
    expect(seen.map(formOf)).toMatchObject([
      { token: 'r', token_type_hint: 'refresh_token' },
      { token: 'a', token_type_hint: 'access_token' },
    ])
  })

  it.each([
    [[200, 200], true],
    [[200, 400], true],
    [[400, 200], true],
    [[400, 400], false],
  ])('tells of answers %j that it is confirmed: %j (B11)', async (statuses, confirmed) => {
    fakeNetwork(...statuses.map((status) => new Response(null, { status })))
    const facts = { revocation: { url: ENDPOINT } }
    expect(await oauth(facts).revoke(given, held, around)).toBe(confirmed)
  })

  it('gives back the access token alone where none other is held', async () => {
    const seen = fakeNetwork(new Response())
    const facts = { revocation: { url: ENDPOINT } }
    expect(await oauth(facts).revoke(given, { accessToken: 'a' }, around)).toBe(true)
    expect(seen.map(formOf)).toMatchObject([{ token: 'a' }])
  })

  it('gives back the access token alone where the field is called after it', async () => {
    const seen = fakeNetwork(new Response())
    const facts = { revocation: { url: ENDPOINT, tokenField: 'access_token', body: 'json' } }
    expect(await oauth(facts).revoke(given, held, around)).toBe(true)
    expect(seen.map(({ body }) => JSON.parse(String(body)))).toMatchObject([{ access_token: 'a' }])
  })

  it('is undefined where the app has no way to', async () => {
    const seen = fakeNetwork()
    expect(await oauth().revoke(given, held, around)).toBeUndefined()
    expect(seen).toEqual([])
  })
})
