import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { applied, around, boundTo, givenTo, LOGIN_REFUSALS, NOW, testScheme } from './_contract.ts'

const PASSWORD = 'canary-password'
const values = { email: 'ada@acme.test', password: PASSWORD }
const login = {
  url: 'https://api.acme.test/login',
  params: { user: '{email}', pass: '{password}' },
  tokenPath: 'session.token',
}
const facts = (more: object = {}, rest: object = {}) => ({
  scheme: 'TWO_STEP',
  login: { ...login, ...more },
  ...rest,
})

testScheme({
  facts: facts({ expiryPath: 'session.ttl' }),
  values,
  app: (_, turn) => Response.json({ session: { token: `canary-token-${turn}`, ttl: 600 } }),
  puts: { headers: { authorization: 'Bearer canary-token-1' } },
  inside: [PASSWORD],
  outside: ['canary-token-1'],
  lifetime: 600,
  refusals: LOGIN_REFUSALS,
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** What a login sends, and what it makes of an answer. */
async function loggedIn(more: object, answer: Response, by = values) {
  const seen = fakeNetwork(answer)
  const bound = boundTo(facts(more))
  const obtained = await bound.make(givenTo({}, by), around)
  return { seen: seen[0], obtained, bound }
}
const good = () => Response.json({ session: { token: 't' } })

describe('a login', () => {
  it('sends its secrets as JSON, where nothing else is said', async () => {
    const { seen } = await loggedIn({}, good())
    expect(seen).toMatchObject({ url: 'https://api.acme.test/login', method: 'POST' })
    expect(seen?.headers.get('content-type')).toBe('application/json')
    expect(JSON.parse(String(seen?.body))).toEqual({ user: 'ada@acme.test', pass: PASSWORD })
  })

  it('sends a form where the app wants one', async () => {
    const { seen } = await loggedIn({ body: 'form' }, good())
    expect(formOf(seen)).toEqual({ user: 'ada@acme.test', pass: PASSWORD })
  })

  it('sends nothing but headers where the app wants those', async () => {
    const headers = { 'x-user': '{email}', 'x-pass': '{password}', 'x-org': '{org}' }
    const { seen } = await loggedIn({ body: 'none', params: {}, headers }, good())
    expect(seen?.body).toBeFalsy()
    expect(Object.fromEntries(seen?.headers ?? [])).toMatchObject({
      'x-user': 'ada@acme.test',
      'x-pass': PASSWORD,
    })
    expect(seen?.headers.has('x-org')).toBe(false)
  })

  it('by GET sends its parameters in the query', async () => {
    const { seen } = await loggedIn({ method: 'GET' }, good())
    expect([seen?.method, seen?.body]).toEqual(['GET', null])
    expect(seen?.url).toBe(`https://api.acme.test/login?user=ada%40acme.test&pass=${PASSWORD}`)
  })

  it('leaves out what an optional field did not give', async () => {
    const params = { ...login.params, code: '{otp}' }
    const { seen } = await loggedIn({ params }, good())
    expect(JSON.parse(String(seen?.body))).not.toHaveProperty('code')
  })

  it('goes to the host of the user’s own account', async () => {
    const by = { ...values, site: 'ada' }
    const { seen } = await loggedIn({ url: 'https://{site}.acme.test/login' }, good(), by)
    expect(seen?.url).toBe('https://ada.acme.test/login')
  })

  it('is not redirected with its secrets in hand (E3)', async () => {
    const seen = fakeNetwork(
      new Response(null, { status: 307, headers: { location: '/elsewhere' } }),
    )
    const made = boundTo(facts()).make(givenTo({}, values), around)
    await expect(made).rejects.toMatchObject({ code: 'upstream-unavailable' })
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['deep in JSON', 'session.token', () => good()],
    ['in a list', 'items.0.token', () => Response.json({ items: [{ token: 't' }] })],
    ['as the whole text', '.', () => new Response(' t\n')],
    [
      'in a header',
      'header:X-Session',
      () => new Response('{}', { headers: { 'x-session': 't' } }),
    ],
    ['as a number', 'sid', () => Response.json({ sid: 7 }), '7'],
    [
      'as a number of 64 bits',
      'sid',
      () => new Response('{"sid":9007199254740993}'),
      '9007199254740993',
    ],
  ])('finds its token %s', async (_, tokenPath, answer, token = 't') => {
    const { obtained } = await loggedIn({ tokenPath }, answer())
    expect(obtained.credentials).toEqual({ token })
  })

  it('keeps what the answer tells of the account', async () => {
    const answer = Response.json({ session: { token: 't' }, base: 'https://eu.acme.test', org: 7 })
    const data = { baseUrl: 'base', org: 'org', ghost: 'no.such' }
    const { obtained } = await loggedIn({ data }, answer)
    expect(obtained.data).toEqual({ baseUrl: 'https://eu.acme.test', org: '7' })
  })
})

describe('the end of a session (B7)', () => {
  const HOUR = 3_600_000
  it.each([
    ['a lifetime in seconds', {}, 3600, HOUR],
    ['a lifetime in a text', {}, '3600', HOUR],
    ['a lifetime in milliseconds', { expiryUnit: 'ms' }, HOUR, HOUR],
    ['a moment in seconds', { expiryKind: 'absolute' }, NOW / 1000 + 3600, HOUR],
    ['a moment in milliseconds', { expiryKind: 'absolute', expiryUnit: 'ms' }, NOW + HOUR, HOUR],
    ['a date', { expiryKind: 'absolute' }, new Date(NOW + HOUR).toISOString(), HOUR],
    ['nothing, and none is assumed', {}, undefined, undefined],
    ['nothing, and one is assumed', { lifetime: 600 }, undefined, 600_000],
    ['nonsense, and one is assumed', { lifetime: 600 }, 'soon', 600_000],
  ])('is told as %s', async (_, more, told, lifetime) => {
    const answer = Response.json({ session: { token: 't', end: told } })
    const { obtained, bound } = await loggedIn({ ...more, expiryPath: 'session.end' }, answer)
    const end = lifetime === undefined ? undefined : NOW + lifetime
    expect(bound.expiry(obtained.credentials).expiresAt).toBe(end)
  })
})

it('a session token goes where the app wants it, beside what else is known', async () => {
  const put = { headers: { 'x-session': '{token}', 'x-user': '{email}' } }
  const bound = boundTo(facts({}, { put }))
  const { headers } = await applied(bound.usable(givenTo({}, values), { token: 't' }))
  expect([headers.get('x-session'), headers.get('x-user')]).toEqual(['t', 'ada@acme.test'])
})
