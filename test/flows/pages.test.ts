import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { formsOf, HttpBrowser } from '../browser-by-http.ts'
import { call, endless, newBrowser, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { CLIENT, codeOf, consent, lendGithub } from './_github.ts'

let acme: string
beforeAll(async () => {
  acme = await newProject('acme')
  await lendGithub()
})
afterEach(() => vi.restoreAllMocks())

const change = (key: string, patch: object) => call(key, 'PATCH', '/v1/project', patch)
const begin = (key: string, wish: object = {}, entity = 'ada') =>
  call(key, 'POST', `/v1/entities/${entity}/connections`, { app: 'github', ...wish })

describe("a project's profile", () => {
  it('begins with nothing but a name, which the operator may give', async () => {
    const none = { logoUrl: null, returnUrls: [], allowedOrigins: [], origin: null }
    const kept = { auditDays: 365, callLog: { bodies: false, days: 30, max: 1000 } }
    const unlimited = { entity: null, app: null, apps: {} }
    const bare = { ...none, ...kept, rateLimits: unlimited }
    const { body } = await call(acme, 'GET', '/v1/project')
    expect(body).toEqual({ id: 'acme', name: 'acme', ...bare })
    await call(ROOT, 'POST', '/v1/projects', { id: 'named', name: 'Named & Co' })
    const named = await call(ROOT, 'GET', '/v1/project', undefined, { 'x-project': 'named' })
    expect(named.body).toEqual({ id: 'named', name: 'Named & Co', ...bare })
  })

  it('keeps what is not given, and takes a value away with null', async () => {
    const key = await newProject('keeping')
    await change(key, { name: 'Keeping', logoUrl: 'https://cdn.acme.example/a.png' })
    await change(key, { returnUrls: ['https://acme.example'] })
    expect((await change(key, { logoUrl: null })).body).toMatchObject({
      name: 'Keeping',
      logoUrl: null,
      returnUrls: ['https://acme.example/'],
    })
  })

  it.each([
    { logoUrl: 'http://cdn.acme.example/a.png' },
    { logoUrl: 'https://user@cdn.acme.example/a.png' },
    { logoUrl: 'data:image/png,x' },
    { returnUrls: ['javascript:alert(1)'] },
    { returnUrls: ['http://acme.example/done'] },
    { returnUrls: ['https://acme.example/#done'] },
    { returnUrls: ['*'] },
    { allowedOrigins: ['*'] },
    { allowedOrigins: ['null'] },
    { allowedOrigins: ['http://acme.example'] },
    { allowedOrigins: ['https://acme.example/page'] },
    { origin: 'http://connect.acme.example' },
    { origin: 'https://connect.acme.example/path' },
    { name: '  ' },
    { id: 'other' },
  ])('refuses %j', async (patch) => {
    expect(codeOf(await change(acme, patch))).toBe('invalid-request')
  })
})

describe('return URLs (A8)', () => {
  let key: string
  beforeAll(async () => {
    key = await newProject('returning')
    const returnUrls = ['https://app.acme.example/done', 'https://app.acme.example/exact?tab=1']
    await change(key, { returnUrls })
  })

  it.each([
    'https://app.acme.example/done',
    'https://app.acme.example/done?user=ada',
    'https://app.acme.example/done#part',
    'https://app.acme.example/exact?tab=1',
    'HTTPS://APP.acme.example:443/done',
  ])('may be %s', async (redirectUrl) => {
    expect((await begin(key, { redirectUrl })).status).toBe(201)
  })

  it.each([
    'https://app.acme.example/',
    'https://app.acme.example/done/',
    'https://app.acme.example/done/more',
    'https://app.acme.example/DONE',
    'https://app.acme.example/done/../other',
    'https://app.acme.example/exact',
    'https://app.acme.example/exact?tab=2',
    'https://app.acme.example/exact?tab=1&more=1',
    'https://app.acme.example.evil.test/done',
    'https://evil.test/done',
    'https://evil.test/https://app.acme.example/done',
    'https://app.acme.example@evil.test/done',
    'https://evil.test\\@app.acme.example/done',
    'https://app.acme.example:8443/done',
    'http://app.acme.example/done',
    '//app.acme.example/done',
  ])('may not be %s', async (redirectUrl) => {
    expect(codeOf(await begin(key, { redirectUrl }))).toBe('redirect-url-refused')
  })

  it('are held to on every way to a link', async () => {
    const redirectUrl = 'https://evil.test/done'
    const { id } = (await begin(key)).body
    const reconnected = await call(key, 'POST', `/v1/connections/${id}/reconnect`, { redirectUrl })
    expect(codeOf(reconnected)).toBe('redirect-url-refused')
    const integration = await call(key, 'POST', '/v1/integrations', { app: 'github', redirectUrl })
    expect(codeOf(integration)).toBe('redirect-url-refused')
    const wish = { entityId: 'ada', apps: ['github'], redirectUrl }
    expect(codeOf(await call(key, 'POST', '/v1/connect-sessions', wish))).toBe(
      'redirect-url-refused',
    )
  })
})

describe("a project's own domain", () => {
  const OWN = 'https://connect.acme.example'

  it('is where its links, pages and callbacks are', async () => {
    const key = await newProject('white')
    await change(key, { origin: OWN })
    const integration = await call(key, 'POST', '/v1/integrations', {
      app: 'github',
      connect: false,
    })
    expect(integration.body.callbackUrl).toBe(`${OWN}/callback/github`)
    const { id, redirectUrl } = (await begin(key)).body
    expect(redirectUrl).toMatch(/^https:\/\/connect\.acme\.example\/connect\//)
    const browser = new HttpBrowser((request) =>
      [OWN, ORIGIN].includes(new URL(request.url).origin) ? worker(request) : fetch(request),
    )
    const asked = await browser.open(redirectUrl)
    expect(asked.url.searchParams.get('redirect_uri')).toBe(`${OWN}/callback/github`)
    const form = formsOf(asked).find(({ fields }) => fields['login'] === 'ada')
    const end = await browser.submit(form?.action ?? '', form?.fields ?? {})
    expect(end.url.origin).toBe(OWN)
    expect(end.text).toContain('GitHub is connected')
    expect((await call(key, 'GET', `/v1/connections/${id}`)).body.status).toBe('ACTIVE')
    const session = await call(key, 'POST', '/v1/connect-sessions', { entityId: 'ada' })
    expect(session.body.url).toMatch(/^https:\/\/connect\.acme\.example\/session\/cs_/)
  })
})

describe('our pages', () => {
  const policyOf = (headers: Headers) =>
    Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values.join(' ')]
      }),
    )

  it('name who asks, and load nothing but their logo (A12)', async () => {
    const key = await newProject('branded')
    await change(key, { name: 'Acme <b>&', logoUrl: 'https://cdn.acme.example/logo.png?v=1' })
    const { redirectUrl } = (await begin(key)).body
    const used = newBrowser()
    await consent(redirectUrl, 'ada', used)
    const { text, headers } = await used.open(redirectUrl)
    expect(text).toContain('Acme &lt;b&gt;&amp;')
    expect(text).toContain('src="https://cdn.acme.example/logo.png?v=1"')
    expect(text).not.toContain('<script')
    expect(policyOf(headers)).toEqual({
      'default-src': "'none'",
      'style-src': expect.stringMatching(/^'nonce-[\w-]{22}'$/),
      'img-src': 'data: https://cdn.acme.example',
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    })
    expect(headers.get('cross-origin-opener-policy')).toBeNull()
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  it('take a form, and hang up on who sends one without an end (E7)', async () => {
    const { redirectUrl } = (await begin(acme)).body
    const { body, story } = endless()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `__Host-behalf-browser=${'a'.repeat(43)}`,
    }
    const answer = await worker(new Request(redirectUrl, { method: 'POST', headers, body }))
    expect(answer.status).toBe(413)
    expect(story.sent).toBeLessThan(16 * 1024 * 1024)
  })

  it('put nothing of what the app says into the page unescaped (A9)', async () => {
    const { redirectUrl } = (await begin(acme)).body
    const browser = newBrowser()
    const state = (await browser.open(redirectUrl)).url.searchParams.get('state')
    const attack = encodeURIComponent('"><script>alert(1)</script>')
    const page = await browser.open(
      `${ORIGIN}/callback/github?error=${attack}&error_description=${attack}&state=${state}`,
    )
    expect(page.text).toContain('GitHub could not be connected')
    expect(page.text).not.toContain('<script')
  })

  it('say so when a link is too old', async () => {
    const { id, redirectUrl } = (await begin(acme)).body
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now + 11 * 60_000)
    const page = await newBrowser().open(redirectUrl)
    expect(page.status).toBe(410)
    expect(page.text).toContain('This link has expired')
    expect((await call(acme, 'GET', `/v1/connections/${id}`)).body.status).toBe('FAILED')
  })
})

describe('a link that is opened in a popup', () => {
  const opener = 'https://app.acme.example'

  it('tells exactly the origin that it was made for, by the only script there is (D10)', async () => {
    const { id, redirectUrl } = (await begin(acme, { openerOrigin: `${opener}/` })).body
    const { text, headers } = await consent(redirectUrl, 'ada')
    const [, nonce, script] = /<script nonce="([^"]+)">(.*)<\/script>/.exec(text) ?? []
    expect(headers.get('content-security-policy')).toContain(`script-src 'nonce-${nonce}'`)
    const news = JSON.stringify({ type: 'behalf', connectionId: id, status: 'success' })
    expect(script).toBe(
      `if(window.opener){window.opener.postMessage(${news},"${opener}");window.close()}`,
    )
  })

  it('tells of a refusal, and cannot be made to say more', async () => {
    const redirectUrl = 'https://app.acme.example/</script><script>alert(1)'
    const begun = (await begin(acme, { openerOrigin: opener, redirectUrl })).body
    const browser = newBrowser()
    const state = (await browser.open(begun.redirectUrl)).url.searchParams.get('state')
    const end = `${ORIGIN}/callback/github?error=access_denied&state=${state}`
    const { text } = await browser.open(end)
    expect(text).toContain('"status":"failed"')
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text.match(/<\/script/g)).toHaveLength(1)
  })

  it.each(['http://app.acme.example', 'app.acme.example', '*', 'null', 'https://a.example/x'])(
    'is not for %s',
    async (openerOrigin) => {
      expect(codeOf(await begin(acme, { openerOrigin }))).toBe('invalid-request')
    },
  )

  it('is for the listed origins alone once there are any', async () => {
    const key = await newProject('popups')
    await change(key, { allowedOrigins: [opener, 'http://localhost:3000'] })
    for (const openerOrigin of [opener, 'http://localhost:3000']) {
      expect((await begin(key, { openerOrigin })).status).toBe(201)
    }
    for (const openerOrigin of ['https://evil.test', 'http://localhost:3001']) {
      expect(codeOf(await begin(key, { openerOrigin }))).toBe('invalid-request')
      const wish = { entityId: 'ada', apps: ['github'], openerOrigin }
      const session = await call(key, 'POST', '/v1/connect-sessions', wish)
      expect(codeOf(session)).toBe('invalid-request')
    }
  })

  it('is opened by a small script that anybody may keep', async () => {
    const response = await worker(new Request(`${ORIGIN}/connect.js`))
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    expect((await response.text()).length).toBeLessThan(3000)
  })
})

describe("the callback paths of Composio's SDKs", () => {
  const PATHS = [
    '/api/v1/auth-apps/add',
    '/api/v3/toolkits/auth/callback',
    '/api/v3.1/toolkits/auth/callback',
  ]
  /** A user of the emulated GitHub in front of our callback, held there. */
  async function atCallback(redirectUri: string | undefined) {
    const credentials = { ...CLIENT, ...(redirectUri && { redirectUri }) }
    const wish = { app: 'github', credentials, forceNew: true, entityId: 'sdk' }
    const { connection } = (await call(acme, 'POST', '/v1/integrations', wish)).body
    const browser = newBrowser()
    const form = formsOf(await browser.open(connection.redirectUrl)).find(
      ({ fields }) => fields['login'] === 'ada',
    )
    const back = await browser.submit(form?.action ?? '', form?.fields ?? {}, (url) =>
      url.searchParams.has('code'),
    )
    const { id } = connection
    const status = async () => (await call(acme, 'GET', `/v1/connections/${id}`)).body.status
    return { browser, url: back.url, status }
  }

  it.each(PATHS)('take what was sent to %s', async (path) => {
    const { browser, url, status } = await atCallback(`${ORIGIN}${path}`)
    expect(url.pathname).toBe(path)
    expect((await browser.open(url)).text).toContain('GitHub is connected')
    expect(await status()).toBe('ACTIVE')
  })

  it.each(PATHS)("take what a developer's own domain forwards to %s", async (path) => {
    const { browser, url } = await atCallback('https://login.acme.example/oauth/return')
    const page = await browser.open(`${ORIGIN}${path}${url.search}`)
    expect(page.text).toContain('GitHub is connected')
  })

  it('refuse what was sent elsewhere, and change nothing (A6)', async () => {
    for (const redirectUri of [undefined, `${ORIGIN}${PATHS[1]}`]) {
      const { browser, url, status } = await atCallback(redirectUri)
      const page = await browser.open(`${ORIGIN}${PATHS[0]}${url.search}`)
      expect(page.status).toBe(404)
      expect(page.text).toContain('This link is not valid')
      expect(await status()).toBe('INITIATED')
      expect((await browser.open(url)).text).toContain('GitHub is connected')
    }
  })
})
