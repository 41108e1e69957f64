import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { formsOf, type HttpBrowser, type Visited } from '../browser-by-http.ts'
import { call, newBrowser, newProject, ORIGIN, worker } from '../worker.ts'
import { CLIENT, codeOf, connected, lendGithub } from './_github.ts'

let key: string
let github: string
let hackernews: string
beforeAll(async () => {
  key = await newProject('sessions')
  await lendGithub()
  const made = async (app: string) =>
    (await call(key, 'POST', '/v1/integrations', { app, connect: false })).body.id
  github = await made('github')
  hackernews = await made('hackernews')
})
afterEach(() => vi.restoreAllMocks())

const newSession = (entityId: string, wish: object = {}) =>
  call(key, 'POST', '/v1/connect-sessions', { entityId, ...wish })
const connections = async (entity: string) =>
  (await call(key, 'GET', `/v1/entities/${entity}/connections`)).body.items

/** A session's page, opened; and what pressing one of its buttons leads to. */
async function opened(entity: string, wish: object = {}) {
  const { url } = (await newSession(entity, wish)).body
  const browser = newBrowser()
  const page = await browser.open(url)
  const post = (step: string, fields: Record<string, string>) =>
    browser.submit(`${url}/${step}`, fields)
  return { url, browser, page, post }
}

/** Follows the page that sends the browser on, and consents there. */
async function consentOnward(browser: HttpBrowser, onward: Visited, login: string) {
  const link = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(onward.text)?.[1]
  const asked = await browser.open(link?.replaceAll('&amp;', '&') ?? '')
  const form = formsOf(asked).find(({ fields }) => fields['login'] === login)
  return browser.submit(form?.action ?? '', form?.fields ?? {})
}

describe('the token of a connect session (D5)', () => {
  it('opens its page for 15 minutes if nothing else is wished, and for 30 at most', async () => {
    const { status, body } = await newSession('ada')
    expect(status).toBe(201)
    expect(body.token).toMatch(/^cs_[\w-]{43}\./)
    expect(body.url).toBe(`${ORIGIN}/session/${body.token}`)
    const left = Date.parse(body.expiresAt) - Date.now()
    expect(left).toBeGreaterThan(895_000)
    expect(left).toBeLessThanOrEqual(900_000)
    expect(codeOf(await newSession('ada', { expiresIn: 1801 }))).toBe('invalid-request')
  })

  it('is no key: every route of the API answers 401', async () => {
    const { token } = (await newSession('ada')).body
    const { paths } = await (await worker(new Request(`${ORIGIN}/openapi.json`))).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const filled = path.replace(/\{\w+\}/g, 'x')
        const answer = await call(token, method.toUpperCase(), filled)
        expect([path, answer.status]).toEqual([path, 401])
      }
    }
    const headers = { authorization: `Bearer ${token}` }
    expect((await worker(new Request(`${ORIGIN}/v1/project`, { headers }))).status).toBe(401)
  })

  it('opens nothing when it is over', async () => {
    const { url, browser, post } = await opened('late')
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now + 901_000)
    const page = await browser.open(url)
    expect(page.status).toBe(410)
    expect(page.text).toContain('This page has expired')
    expect((await post('connect', { integration: github })).status).toBe(410)
    expect(await connections('late')).toEqual([])
  })

  it('opens nothing once its entity was erased (B12)', async () => {
    const { url, browser } = await opened('leaving')
    expect((await browser.open(url)).status).toBe(200)
    expect((await call(key, 'DELETE', '/v1/entities/leaving')).status).toBe(200)
    expect((await browser.open(url)).status).toBe(404)
  })

  it.each(['cs_', `cs_${'A'.repeat(43)}.YWRh.sessions`, `cs_${'A'.repeat(43)}.bm8.none`, 'x'])(
    'is not to be guessed: %s',
    async (token) => {
      expect((await newBrowser().open(`${ORIGIN}/session/${token}`)).status).toBe(404)
    },
  )
})

describe('a connect session', () => {
  it('lists all enabled integrations where none is named', async () => {
    const own = await newProject('sessions-all')
    const made = async (wish: object) =>
      (await call(own, 'POST', '/v1/integrations', { connect: false, ...wish })).body.id
    const off = await made({ app: 'gmail', credentials: CLIENT })
    await call(own, 'PATCH', `/v1/integrations/${off}`, { enabled: false })
    await made({ app: 'hackernews' })
    await made({ app: 'github', name: 'Work', credentials: CLIENT })
    await made({ app: 'github', name: 'Home', credentials: CLIENT, forceNew: true })
    const { url } = (await call(own, 'POST', '/v1/connect-sessions', { entityId: 'a' })).body
    const { text } = await newBrowser().open(url)
    expect([...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, name]) => name)).toEqual([
      'GitHub: Home',
      'GitHub: Work',
      'Hacker News',
    ])
  })

  it('connects, tells whose account it is, and disconnects', async () => {
    const { browser, page, post, url } = await opened('ada', { apps: ['github'] })
    expect(page.text).toContain('Not connected')
    const end = await consentOnward(browser, await post('connect', { integration: github }), 'ada')
    expect(end.url.href.startsWith(`${url}?status=success`)).toBe(true)
    expect(end.text).toContain('GitHub is connected.')
    expect(end.text).toContain('Connected as ada')
    const [connection] = await connections('ada')
    expect(connection).toMatchObject({ status: 'ACTIVE', integrationId: github })
    const gone = await post('disconnect', { connection: connection.id })
    expect(gone.text).toContain('GitHub was disconnected.')
    expect(await connections('ada')).toEqual([])
  })

  it('asks again for the same connection, not for a second one', async () => {
    const id = await connected(key, 'again', 'ada')
    const { browser, post } = await opened('again')
    const end = await consentOnward(browser, await post('reconnect', { connection: id }), 'octocat')
    expect(end.text).toContain('Connected as octocat')
    expect((await connections('again')).map((one: { id: string }) => one.id)).toEqual([id])
  })

  it('goes on with what was begun, however often the button is pressed', async () => {
    const { post } = await opened('clicking')
    for (let i = 0; i < 3; i++) await post('connect', { integration: github })
    expect(await connections('clicking')).toHaveLength(1)
  })

  it('connects what needs no consent at once', async () => {
    const { post } = await opened('reader')
    const page = await post('connect', { integration: hackernews })
    expect(page.url.pathname).toContain('/session/')
    expect(page.text).toContain('Hacker News is connected.')
  })

  it("leads back to itself, whatever the project's return URLs are", async () => {
    const own = await newProject('sessions-return')
    await call(own, 'PATCH', '/v1/project', { returnUrls: ['https://app.acme.example/done'] })
    const redirectUrl = 'https://app.acme.example/done?from=session'
    const wish = { entityId: 'ada', apps: ['github'], redirectUrl }
    const { url } = (await call(own, 'POST', '/v1/connect-sessions', wish)).body
    const browser = newBrowser()
    const page = await browser.open(url)
    expect(page.text).toContain(`href="${redirectUrl}"`)
    const integration = /name="integration" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const onward = await browser.submit(`${url}/connect`, { integration })
    expect((await consentOnward(browser, onward, 'ada')).text).toContain('GitHub is connected.')
  })
})

describe('what a connect session is not for', () => {
  it('other integrations than its own', async () => {
    const { post, page } = await opened('narrow', { integrationIds: [hackernews] })
    expect(page.text).not.toContain('GitHub')
    await post('connect', { integration: github })
    expect(await connections('narrow')).toEqual([])
    const id = await connected(key, 'narrow', 'ada')
    for (const step of ['disconnect', 'reconnect']) await post(step, { connection: id })
    expect(await connections('narrow')).toMatchObject([{ id, status: 'ACTIVE' }])
  })

  it('other entities than its own', async () => {
    const theirs = await connected(key, 'bob', 'octocat')
    const { post } = await opened('mallory')
    for (const step of ['disconnect', 'reconnect']) await post(step, { connection: theirs })
    expect(await connections('bob')).toMatchObject([{ id: theirs, status: 'ACTIVE' }])
  })

  it('other browsers than the one that opened it first', async () => {
    const { url } = await opened('first')
    const thief = newBrowser()
    expect((await thief.open(url)).status).toBe(403)
    const taken = await thief.submit(`${url}/connect`, { integration: github })
    expect(taken.status).toBe(403)
    const bare = await newBrowser().submit(`${url}/connect`, { integration: github })
    expect(bare.text).toContain('This page belongs to another browser')
    expect(await connections('first')).toEqual([])
  })

  it('programs that fetch previews, which do not use it up', async () => {
    const { url } = (await newSession('preview')).body
    const headers = { 'user-agent': 'Slackbot-LinkExpanding 1.0' }
    const preview = await worker(new Request(url, { headers }))
    expect(preview.headers.get('set-cookie')).toBeNull()
    expect((await newBrowser().open(url)).status).toBe(200)
  })

  it('integrations that are not there', async () => {
    const absent = { integrationIds: [`int_${'A'.repeat(22)}`] }
    expect(codeOf(await newSession('ada', absent))).toBe('integration-not-found')
    expect(codeOf(await newSession('ada', { apps: ['no-such-app'] }))).toBe('app-not-found')
    const both = { integrationIds: [github], apps: ['github'] }
    expect(codeOf(await newSession('ada', both))).toBe('invalid-request')
  })
})
