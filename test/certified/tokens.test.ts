import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, newBrowser } from '../worker.ts'
import {
  act,
  begin,
  type Connected,
  connected,
  consent,
  entityObject,
  google,
  later,
  newIntegration,
  projectObject,
  restartObjects,
  status,
  stored,
  THROUGH,
} from './_google.ts'

const { client, seen, weather, withdraw } = google('token-tests')
const HOUR = 3600

beforeEach(() => weather())
afterEach(() => vi.restoreAllMocks())

let projects = 0
const newConnection = () => connected(`tokens-${++projects}`, client)
const times = <T>(n: number, work: () => Promise<T>) => Promise.all(Array.from({ length: n }, work))
const read = async ({ key, id }: Connected) =>
  (await call(key, 'GET', `/v1/connections/${id}`)).body

/** The refresh tokens that were sent, in order. */
const spent = async () =>
  (await seen()).requests
    .filter((request) => request['grant_type'] === 'refresh_token')
    .map((request) => request['refresh_token'])

describe('a refresh', () => {
  it('is one, for 50 callers of an expired token and a token endpoint that takes 12 s (B1)', async () => {
    const ada = await newConnection()
    await weather({ delay: 12_000 })
    later(HOUR)
    const answers = await times(50, () => act(ada))
    for (const { body } of answers) expect(body).toMatchObject(THROUGH)
    const { requests, issued, used } = await seen()
    expect(requests).toMatchObject([{ grant_type: 'refresh_token' }])
    expect(used).toEqual(Array(50).fill(issued[0]?.['access_token']))
  })

  it('rotates the refresh token under reuse detection, again and again, also over a restart (B2)', async () => {
    await weather({ ttl: 60 })
    const ada = await newConnection()
    for (const restart of [false, false, true, false]) {
      later(60)
      if (restart) await restartObjects(ada)
      expect((await act(ada)).body).toMatchObject(THROUGH)
    }
    const sent = await spent()
    expect(sent).toHaveLength(4)
    expect(new Set(sent).size).toBe(4)
  })

  it('keeps the refresh token where the answer brings no new one (B2, RFC 6749 section 6)', async () => {
    const ada = await newConnection()
    const body = JSON.stringify({ access_token: 'unknown', token_type: 'Bearer', expires_in: HOUR })
    await weather({ answers: [{ status: 200, body }] })
    later(HOUR)
    expect((await act(ada)).body).toMatchObject(THROUGH) // by a second refresh: the API did not know it
    const [first, second, ...more] = await spent()
    expect(more).toEqual([])
    expect(first).toBeTruthy()
    expect(second).toBe(first)
  })

  it('is not made while a 10-minute token has more than a minute left (B6)', async () => {
    await weather({ ttl: 600 })
    const ada = await newConnection()
    later(300)
    for (const { body } of await times(10, () => act(ada))) expect(body).toMatchObject(THROUGH)
    later(230)
    for (const { body } of await times(10, () => act(ada))) expect(body).toMatchObject(THROUGH)
    expect(await spent()).toEqual([])
    later(15)
    await act(ada)
    expect(await spent()).toHaveLength(1)
  })

  it('is made when the developer asks for it, and the new token works', async () => {
    const ada = await newConnection()
    const answer = await call(ada.key, 'POST', `/v1/connections/${ada.id}/refresh`)
    expect([answer.status, answer.body]).toMatchObject([200, { id: ada.id, status: 'ACTIVE' }])
    expect((await act(ada)).body).toMatchObject(THROUGH)
    const { issued, used } = await seen()
    expect(issued).toHaveLength(2)
    expect(used).toEqual([issued[1]?.['access_token']])
  })
})

describe('a new consent', () => {
  it('wins over a refresh of the old one that is still under way', async () => {
    const ada = await newConnection()
    const again = await call(ada.key, 'POST', `/v1/connections/${ada.id}/reconnect`, {})
    const browser = newBrowser()
    const back = await consent(browser, again.body.redirectUrl, 'ada')
    await weather({ delay: 1000 })
    const refreshing = call(ada.key, 'POST', `/v1/connections/${ada.id}/refresh`)
    await vi.waitFor(async () => expect(await spent()).toHaveLength(1), 20_000)
    await weather()
    await browser.open(back)
    expect((await refreshing).status).toBe(200)
    expect((await act(ada)).body).toMatchObject(THROUGH)
    const { issued, used } = await seen()
    expect(issued).toHaveLength(2) // the consent's, then the refresh's
    expect(used).toEqual([issued[0]?.['access_token']])
  })
})

const wait = { 'retry-after': '120' }
const FAULTS = [
  { name: 'a 500', answer: { status: 500, body: '{"error":"server_error"}' }, rest: 20 },
  { name: 'a 429 with Retry-After', answer: { status: 429, body: '{}', headers: wait }, rest: 125 },
  {
    name: 'HTML',
    answer: { status: 200, body: '<html>Sorry</html>', type: 'text/html' },
    rest: 20,
  },
  { name: 'truncated JSON', answer: { status: 200, body: '{"access_token":"ya29' }, rest: 20 },
]

describe.each(FAULTS)('a token endpoint that answers $name', ({ answer, rest }) => {
  it('fails no call and is left in peace while the old token is good (B3)', async () => {
    const ada = await newConnection()
    await weather({ answers: Array(5).fill(answer) })
    later(HOUR - 200)
    for (const { body } of await times(3, () => act(ada))) expect(body).toMatchObject(THROUGH)
    later(rest - 10)
    expect((await act(ada)).body).toMatchObject(THROUGH)
    expect(await spent()).toHaveLength(1)
    expect(await read(ada)).toMatchObject({ status: 'ACTIVE', statusReason: null })
    await weather()
    later(10)
    expect((await act(ada)).body).toMatchObject(THROUGH)
    expect(await spent()).toHaveLength(1)
  })

  it('fails the call once the old token is over, and the next one works (B4)', async () => {
    const ada = await newConnection()
    await weather({ answers: [answer] })
    later(HOUR)
    const failed = await act(ada)
    expect(failed.status).toBe(502)
    expect(failed.headers.get('content-type')).toBe('application/problem+json')
    expect(failed.body).toMatchObject({ code: 'upstream-unavailable', status: 502 })
    expect(failed.headers.get('retry-after')).toBe('headers' in answer ? '120' : null)
    expect(await read(ada)).toMatchObject({ status: 'ACTIVE', statusReason: null })
    later(rest)
    expect((await act(ada)).body).toMatchObject(THROUGH)
  })
})

describe('a connection that the app refuses', () => {
  it('expires with a reason when the user withdrew, is asked no more, and comes back by a new consent (B4)', async () => {
    const ada = await newConnection()
    await withdraw((await seen()).issued[0]?.['refresh_token'] ?? '')
    await weather({ delay: 100 })
    later(HOUR)
    for (const { status, body } of await times(5, () => act(ada))) {
      expect([status, body.code]).toEqual([409, 'consent-revoked'])
    }
    const named = await act(ada, ada.id)
    const meant = await act(ada)
    expect([named.body.code, meant.body.code]).toEqual(['consent-revoked', 'connection-missing'])
    for (const { body } of [named, meant]) expect(body.detail).toContain(`${ada.id}/reconnect`)
    expect(await spent()).toHaveLength(1)
    const expired = { status: 'EXPIRED', statusReason: { code: 'consent-revoked' } }
    expect(await read(ada)).toMatchObject(expired)

    const again = await call(ada.key, 'POST', `/v1/connections/${ada.id}/reconnect`, {})
    expect(again.body).toMatchObject({ id: ada.id, status: 'INITIATED' })
    const browser = newBrowser()
    await browser.open(await consent(browser, again.body.redirectUrl, 'ada'))
    expect(await read(ada)).toMatchObject({ id: ada.id, status: 'ACTIVE', statusReason: null })
    expect((await act(ada)).body).toMatchObject(THROUGH)
  })

  it.each([
    ['a bad moment', { status: 500, body: '' }, 'the next call asks again'],
    ['an error page', { status: 200, body: '<html>oops' }, 'the next call asks again'],
    [
      'a client that it does not know',
      { status: 401, body: '{"error":"invalid_client"}' },
      'client',
    ],
  ])(
    'is told apart from a token endpoint that has %s: then nobody need connect again (B4)',
    async (_, answer, says) => {
      const ada = await newConnection()
      await weather({ unauthorized: 1, answers: [answer] })
      const { body } = await act(ada)
      expect(body).toMatchObject({ successful: false, status: 401 })
      expect(body.error).toContain(says)
      expect(body.error).not.toContain('must connect again')
      expect((await act(ada)).body).toMatchObject(THROUGH)
    },
  )

  it("is not blamed for the developer's client (B4)", async () => {
    const ada = await newConnection()
    await weather({ answers: [{ status: 401, body: '{"error":"invalid_client"}' }] })
    later(HOUR)
    const failed = await act(ada)
    expect([failed.status, failed.body.code]).toEqual([409, 'client-misconfigured'])
    expect(await read(ada)).toMatchObject({ status: 'ACTIVE', statusReason: null })
    expect((await act(ada)).body).toMatchObject(THROUGH)
  })

  it('is refreshed and tried once more after a 401 on a token that should be good (B5)', async () => {
    const ada = await newConnection()
    await weather({ unauthorized: 1 })
    expect((await act(ada)).body).toMatchObject(THROUGH)
    const { requests, issued, used } = await seen()
    expect(requests).toHaveLength(1)
    expect(used).toHaveLength(2)
    expect(used[1]).toBe(issued[0]?.['access_token'])
  })

  it('is refreshed once, though ten calls meet the 401 (B1, B5)', async () => {
    const ada = await newConnection()
    await withdraw((await seen()).issued[0]?.['access_token'] ?? '')
    await weather({ delay: 300 })
    for (const { body } of await times(10, () => act(ada))) expect(body).toMatchObject(THROUGH)
    const { requests, issued, used } = await seen()
    expect(requests).toHaveLength(1)
    expect(used).toEqual(Array(10).fill(issued[0]?.['access_token']))
  })

  it('is not refreshed again for a 401 that comes late, after the refresh (B1, B5)', async () => {
    const ada = await newConnection()
    await weather({ unauthorized: 2, apiDelays: [0, 600], delay: 200 })
    for (const { body } of await times(2, () => act(ada))) expect(body).toMatchObject(THROUGH)
    const { requests, issued, used } = await seen()
    expect(requests).toHaveLength(1)
    expect(used.slice(2)).toEqual(Array(2).fill(issued[0]?.['access_token']))
  })

  it('is refreshed once and no more where the 401 stays (B5)', async () => {
    const ada = await newConnection()
    await weather({ unauthorized: 100 })
    expect((await act(ada)).body).toMatchObject({ successful: false, status: 401 })
    const { requests, used } = await seen()
    expect([requests.length, used.length]).toEqual([1, 2])
    expect(await status(ada.key, ada.id)).toBe('ACTIVE')
  })

  it('is not refreshed by each call where the 401 stays, unless the developer says so (B5, B6)', async () => {
    const ada = await newConnection()
    await weather({ unauthorized: 100 })
    for (let i = 0; i < 4; i++) expect((await act(ada)).body).toMatchObject({ status: 401 })
    expect((await seen()).requests).toHaveLength(1)
    await call(ada.key, 'POST', `/v1/connections/${ada.id}/refresh`)
    expect((await seen()).requests).toHaveLength(2)
    later(60)
    for (let i = 0; i < 4; i++) expect((await act(ada)).body).toMatchObject({ status: 401 })
    expect((await seen()).requests).toHaveLength(3)
  })

  it('is not asked for at each 401 while the token endpoint wants to rest (B4)', async () => {
    const ada = await newConnection()
    const busy = { status: 503, body: 'busy', headers: wait }
    await weather({ unauthorized: 100, answers: Array(9).fill(busy) })
    for (let i = 0; i < 4; i++) {
      const { body } = await act(ada)
      expect(body).toMatchObject({ status: 401 })
      expect(body.error).toMatch(
        /the token endpoint answered 503.*; it is asked again in 1\d\d s\./,
      )
      expect(body.error).toContain('Connecting again does not help')
      expect(body.error).not.toContain('must connect again')
    }
    expect((await seen()).requests).toHaveLength(1)
    later(180)
    for (let i = 0; i < 4; i++) expect((await act(ada)).body).toMatchObject({ status: 401 })
    expect((await seen()).requests).toHaveLength(2)
  })
})

describe('what is kept', () => {
  const SEALED = /eyJ[\w-]+\.\.[\w-]{16}\./ // a compact JWE without an encrypted key

  it('holds tokens and client secret sealed, also after a refresh (B8, B14)', async () => {
    const ada = await newConnection()
    await call(ada.key, 'POST', `/v1/connections/${ada.id}/refresh`)
    const { issued } = await seen()
    const objects = [entityObject(ada.project, ada.entity), projectObject(ada.project)]
    const kept = (await Promise.all(objects.map(stored))).join()
    for (const plain of [ada.id, client.clientId]) expect(kept).toContain(plain)
    expect(kept.split(SEALED)).toHaveLength(3)
    const tokens = issued.flatMap((one) => [one['access_token'], one['refresh_token']])
    expect(new Set(tokens).size).toBe(4)
    for (const secret of [...tokens, client.clientSecret]) {
      expect(secret).toBeTruthy()
      expect(kept).not.toContain(secret)
      expect(kept).not.toContain(btoa(`${secret}`).slice(0, 20))
    }
  })

  it('is gone with the connection, and given back to the app (B11)', async () => {
    const ada = await newConnection()
    const { issued } = await seen()
    const object = entityObject(ada.project, ada.entity)
    expect(await stored(object)).toMatch(SEALED)
    const gone = await call(ada.key, 'DELETE', `/v1/connections/${ada.id}`)
    expect([gone.status, gone.body]).toEqual([200, { id: ada.id, revoked: true }])
    const tokens = [issued[0]?.['access_token'], issued[0]?.['refresh_token']]
    expect((await seen()).revoked.sort()).toEqual(tokens.sort())
    const kept = await stored(object)
    expect(kept).toContain('connection')
    expect(kept).not.toMatch(SEALED)
    expect(kept).not.toContain(ada.id)
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await call(ada.key, method, `/v1/connections/${ada.id}`)
      expect([status, body.code]).toEqual([404, 'connection-not-found'])
    }
  })

  it('goes with the integration, whoever consented to it (B11)', async () => {
    const { key, integration } = await newIntegration('tokens-cascade', client)
    const users = ['ada', 'grace', 'joan']
    const ids: string[] = []
    for (const user of users) {
      const { id, link } = await begin(key, integration, user)
      const browser = newBrowser()
      await browser.open(await consent(browser, link, user))
      ids.push(id)
    }
    const { issued } = await seen()
    const removed = await call(key, 'DELETE', `/v1/integrations/${integration}`)
    expect(removed.status).toBe(204)
    expect((await call(key, 'GET', `/v1/integrations/${integration}`)).status).toBe(404)
    for (const id of ids) expect((await call(key, 'GET', `/v1/connections/${id}`)).status).toBe(404)
    const tokens = issued.flatMap((one) => [one['access_token'], one['refresh_token']])
    expect(tokens).toHaveLength(6)
    await vi.waitFor(
      async () => expect((await seen()).revoked.sort()).toEqual(tokens.sort()),
      20_000,
    )
    for (const user of users) {
      expect(await stored(entityObject('tokens-cascade', user))).not.toMatch(SEALED)
    }
    expect(await stored(projectObject('tokens-cascade'))).not.toMatch(SEALED)
  })
})
