import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import { exchangeCode, refreshTokens } from '../../src/oauth/token-request.ts'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { acme, client, type Facts, granted, json, text, VERIFIER } from './_acme.ts'

const NOW = 1_800_000_000_000
const real = origins(undefined)

afterEach(() => {
  vi.restoreAllMocks()
})

/** A refresh at an endpoint with manners of its own. */
async function refreshed(facts: Facts, answer: Response = json({ access_token: 'a' })) {
  const seen = fakeNetwork(answer)
  const tokens = await refreshTokens(acme(facts), client(), 'old', real, NOW)
  return { seen: seen[0], tokens }
}

const FIELDS = {
  grant_type: 'refresh_token',
  refresh_token: 'old',
  client_id: 'the-client',
  client_secret: 'the-secret',
}

describe('a token endpoint', () => {
  it('may want JSON', async () => {
    const { seen } = await refreshed({ tokenBody: 'json', clientIdParam: 'app_id' })
    expect(seen?.headers.get('content-type')).toBe('application/json')
    const { client_id: app_id, ...rest } = FIELDS
    expect(JSON.parse(String(seen?.body))).toEqual({ ...rest, app_id })
  })

  it('may want its parameters in the query, and nothing in the body', async () => {
    const { seen } = await refreshed({
      tokenBody: 'query',
      tokenUrl: 'https://login.acme.test/token?v=2',
    })
    const { origin, pathname, searchParams } = new URL(seen?.url ?? '')
    expect([origin, pathname]).toEqual(['https://login.acme.test', '/token'])
    expect(Object.fromEntries(searchParams)).toEqual({ ...FIELDS, v: '2' })
    expect([seen?.method, seen?.body, seen?.headers.get('content-type')]).toEqual([
      'POST',
      null,
      null,
    ])
  })

  it.each(['form', 'json', 'query'] as const)(
    'proves the client by Basic beside a %s (C1)',
    async (tokenBody) => {
      const { seen } = await refreshed({ tokenBody, clientAuth: 'client_secret_basic' })
      expect(seen?.headers.get('authorization')).toMatch(/^Basic /)
      expect(`${seen?.url}${String(seen?.body)}`).not.toContain('secret')
    },
  )

  it('may want headers and parameters of its own', async () => {
    const facts = { tokenHeaders: { 'x-version': '3' }, tokenParams: { audience: 'api' } }
    const { seen } = await refreshed(facts)
    expect(seen?.headers.get('x-version')).toBe('3')
    expect(formOf(seen)).toEqual({ ...FIELDS, audience: 'api' })
  })

  it('is told nothing twice where the app’s own parameters say it too', async () => {
    const seen = fakeNetwork(json({ access_token: 'a' }))
    const provider = acme({ tokenParams: { audience: 'api' } })
    await exchangeCode(provider, client(), granted(provider), VERIFIER, real, NOW)
    const names = [...new URLSearchParams(String(seen[0]?.body)).keys()]
    expect(names).toEqual([...new Set(names)])
  })
})

describe('tokens that lie deeper in the answer', () => {
  const slack = { ok: true, access_token: 'bot', authed_user: { access_token: 'user', scope: 'x' } }

  it.each([
    ['the whole answer', {}, slack, { accessToken: 'bot' }],
    [
      'an object of it',
      { tokenPath: 'authed_user' },
      slack,
      { accessToken: 'user', scopes: ['x'] },
    ],
    ['a deep one', { tokenPath: 'a.b' }, { a: { b: { access_token: 't' } } }, { accessToken: 't' }],
    ['a list', { tokenPath: 'data.0' }, { data: [{ access_token: 't' }] }, { accessToken: 't' }],
    ['where it is said elsewhere', { tokenPath: 'no.such' }, slack, { accessToken: 'bot' }],
  ])('are read from %s', async (_, facts, answer, tokens) => {
    expect((await refreshed(facts, json(answer))).tokens).toEqual(tokens)
  })

  it('are none where the path leads to none', async () => {
    const answer = refreshed({ tokenPath: 'data' }, json({ data: { error: 'canary' } }))
    await expect(answer).rejects.toMatchObject({ code: 'upstream-unavailable' })
  })
})

describe('what comes beside the tokens', () => {
  it.each([
    [
      'a text',
      { url: 'instance_url' },
      { instance_url: 'https://eu.acme.test' },
      { url: 'https://eu.acme.test' },
    ],
    ['a number', { org: 'team.id' }, { team: { id: 7 } }, { org: '7' }],
    ['of a list', { site: '0' }, {}, undefined],
    ['an object, left out', { team: 'team' }, { team: { id: 7 } }, undefined],
    ['null, left out', { team: 'team' }, { team: null }, undefined],
    [
      'outside of the tokens’ object',
      { team: 'team.id' },
      { team: { id: 'T' }, in: { access_token: 'b' } },
      { team: 'T' },
    ],
  ])('is kept with the connection: %s', async (_, tokenData, more, data) => {
    const answer = json({ access_token: 'a', ...more })
    const { tokens } = await refreshed({ tokenData, tokenPath: 'in' }, answer)
    expect(tokens.data).toEqual(data)
  })

  it('cannot be forged by a field of the same name', async () => {
    const answer = json({ access_token: 'a', data: { base: 'https://evil.test' } })
    expect((await refreshed({}, answer)).tokens).toEqual({ accessToken: 'a' })
  })
})

describe('the end of a token, as vendors tell it (B7)', () => {
  const HOUR = 3_600_000
  const date = new Date(NOW + HOUR).toISOString()

  it.each<[string, Facts['expiry'] | undefined, object, number | undefined]>([
    ['a number of seconds', undefined, { expires_in: 3600 }, HOUR],
    ['a text', undefined, { expires_in: '3600' }, HOUR],
    ['nothing', undefined, {}, undefined],
    ['nonsense', undefined, { expires_in: 'soon' }, undefined],
    ['milliseconds', { unit: 'ms' }, { expires_in: HOUR }, HOUR],
    ['a field of another name', { field: 'ttl' }, { ttl: 3600, expires_in: 5 }, HOUR],
    ['a deep field', { field: 'meta.ttl' }, { meta: { ttl: 3600 } }, HOUR],
    ['an epoch in seconds', { field: 'at', kind: 'absolute' }, { at: NOW / 1000 + 3600 }, HOUR],
    [
      'an epoch in a text',
      { field: 'at', kind: 'absolute' },
      { at: String(NOW / 1000 + 3600) },
      HOUR,
    ],
    [
      'an epoch in milliseconds',
      { field: 'at', kind: 'absolute', unit: 'ms' },
      { at: NOW + HOUR },
      HOUR,
    ],
    ['a date', { field: 'at', kind: 'absolute' }, { at: date }, HOUR],
    ['unknown where its end is past', { field: 'at', kind: 'absolute' }, { at: 1 }, undefined],
    ['a life that is not one', { kind: 'never' }, { expires_in: 3600 }, undefined],
    ['nothing, and an hour is assumed', { fallback: 3600 }, {}, HOUR],
    ['nonsense, and an hour is assumed', { fallback: 3600 }, { expires_in: 'x' }, HOUR],
    ['something, and nothing is assumed', { fallback: 60 }, { expires_in: 3600 }, HOUR],
    ['more than anybody lives', undefined, { expires_in: 1e15 }, 3650 * 24 * HOUR],
  ])('is %s', async (_, expiry, more, lifetime) => {
    const { tokens } = await refreshed(
      { ...(expiry && { expiry }) },
      json({ access_token: 'a', ...more }),
    )
    const ends = lifetime === undefined ? {} : { lifetime, expiresAt: NOW + lifetime }
    expect(tokens).toEqual({ accessToken: 'a', ...ends })
  })
})

it('the end of a token may stand beside the object that holds it', async () => {
  const facts = { tokenPath: 'in', expiry: { field: 'meta.ttl' } }
  const answer = { in: { access_token: 'a' }, meta: { ttl: 60 } }
  const { tokens } = await refreshed(facts, json(answer))
  expect(tokens).toEqual({ accessToken: 'a', lifetime: 60_000, expiresAt: NOW + 60_000 })
})

describe('an answer with nothing in its fields', () => {
  const FORM = 'application/x-www-form-urlencoded'
  it.each([
    ['refresh_token null', () => json({ access_token: 'a', refresh_token: null })],
    ['refresh_token empty', () => json({ access_token: 'a', refresh_token: '' })],
    ['scope null', () => json({ access_token: 'a', scope: null })],
    [
      'all null',
      () =>
        json({
          access_token: 'a',
          refresh_token: null,
          scope: null,
          expires_in: null,
          token_type: null,
          id_token: null,
        }),
    ],
    ['a form’s empty refresh_token', () => text('access_token=a&refresh_token=', 200, FORM)],
  ])('is a grant without them: %s', async (_, answer) => {
    expect((await refreshed({}, answer())).tokens).toEqual({ accessToken: 'a' })
    const provider = acme()
    fakeNetwork(answer())
    const redeemed = exchangeCode(provider, client(), granted(provider), VERIFIER, real, NOW)
    expect(await redeemed).toEqual({ accessToken: 'a' })
  })

  it.each([
    ['refresh_token', 5],
    ['refresh_token', { a: 1 }],
    ['scope', { a: 1 }],
    ['scope', 7],
  ])('is a grant without %s where that is no text: %j (B2)', async (name, value) => {
    const answer = refreshed({}, json({ access_token: 'a', [name]: value }))
    expect((await answer).tokens).toEqual({ accessToken: 'a' })
  })
})
