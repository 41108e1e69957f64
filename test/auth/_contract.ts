import { afterEach, describe, expect, it, vi } from 'vitest'
import { applyCredentials } from '../../src/auth/apply.ts'
import { AuthFacts } from '../../src/auth/facts.ts'
import type { FieldValues } from '../../src/auth/fields.ts'
import type { Given, Obtained, Usable } from '../../src/auth/scheme.ts'
import { type BoundScheme, bind, type Credentials, NO_CLIENT } from '../../src/auth/schemes.ts'
import type { Outgoing } from '../../src/core/http.ts'
import { origins } from '../../src/core/origins.ts'
import type { OAuthClient } from '../../src/oauth/provider.ts'
import { fakeNetwork, type Seen, silence } from '../core/_fake-network.ts'

/** A scheme's part of the suite: what it is told, what the app answers, and what must come of it. */
export interface Story {
  readonly facts: object
  readonly client?: Partial<OAuthClient>
  readonly values?: FieldValues
  /** The app, asked for credentials for the n-th time; without one, it is not asked. */
  readonly app?: (request: Seen, turn: number) => Response
  /** What the browser brings back, beside `state`, of a scheme with consent. */
  readonly callback?: string
  /** What goes on a request; `signature` where all of it is signed. */
  readonly puts: Partial<Record<'headers' | 'query', Record<string, string>>> | 'signature'
  /** Secrets that never leave the entity. */
  readonly inside?: readonly string[]
  /** Secrets that leave it, but in no message. */
  readonly outside?: readonly string[]
  /** Values whose line breaks are encoded on their way, not refused. */
  readonly encoded?: readonly string[]
  /** Seconds that new credentials live, where the app says. */
  readonly lifetime?: number
  /** How the app says no for good. */
  readonly refusals?: readonly Refusal[]
}

export type Refusal = readonly [
  name: string,
  answer: (request: Seen) => Response,
  code: 'consent-revoked' | 'client-misconfigured',
]

export const NOW = 1_800_000_000_000
export const around = { origins: origins(undefined), now: NOW }

export const boundTo = (facts: object): BoundScheme => bind(AuthFacts.parse(facts))

export const givenTo = (client: Partial<OAuthClient> = {}, values: FieldValues = {}): Given => ({
  client: { ...NO_CLIENT, ...client },
  values,
})

/** A request about to leave, as the executor makes it. */
export const request = (): Outgoing => ({
  url: new URL('https://api.acme.test/v1/things/7?a=b'),
  method: 'POST',
  headers: new Headers({ accept: 'x/y' }),
  body: 'text',
})

export async function applied(usable: Usable, made = request()): Promise<Outgoing> {
  await applyCredentials(made, usable, NOW)
  return made
}

/** What the app sends back when it tells too much: all that it was sent. */
const echo = ({ url, body, headers }: Seen) =>
  `<!doctype html>${url} ${String(body)} ${headers.get('authorization')}`

const page = (status: number, headers: Record<string, string> = {}) => {
  return (seen: Seen) =>
    new Response(echo(seen), { status, headers: { 'content-type': 'text/html', ...headers } })
}

const oauthError = (error: string, status: number) => (seen: Seen) =>
  Response.json({ error, error_description: echo(seen) }, { status })

/** How token endpoints say no (RFC 6749 section 5.2). */
export const TOKEN_REFUSALS: readonly Refusal[] = [
  ['invalid_grant', oauthError('invalid_grant', 400), 'consent-revoked'],
  ['invalid_client', oauthError('invalid_client', 401), 'client-misconfigured'],
]

/** How logins say no. */
export const LOGIN_REFUSALS: readonly Refusal[] = [
  ['400', oauthError('wrong', 400), 'consent-revoked'],
  ['401', page(401), 'consent-revoked'],
  ['403', oauthError('wrong', 403), 'consent-revoked'],
]

const PASSING: readonly (readonly [
  string,
  (seen: Seen) => Response | Promise<Response>,
  object,
])[] = [
  ['429 with Retry-After', page(429, { 'retry-after': '7' }), { facts: { retry_after: 7 } }],
  [
    '429 until a date',
    page(429, { 'retry-after': new Date(NOW + 9000).toUTCString() }),
    { facts: { retry_after: 9 } },
  ],
  ['a proxy’s 400', page(400), { code: 'upstream-unavailable' }],
  ['a firewall’s 403', page(403), { code: 'upstream-unavailable' }],
  ['500', page(500), { code: 'upstream-unavailable' }],
  ['503 in JSON', oauthError('busy', 503), { code: 'upstream-unavailable' }],
  ['a page with 200', page(200), { code: 'upstream-unavailable' }],
  ['a redirect', page(302, { location: 'https://evil.test/' }), { code: 'upstream-unavailable' }],
  [
    'no connection',
    (seen) => Promise.reject(new TypeError(echo(seen))),
    { code: 'upstream-unavailable' },
  ],
]

/** The suite that every scheme runs: whatever it is, the house treats it so. */
export function testScheme(story: Story): void {
  const { app, inside = [], outside = [] } = story
  const bound = boundTo(story.facts)
  const given = givenTo(story.client, story.values)
  let turn = 0
  const online = () => fakeNetwork(...Array(9).fill((seen: Seen) => app?.(seen, ++turn)))

  /** Credentials of a new connection; `fault` is what the app answers in the end. */
  async function connect(by = given, fault?: Parameters<typeof fakeNetwork>[0]) {
    online()
    const ending = () => (fault ? fakeNetwork(fault) : undefined)
    if (!bound.needsConsent) {
      ending()
      return bound.make(by, around)
    }
    const { url, kept } = await bound.begin(by, 'the-state', around)
    expect(url.protocol).toBe('https:')
    ending()
    const parameters = new URLSearchParams(`${story.callback}&state=the-state`)
    const consent = await bound.finish(by, { parameters, state: 'the-state', kept }, around)
    if (consent.refused) throw new Error('the story wants a yes')
    return consent
  }

  /** The same once more: the way by which credentials are replaced. */
  async function renew(held: Credentials, fault?: Parameters<typeof fakeNetwork>[0]) {
    if (fault) fakeNetwork(fault)
    else online()
    return bound.refresh(given, held, around)
  }

  const failure = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown as Error & { facts?: object },
    )
    if (!error) throw new Error('it did not fail')
    for (const secret of [...inside, ...outside]) {
      for (const form of [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, '')])
        expect(`${error.message} ${JSON.stringify(error.facts)}`).not.toContain(form)
    }
    return error
  }

  describe(`${bound.name}, as every scheme`, () => {
    afterEach(() => {
      vi.restoreAllMocks()
      vi.useRealTimers()
      turn = 0
    })

    it('holds what survives a sealed row: JSON in, the same out', async () => {
      const { credentials } = await connect()
      const read = JSON.parse(JSON.stringify(credentials)) as Credentials
      expect(read).toEqual(credentials)
      expect(bound.usable(given, read)).toEqual(bound.usable(given, credentials))
      expect(bound.expiry(read)).toEqual(bound.expiry(credentials))
    })

    it.each([undefined, null, 'text', 5, []])('refuses a row of another shape: %j', (row) => {
      expect(() => bound.usable(given, row)).toThrow()
    })

    it('lets out only what is put on requests, as plain data (B13)', async () => {
      const usable = bound.usable(given, (await connect()).credentials)
      expect(structuredClone(usable)).toEqual(usable)
      for (const secret of inside) expect(JSON.stringify(usable)).not.toContain(secret)
    })

    it('puts credentials where the facts say, and leaves all else alone', async () => {
      const made = await applied(bound.usable(given, (await connect()).credentials))
      const { url, method, body, headers } = made
      expect([url.origin, url.pathname, method, body, headers.get('accept')]).toEqual([
        'https://api.acme.test',
        '/v1/things/7',
        'POST',
        'text',
        'x/y',
      ])
      if (story.puts === 'signature') return expect(headers.has('authorization')).toBe(true)
      expect(Object.fromEntries(headers)).toEqual({ accept: 'x/y', ...story.puts.headers })
      expect(Object.fromEntries(url.searchParams)).toEqual({ a: 'b', ...story.puts.query })
    })

    const names = Object.keys(story.values ?? {})
    const breaks = ['\r\nx-evil: 1', '\n', '\r', '\0']
    it.each(names.flatMap((name) => breaks.map((end) => [name, end] as const)))(
      'lets no line break out of %s: %j (E6)',
      async (name, end) => {
        const values = { ...given.values, [name]: `${given.values[name]}${end}x` }
        const bent = { ...given, values }
        const seen = online()
        const work = connect(bent).then((it) => applied(bound.usable(bent, it.credentials)))
        if (!story.encoded?.includes(name)) {
          expect(await failure(work)).toMatchObject({ code: 'fields-invalid' })
          return
        }
        const made = await work
        for (const { url, headers } of [...seen, { ...made, url: made.url.href }])
          expect(`${url} ${JSON.stringify([...headers])}`).not.toMatch(/\\[rn]|\\u0000|x-evil/)
      },
    )

    it('tells of an end that lies ahead, and of a moment to replace before it (B6)', async () => {
      const { expiresAt, refreshAt } = bound.expiry((await connect()).credentials)
      if (story.lifetime === undefined)
        return expect([expiresAt, refreshAt]).toEqual([undefined, undefined])
      expect(expiresAt).toBe(NOW + story.lifetime * 1000)
      expect(refreshAt).toBeLessThan(expiresAt ?? 0)
      expect(refreshAt).toBeGreaterThan(NOW)
    })

    if (app)
      describe('where the app is asked', () => testAsking(story, bound, connect, renew, failure))
    else
      it('asks nobody anything', async () => {
        const seen = fakeNetwork()
        const { credentials } = await connect()
        expect([seen, credentials, bound.refreshable(credentials)]).toEqual([[], {}, false])
      })
  })
}

type Ask = (fault?: Parameters<typeof fakeNetwork>[0]) => Promise<Obtained<Credentials>>

/** What becomes of the app's answers, good and bad, at first and at a refresh. */
function testAsking(
  story: Story,
  bound: BoundScheme,
  connect: (
    by: undefined,
    fault?: Parameters<typeof fakeNetwork>[0],
  ) => Promise<Obtained<Credentials>>,
  renew: (
    held: Credentials,
    fault?: Parameters<typeof fakeNetwork>[0],
  ) => Promise<Obtained<Credentials>>,
  failure: (work: Promise<unknown>) => Promise<Error>,
): void {
  const shape = (value: unknown) =>
    Object.entries(value as object)
      .map(([key, of]) => `${key}: ${typeof of}`)
      .sort()
  const ways: [string, Ask][] = [['at first', (fault) => connect(undefined, fault)]]
  const canRefresh = bound.name !== 'OAUTH1'
  if (canRefresh)
    ways.push(['again', async (fault) => renew((await connect(undefined)).credentials, fault)])

  it('gets other credentials of the same shape for old ones, or says that it cannot', async () => {
    const { credentials: old } = await connect(undefined)
    expect(bound.refreshable(old)).toBe(canRefresh)
    if (!canRefresh) return
    const { credentials } = await renew(old)
    expect(credentials).not.toEqual(old)
    expect(shape(credentials)).toEqual(shape(old))
    expect(() => bound.usable(givenTo(story.client, story.values), credentials)).not.toThrow()
  })

  describe.each(ways)('%s', (_, ask) => {
    it.each(PASSING)(
      '%s will pass, and nobody must connect anew (B3, B4)',
      async (_name, fault, told) => {
        expect(await failure(ask(fault))).toMatchObject({ code: 'upstream-unavailable', ...told })
      },
    )

    it('silence is a time-out (B4)', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      let asked = false
      const work = failure(
        ask((seen) => {
          asked = true
          return silence(seen)
        }),
      )
      while (!asked) await new Promise((done) => setImmediate(done))
      vi.advanceTimersByTime(30_000)
      expect(await work).toMatchObject({ code: 'upstream-timeout' })
    })

    it.each(story.refusals ?? [])('%s is a no for good (B4)', async (_name, refusal, code) => {
      expect(await failure(ask(refusal))).toMatchObject({ code })
    })
  })
}
