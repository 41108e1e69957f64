import { describe, expect, it } from 'vitest'
import type { ActionDefinition, ArgumentSchema } from '../../src/catalogue/spec.ts'
import { buildAppRequest, buildRequest } from '../../src/execute/build-request.ts'
import { acme, acmeWith, faults } from './_acme.ts'

const text: ArgumentSchema = { type: 'string' }

/** The request of an action whose arguments are all texts, as far as the schema goes. */
const built = (
  args: Record<string, unknown>,
  action: Partial<ActionDefinition>,
  properties: Record<string, ArgumentSchema> = {},
) => {
  const names = Object.keys(args)
  const texts = Object.fromEntries(names.map((name) => [name, text]))
  const input = { required: names, properties: { ...texts, ...properties } }
  const it = acmeWith({ input, ...action })
  return buildRequest(it.app, it.action, args)
}

describe('an argument in the path', () => {
  const at = (value: unknown) =>
    built({ id: value }, { request: 'GET /things/{id}/parts' }).url.href

  it.each([
    ['a word', 'abc', 'abc'],
    ['a number', 7, '7'],
    ['a slash', 'a/b', 'a%2Fb'],
    ['a backslash', 'a\\b', 'a%5Cb'],
    ['a way up', '../admin', '..%2Fadmin'],
    ['a way up, encoded', '%2e%2e', '%252e%252e'],
    ['a query', 'a?b=c', 'a%3Fb%3Dc'],
    ['a fragment', 'a#b', 'a%23b'],
    ['user info', 'a@evil.test', 'a%40evil.test'],
    ['another host', '//evil.test', '%2F%2Fevil.test'],
    ['line breaks', 'a\r\nb', 'a%0D%0Ab'],
    ['a NUL', 'a\0b', 'a%00b'],
    ['letters from elsewhere', 'Zoë 🔑', 'Zo%C3%AB%20%F0%9F%94%91'],
    ['three dots', '...', '...'],
    ['a template', '{id}', '%7Bid%7D'],
  ])('stays in its segment: %s (E4)', (_, value, segment) => {
    expect(at(value)).toBe(`https://api.acme.test/v1/things/${segment}/parts`)
  })

  it.each(['.', '..'])('cannot be %j, which would fold the path (E4)', (value) => {
    expect(faults(() => at(value)).message).toBe(`ACME_DO: id cannot be "${value}"`)
  })

  it('cannot be empty, which would mean all things in place of one (E4)', () => {
    expect(faults(() => at('')).message).toBe('ACME_DO: id cannot be ""')
  })

  it.each([
    [{}, false],
    [{ minLength: 1 }, false],
    [{ minLength: 0 }, true],
    [{ minLength: 0, default: 'x' }, true],
  ])('may be empty only where its schema says so: %j %j', (more, taken) => {
    const request = 'GET /contents/{path}'
    const build = () => built({ path: '' }, { request }, { path: { ...text, ...more } })
    if (taken) expect(build().url.href).toBe('https://api.acme.test/v1/contents/')
    else expect(faults(build).message).toContain('path cannot be ""')
  })

  it.each(['a\ud83d', '\udd11', '\udd11\ud83d'])('cannot be half a letter: %j', (value) => {
    expect(faults(() => at(value)).message).toContain('ACME_DO: id cannot be')
  })

  it('is filled with its default where it was not given', () => {
    const calendar = { id: { ...text, default: 'primary' } }
    const { app, action } = acmeWith({
      request: 'GET /calendars/{id}/events',
      input: { properties: calendar },
    })
    expect(buildRequest(app, action, {}).url.pathname).toBe('/v1/calendars/primary/events')
    expect(buildRequest(app, action, { id: 'x' }).url.pathname).toBe('/v1/calendars/x/events')
  })

  it('may stand in it more than once, and beside another', () => {
    const { url } = built({ a: 'x', b: 'y/z' }, { request: 'GET /{a}/{a}...{b}' })
    expect(url.pathname).toBe('/v1/x/x...y%2Fz')
  })

  it('is not looked for in the values of others', () => {
    const { url } = built({ a: '{b}', b: '$& $1' }, { request: 'GET /{a}/{b}' })
    expect(url.pathname).toBe('/v1/%7Bb%7D/%24%26%20%241')
  })
})

describe('an argument outside the path', () => {
  it.each(['GET', 'HEAD', 'DELETE'])('goes into the query of a %s', (method) => {
    const { url, body } = built({ a: 'x y', b: '&=' }, { request: `${method} /things` })
    expect(Object.fromEntries(url.searchParams)).toEqual({ a: 'x y', b: '&=' })
    expect(body).toBeUndefined()
  })

  it.each(['POST', 'PUT', 'PATCH'])('goes into the body of a %s', (method) => {
    const { url, body, headers } = built({ a: 'x', b: true }, { request: `${method} /things` })
    expect(url.search).toBe('')
    expect(body).toBe('{"a":"x","b":true}')
    expect(headers.get('content-type')).toBe('application/json')
  })

  it.each([
    ['a DELETE with a body', 'DELETE /things', { a: 'body' }, '', '{"a":"x"}'],
    ['a POST with a query', 'POST /things', { a: 'query' }, '?a=x', undefined],
  ] as const)('goes where it was placed: %s', (_, request, place, search, body) => {
    const made = built({ a: 'x' }, { request, place })
    expect([made.url.search, made.body]).toEqual([search, body])
  })

  it('goes into a header where it was placed there', () => {
    const made = built({ a: 'x' }, { place: { a: 'header' }, wire: { a: 'X-Thing' } })
    expect(made.headers.get('x-thing')).toBe('x')
    expect(made.body).toBeUndefined()
  })

  it.each(['a\r\nx-evil: 1', 'a\nb', 'a\rb', 'a\0b'])(
    'may not break a header: %j (E6)',
    (value) => {
      const work = () => built({ a: value }, { place: { a: 'header' } })
      expect(faults(work).message).toBe('a: no line breaks in a header')
    },
  )

  it.each(['ключ', 'a…', '🔑', '\u200b'])(
    'may hold in a header what a header can: not %j',
    (value) => {
      const work = () => built({ a: value }, { place: { a: 'header' } })
      expect(faults(work).message).toBe('a: only Latin-1 in a header')
    },
  )

  it.each(['Zoë', 'a b', 'a\tb', '£'])('may hold Latin-1 in a header: %j', (value) => {
    expect(built({ a: value }, { place: { a: 'header' } }).headers.get('a')).toBe(value)
  })

  it.each(['a\ud83d', '🔑'])('of any letters is written into query and body: %j', (value) => {
    const inQuery = built({ a: value }, { request: 'GET /things' }).url
    expect(inQuery.searchParams.get('a')).toBe(value.toWellFormed())
    expect(JSON.parse(String(built({ a: value }, {}).body))).toEqual({ a: value })
  })

  it.each([
    ['an array, repeated', ['x', 'y'], '?a=x&a=y'],
    ['an empty array, left out', [], ''],
    ['an object, as JSON', { b: [1] }, `?a=${encodeURIComponent('{"b":[1]}')}`],
    ['objects in an array', [{ b: 1 }, { b: 2 }], '?a=%7B%22b%22%3A1%7D&a=%7B%22b%22%3A2%7D'],
    ['false', false, '?a=false'],
    ['zero', 0, '?a=0'],
    ['an empty text', '', '?a='],
    ['a text that would end the query', 'x&b=y#z', '?a=x%26b%3Dy%23z'],
  ])('is written into the query: %s', (_, value, search) => {
    expect(built({ a: value }, { request: 'GET /things' }).url.search).toBe(search)
  })

  it('keeps the query that the path has of its own', () => {
    const { url } = built({ a: 'x' }, { request: 'GET /things?alt=json' })
    expect(url.search).toBe('?alt=json&a=x')
  })
})

describe('the wire’s name of an argument', () => {
  it.each([
    ['another word', { a: 'maxResults' }, { maxResults: 'x', b: 'y' }],
    ['a nested one', { a: 'author.name' }, { author: { name: 'x' }, b: 'y' }],
    [
      'two in one object',
      { a: 'author.name', b: 'author.mail' },
      { author: { name: 'x', mail: 'y' } },
    ],
    ['a deep one', { a: 'p.q.r' }, { p: { q: { r: 'x' } }, b: 'y' }],
  ])('is %s', (_, wire, body) => {
    expect(JSON.parse(String(built({ a: 'x', b: 'y' }, { wire }).body))).toEqual(body)
  })

  it('stands in the query too', () => {
    const wire = { a: 'maxResults' }
    expect(built({ a: 'x' }, { request: 'GET /things', wire }).url.search).toBe('?maxResults=x')
  })
})

describe('a request', () => {
  it('carries the app’s headers, and none of its neighbours’', () => {
    const { app, action } = acmeWith({}, { headers: { accept: 'x/y', 'x-version': '3' } })
    const made = buildRequest(app, action, {})
    made.headers.set('authorization', 'canary')
    const next = buildRequest(app, action, {})
    expect(Object.fromEntries(next.headers)).toEqual({ accept: 'x/y', 'x-version': '3' })
  })

  it('has no body where no argument goes there', () => {
    const made = built({}, { request: 'POST /things' })
    expect(made.body).toBeUndefined()
    expect(made.headers.has('content-type')).toBe(false)
  })

  it('goes to another host of the app where the action says so', () => {
    const { app, action } = acmeWith(
      { request: 'GET https://people.acme.test/v2/me' },
      { hosts: ['people.acme.test'] },
    )
    expect(buildRequest(app, action, {}).url.href).toBe('https://people.acme.test/v2/me')
  })
})

describe('what a function of an app asks for', () => {
  it('is a request to the app', () => {
    const query = { a: ['x', 'y'], b: undefined, c: 1 }
    const made = buildAppRequest(acme(), { method: 'PUT', path: '/x', query, body: { d: 1 } })
    expect(made).toMatchObject({ method: 'PUT', body: '{"d":1}' })
    expect(made.url.href).toBe('https://api.acme.test/v1/x?a=x&a=y&c=1')
  })

  it.each([
    ['https://evil.test/x', 'https://api.acme.test/v1'],
    ['https://api.acme.test@evil.test/', 'https://api.acme.test/v1'],
    ['.evil.test/', 'https://api.acme.test'],
    ['@evil.test/', 'https://api.acme.test'],
    [':8443/', 'https://api.acme.test'],
  ])('is never one to another host: %s on %s (E5)', (path, baseUrl) => {
    const make = () => buildAppRequest(acme({ baseUrl }), { path })
    expect(make).toThrow(expect.objectContaining({ code: 'upstream-refused' }))
  })

  it.each(['/things/..', '/things/../users', '/things/%2e%2E/users', '/./x', '/a/..?b=c'])(
    'never leads up from where its path says it is: %s (E4)',
    (path) => {
      const make = () => buildAppRequest(acme(), { path })
      expect(make).toThrow(expect.objectContaining({ code: 'invalid-arguments' }))
    },
  )

  it('may have dots elsewhere', () => {
    expect(buildAppRequest(acme(), { path: '/a..b/.c?d=..' }).url.pathname).toBe('/v1/a..b/.c')
  })
})
