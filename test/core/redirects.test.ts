import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Outgoing, type SendOptions, send } from '../../src/core/http.ts'
import { origins } from '../../src/core/origins.ts'
import { fakeNetwork, redirect, silence } from './_fake-network.ts'

const HOST = 'api.acme.test'
const START = `https://${HOST}/start`

const sent = (more: Partial<Outgoing> = {}, options: Partial<SendOptions> = {}) =>
  send(
    { url: new URL(START), method: 'GET', headers: new Headers(), ...more },
    { origins: origins(undefined), hosts: [HOST], ...options },
  )

const secrets = () =>
  new Headers({
    authorization: 'Bearer canary',
    cookie: 'session=canary',
    'x-api-key': 'canary',
    'x-own': 'canary',
    accept: 'text/plain',
    'user-agent': 'behalf',
  })

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a redirect', () => {
  it('whose body broke off already is followed', async () => {
    const broken = new ReadableStream({ start: (it) => it.error(new Error('reset')) })
    const headers = { location: '/next' }
    fakeNetwork(new Response(broken, { status: 302, headers }), new Response('there'))
    expect(await (await sent()).text()).toBe('there')
  })

  it.each([
    ['an absolute one', `https://${HOST}/next`],
    ['an absolute path', '/next'],
    ['a relative path', 'next'],
    ['one that names the default port', `https://${HOST}:443/next`],
  ])('to the same origin keeps all headers: %s', async (_, location) => {
    const seen = fakeNetwork(redirect(302, location), new Response('there'))
    const answer = await sent({ headers: secrets() })
    expect(await answer.text()).toBe('there')
    expect(seen[1]?.url).toBe(`https://${HOST}/next`)
    expect(Object.fromEntries(seen[1]?.headers ?? [])).toEqual(Object.fromEntries(secrets()))
  })

  it.each([
    ['another host', 'https://files.test/next'],
    ['a host below', `https://files.${HOST}/next`],
    ['another host, protocol-relative', '//files.test/next'],
  ])('to %s carries no credentials, no cookies, no custom headers (E3)', async (_, location) => {
    const seen = fakeNetwork(redirect(302, location), new Response())
    await sent({ headers: secrets() })
    expect(seen).toHaveLength(2)
    expect(Object.fromEntries(seen[1]?.headers ?? [])).toEqual({
      accept: 'text/plain',
      'user-agent': 'behalf',
    })
  })

  it('does not give the credentials back on the way home (E3)', async () => {
    const seen = fakeNetwork(redirect(302, 'https://a.test/'), redirect(302, START), new Response())
    await sent({ headers: secrets() })
    expect(seen[2]?.url).toBe(START)
    expect(seen[2]?.headers.has('authorization')).toBe(false)
  })

  it.each([
    'http://api.acme.test/next',
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/',
    'https://localhost/',
    'https://[::1]/',
    'https://2130706433/',
    'https://metadata.google.internal/',
    'https://user:pw@files.test/',
    'http://127.0.0.1:4001/',
    `https://${HOST}:8443/next`,
    'ftp://files.test/',
    'data:text/plain,x',
    'javascript:alert(1)',
  ])('to %s is refused (E3)', async (location) => {
    const seen = fakeNetwork(redirect(302, location))
    await expect(sent({ headers: secrets() })).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(seen).toHaveLength(1)
  })

  it('that a stand-in sends to itself stays with the app', async () => {
    const local = origins(JSON.stringify({ [`https://${HOST}`]: 'http://127.0.0.1:4001' }))
    const seen = fakeNetwork(redirect(302, 'http://127.0.0.1:4001/next'), new Response())
    await sent({ headers: secrets() }, { origins: local })
    expect(seen[1]?.url).toBe('http://127.0.0.1:4001/next')
    expect(seen[1]?.headers.get('authorization')).toBe('Bearer canary')
  })

  it.each([
    { status: 301, method: 'POST', becomes: 'GET', body: null },
    { status: 302, method: 'POST', becomes: 'GET', body: null },
    { status: 303, method: 'POST', becomes: 'GET', body: null },
    { status: 303, method: 'PUT', becomes: 'GET', body: null },
    { status: 307, method: 'POST', becomes: 'POST', body: 'text' },
    { status: 308, method: 'POST', becomes: 'POST', body: 'text' },
    { status: 302, method: 'PUT', becomes: 'PUT', body: 'text' },
  ])('$status turns $method into $becomes (RFC 9110 section 15.4)', async (story) => {
    const seen = fakeNetwork(redirect(story.status, '/next'), new Response())
    await sent({ method: story.method, body: 'text' })
    expect(seen[1]).toMatchObject({ method: story.becomes, body: story.body })
  })

  it.each([
    ['to the same origin', '/next'],
    ['to another', 'https://files.test/next'],
  ])('that becomes a GET %s leaves behind what told of the body', async (_, location) => {
    const headers = new Headers({
      'content-type': 'text/csv',
      'content-language': 'de',
      accept: 'a/b',
    })
    headers.set('content-length', '4')
    const seen = fakeNetwork(redirect(303, location), new Response())
    await sent({ method: 'POST', body: 'text', headers })
    const names = [...(seen[1]?.headers.keys() ?? [])]
    expect(names.filter((name) => name.startsWith('content-'))).toEqual([])
    expect(names).toContain('accept')
  })

  it('that keeps its method keeps what tells of the body', async () => {
    const seen = fakeNetwork(redirect(307, '/next'), new Response())
    const headers = new Headers({ 'content-type': 'text/csv' })
    await sent({ method: 'POST', body: 'text', headers })
    expect(seen[1]?.headers.get('content-type')).toBe('text/csv')
  })

  it('303 leaves HEAD a HEAD', async () => {
    const seen = fakeNetwork(redirect(303, '/next'), new Response())
    await sent({ method: 'HEAD' })
    expect(seen[1]?.method).toBe('HEAD')
  })

  it('is handed to the caller where a stream would have to be sent again', async () => {
    const seen = fakeNetwork(redirect(307, '/next'))
    const body = new Response('text').body
    expect((await sent({ method: 'POST', body })).status).toBe(307)
    expect(seen).toHaveLength(1)
  })

  it('is handed to the caller where a body would go to another origin (E3)', async () => {
    const seen = fakeNetwork(redirect(307, 'https://files.test/'))
    expect((await sent({ method: 'POST', body: 'canary' })).status).toBe(307)
    expect(seen).toHaveLength(1)
  })

  it('is followed five times, and no more', async () => {
    const hops = Array.from({ length: 7 }, (_, i) => redirect(302, `/hop-${i + 1}`))
    const seen = fakeNetwork(...hops)
    const answer = await sent()
    expect(answer.headers.get('location')).toBe('/hop-6')
    expect(seen.map(({ url }) => new URL(url).pathname)).toEqual([
      '/start',
      ...['/hop-1', '/hop-2', '/hop-3', '/hop-4', '/hop-5'],
    ])
  })

  it('gets no time of its own: all requests together have what one has', async () => {
    vi.useFakeTimers()
    const slowly = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20_000))
      return redirect(302, '/next')
    }
    const seen = fakeNetwork(slowly, silence)
    const failure = sent().catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(seen.map(({ signal }) => signal.aborted)).toEqual([false, false])
    await vi.advanceTimersByTimeAsync(1)
    expect(seen[1]?.signal.aborted).toBe(true)
    expect(await failure).toMatchObject({ code: 'upstream-timeout' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not followed at all where the caller wants it', async () => {
    const seen = fakeNetwork(redirect(302, '/next'))
    expect((await sent({}, { redirects: 0 })).status).toBe(302)
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['without a location', new Response(null, { status: 302 })],
    ['to what is no URL', redirect(302, 'https://')],
    ['of another kind: 304', new Response(null, { status: 304 })],
  ])('%s is an answer like any other', async (_, answer) => {
    fakeNetwork(answer)
    expect(await sent()).toBe(answer)
  })
})
