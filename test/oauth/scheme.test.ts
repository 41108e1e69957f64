import { afterEach, describe, expect, it, vi } from 'vitest'
import { AuthFacts } from '../../src/auth/facts.ts'
import { applyCredentials, bind } from '../../src/auth/schemes.ts'
import { origins } from '../../src/core/origins.ts'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { client, json } from './_acme.ts'

const around = { origins: origins(undefined), now: 1_800_000_000_000 }

const oauth = (facts: object = {}) =>
  bind(
    AuthFacts.parse({
      scheme: 'OAUTH2',
      authorizationUrl: 'https://login.acme.test/authorize',
      tokenUrl: 'https://login.acme.test/token',
      clientAuth: 'client_secret_post',
      scopes: [],
      ...facts,
    }),
  )
const open = bind(AuthFacts.parse({ scheme: 'NO_AUTH' }))

const request = () => ({
  url: new URL('https://api.acme.test/'),
  method: 'GET',
  headers: new Headers(),
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('OAUTH2', () => {
  it('begins with a verifier of its own each time (A2)', async () => {
    const begun = await Promise.all([oauth().begin(client(), 's'), oauth().begin(client(), 's')])
    const [one, two] = begun.map(({ verifier }) => verifier)
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(one).not.toBe(two)
  })

  it('finishes with tokens, and the scopes beside them (B15)', async () => {
    const seen = fakeNetwork(json({ access_token: 'a', refresh_token: 'r', scope: 'x' }))
    const parameters = new URLSearchParams('code=c&state=s')
    const callback = { parameters, state: 's', verifier: 'v'.repeat(43) }
    expect(await oauth().finish(client(), callback, around)).toEqual({
      refused: false,
      credentials: { accessToken: 'a', refreshToken: 'r' },
      scopes: ['x'],
    })
    expect(formOf(seen[0])).toMatchObject({ code: 'c', code_verifier: 'v'.repeat(43) })
  })

  it('asks the token endpoint nothing when the user said no (A9)', async () => {
    const seen = fakeNetwork()
    const parameters = new URLSearchParams('error=access_denied&state=s')
    const callback = { parameters, state: 's', verifier: 'v'.repeat(43) }
    const consent = await oauth().finish(client(), callback, around)
    expect(consent).toEqual({ refused: true, error: 'access_denied' })
    expect(seen).toEqual([])
  })

  it.each([
    ['the new refresh token', { access_token: 'b', refresh_token: 'r2' }, 'r2'],
    ['the old one where none came', { access_token: 'b' }, 'r1'],
  ])('keeps %s after a refresh (B2, RFC 6749 section 6)', async (_, answer, refreshToken) => {
    fakeNetwork(json(answer))
    const held = { accessToken: 'a', refreshToken: 'r1', expiresAt: 1, lifetime: 1 }
    const { credentials } = await oauth().refresh(client(), held, around)
    expect(credentials).toEqual({ accessToken: 'b', refreshToken })
  })

  it('says that it cannot refresh without a refresh token', async () => {
    const seen = fakeNetwork()
    const held = { accessToken: 'a' }
    expect(oauth().refreshable(held)).toBe(false)
    const refreshed = oauth().refresh(client(), held, around)
    await expect(refreshed).rejects.toMatchObject({ code: 'refresh-impossible' })
    expect(seen).toEqual([])
  })

  it('lets out the access token alone (B13)', () => {
    const held = { accessToken: 'a', refreshToken: 'canary', expiresAt: 1 }
    expect(oauth().usable(held)).toEqual({ accessToken: 'a' })
  })

  it('puts it on a request as RFC 6750 section 2.1 says', () => {
    const made = request()
    applyCredentials('OAUTH2', made, { accessToken: 'a' })
    expect(Object.fromEntries(made.headers)).toEqual({ authorization: 'Bearer a' })
    expect(made.url.href).toBe('https://api.acme.test/')
  })

  it('gives back the refresh token first, then the access token (B11)', async () => {
    const seen = fakeNetwork(new Response(), new Response())
    const facts = { revocation: { url: 'https://login.acme.test/revoke' } }
    const held = { accessToken: 'a', refreshToken: 'r' }
    expect(await oauth(facts).revoke(client(), held, around)).toBe(true)
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
    const facts = { revocation: { url: 'https://login.acme.test/revoke' } }
    const held = { accessToken: 'a', refreshToken: 'r' }
    expect(await oauth(facts).revoke(client(), held, around)).toBe(confirmed)
  })

  it('refuses what was stored in another shape', () => {
    expect(() => oauth().usable({ token: 'a' })).toThrow()
  })
})

describe('NO_AUTH', () => {
  it('holds nothing, puts nothing on, and never ends', () => {
    const made = request()
    applyCredentials('NO_AUTH', made, open.usable({}))
    expect([...made.headers]).toEqual([])
    expect(open).toMatchObject({ name: 'NO_AUTH', needsConsent: false })
    expect([open.expiry({}), open.refreshable({})]).toEqual([{}, false])
  })

  it('has nobody to ask', () => {
    expect(() => open.begin(client(), 's')).toThrow(TypeError)
  })
})
