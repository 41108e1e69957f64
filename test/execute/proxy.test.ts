import { describe, expect, it } from 'vitest'
import { proxyRequest, proxyResponse, proxyUrl } from '../../src/execute/proxy.ts'
import { acme } from './_acme.ts'

const DEEP = acme({ baseUrl: 'https://api.acme.test/calendar/v3' })
const ROOT = acme({ baseUrl: 'https://api.acme.test' })

describe('the URL that a proxy path means', () => {
  it.each([
    ['events', '', 'https://api.acme.test/calendar/v3/events'],
    ['', '', 'https://api.acme.test/calendar/v3/'],
    ['a/b', '?c=d&e=%20f', 'https://api.acme.test/calendar/v3/a/b?c=d&e=%20f'],
    [
      'calendars/a%40b.test/events',
      '',
      'https://api.acme.test/calendar/v3/calendars/a%40b.test/events',
    ],
    ['contents/a%2Fb', '', 'https://api.acme.test/calendar/v3/contents/a%2Fb'],
    ['people:batchGet', '', 'https://api.acme.test/calendar/v3/people:batchGet'],
    ['a/../b', '', 'https://api.acme.test/calendar/v3/b'],
  ])('is below the app’s base: %j %j', (rest, search, href) => {
    expect(proxyUrl(DEEP, rest, search).href).toBe(href)
  })

  const hostile = [
    ...[
      '//evil.test',
      '///evil.test',
      '/\\evil.test',
      '\\\\evil.test',
      '\\evil.test',
      '\\/evil.test',
    ],
    ...[
      '../admin',
      '../../admin',
      'a/../../admin',
      '..',
      '../',
      '..\\admin',
      '../v3evil',
      './../x',
    ],
    ...['%2e%2e/admin', '%2E%2E/admin', '.%2e/admin', '%2e./admin', 'a/%2e%2e/%2e%2e/x'],
    ...['@evil.test', 'x@evil.test', ':pw@evil.test', '.evil.test', ':8443/x', '-evil.test'],
    ...['https://evil.test', 'http://evil.test/', 'HTTPS:evil.test', 'file:///etc/passwd'],
    ...['javascript:alert(1)', 'data:text/html,x', ';x=y', '..;/admin', 'a;../../b'],
    ...['\r\nHost: evil.test', 'a\nb', 'a\rb', 'a\0b', '\t//evil.test', '.\t./admin', '.\n./admin'],
    ...['?@evil.test', '#@evil.test', 'a#/../../b', '?/../..', ' //evil.test', '％2e％2e/x'],
  ]
  const cases = [DEEP, ROOT].flatMap((app) =>
    hostile.map((rest) => ({ app, rest, base: app.baseUrl })),
  )

  it.each(cases)('of $rest stays below $base, or is refused (E1, E5)', ({ app, rest }) => {
    const base = new URL(app.baseUrl)
    const url = (() => {
      try {
        return proxyUrl(app, rest, '')
      } catch (error) {
        expect(error).toMatchObject({ code: 'proxy-path-refused' })
        return undefined
      }
    })()
    if (!url) return
    const again = new URL(url.href) // what the platform's parser makes of it
    expect([again.protocol, again.host]).toEqual(['https:', base.host])
    expect([again.username, again.password]).toEqual(['', ''])
    expect(`${again.pathname}/`).toMatch(new RegExp(`^${base.pathname.replace(/\/$/, '')}/`))
    expect(again.href).not.toMatch(/[\\\r\n\t\0]/)
  })

  it.each(['../admin', '%2e%2e/admin', '..\\admin', '\\evil.test', 'a\r\nb', 'a\0b', '.\t./admin'])(
    'is refused outright: %j (E5)',
    (rest) => {
      const refused = expect.objectContaining({
        code: 'proxy-path-refused',
        message: expect.stringContaining('https://api.acme.test/calendar/v3'),
      })
      expect(() => proxyUrl(DEEP, rest, '')).toThrow(refused)
    },
  )

  it.each([
    ...[
      '..%2fadmin',
      '..%2Fadmin',
      '%2e%2e%2fadmin',
      '%2E.%2Fadmin',
      '.%2e%2fadmin',
      'a/..%2f..%2fx',
    ],
    ...['a%2f..%2fb', 'a%2f..', 'a%2f../b', 'a%2F%2e%2e/b', '.%2fadmin', 'a%2f./b', 'a%2f.'],
    ...['..%5cadmin', 'a%5c..%5cb', '%2e%2e%5Cadmin', '..;/admin', '..;x=y/admin', 'a/..;/b'],
    ...['%2e%2e;/admin', '..%3b/admin', '.;/admin', 'a/.;x/b', '..;', 'a/..%3B', '..;%2fadmin'],
    ...['..%00/admin', '..%0d/admin', '..%0a/admin', '..\t;/admin', '..\n%2fadmin', '.\t.%2fadmin'],
  ])('is no way up that a server behind may read: %j (E5)', (rest) => {
    const refused = expect.objectContaining({ code: 'proxy-path-refused' })
    expect(() => proxyUrl(DEEP, rest, '')).toThrow(refused)
    expect(() => proxyUrl(ROOT, rest, '')).toThrow(refused)
  })

  it.each([
    ...[
      'contents/a%2Fb',
      'a%2fb%2fc',
      'v1.2/x',
      'file..txt',
      '..a/b',
      'a../b',
      '...',
      'a%2f.github',
    ],
    ...['.well-known/x', 'a;x=y/b', 'a.;b', 'people/me:x', 'a%20b', 'a%2e', '.env', 'a%2f..b'],
  ])('may hold dots and encoded slashes as such: %j', (rest) => {
    expect(proxyUrl(DEEP, rest, '').href).toBe(`https://api.acme.test/calendar/v3/${rest}`)
  })

  it('cannot leave the path by way of the query', () => {
    const url = proxyUrl(DEEP, 'events', '?next=https://evil.test/../..&x=@evil.test')
    expect([url.host, url.pathname]).toEqual(['api.acme.test', '/calendar/v3/events'])
  })
})

const outgoing = (init: RequestInit, app = ROOT) =>
  proxyRequest(app, new URL('https://api.acme.test/x'), new Request('https://behalf.test/', init))

describe('a request through the proxy', () => {
  it.each([
    ...['authorization', 'x-api-key', 'x-project', 'x-connection-id', 'cookie', 'host'],
    ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via'],
    ...['proxy-authorization', 'proxy-connection', 'forwarded', 'x-forwarded-for', 'x-real-ip'],
    ...['x-forwarded-host', 'cf-connecting-ip', 'cf-ray', 'true-client-ip', 'origin', 'referer'],
    ...['traceparent', 'tracestate', 'baggage', 'expect'],
    ...['sec-fetch-mode', 'accept-encoding', 'content-length'],
  ])('leaves %s behind, in any case (E6, C5)', async (name) => {
    const { headers } = await outgoing({
      headers: { [name.toUpperCase()]: 'canary', 'x-own': '1' },
    })
    expect(headers.has(name)).toBe(false)
    expect(headers.get('x-own')).toBe('1')
  })

  it.each([
    ['one', 'x-secret', ['x-secret']],
    ['several, in any case', 'close, X-Secret ,x-other', ['x-secret', 'x-other']],
    ['in several lines', 'keep-alive,x-secret', ['x-secret']],
  ])(
    'leaves behind what Connection names: %s (E6, RFC 9110 section 7.6.1)',
    async (_, connection, names) => {
      const sent = { connection, 'x-secret': 'canary', 'x-other': 'canary', 'x-own': '1' }
      const { headers } = await outgoing({ headers: sent })
      for (const name of ['connection', ...names]) expect(headers.has(name)).toBe(false)
      expect(headers.get('x-own')).toBe('1')
      expect(headers.has('x-other')).toBe(!names.includes('x-other'))
    },
  )

  it('keeps what is the app’s business, over what the app’s file says', async () => {
    const app = acme({ headers: { accept: 'x/y', 'x-version': '3' } })
    const sent = { accept: 'text/csv', 'if-none-match': '"1"', 'idempotency-key': 'k' }
    const { headers } = await outgoing({ headers: sent }, app)
    expect(Object.fromEntries(headers)).toEqual({ ...sent, 'x-version': '3' })
  })

  it('holds a small body, so that it can be sent again (B5)', async () => {
    const made = await outgoing({ method: 'POST', body: 'abc', headers: { 'content-length': '3' } })
    expect(new TextDecoder().decode(made.body as Uint8Array)).toBe('abc')
  })

  it.each([
    ['large', { 'content-length': String(256 * 1024 + 1) }],
    ['of unknown size', {}],
  ])('streams a body that is %s (E7)', async (_, headers) => {
    const made = await outgoing({ method: 'PUT', body: 'abc', headers })
    expect(made.body).toBeInstanceOf(ReadableStream)
  })

  it.each([
    ['GET', {}],
    ['HEAD', {}],
    ['POST', { 'content-length': '0' }],
  ])('has no body: %s %j', async (method, headers) => {
    expect(await outgoing({ method, headers })).toMatchObject({ method, body: null })
  })
})

describe('an answer through the proxy', () => {
  it.each([
    ...['set-cookie', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'alt-svc'],
    ...['strict-transport-security', 'clear-site-data', 'content-length'],
    ...['access-control-allow-origin', 'access-control-allow-credentials', 'public-key-pins'],
  ])('leaves %s behind: it would act on our origin', (name) => {
    const { headers } = proxyResponse(new Response('', { headers: { [name]: 'canary' } }))
    expect(headers.has(name)).toBe(false)
  })

  it.each(['gzip', 'br', 'identity'])(
    'is not said to be packed where it is not: %s',
    (encoding) => {
      const packed = { 'content-encoding': encoding }
      const { headers } = proxyResponse(new Response('', { headers: packed }))
      expect(headers.has('content-encoding')).toBe(false)
    },
  )

  it.each(['zstd', 'deflate', 'gzip, gzip', 'GZIP'])(
    'is said to be packed as it is: %s',
    (encoding) => {
      const packed = { 'content-encoding': encoding }
      const { headers } = proxyResponse(new Response('', { headers: packed }))
      expect(headers.get('content-encoding')).toBe(encoding)
    },
  )

  it.each([999, 600, 199])('of a status that is none says it beside a 502: %i', async (status) => {
    const odd = { status, headers: new Headers({ etag: '"1"' }), body: new Response('no').body }
    const answer = proxyResponse(odd as Response) // none can be made of such a status
    expect([answer.status, answer.headers.get('x-app-status')]).toEqual([502, String(status)])
    expect([answer.headers.get('etag'), await answer.text()]).toEqual(['"1"', 'no'])
  })

  it('leaves behind what its Connection names (RFC 9110 section 7.6.1)', () => {
    const hop = { connection: 'X-Hop, close', 'x-hop': '1', 'x-own': '2' }
    const { headers } = proxyResponse(new Response('', { headers: hop }))
    expect([headers.has('x-hop'), headers.get('x-own')]).toEqual([false, '2'])
  })

  it('cannot run in our origin', () => {
    const page = { 'content-type': 'text/html', 'content-security-policy': 'default-src *' }
    const { headers } = proxyResponse(new Response('<script>', { headers: page }))
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([200, 201, 204, 302, 304, 404, 429, 500])(
    'keeps its status %i, headers and body',
    async (status) => {
      const bare = [204, 304].includes(status)
      const headers = { etag: '"1"', link: '<x>; rel="next"', 'retry-after': '5' }
      const answer = proxyResponse(new Response(bare ? null : 'body', { status, headers }))
      expect(answer.status).toBe(status)
      expect(Object.fromEntries(answer.headers)).toMatchObject(headers)
      expect(await answer.text()).toBe(bare ? '' : 'body')
    },
  )
})
