import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { World } from './_world.ts'

let world: World
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  world = await World.make()
})
afterAll(() => vi.restoreAllMocks())

const html = '<html>Our best people look into it.</html>'
const json = (body: unknown, status = 200, headers = {}) => Response.json(body, { status, headers })
const error = (code: string, status = 400, headers = {}) => json({ error: code }, status, headers)

/** What an answer means: the moment is bad, the client is wrong, or the user's consent is gone. */
type Meaning = 'passes' | 'client' | 'gone'
/** Seconds, where the endpoint asks for them. */
type Row = readonly [answer: () => Response | Promise<Response>, meaning: Meaning, wait?: number]

/** All that a token endpoint can say in place of tokens (RFC 6749 section 5.2, RFC 9110, and reality). */
const ANSWERS: Record<string, Row> = {
  '400 invalid_grant': [() => error('invalid_grant'), 'gone'],
  '401 invalid_grant': [() => error('invalid_grant', 401), 'gone'],
  '200 with an error, as GitHub says it': [() => error('bad_refresh_token', 200), 'gone'],
  '400 invalid_request': [() => error('invalid_request'), 'client'],
  '400 invalid_client': [() => error('invalid_client'), 'client'],
  '401 invalid_client': [() => error('invalid_client', 401), 'client'],
  '400 unauthorized_client': [() => error('unauthorized_client'), 'client'],
  '400 unsupported_grant_type': [() => error('unsupported_grant_type'), 'client'],
  '400 invalid_scope': [() => error('invalid_scope'), 'client'],
  '400 temporarily_unavailable': [() => error('temporarily_unavailable'), 'passes'],
  '401 of nobody knows what': [() => new Response('', { status: 401 }), 'passes'],
  '403 of a firewall': [() => new Response(html, { status: 403 }), 'passes'],
  '429 with Retry-After': [() => error('slow_down', 429, { 'retry-after': '120' }), 'passes', 120],
  '500': [() => new Response('', { status: 500 }), 'passes'],
  '503 with Retry-After': [
    () => new Response(html, { status: 503, headers: { 'retry-after': '90' } }),
    'passes',
    90,
  ],
  'no answer at all': [() => Promise.reject(new TypeError('network')), 'passes'],
  'a page': [() => new Response(html, { headers: { 'content-type': 'text/html' } }), 'passes'],
  'JSON that ends in the middle': [() => new Response('{"access_token":"at-1","refr'), 'passes'],
  'an empty body': [() => new Response(''), 'passes'],
  'a list': [() => json([]), 'passes'],
  'an object without anything in it': [() => json({}), 'passes'],
  'a refresh token alone': [() => json({ refresh_token: 'rt' }), 'passes'],
  'a number for a token': [() => json({ access_token: 7, token_type: 'bearer' }), 'passes'],
  'a redirect': [
    () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    'passes',
  ],
}

const TOLD = {
  passes: [502, 'upstream-unavailable', 'ACTIVE'],
  client: [409, 'client-misconfigured', 'ACTIVE'],
  gone: [409, 'consent-revoked', 'EXPIRED'],
} as const

/** The connection, once the endpoint says this to everybody from now on. */
async function told(answer: Row[0], later: number): Promise<string> {
  await world.begin()
  const { id } = await world.connected()
  world.later(later)
  world.outside.tokenEndpoint = async () => answer()
  world.outside.asked = 0
  return id
}

const statusOf = async (id: string): Promise<string> =>
  (await world.call('GET', `/v1/connections/${id}`)).body.status

const act = async (id: string) => {
  const { status, body, headers } = await world.act(id)
  return { status, code: body.code, wait: Number(headers.get('retry-after')) }
}

describe.each(Object.entries(ANSWERS))('a token endpoint that answers %s', (_, row) => {
  const [answer, meaning, wait = 0] = row
  const [status, code, becomes] = TOLD[meaning]

  it('fails no call while the token is good, and is left alone then (B3, B4)', async () => {
    const id = await told(answer, 3400)
    const first = await act(id)
    const second = await act(id)
    const fails = meaning === 'gone' ? { status, code } : { status: 200 }
    expect([first, second]).toMatchObject([fails, fails])
    expect(await statusOf(id)).toBe(becomes)
    expect(world.outside.asked).toBe(1)
  })

  it('is blamed for what it did once the token is over, and asked less and less often (B4)', async () => {
    const id = await told(answer, 3601)
    const calls = [await act(id), await act(id), await act(id)]
    expect(calls).toMatchObject([1, 2, 3].map(() => ({ status, code })))
    expect(calls.map((call) => call.wait >= wait)).toEqual([true, true, true])
    expect(await statusOf(id)).toBe(becomes)
    const asked = meaning === 'gone' || wait > 0 ? 1 : 2 // one failure is forgiven
    expect(world.outside.asked).toBe(asked)
  })

  it('ends no connection that comes back (B4)', async () => {
    const id = await told(answer, 3601)
    await act(id)
    world.outside.tokenEndpoint = undefined
    world.later(400)
    const again = await act(id)
    expect(again).toMatchObject(meaning === 'gone' ? { status, code } : { status: 200 })
    expect(world.provider.reused).toEqual([])
  })

  it('lets a user who connects know, is asked once, and leaves nothing half done (B4)', async () => {
    await told(answer, 0)
    await world.connect()
    const { body } = await world.call('GET', `/v1/entities/${world.ada}/connections`)
    const made = body.items.find((it: { status: string }) => it.status !== 'ACTIVE')
    expect(made).toMatchObject({ status: 'FAILED', statusReason: { code } })
    expect(world.outside.asked).toBe(1)
  })
})

describe('a token endpoint that answers with tokens that cannot be sent', () => {
  /** Rotates as ever, but the access token is two lines. */
  const torn = async (real: () => Response) => {
    const tokens = (await real().json()) as { access_token: string }
    return json({ ...tokens, access_token: `${tokens.access_token}\nx` })
  }
  const begun = async () => {
    await world.begin()
    const { id, grant } = await world.connected()
    world.later(3601)
    world.outside.tokenEndpoint = torn
    world.outside.asked = 0
    return { id, grant }
  }

  it('is blamed for it, and asked again with the refresh token that it gave (B2, B4)', async () => {
    const { id } = await begun()
    expect(await act(id)).toMatchObject({ status: 502, code: 'upstream-unavailable' })
    expect(await statusOf(id)).toBe('ACTIVE')
    world.outside.tokenEndpoint = undefined
    world.later(5)
    expect(await act(id)).toMatchObject({ status: 200 })
    expect([world.outside.asked, world.provider.reused]).toEqual([2, []])
  })

  it('is asked less and less often (B4)', async () => {
    const { id } = await begun()
    for (const _ of [1, 2, 3, 4]) {
      expect(await act(id)).toMatchObject({ status: 502, code: 'upstream-unavailable' })
    }
    expect(world.outside.asked).toBe(2)
  })

  it('gets its tokens back with the connection (B11)', async () => {
    const { id, grant } = await begun()
    await act(id)
    const { body } = await world.call('DELETE', `/v1/connections/${id}`)
    expect([body.revoked, grant.alive]).toEqual([true, false])
  })
})
