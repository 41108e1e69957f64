import { describe, expect, it } from 'vitest'
import { compileDocument } from '../../src/importing/compile.ts'
import { at, compiled, document, json, operation } from './_document.ts'

const text = { type: 'string' }
const post = { method: 'POST' } as const
const withBody = (schema: unknown, mediaType?: string) =>
  compiled(operation({ ...post, body: json(schema, mediaType) }))
const keys = (action: ReturnType<typeof compiled>) => Object.keys(action.input.properties ?? {})

describe("a request's body as arguments", () => {
  it('is its properties, each on its own', () => {
    const action = withBody({
      type: 'object',
      required: ['name'],
      properties: { name: text, tag: text },
    })
    expect(action.input.required).toEqual(['name'])
    expect(keys(action)).toEqual(['name', 'tag'])
    expect([action.body, action.place, action.wire]).toEqual([undefined, undefined, undefined])
  })

  it('takes envelopes off, and says how they are put on again', () => {
    const attributes = {
      type: 'object',
      required: ['name'],
      properties: { name: text, 'a.b': text },
    }
    const data = {
      type: 'object',
      required: ['type', 'attributes'],
      properties: { type: { const: 'pet' }, attributes },
    }
    const action = withBody({ type: 'object', properties: { data } }, 'application/vnd.api+json')
    expect(action.wire).toEqual({
      name: ['data', 'attributes', 'name'],
      a_b: ['data', 'attributes', 'a.b'],
    })
    expect(action.fixed).toEqual({ body: { 'data.type': 'pet' } })
    expect(action.body).toEqual({ type: 'application/vnd.api+json' })
  })

  it('keeps an envelope that must be sent though nothing of it must', () => {
    const bundle = { type: 'object', properties: { note: text } }
    const action = withBody({ type: 'object', required: ['bundle'], properties: { bundle } })
    expect(action.input.required).toEqual(['bundle'])
    expect(keys(action)).toEqual(['bundle'])
  })

  it('is sent though it is empty, where it must be there', () => {
    const body = json({ type: 'object', properties: { note: text } })
    expect(compiled(operation({ ...post, body })).body).toEqual({ type: 'application/json' })
    const optional = compiled(operation({ ...post, body: { ...body, required: false } }))
    expect(optional.body).toBeUndefined()
  })

  it.each([
    ['oneOf', ' Give exactly one of: `a` and `b`; `c`.'],
    ['anyOf', ' Give at least one of: `a` and `b`; `c`.'],
  ])('tells which arguments go together: %s', (union, words) => {
    const kinds = [{ required: ['id', 'a', 'b'] }, { required: ['id', 'c'] }]
    const properties = { id: text, a: text, b: text, c: text }
    const { description, input } = withBody({ type: 'object', properties, [union]: kinds })
    expect(description.endsWith(words)).toBe(true)
    expect(input.required).toEqual(['id'])
  })

  it('tells nothing of a choice that one kind leaves open, or that is not shown', () => {
    const properties = { a: text, b: text }
    for (const kinds of [
      [{ required: ['a'] }, {}],
      [{ required: ['a'] }, { required: ['x'] }],
    ]) {
      const { description } = withBody({ type: 'object', properties, oneOf: kinds })
      expect(description).not.toContain('Give')
    }
  })

  it('tells that something must be given, where it matters not what', () => {
    const properties = { a: text, b: text }
    const { description } = withBody({ type: 'object', minProperties: 1, properties })
    expect(description.endsWith(' Give at least one of: `a`; `b`.')).toBe(true)
  })

  it('shows its properties, however many kinds say which of them they need', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const properties = Object.fromEntries(names.map((name) => [name, text]))
    const anyOf = names.map((name) => ({ required: [name] }))
    expect(keys(withBody({ type: 'object', properties, anyOf }))).toEqual(names)
  })

  it('merges alternatives at its root, and requires what all of them do', () => {
    const kind = (name: string) => ({
      ...{ type: 'object', title: name, required: ['to', name] },
      properties: { to: text, [name]: text },
    })
    const action = withBody({ oneOf: [kind('text'), kind('html')] })
    expect(action.input.required).toEqual(['to'])
    expect(keys(action)).toEqual(['to', 'text', 'html'])
    const names = ['a', 'b', 'c', 'd', 'e']
    const many = withBody({ oneOf: names.map(kind) })
    expect(many.body).toEqual({ argument: 'body' })
    expect(keys(many)).toEqual(['body'])
  })

  it.each([
    ['a list', { type: 'array', items: text }, 'items'],
    ['a text', text, 'body'],
    ['a map', { type: 'object', additionalProperties: true }, 'body'],
  ])('is one argument where it is %s', (_, schema, argument) => {
    const action = withBody(schema)
    expect(action.body).toEqual({ argument })
    expect(action.input.required).toEqual([argument])
  })

  it('is nothing where there is nothing to say', () => {
    expect(keys(withBody({ type: 'object', properties: {} }))).toEqual([])
  })

  it.each([
    [['multipart/form-data', 'application/json', 'text/plain'], undefined],
    [
      ['application/octet-stream', 'application/x-www-form-urlencoded'],
      'application/x-www-form-urlencoded',
    ],
    [['text/plain', 'application/vnd.shop+json; charset=utf-8'], 'application/vnd.shop+json'],
    [['image/*'], 'image/*'],
  ])('of %j is sent as %s', (types, type) => {
    const schema = at({ type: 'object', required: ['name'], properties: { name: text } })
    const contents = types.map((mediaType) => ({
      mediaType,
      schema: mediaType === 'image/*' ? at({ type: 'string', format: 'binary' }) : schema,
    }))
    const action = compiled(operation({ ...post, body: { required: true, contents } }))
    expect(action.body?.type).toBe(type)
  })

  it('takes files in a form, and prefers the form that can carry them', () => {
    const schema = at({
      type: 'object',
      properties: {
        file: { type: 'string', format: 'binary' },
        note: text,
        meta: { type: 'object' },
      },
    })
    const contents = ['application/x-www-form-urlencoded', 'multipart/form-data'].map(
      (mediaType) => ({ mediaType, schema }),
    )
    const action = compiled(operation({ ...post, body: { required: true, contents } }))
    expect(action.body).toEqual({ type: 'multipart/form-data' })
    expect(action.files).toEqual(['file'])
    expect(action.style).toEqual({ meta: { style: 'json' } })
  })

  it('is one file where it is binary', () => {
    const action = withBody({ type: 'string', format: 'binary' }, 'image/png')
    expect(action.body).toEqual({ type: 'image/png', argument: 'body' })
    expect(action.files).toEqual(['body'])
  })

  it('names the part of a form that is but a file', () => {
    const files = { type: 'array', items: { type: 'string', format: 'binary' } }
    const action = withBody(files, 'multipart/form-data')
    expect(action.body).toEqual({ type: 'multipart/form-data' })
    expect(action.files).toEqual(['file'])
  })

  it('writes objects in a form with brackets where the document says nothing', () => {
    const properties = { meta: { type: 'object' }, ids: { type: 'array', items: text } }
    const action = withBody({ type: 'object', properties }, 'application/x-www-form-urlencoded')
    expect(action.style).toEqual({ meta: { style: 'deepObject', explode: true } })
  })

  it('asks for a member of a list that a form must have', () => {
    const ids = { type: 'array', items: text }
    const schema = { type: 'object', required: ['ids'], properties: { ids } }
    const form = withBody(schema, 'application/x-www-form-urlencoded')
    expect(form.input.properties).toEqual({ ids: { ...ids, minItems: 1 } })
    expect(withBody(schema).input.properties).toEqual({ ids })
  })

  it('stands in a DELETE where the document says so, and never in a GET', () => {
    const body = json({ type: 'object', properties: { reason: text } })
    const { place } = compiled(operation({ method: 'DELETE', body }))
    expect(place).toEqual({ reason: 'body' })
    const { report } = compileDocument(document([operation({ body })]), { slug: 'shop' })
    expect(report.faults[0]?.reason).toBe('a GET cannot have a body, and this one needs it')
    expect(compiled(operation({ body: { ...body, required: false } })).input.properties).toEqual({})
  })
})
