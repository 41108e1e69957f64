import { describe, expect, it } from 'vitest'
import type { ActionDefinition, AppDefinition, ArgumentSchema } from '../../src/catalogue/spec.ts'
import { buildRequest } from '../../src/execute/build-request.ts'
import type { LoadedFile } from '../../src/execute/files.ts'
import { acmeWith, faults } from './_acme.ts'

const text: ArgumentSchema = { type: 'string' }
type Action = Partial<ActionDefinition>

function built(args: Record<string, unknown>, action: Action, app: Partial<AppDefinition> = {}) {
  const properties = Object.fromEntries(Object.keys(args).map((name) => [name, text]))
  const it = acmeWith({ input: { properties }, ...action }, app)
  return buildRequest(it.app, it.action, args)
}

/** A request as its receiver reads it. */
const received = ({ url, method, headers, body }: ReturnType<typeof built>) =>
  new Request(url, { method, headers, body: body as BodyInit })

const file = (more: Partial<LoadedFile> = {}): LoadedFile => ({
  bytes: new Uint8Array([0, 13, 10, 45, 45, 255]),
  name: 'a.bin',
  mimetype: undefined,
  likelyType: 'image/png',
  ...more,
})

const FORM = { type: 'application/x-www-form-urlencoded' }
const MULTIPART = { type: 'multipart/form-data' }

describe('a JSON body', () => {
  it.each(['application/vnd.api+json', 'application/json; charset=utf-8', 'text/json'])(
    'keeps its media type on the wire: %s',
    (type) => {
      const { headers, body } = built(
        { a: 1 },
        { body: { type } },
        { headers: { 'Content-Type': 'x/y' } },
      )
      expect([headers.get('content-type'), body]).toEqual([type, '{"a":1}'])
    },
  )

  it.each<[string, Action, string | undefined]>([
    ['nothing is said of it', {}, undefined],
    ['the action has one', { body: {} }, '{}'],
    ['the action always sends something', { fixed: { body: { a: 1 } } }, '{"a":1}'],
  ])('where no argument was given: %s', (_, action, body) => {
    expect(built({}, action).body).toBe(body)
  })

  it('is one argument where that is the whole of it', () => {
    const whole = { body: { argument: 'list' } }
    expect(built({ list: [{ a: 1 }] }, whole).body).toBe('[{"a":1}]')
    expect(built({ list: null }, whole).body).toBe('null')
    const input = { properties: { list: text } }
    expect(built({}, { ...whole, input }).body).toBeUndefined()
  })

  it('has null where the argument is null', () => {
    expect(built({ a: null, b: { c: null } }, {}).body).toBe('{"a":null,"b":{"c":null}}')
  })

  it('has a file in base64', () => {
    const made = built({ content: file(), all: [file()] }, { files: ['content', 'all'] })
    expect(made.body).toBe('{"content":"AA0KLS3/","all":["AA0KLS3/"]}')
  })

  it('nests by a list of keys, whose dots are left alone', () => {
    const wire = { a: ['m', 'x.y'], b: ['m', '__proto__', 'z'] }
    const { body } = built({ a: 1, b: 2 }, { wire })
    expect(body).toBe('{"m":{"x.y":1,"__proto__":{"z":2}}}')
    expect(({} as Record<string, unknown>)['z']).toBeUndefined()
  })

  it('leaves an argument as it was that another one nests into', () => {
    const author = Object.freeze({ mail: 'm' })
    const { body } = built({ author, name: 'n' }, { wire: { name: 'author.name' } })
    expect(body).toBe('{"author":{"mail":"m","name":"n"}}')
  })

  it('goes with a DELETE where the action places it there', () => {
    const made = built({ a: 1 }, { request: 'DELETE /x', place: { a: 'body' } })
    expect([made.method, made.body, made.url.search]).toEqual(['DELETE', '{"a":1}', ''])
  })
})

describe('what an action always sends', () => {
  it('is sent, whatever the arguments', () => {
    const fixed = {
      ...{ query: { alt: 'json' }, headers: { 'X-Kind': 'k' } },
      body: { 'to.kind': 'person', product: 'whatsapp' },
    }
    const { url, headers, body } = built(
      { to: { kind: 'robot', id: 1 }, b: 2 },
      { fixed, place: { b: 'query' } },
    )
    expect([url.search, headers.get('x-kind')]).toEqual(['?b=2&alt=json', 'k'])
    expect(body).toBe('{"to":{"kind":"person","id":1},"product":"whatsapp"}')
  })

  it('stands in a form too, and no object can name it', () => {
    const action = { body: FORM, fixed: { body: { grant: 'x' } }, style: { a: {} } }
    expect(built({ a: { b: 1 } }, action).body).toBe('b=1&grant=x')
    expect(faults(() => built({ a: { grant: 'y' } }, action)).message).toContain('"grant"')
  })
})

describe('what a connection gives', () => {
  const parameters = { AccountSid: 'AC/1', realm: 'r&s' }

  it('fills path and query, and stays in its place', () => {
    const request = 'GET /Accounts/{AccountSid}/Calls?realm={realm}'
    const { url } = built({ a: 1 }, { request }, { parameters })
    expect(url.href).toBe('https://api.acme.test/v1/Accounts/AC%2F1/Calls?realm=r%26s&a=1')
  })

  it('yields to an argument of the same name', () => {
    const action = { request: 'GET /{AccountSid}', input: { properties: { AccountSid: text } } }
    expect(built({ AccountSid: 'x' }, action, { parameters }).url.pathname).toBe('/v1/x')
    expect(built({}, action, { parameters }).url.pathname).toBe('/v1/AC%2F1')
  })
})

describe('a form', () => {
  it.each<[string, Record<string, unknown>, Action, string]>([
    ['texts', { a: 'x&b=1', b: 'é ' }, {}, 'a=x%26b%3D1&b=%C3%A9+'],
    ['lists', { a: [1, 2] }, {}, 'a=1&a=2'],
    ['objects, as JSON', { a: { b: 1 } }, {}, 'a=%7B%22b%22%3A1%7D'],
    [
      'objects in brackets',
      { a: { b: [1] } },
      { style: { a: { style: 'deepObject' } } },
      'a%5Bb%5D%5B0%5D=1',
    ],
    ['names in brackets', { a: 1 }, { wire: { a: ['m', 'n'] } }, 'm%5Bn%5D=1'],
    ['dotted names, as they are', { a: 1 }, { wire: { a: 'm.n' } }, 'm.n=1'],
    ['nothing for null', { a: null, b: 1 }, {}, 'b=1'],
    [
      'one argument as all fields',
      { all: { a: 1, b: [2, 3] } },
      { body: { ...FORM, argument: 'all' } },
      'a=1&b=2&b=3',
    ],
  ])('holds %s', (_, args, action, body) => {
    const made = built(args, { body: FORM, ...action })
    expect([made.headers.get('content-type'), made.body]).toEqual([FORM.type, body])
  })
})

describe('a multipart form', () => {
  it('is read back as it was meant', async () => {
    const args = {
      title: 'Zoë',
      tags: ['a', 'b'],
      meta: { k: 1 },
      one: file(),
      many: [file(), file({ mimetype: 'text/x' })],
    }
    const made = built(args, { body: MULTIPART, files: ['one', 'many'], wire: { many: 'many[]' } })
    const form = await received(made).formData()
    expect([form.get('title'), form.getAll('tags'), form.get('meta')]).toEqual([
      'Zoë',
      ['a', 'b'],
      '{"k":1}',
    ])
    const one = form.get('one') as File
    expect([one.name, one.type]).toEqual(['a.bin', 'image/png'])
    expect(new Uint8Array(await one.arrayBuffer())).toEqual(file().bytes)
    expect(form.getAll('many[]').map((it) => (it as File).type)).toEqual(['image/png', 'text/x'])
  })

  it('has no part that a value or a name made up', async () => {
    const evil =
      'x"; filename="y"\r\n\r\n--part\r\nContent-Disposition: form-data; name="admin"\r\n\r\n1'
    const made = built(
      { a: evil, f: file({ name: evil }) },
      { body: MULTIPART, files: ['f'], wire: { a: evil } },
    )
    const form = await received(made).formData()
    expect([...form.keys()]).toHaveLength(2)
    expect(form.has('admin')).toBe(false)
    expect(form.get('f')).toBeInstanceOf(File)
  })

  it('is none where nothing was given', () => {
    expect(built({}, { body: MULTIPART }).body).toBeUndefined()
  })
})

describe('an upload of what is said of a file, and the file (RFC 2387)', () => {
  it('has two parts', () => {
    const action = { body: { type: 'multipart/related' }, files: ['f'] }
    const { headers, body } = built(
      { name: 'n', f: file({ mimetype: 'text/plain', bytes: new Uint8Array([104, 105]) }) },
      action,
    )
    const [, boundary = ''] =
      /^multipart\/related; boundary=(\S+)$/.exec(headers.get('content-type') ?? '') ?? []
    expect(new TextDecoder().decode(body as Uint8Array).split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{"name":"n"}\r\n',
      '\r\nContent-Type: text/plain\r\n\r\nhi\r\n',
      '--\r\n',
    ])
  })
})

describe('a body as it is', () => {
  it.each<[string, string, unknown, string | Uint8Array]>([
    ['text/markdown', 'text/markdown', '# hi', '# hi'],
    ['application/xml', 'application/xml', '<a/>', '<a/>'],
    ['application/octet-stream', 'application/octet-stream', file(), file().bytes],
    ['*/*', 'image/png', file(), file().bytes],
    ['image/*', 'image/gif', file({ mimetype: 'image/gif' }), file().bytes],
    ['application/octet-stream', 'image/gif', file({ mimetype: 'image/gif' }), file().bytes],
  ])('of %s goes as %s', (type, sent, value, content) => {
    const isFile = typeof value !== 'string'
    const made = built(
      { it: value },
      { body: { type, argument: 'it' }, ...(isFile && { files: ['it'] }) },
    )
    expect([made.headers.get('content-type'), made.body]).toEqual([sent, content])
  })

  it('has the media type that the action always sends, whatever the file is', () => {
    const headers = { 'content-type': 'application/octet-stream' }
    const body = { type: '*/*', argument: 'it' }
    const made = built(
      { it: file({ mimetype: 'a/b' }) },
      { body, files: ['it'], fixed: { headers } },
    )
    expect(made.headers.get('content-type')).toBe('application/octet-stream')
  })
})
