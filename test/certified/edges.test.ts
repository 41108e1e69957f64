import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, newBrowser, worker } from '../worker.ts'
import {
  act,
  begin,
  connected,
  consent,
  entityObject,
  google,
  later,
  newIntegration,
  refuse,
  status,
  stored,
  THROUGH,
} from './_google.ts'

const { client, seen, weather } = google('edge-tests')
const HOUR = 3600

beforeEach(() => weather())
afterEach(() => vi.restoreAllMocks())

const refreshes = async () =>
  (await seen()).requests.filter((request) => request['grant_type'] === 'refresh_token').length

describe('an integration that is deleted', () => {
  it('takes all of its connections out of sight at once, however many they are', async () => {
    const { key, integration } = await newIntegration('edge-many', client)
    const entities = Array.from({ length: 25 }, (_, i) => `user-${i}`)
    const ids: string[] = []
    for (const entity of entities) {
      const { id, link } = await begin(key, integration, entity)
      const browser = newBrowser()
      await browser.open(await consent(browser, link, 'ada'))
      ids.push(id)
    }
    expect((await call(key, 'DELETE', `/v1/integrations/${integration}`)).status).toBe(204)
    for (const [i, id] of ids.entries()) {
      expect((await call(key, 'GET', `/v1/connections/${id}`)).status).toBe(404)
      const entity = entities[i] ?? ''
      const { body } = await call(key, 'GET', `/v1/entities/${entity}/connections`)
      expect(body.items).toEqual([])
      expect((await act({ key, entity })).body.code).toBe('connection-missing')
    }
    await vi.waitFor(
      async () => expect((await seen()).revoked.length).toBeGreaterThanOrEqual(25),
      20_000,
    )
  })
})

describe('a connection that is deleted while its code is being exchanged', () => {
  it('leaves no grant behind that nobody holds (B11)', async () => {
    const { key, integration } = await newIntegration('edge-exchange', client)
    const { id, link } = await begin(key, integration, 'ada')
    const browser = newBrowser()
    const back = await consent(browser, link, 'ada')
    await weather({ delay: 500 })
    const finishing = browser.open(back)
    await vi.waitFor(async () => expect((await seen()).requests).toHaveLength(1), 20_000)
    await call(key, 'DELETE', `/v1/connections/${id}`)
    await finishing
    const { issued, revoked } = await seen()
    expect(issued).toHaveLength(1)
    expect(revoked.length).toBeGreaterThanOrEqual(1)
  })
})

describe('a link whose time ends while its code is being exchanged', () => {
  it('is not called FAILED by anyone in the meantime', async () => {
    const { key, integration } = await newIntegration('edge-late', client)
    const { id, link } = await begin(key, integration, 'ada')
    const browser = newBrowser()
    const back = await consent(browser, link, 'ada')
    later(598)
    await weather({ delay: 700 })
    const finishing = browser.open(back)
    await vi.waitFor(async () => expect((await seen()).requests).toHaveLength(1), 20_000)
    later(5)
    expect(await status(key, id)).toBe('INITIATED')
    await finishing
    expect(await status(key, id)).toBe('ACTIVE')
  })
})

describe('a token endpoint that asks for patience (B4)', () => {
  it.each([
    ['seconds', () => '120'],
    ['a date', () => new Date(Date.now() + 120_000).toUTCString()],
  ])('in %s is not asked again until then', async (name, retryAfter) => {
    const ada = await connected(`edge-patience-${name.replace(' ', '-')}`, client)
    later(HOUR)
    const headers = { 'retry-after': retryAfter() }
    await weather({ answers: [{ status: 429, body: '{}', headers }] })
    const first = await act(ada)
    expect(first.status).toBe(502)
    const wait = Number(first.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(100)
    expect(wait).toBeLessThanOrEqual(121)
    expect((await act(ada)).body).toMatchObject({ code: 'upstream-unavailable' })
    expect(await refreshes()).toBe(1)
    later(125)
    expect((await act(ada)).body).toMatchObject(THROUGH)
    expect(await refreshes()).toBe(2)
  })

  it('in no words is asked less and less often', async () => {
    const ada = await connected('edge-doubling', client)
    later(HOUR)
    await weather({ answers: Array.from({ length: 20 }, () => ({ status: 503, body: '' })) })
    for (let i = 0; i < 10; i++) expect((await act(ada)).status).toBe(502)
    expect(await refreshes()).toBe(2)
  })
})

describe('an expired connection that is asked for twice', () => {
  it('is EXPIRED again, with its reason, where the user says no', async () => {
    const ada = await connected('edge-twice', client)
    later(HOUR)
    await weather({ answers: [{ status: 400, body: '{"error":"invalid_grant"}' }] })
    expect((await act(ada)).status).toBe(409)
    const before = await call(ada.key, 'GET', `/v1/connections/${ada.id}`)
    expect(before.body.status).toBe('EXPIRED')
    const path = `/v1/connections/${ada.id}/reconnect`
    await call(ada.key, 'POST', path)
    const { body } = await call(ada.key, 'POST', path)
    expect(body.status).toBe('INITIATED')
    const browser = newBrowser()
    await browser.open(await refuse(browser, body.redirectUrl, 'ada'))
    const after = await call(ada.key, 'GET', `/v1/connections/${ada.id}`)
    expect(after.body).toMatchObject({ status: 'EXPIRED', statusReason: before.body.statusReason })
  })
})

describe('a callback with two codes', () => {
  it('ends in FAILED, not in a fault of ours', async () => {
    const { key, integration } = await newIntegration('edge-codes', client)
    const { id, link } = await begin(key, integration, 'ada')
    const browser = newBrowser()
    const back = await consent(browser, link, 'ada')
    back.searchParams.append('code', 'another')
    expect((await browser.open(back)).status).toBe(200)
    expect(await status(key, id)).toBe('FAILED')
    expect((await seen()).requests).toEqual([])
  })
})

describe('a verifier', () => {
  it.each([
    { how: 'consent', decide: consent },
    { how: 'a refusal', decide: refuse },
  ])('can be read no more after $how (A2)', async ({ how, decide }) => {
    const project = `edge-verifier-${how.replace(/\W/g, '-')}`
    const { key, integration } = await newIntegration(project, client)
    const { link } = await begin(key, integration, 'ada')
    const attempts = () =>
      runInDurableObject(entityObject(project, 'ada'), (_, { storage }) =>
        storage.sql.exec('SELECT kept FROM attempt').toArray(),
      )
    const browser = newBrowser()
    const back = await decide(browser, link, 'ada')
    expect(await attempts()).toHaveLength(1)
    await browser.open(back)
    expect(await attempts()).toEqual([])
  })
})

describe('a callback that the developer confirms, for clients without cookies (A4, RFC 9700 section 4.7)', () => {
  const RETURN = 'https://acme.example/done'

  /** A connection of Ada's; somebody consents in a browser without cookies and comes back. */
  async function cameBack(project: string) {
    const { key, integration } = await newIntegration(project, client)
    const wish = { integrationId: integration, redirectUrl: RETURN, confirmUser: true }
    const { body } = await call(key, 'POST', '/v1/entities/ada/connections', wish)
    const back = await consent(newBrowser(), body.redirectUrl, 'ada')
    await weather()
    const callback = () => worker(new Request(back, { redirect: 'manual' }))
    const { searchParams: told } = new URL((await callback()).headers.get('location') ?? '')
    const confirm = (entityId: string, confirmation = told.get('confirmation')) =>
      call(key, 'POST', `/v1/connections/${body.id}/confirm`, { confirmation, entityId })
    return { key, project, id: body.id as string, told, back, callback, confirm }
  }

  it('is redeemed once its server says that it is the right user, and not before', async () => {
    const made = await cameBack('confirm-right')
    expect(Object.fromEntries(made.told)).toMatchObject({
      ...{ status: 'confirm', connectionId: made.id, connectionStatus: 'INITIATED' },
    })
    expect((await seen()).requests).toEqual([])
    const kept = await stored(entityObject(made.project, 'ada'))
    expect(kept).not.toContain(made.back.searchParams.get('code'))
    expect(kept).not.toContain(made.told.get('confirmation'))
    expect((await made.confirm('ada', 'guessed')).body.code).toBe('confirmation-unknown')
    expect((await made.confirm('ada')).body).toMatchObject({ id: made.id, status: 'ACTIVE' })
    expect((await seen()).requests).toHaveLength(1)
    expect((await made.confirm('ada')).body.code).toBe('confirmation-unknown')
    expect((await made.callback()).status).toBe(409)
    expect((await seen()).requests).toHaveLength(1)
  })

  it('is forgotten where it is another user, and no code is redeemed', async () => {
    const made = await cameBack('confirm-other')
    const answer = await made.confirm('mallory')
    expect([answer.status, answer.body.code]).toEqual([409, 'user-not-confirmed'])
    expect((await made.confirm('ada')).status).toBe(409)
    const { body } = await call(made.key, 'GET', `/v1/connections/${made.id}`)
    expect(body).toMatchObject({ status: 'FAILED', statusReason: { code: 'user-not-confirmed' } })
    expect((await seen()).requests).toEqual([])
  })

  it('waits for two minutes', async () => {
    const made = await cameBack('confirm-late')
    later(121)
    expect((await made.confirm('ada')).body.code).toBe('confirmation-unknown')
    expect(await status(made.key, made.id)).toBe('FAILED')
    expect((await seen()).requests).toEqual([])
  })

  it('needs a page of the developer, who is to confirm', async () => {
    const { key, integration } = await newIntegration('confirm-nowhere', client)
    const wish = { integrationId: integration, confirmUser: true }
    const { status: refused, body } = await call(key, 'POST', '/v1/entities/ada/connections', wish)
    expect([refused, body.detail]).toEqual([400, expect.stringContaining('redirectUrl')])
  })
})
