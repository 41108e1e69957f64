import { describe, expect, it } from 'vitest'
import { ServiceError } from '../../src/core/errors.ts'
import { readAnswer } from '../../src/execute/read-response.ts'
import { acme } from './_acme.ts'

const app = acme()
const read = (body: string | null, init: ResponseInit = {}) =>
  readAnswer(app, new Response(body, init))
const type = (contentType: string) => ({ headers: { 'content-type': contentType } })

describe('an answer', () => {
  it.each([
    ['JSON', '{"a":[1]}', type('application/json'), { a: [1] }],
    ['JSON of a vendor’s own type', '[1]', type('application/vnd.acme+json; charset=utf-8'), [1]],
    ['JSON that says it is text', '{"a":1}', type('text/plain'), { a: 1 }],
    ['text', 'Keep it simple.', type('text/plain'), 'Keep it simple.'],
    ['text that says it is JSON', 'oops', type('application/json'), 'oops'],
    ['truncated JSON', '{"a":', type('application/json'), '{"a":'],
    ['no type', '5', {}, 5],
    ['nothing', '', {}, null],
    ['204', null, { status: 204 }, null],
  ])('is read: %s', async (_, body, init, data) => {
    expect(await read(body, init)).toMatchObject({ ok: true, data, error: null })
  })

  it.each([
    ...['image/png', 'audio/mpeg', 'video/mp4', 'font/woff2', 'application/pdf'],
    ...['application/zip', 'application/gzip', 'application/wasm'],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...['application/msword', 'application/x-tar', 'model/stl', 'image/svg+xml; charset=utf-8'],
  ])('in bytes is described, not read: %s', async (contentType) => {
    const { data } = await read('bytes', { headers: { 'content-type': contentType } })
    expect(data).toEqual({ contentType, size: null, note: expect.stringContaining('proxy') })
  })

  it.each([
    ...['text/csv', 'application/xml', 'application/atom+xml', 'application/x-ndjson'],
    ...['application/x-www-form-urlencoded', 'application/vnd.acme.diff; charset=utf-8'],
    ...['application/javascript', 'application/jwt', 'message/rfc822', 'application/x-yaml'],
  ])('in text of any kind is read: %s', async (contentType) => {
    expect((await read('a b', type(contentType))).data).toBe('a b')
  })

  it.each([
    ['text/csv; charset=iso-8859-1', [0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68], 'Zürich'],
    ['text/xml;charset="windows-1251"', [0xcf, 0xf0], 'Пр'],
    ['text/plain; charset=Shift_JIS', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['text/plain; charset=utf-16le', [0x61, 0, 0xe9, 0], 'aé'],
    ['text/plain; charset=UTF-8', [0xc3, 0xbc], 'ü'],
    ['text/plain; charset=klingon', [0xc3, 0xbc], 'ü'],
    ['application/json; charset=iso-8859-1', [0x22, 0xc3, 0xbc, 0x22], 'ü'], // RFC 8259 section 8.1
  ])(
    'in letters of its own is read by what it says of them: %s',
    async (contentType, bytes, data) => {
      const short = { 'content-type': contentType, 'content-length': String(bytes.length) }
      for (const headers of [short, { 'content-type': contentType }]) {
        const answer = new Response(new Uint8Array(bytes), { headers })
        expect((await readAnswer(app, answer)).data).toBe(data)
      }
    },
  )

  it('said to be bytes of any kind is read where it is text', async () => {
    const headers = { 'content-type': 'application/octet-stream' }
    expect((await read('Dear Ada,\n…', { headers })).data).toBe('Dear Ada,\n…')
    expect((await read('{"a":1}', { headers })).data).toEqual({ a: 1 })
    for (const bytes of [
      [0x89, 0x50, 0x4e, 0x47, 0],
      [0xff, 0xfe, 0x41],
    ]) {
      const { data } = await readAnswer(app, new Response(new Uint8Array(bytes), { headers }))
      expect(data).toMatchObject({ contentType: 'application/octet-stream' })
    }
  })

  it.each(['zstd', 'deflate', 'gzip, gzip'])('that stays packed is bytes: %s', async (encoding) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
    expect((await read('{"a":1}', { headers })).data).toMatchObject({
      contentType: 'application/json',
      note: expect.stringContaining('proxy'),
    })
  })

  it('keeps ids of 64 bits, which a number would round, as texts', async () => {
    const { data, json } = await read('{"id":9007199254740993,"n":1}', type('application/json'))
    expect(data).toEqual({ id: '9007199254740993', n: 1 })
    expect(JSON.parse(json ?? '')).toEqual(data)
  })

  it('that nests without end is read as text (E7)', async () => {
    const nested = `${'{"a":['.repeat(50_000)}${']}'.repeat(50_000)}`
    const { data, json, note } = await read(nested, type('application/json'))
    expect([data, json]).toEqual([nested, undefined])
    expect(note).toContain('nested')
  })

  it('in bytes tells their number where the app does', async () => {
    const headers = { 'content-type': 'image/png', 'content-length': '1234' }
    expect((await read('x', { headers })).data).toMatchObject({ size: 1234 })
  })

  it('that is far too large is cut (E7)', async () => {
    const { data } = await read('x'.repeat(9 * 1024 * 1024))
    expect(data).toHaveLength(8 * 1024 * 1024)
  })
})

describe('an app that refuses with status 200', () => {
  const slack = acme({ failure: { path: 'ok', equals: false, message: 'error' } })
  const graph = acme({ failure: { path: 'errors', message: 'errors.0.message' } })
  const said = (by: typeof app, body: unknown, status = 200) =>
    readAnswer(by, Response.json(body, { status }))

  it.each([
    ['a field says no', slack, { ok: false, error: 'no_channel' }, 'no_channel'],
    ['and not why', slack, { ok: false }, 'it did not say why'],
    ['and why is no text', slack, { ok: false, error: { a: 1 } }, 'it did not say why'],
    ['a field is there', graph, { data: null, errors: [{ message: 'Bad' }] }, 'Bad'],
    ['a field is there, though false', graph, { errors: false }, 'it did not say why'],
  ])('has refused: %s', async (_, by, body, why) => {
    expect(await said(by, body)).toEqual({
      ...{ status: 200, ok: false, data: body },
      error: `Acme refused: ${why}.`,
      note: null,
    })
  })

  it.each([
    ['the field says yes', slack, { ok: true, error: 'x' }],
    ['the field is absent', slack, {}],
    ['it is only alike', slack, { ok: 'false' }],
    ['the field is null', graph, { errors: null, data: 1 }],
    ['the field is absent', graph, { data: 1 }],
    ['there is no JSON', graph, 'errors'],
    ['nothing was agreed', app, { ok: false, errors: [1] }],
  ])('has not: %s', async (_, by, body) => {
    expect(await said(by, body)).toMatchObject({ ok: true, data: body, error: null })
  })

  it('is as short as any, and a real status goes before it', async () => {
    const long = await said(slack, { ok: false, error: 'x'.repeat(5000) })
    expect(long.error?.length).toBeLessThan(600)
    const { status, error } = await said(slack, { ok: false, error: 'gone' }, 404)
    expect([status, error]).toEqual([404, expect.stringContaining('Acme answered 404: gone.')])
  })
})

describe('a refusal, in words for a model', () => {
  const json = (body: unknown) => JSON.stringify(body)

  it.each([
    [401, 'the user must connect again'],
    [403, 'permission or scope'],
    [404, 'Check the names and ids'],
    [409, 'current state'],
    [422, 'correct the arguments'],
    [429, 'wait before the next call'],
  ])('with %i says what can be done', async (status, hint) => {
    const answer = await read(json({ message: 'No' }), { status })
    expect(answer).toMatchObject({ status, ok: false, data: { message: 'No' } })
    expect(answer.error).toMatch(new RegExp(`^Acme answered ${status}: No\\. `))
    expect(answer.error).toContain(hint)
  })

  it.each([
    ['refresh-impossible', 'the user must connect again'],
    ['connection-not-active', 'the user must connect again'],
    ['upstream-unavailable', 'cannot be renewed for the moment: why; the next call asks again.'],
    ['upstream-timeout', 'Connecting again does not help.'],
    ['temporarily-unavailable', 'Connecting again does not help.'],
    ['client-misconfigured', "the integration's client"],
  ] as const)('with 401 says why nothing was renewed: %s (B4)', async (code, hint) => {
    const unrenewed = new ServiceError(code, 'why')
    const { error } = await readAnswer(app, new Response('', { status: 401 }), { unrenewed })
    expect(error).toContain(hint)
  })

  it.each([
    ['message', { message: 'Not Found' }, 'Not Found'],
    ['error', { error: 'not_found' }, 'not_found'],
    ['error.message, as Google', { error: { code: 400, message: 'Bad id' } }, 'Bad id'],
    ['error_description', { error: 'bad', error_description: 'Worse' }, 'bad: Worse'],
    ['title and detail (RFC 9457)', { title: 'Bad', detail: 'Because' }, 'Because: Bad'],
    ['the same twice, once', { message: 'Bad', error: 'Bad' }, 'Bad'],
    ['errors, as GitHub', { message: 'Bad', errors: [{ field: 'q' }] }, 'Bad [{"field":"q"}]'],
    ['errors alone', { errors: ['x'] }, '["x"]'],
    ['with a full stop', { message: 'Bad.' }, 'Bad'],
    ['plain text', 'Bad request', 'Bad request'],
  ])('holds the app’s own: %s', async (_, body, said) => {
    const text = typeof body === 'string' ? body : json(body)
    expect((await read(text, { status: 418 })).error).toBe(`Acme answered 418: ${said}.`)
  })

  it.each([
    ['a page', '<!DOCTYPE html><h1>Bad gateway</h1>'],
    ['a page without a doctype', '<HTML><body>x'],
    ['nothing', ''],
    ['a list', '[1]'],
    ['a number', '5'],
    ['an object without words', '{"code":5,"message":{"x":1},"error":null}'],
  ])('leaves out what says nothing: %s', async (_, body) => {
    expect((await read(body, { status: 502 })).error).toBe('Acme answered 502.')
  })

  it.each([
    ['text', 'x'.repeat(5000)],
    ['a message', json({ message: 'x'.repeat(5000) })],
    ['errors', json({ errors: ['x'.repeat(5000)] })],
    [
      'all of them',
      json({ message: 'x'.repeat(999), detail: 'y'.repeat(999), errors: ['z'.repeat(999)] }),
    ],
  ])('is short, however much was said: %s', async (_, body) => {
    expect((await read(body, { status: 400 })).error?.length).toBeLessThan(1000)
  })

  it.each(['120', 'Wed, 21 Oct 2026 07:28:00 GMT'])(
    'tells when to come back: %s',
    async (after) => {
      const { error } = await read('', { status: 429, headers: { 'retry-after': after } })
      expect(error).toContain(`Retry after ${after}`)
    },
  )
})
