import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, newBrowser, ORIGIN, worker } from '../worker.ts'
import {
  act,
  begin,
  consent,
  google,
  later,
  newIntegration,
  openLink,
  refuse,
  restartObjects,
  status,
  THROUGH,
  WHITE_LABEL,
} from './_google.ts'

const { client, seen, weather } = google('consent-tests')
const scope = (name: string) => `https://www.googleapis.com/auth/${name}`

beforeEach(() => weather())
afterEach(() => vi.restoreAllMocks())

let projects = 0
/** A begun connection of a user, in a project of its own. */
async function begun(credentials: Record<string, unknown> = client, entity = 'ada') {
  const project = `consent-${++projects}`
  const { key, integration } = await newIntegration(project, credentials)
  return { key, project, integration, entity, ...(await begin(key, integration, entity)) }
}

const read = async (key: string, id: string) =>
  (await call(key, 'GET', `/v1/connections/${id}`)).body

describe('connecting Gmail', () => {
  it('asks with PKCE, redeems the code once, and keeps whose account it is (A1, A7)', async () => {
    const made = await begun()
    const browser = newBrowser()
    const asked = (await openLink(browser, made.link)).url
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: `${ORIGIN}/callback/gmail`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    })
    const page = await browser.open(await consent(browser, made.link, 'ada'))
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Gmail is connected')])
    const { requests } = await seen()
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      grant_type: 'authorization_code',
      redirect_uri: asked.searchParams.get('redirect_uri'),
      code_verifier: expect.stringMatching(/^[\w-]{43,128}$/),
      client_secret: client.clientSecret,
    })
    expect(await read(made.key, made.id)).toMatchObject({
      status: 'ACTIVE',
      account: {
        id: 'ada',
        name: 'ADA',
        email: 'ada@example.com',
        avatar: 'https://photos.example/ada.png',
      },
    })
    expect((await act(made)).body).toMatchObject(THROUGH)
  })

  it("names the developer's own domain at both endpoints, also if it is changed meanwhile (A7)", async () => {
    const made = await begun({ ...client, redirectUri: WHITE_LABEL })
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    expect(`${back.origin}${back.pathname}`).toBe(WHITE_LABEL)
    const change = { redirectUri: `${ORIGIN}/callback/gmail` }
    await call(made.key, 'PATCH', `/v1/integrations/${made.integration}`, change)
    const page = await browser.open(`${ORIGIN}/callback/gmail${back.search}`)
    expect(page.text).toContain('Gmail is connected')
    expect((await seen()).requests).toMatchObject([{ redirect_uri: WHITE_LABEL }])
  })

  it('stores the scopes that were granted, not those that were asked for (B15)', async () => {
    const scopes = ['openid', scope('userinfo.email'), scope('gmail.readonly')] // the last: unknown there
    const made = await begun({ ...client, scopes })
    const browser = newBrowser()
    await browser.open(await consent(browser, made.link, 'ada'))
    expect((await read(made.key, made.id)).scopes).toEqual(['openid', scope('userinfo.email')])
  })

  it('takes an answer without scopes for a grant of all that was asked for (B15, RFC 6749 section 5.1)', async () => {
    const scopes = ['openid', scope('gmail.modify')]
    const made = await begun({ ...client, scopes })
    const body = JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 3600 })
    await weather({ answers: [{ status: 200, body }] })
    const browser = newBrowser()
    await browser.open(await consent(browser, made.link, 'ada'))
    expect(await read(made.key, made.id)).toMatchObject({ status: 'ACTIVE', scopes })
  })

  it('needs no memory: the objects may restart at any point', async () => {
    const made = await begun()
    await restartObjects(made)
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    await restartObjects(made)
    expect((await browser.open(back)).text).toContain('Gmail is connected')
    await restartObjects(made)
    expect((await act(made)).body).toMatchObject(THROUGH)
    later(3600)
    await restartObjects(made)
    expect((await act(made)).body).toMatchObject(THROUGH)
    expect((await seen()).requests.map((one) => one['grant_type'])).toEqual([
      'authorization_code',
      'refresh_token',
    ])
  })

  it.each([
    { name: 'ACTIVE once the user has consented', decide: consent, becomes: 'ACTIVE' },
    { name: 'FAILED once the user has refused', decide: refuse, becomes: 'FAILED' },
  ])(
    'holds a long poll until it can say $name',
    async ({ decide, becomes }) => {
      const made = await begun()
      const answers: string[] = []
      const polls = ['30', '60'].map(async (wait) => {
        const { body } = await call(made.key, 'GET', `/v1/connections/${made.id}?wait=${wait}`)
        answers.push(body.status)
      })
      const browser = newBrowser()
      const back = await decide(browser, made.link, 'ada')
      expect(answers).toEqual([])
      await browser.open(back)
      await Promise.all(polls)
      expect(answers).toEqual([becomes, becomes])
      expect((await call(made.key, 'GET', `/v1/connections/${made.id}?wait=60`)).body.status).toBe(
        becomes,
      )
    },
    20_000, // less than a poll that nobody wakes
  )
})

describe('a callback', () => {
  it.each([
    { name: 'with the iss of another server (A5)', change: { iss: 'https://evil.example' } },
    {
      name: 'with an iss that begins alike (A5)',
      change: { iss: 'https://accounts.google.com/' },
    },
    { name: 'with neither code nor error', change: { code: null } },
  ])('$name fails the connection before any token request', async ({ change }) => {
    const made = await begun()
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    for (const [name, value] of Object.entries(change)) {
      if (value === null) back.searchParams.delete(name)
      else back.searchParams.set(name, value)
    }
    expect((await browser.open(back)).text).toContain('could not be connected')
    expect(await read(made.key, made.id)).toMatchObject({
      status: 'FAILED',
      statusReason: { code: 'invalid-request' },
    })
    expect((await seen()).requests).toEqual([])
  })

  const otherBrowser = async () => {
    const browser = newBrowser()
    await openLink(browser, (await begun()).link)
    return browser
  }
  const forged = (back: URL) => {
    const state = back.searchParams.get('state') ?? ''
    back.searchParams.set('state', `${state[0] === 'A' ? 'B' : 'A'}${state.slice(1)}`)
    return back
  }
  const stranger = (back: URL) => {
    back.searchParams.set('state', 'what-is-this')
    return back
  }
  const atGitHub = (back: URL) => new URL(back.href.replace('/callback/gmail', '/callback/github'))

  it.each([
    { name: 'without a cookie (A4)', visitor: newBrowser, shown: [403, 'another browser'] },
    {
      name: 'with a cookie of elsewhere (A4)',
      visitor: otherBrowser,
      shown: [403, 'another browser'],
    },
    { name: 'with a forged state (A3)', changed: forged, shown: [404, 'not valid'] },
    { name: 'with a state not of ours (A3)', changed: stranger, shown: [404, 'not valid'] },
    { name: "on another app's path (A6)", changed: atGitHub, shown: [404, 'not valid'] },
  ])('$name is turned away, and the right one still works', async (wrong) => {
    const made = await begun()
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    const visitor = (await wrong.visitor?.()) ?? browser
    const page = await visitor.open(wrong.changed?.(new URL(back)) ?? back)
    expect([page.status, page.text]).toEqual([
      wrong.shown[0],
      expect.stringContaining(`${wrong.shown[1]}`),
    ])
    expect((await seen()).requests).toEqual([])
    expect(await status(made.key, made.id)).toBe('INITIATED')
    expect((await browser.open(back)).text).toContain('Gmail is connected')
  })

  it('that comes again is not redeemed again (A10)', async () => {
    const made = await begun()
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    await browser.open(back)
    const page = await browser.open(back)
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('used already')])
    expect((await seen()).requests).toHaveLength(1)
    expect(await status(made.key, made.id)).toBe('ACTIVE')
  })

  it('that comes twice at the same time is redeemed once (A10)', async () => {
    const made = await begun()
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    await weather({ delay: 300 })
    const pages = await Promise.all([browser.open(back), browser.open(back), browser.open(back)])
    expect(pages.map((page) => page.status).sort()).toEqual([200, 409, 409])
    expect((await seen()).requests).toHaveLength(1)
    expect(await status(made.key, made.id)).toBe('ACTIVE')
  })

  it('comes too late after ten minutes (A3)', async () => {
    const made = await begun()
    const browser = newBrowser()
    const back = await consent(browser, made.link, 'ada')
    later(601)
    const page = await browser.open(back)
    expect([page.status, page.text]).toEqual([410, expect.stringContaining('expired')])
    expect((await browser.open(made.link)).status).toBe(410)
    expect((await seen()).requests).toEqual([])
    expect(await read(made.key, made.id)).toMatchObject({
      status: 'FAILED',
      statusReason: { code: 'expired' },
    })
  })

  it('with a refusal leaves a page and a reason, and no text of the sender (A9, A12)', async () => {
    const made = await begun()
    const browser = newBrowser()
    const back = await refuse(browser, made.link, 'ada')
    expect(back.searchParams.get('error')).toBe('access_denied')
    back.searchParams.set('error_description', '<script>alert(1)</script>')
    const page = await browser.open(back)
    expect(page.text).toContain('Access was not given')
    expect(page.text).not.toMatch(/alert|<script/)
    const nonce = /<style nonce="([^"]+)"/.exec(page.text)?.[1]
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'nonce-${nonce}'`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await seen()).requests).toEqual([])
    expect(await read(made.key, made.id)).toMatchObject({
      status: 'FAILED',
      statusReason: { code: 'access_denied' },
    })
  })

  it('with a script for an error code does not reflect it (A9)', async () => {
    const made = await begun()
    const browser = newBrowser()
    const back = await refuse(browser, made.link, 'ada')
    back.searchParams.set('error', '<script>alert(1)</script>')
    expect((await browser.open(back)).text).not.toContain('<script')
    const { statusReason } = await read(made.key, made.id)
    expect(JSON.stringify(statusReason)).not.toContain('<')
  })

  it('is met by a cookie that only this origin and no script can read (A4)', async () => {
    const { link } = await begun()
    const opened = await worker(new Request(link, { redirect: 'manual' }))
    const [cookie] = opened.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-/)
    for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']) {
      expect(cookie).toContain(part)
    }
  })
})
