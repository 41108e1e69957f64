import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authorizationUrl, newVerifier, readCallback } from '../../src/oauth/authorization.ts'
import { acme, asked, client, type Facts, VERIFIER } from './_acme.ts'

describe('a verifier (RFC 7636 section 4.1, A2)', () => {
  it('has 43 letters of base64url, and is new each time', () => {
    const made = Array.from({ length: 1000 }, newVerifier)
    for (const verifier of made) expect(verifier).toMatch(/^[\w-]{43}$/)
    expect(new Set(made).size).toBe(made.length)
  })
})

describe('the page where the user is asked', () => {
  it('is the provider’s, with what RFC 6749 section 4.1.1 wants', async () => {
    const url = await authorizationUrl(acme(), client(), 'the-state', VERIFIER)
    expect(`${url.origin}${url.pathname}`).toBe('https://login.acme.test/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'the-client',
      redirect_uri: 'https://behalf.test/callback/acme',
      state: 'the-state',
      scope: 'read write',
      code_challenge: expect.any(String),
      code_challenge_method: 'S256',
    })
  })

  it('gets the S256 challenge of the verifier: 43 letters (A1, RFC 7636 section 4.2)', async () => {
    const challenge = (await asked(acme())).get('code_challenge')
    expect(challenge).toMatch(/^[\w-]{43}$/)
    expect(challenge).toBe(createHash('sha256').update(VERIFIER).digest('base64url'))
  })

  it('fits the example of RFC 7636 appendix B (A1)', async () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    const url = await authorizationUrl(acme(), client(), 's', verifier)
    const challenge = url.searchParams.get('code_challenge')
    expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  })

  it('never sees the verifier or the client’s secret (A1)', async () => {
    const url = await authorizationUrl(acme(), client(), 's', VERIFIER)
    expect(url.href).not.toContain(VERIFIER)
    expect(url.href).not.toContain('the-secret')
  })

  it('gets no challenge where the vendor refuses it (A1)', async () => {
    const query = await asked(acme({ pkce: false }))
    expect([...query.keys()].filter((name) => name.startsWith('code_'))).toEqual([])
  })

  it.each([
    [' ', ['a', 'b'], 'a b'],
    [',', ['a', 'b'], 'a,b'],
    [' ', ['a'], 'a'],
    [' ', [], null],
  ] as const)('gets scopes with %j between them: %j', async (scopeSeparator, scopes, expected) => {
    const query = await asked(acme({ scopeSeparator }), client({ scopes }))
    expect(query.get('scope')).toBe(expected)
  })

  it('gets the vendor’s own parameters, and keeps those of its address', async () => {
    const query = await asked(
      acme({
        authorizationUrl: 'https://login.acme.test/authorize?tenant=7',
        authorizationParams: { access_type: 'offline', prompt: 'consent' },
      }),
    )
    expect(Object.fromEntries(query)).toMatchObject({
      tenant: '7',
      access_type: 'offline',
      prompt: 'consent',
      client_id: 'the-client',
    })
  })

  it('gets every value encoded, whatever it holds', async () => {
    const odd = client({ clientId: 'a&b=c d#ä', redirectUri: 'https://x.test/cb?a=1&b=2' })
    const url = await authorizationUrl(acme(), odd, 's&t', VERIFIER)
    const read = new URL(url.href).searchParams
    expect(read.get('client_id')).toBe('a&b=c d#ä')
    expect(read.get('redirect_uri')).toBe('https://x.test/cb?a=1&b=2')
    expect(read.get('state')).toBe('s&t')
    expect(url.hash).toBe('')
  })
})

const ISSUER = 'https://login.acme.test'
const STATE = 'the-state'
const read = (query: string, facts: Facts = {}) =>
  readCallback(acme(facts), client(), new URLSearchParams(query), STATE)

describe('a callback', () => {
  it('with a code and our state is a yes', () => {
    const callback = read(`code=c&state=${STATE}`)
    expect(callback).toMatchObject({ refused: false })
  })

  const right = encodeURIComponent(ISSUER)
  const promised = { issuer: ISSUER, issPromised: true }

  it.each([
    ['right', { issuer: ISSUER }, `&iss=${right}`],
    ['right and promised', promised, `&iss=${right}`],
    ['missing, and nobody promised it', { issuer: ISSUER }, ''],
    ['sent, and nobody knows the issuer', {}, `&iss=${right}`],
  ])('may have an iss that is %s (A5, RFC 9207 section 2.4)', (_, facts, iss) => {
    expect(read(`code=c&state=${STATE}${iss}`, facts)).toMatchObject({ refused: false })
  })

  it.each([
    ['of another server', { issuer: ISSUER }, '&iss=https%3A%2F%2Fevil.test'],
    ['with a slash more', { issuer: ISSUER }, `&iss=${right}%2F`],
    ['in other case', { issuer: ISSUER }, '&iss=https%3A%2F%2FLOGIN.acme.test'],
    ['with a port', { issuer: ISSUER }, `&iss=${right}%3A443`],
    ['sent twice', { issuer: ISSUER }, `&iss=${right}&iss=https%3A%2F%2Fevil.test`],
    ['wrong, though promised', promised, '&iss=https%3A%2F%2Fevil.test'],
    ['missing though promised', promised, ''],
    ['empty though promised', promised, '&iss='],
  ])('may not have an iss %s (A5, RFC 9207 section 2.4)', (_, facts, iss) => {
    const refused = expect.objectContaining({ code: 'invalid-request' })
    expect(() => read(`code=c&state=${STATE}${iss}`, facts)).toThrow(refused)
    expect(() => read(`error=access_denied&state=${STATE}${iss}`, facts)).toThrow(refused)
  })

  it.each([
    ['no state', 'code=c'],
    ['an empty state', 'code=c&state='],
    ['another state', 'code=c&state=other'],
    ['a state that begins like ours', `code=c&state=${STATE}x`],
    ['our state in other case', `code=c&state=${STATE.toUpperCase()}`],
    ['two states', `code=c&state=${STATE}&state=other`],
    ['an error, but another state', 'error=access_denied&state=other'],
    ['neither code nor error', `state=${STATE}`],
    ['an empty code', `code=&state=${STATE}`],
    ['two codes', `code=c&code=d&state=${STATE}`],
    ['the same code twice', `code=c&code=c&state=${STATE}`],
    ['a code and an empty one', `code=c&code=&state=${STATE}`],
    ['two errors', `error=access_denied&error=x&state=${STATE}`],
    ['a token of the implicit flow (A11)', `code=c&id_token=t&state=${STATE}`],
    ['a signed response', `code=c&response=t&state=${STATE}`],
    ['nothing', ''],
  ])('is refused with %s (A3)', (_, query) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ code: 'invalid-request' }))
  })

  it.each([
    'access_denied',
    'invalid_scope',
    'server_error',
    'temporarily_unavailable',
    'unauthorized_client',
    'consent.required-2',
  ])('that says %s is a no (A9, RFC 6749 section 4.1.2.1)', (error) => {
    expect(read(`error=${error}&state=${STATE}`)).toEqual({ refused: true, error })
  })

  it('that says both code and error is a no', () => {
    const callback = read(`code=c&error=access_denied&state=${STATE}`)
    expect(callback).toEqual({ refused: true, error: 'access_denied' })
  })

  it.each([
    ['markup', '<script>alert(1)</script>', 'scriptalert1script'],
    ['line breaks', 'a\r\nSet-Cookie: b', 'aSet-Cookieb'],
    ['control characters', 'a\u001b[31m\0b', 'a31mb'],
    ['quotes', `"'\`a`, 'a'],
    ['length', 'e'.repeat(1000), 'e'.repeat(64)],
    ['letters from elsewhere', 'ошибка_x', '_x'],
  ])('that says no with %s is cleaned of it (A9)', (_, error, cleaned) => {
    const query = new URLSearchParams({ error, state: STATE, error_description: '<b>x</b>' })
    expect(read(String(query))).toEqual({ refused: true, error: cleaned })
  })

  it('tells nothing of itself when it is refused (B14)', () => {
    const reading = () => read('code=canary&state=canary')
    expect(reading).toThrow('the callback does not come from the server that was asked')
    expect(reading).not.toThrow('canary')
  })
})
