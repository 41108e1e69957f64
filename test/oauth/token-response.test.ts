import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import type { Tokens } from '../../src/oauth/provider.ts'
import { exchangeCode, refreshTokens } from '../../src/oauth/token-request.ts'
import { fakeNetwork, redirect } from '../core/_fake-network.ts'
import { acme, client, granted, json, text, VERIFIER } from './_acme.ts'

const NOW = 1_800_000_000_000
const FORM = 'application/x-www-form-urlencoded'
const real = origins(undefined)

const exchange = (provider = acme()) =>
  exchangeCode(provider, client(), granted(provider), VERIFIER, real, NOW)
const refresh = (provider = acme()) => refreshTokens(provider, client(), 'old', real, NOW)

/** Both requests read their answers alike. */
async function bothRead(answer: () => Response): Promise<unknown> {
  const read = async (work: () => Promise<unknown>) => {
    fakeNetwork(answer())
    return work().catch((error: unknown) => error)
  }
  const [redeemed, refreshed] = [await read(exchange), await read(refresh)]
  expect(refreshed).toEqual(redeemed)
  return redeemed
}

afterEach(() => {
  vi.restoreAllMocks()
})

interface Granting {
  name: string
  answer: () => Response
  tokens: Tokens
}

describe('an answer that grants (RFC 6749 section 5.1)', () => {
  const hour = { lifetime: 3_600_000, expiresAt: NOW + 3_600_000 }
  const full = { access_token: 'a', token_type: 'Bearer', expires_in: 3600 }

  it.each<Granting>([
    {
      name: 'all that there is',
      answer: () => json({ ...full, refresh_token: 'r', scope: 'read write' }),
      tokens: { accessToken: 'a', refreshToken: 'r', ...hour, scopes: ['read', 'write'] },
    },
    {
      name: 'a token and nothing else',
      answer: () => json({ access_token: 'a', token_type: 'bearer' }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'an error that is none, beside a token',
      answer: () => json({ ...full, error: 'none', error_description: 'success' }),
      tokens: { accessToken: 'a', ...hour },
    },
    {
      name: 'no token_type',
      answer: () => json({ access_token: 'a', expires_in: 3600 }),
      tokens: { accessToken: 'a', ...hour },
    },
    {
      name: 'a token_type of null',
      answer: () => json({ access_token: 'a', token_type: null }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'expires_in as a string (B7)',
      answer: () => json({ ...full, expires_in: '3600' }),
      tokens: { accessToken: 'a', ...hour },
    },
    {
      name: 'expires_in as nonsense (B7)',
      answer: () => json({ ...full, expires_in: 'soon' }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'expires_in of null (B7)',
      answer: () => json({ ...full, expires_in: null }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'a negative expires_in (B7)',
      answer: () => json({ ...full, expires_in: -1 }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'a form, as GitHub sends where nobody asks for JSON',
      answer: () => text('access_token=a&scope=read%20write&token_type=bearer', 200, FORM),
      tokens: { accessToken: 'a', scopes: ['read', 'write'] },
    },
    {
      name: 'a form with an expiry',
      answer: () => text('access_token=a&expires_in=3600&refresh_token=r', 200, FORM),
      tokens: { accessToken: 'a', refreshToken: 'r', ...hour },
    },
    {
      name: 'JSON that says it is HTML',
      answer: () => text(JSON.stringify(full), 200, 'text/html'),
      tokens: { accessToken: 'a', ...hour },
    },
    {
      name: 'something nested without end, which nobody asked for',
      answer: () => text(`{"access_token":"a","more":${'['.repeat(900)}${']'.repeat(900)}}`),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'an ID token, which nothing here trusts',
      answer: () => json({ ...full, id_token: 'not.a.jwt' }),
      tokens: { accessToken: 'a', ...hour },
    },
    {
      name: 'no scope at all',
      answer: () => json({ access_token: 'a', scope: '' }),
      tokens: { accessToken: 'a', scopes: [] },
    },
    {
      name: 'status 201',
      answer: () => json({ access_token: 'a' }, 201),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'an error of null beside the token',
      answer: () => json({ access_token: 'a', error: null }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'an error that says nothing beside the token: a rotated one must not be lost (B2)',
      answer: () => json({ access_token: 'a', refresh_token: 'r', error: '' }),
      tokens: { accessToken: 'a', refreshToken: 'r' },
    },
    {
      name: 'a scope that is no text: a rotated token must not be lost for it (B2)',
      answer: () => json({ access_token: 'a', refresh_token: 'r', scope: { read: true } }),
      tokens: { accessToken: 'a', refreshToken: 'r' },
    },
    {
      name: 'a form that ends with its line',
      answer: () => text('access_token=a&refresh_token=r\r\n', 200, FORM),
      tokens: { accessToken: 'a', refreshToken: 'r' },
    },
    {
      name: 'tokens with white space around, which is in no token (RFC 6749 appendix A.12)',
      answer: () => json({ access_token: ' a\n', refresh_token: 'r\n' }),
      tokens: { accessToken: 'a', refreshToken: 'r' },
    },
    {
      name: 'a refresh token that is none',
      answer: () => json({ access_token: 'a', refresh_token: false }),
      tokens: { accessToken: 'a' },
    },
    {
      name: 'expires_in of 0, as some say of tokens that never end (B6, B7)',
      answer: () => json({ ...full, expires_in: 0 }),
      tokens: { accessToken: 'a' },
    },
  ])('is read: $name', async ({ answer, tokens }) => {
    expect(await bothRead(answer)).toEqual(tokens)
  })

  it('brings the rotated refresh token (B2)', async () => {
    fakeNetwork(json({ access_token: 'a', refresh_token: 'new' }))
    expect(await refresh()).toMatchObject({ refreshToken: 'new' })
  })

  it('says nothing of a refresh token where none was sent: the old one stays (B2)', async () => {
    fakeNetwork(json({ access_token: 'a' }))
    expect(await refresh()).not.toHaveProperty('refreshToken')
  })

  it.each([
    [{}, 'a b', ['a', 'b']],
    [{}, 'a,b', ['a,b']],
    [{ scopeSeparator: ',' }, 'a,b', ['a', 'b']],
    [{ grantedScopeSeparator: ',' }, 'a,b', ['a', 'b']],
    [{ grantedScopeSeparator: ',' }, 'a, b', ['a', 'b']],
    [{}, '  a   b ', ['a', 'b']],
    [{ scopeSeparator: ' ' }, ['a', 'b'], ['a', 'b']],
    [{ scopeSeparator: ',' }, ['a:b', 'c'], ['a:b', 'c']],
  ] as const)('parts its scopes as the vendor does: %j, %j (B15)', async (facts, scope, scopes) => {
    fakeNetwork(json({ access_token: 'a', scope }))
    expect((await refresh(acme(facts))).scopes).toEqual(scopes)
  })
})

interface Refusing {
  name: string
  answer: () => Response
  code: string
  facts?: object
}

describe('an answer that does not grant (RFC 6749 section 5.2, B4)', () => {
  const error = (code: string, status = 400) => ({
    name: `${code} with ${status}`,
    answer: () => json({ error: code, error_description: 'canary' }, status),
  })
  const gone = (code: string) => ({ code: 'consent-revoked', facts: { error: code } })
  const ours = (code: string) => ({ code: 'client-misconfigured', facts: { error: code } })
  const passing = { code: 'upstream-unavailable' }

  it.each<Refusing>([
    { ...error('invalid_grant'), ...gone('invalid_grant') },
    { ...error('invalid_grant', 401), ...gone('invalid_grant') },
    { ...error('invalid_grant', 500), ...gone('invalid_grant') },
    { ...error('invalid_grant', 200), ...gone('invalid_grant') },
    { ...error('INVALID_GRANT'), ...gone('INVALID_GRANT') },
    { ...error('bad_verification_code', 200), ...gone('bad_verification_code') },
    { ...error('bad_refresh_token', 200), ...gone('bad_refresh_token') },
    {
      name: 'invalid_grant in a form with 200',
      answer: () => text('error=invalid_grant&error_description=canary', 200, FORM),
      ...gone('invalid_grant'),
    },
    { ...error('invalid_client', 401), ...ours('invalid_client') },
    { ...error('invalid_client'), ...ours('invalid_client') },
    { ...error('unauthorized_client'), ...ours('unauthorized_client') },
    { ...error('incorrect_client_credentials', 200), ...ours('incorrect_client_credentials') },
    { ...error('unsupported_grant_type'), ...ours('unsupported_grant_type') },
    { ...error('something_new'), ...ours('something_new') },
    { ...error('invalid_client', 503), ...passing },
    { ...error('invalid_request', 429), ...passing },
    { ...error('temporarily_unavailable'), ...passing },
    { ...error('server_error'), ...passing },
    { ...error('slow_down'), ...passing },
    {
      name: '429 with Retry-After',
      answer: () => text('canary', 429, 'text/plain', { 'retry-after': '120' }),
      ...passing,
      facts: { retry_after: 120 },
    },
    {
      name: '503 with Retry-After and JSON',
      answer: () => json({ error: 'busy' }, 503, { 'retry-after': '7' }),
      ...passing,
      facts: { retry_after: 7 },
    },
    {
      name: 'a page with 500',
      answer: () => text('<!doctype html><h1>canary</h1>', 500, 'text/html'),
      ...passing,
    },
    {
      name: 'a page with 200',
      answer: () => text('<!doctype html><h1>canary</h1>', 200, 'text/html'),
      ...passing,
    },
    { name: '400 without a body', answer: () => new Response(null, { status: 400 }), ...passing },
    { name: '200 without a body', answer: () => new Response(null), ...passing },
    { name: '204', answer: () => new Response(null, { status: 204 }), ...passing },
    { name: 'truncated JSON', answer: () => text('{"access_token":"canary', 200), ...passing },
    { name: 'a list', answer: () => json(['canary']), ...passing },
    { name: 'a text in JSON', answer: () => json('canary'), ...passing },
    { name: 'null', answer: () => json(null), ...passing },
    { name: 'an object without a token', answer: () => json({ ok: true }), ...passing },
    { name: 'an empty token', answer: () => json({ access_token: '' }), ...passing },
    { name: 'a token that is no text', answer: () => json({ access_token: 5 }), ...passing },
    {
      name: 'a token with status 500',
      answer: () => json({ access_token: 'canary' }, 500),
      ...passing,
    },
    {
      name: 'a token that is no bearer’s',
      answer: () => json({ access_token: 'canary', token_type: 'mac' }),
      ...passing,
    },
    {
      name: 'an error that is an object',
      answer: () => json({ error: { message: 'canary' } }, 400),
      ...passing,
    },
    {
      name: 'a redirect, which is not followed',
      answer: () => redirect(302, 'https://login.acme.test/canary'),
      ...passing,
    },
    {
      name: 'more than anybody needs (E7)',
      answer: () => text(`{"access_token":"a","x":"${'x'.repeat(600_000)}"}`),
      ...passing,
    },
  ])('is judged: $name', async ({ answer, code, facts = {} }) => {
    const refusal = await bothRead(answer)
    expect(refusal).toMatchObject({ code, facts })
    expect((refusal as Error).message).not.toContain('canary')
  })

  it.each([
    ['<script>x</script>', 'scriptxscript'],
    ['a\r\nb', 'ab'],
    ['e'.repeat(500), 'e'.repeat(64)],
  ])('shows an error code cleaned of what is none: %j (B14)', async (code, shown) => {
    fakeNetwork(json({ error: code }, 400))
    await expect(refresh()).rejects.toMatchObject({
      message: `the token endpoint answered ${shown}`,
      facts: { error: shown },
    })
  })
})
