import { describe, expect, it } from 'vitest'
import { compiled, inPath, json, operation, query } from './_document.ts'

const header = (name: string, said: object = {}) =>
  ({ ...query(name, {}, said), in: 'header' }) as const
const text = { type: 'string' }

describe('parameters as arguments', () => {
  it('keep the names of the wire beside legal keys', () => {
    const { input, wire } = compiled(
      operation({
        parameters: [query('filter[status]', text), query('limit', { type: 'integer' })],
      }),
    )
    expect(Object.keys(input.properties ?? {})).toEqual(['filter_status', 'limit'])
    expect(wire).toEqual({ filter_status: 'filter[status]' })
  })

  it('stand with the required ones first, and with the words beside their schema', () => {
    const one = query('to', text, {
      required: true,
      description: 'Who <b>gets</b> [it](https://x.example)',
    })
    const { input } = compiled(operation({ parameters: [query('cc', text), one] }))
    expect(input).toEqual({
      required: ['to'],
      properties: { to: { type: 'string', description: 'Who gets it' }, cc: text },
    })
  })

  it('ask for a member of a list that must be given', () => {
    const ids = { type: 'array', items: text }
    const { input } = compiled(
      operation({ parameters: [query('ids', ids, { required: true }), query('tags', ids)] }),
    )
    expect(input.properties).toEqual({ ids: { ...ids, minItems: 1 }, tags: ids })
  })

  it('write an object as its members, in brackets where they would be taken for others', () => {
    const range = { type: 'object', properties: { from: text } }
    const inHeader = { ...query('X-Range', range), in: 'header' } as const
    const parameters = [query('range', range), query('span', range), inHeader]
    expect(compiled(operation({ parameters })).style).toEqual({
      range: { style: 'form', explode: true },
      span: { style: 'form', explode: true },
      'X-Range': { style: 'simple' },
    })
    const other = query('from', text)
    expect(compiled(operation({ parameters: [query('range', range), other] })).style).toEqual({
      range: { style: 'deepObject' },
    })
  })

  it('do not show transport, credentials, and what app or connection give', () => {
    const names = [
      'Accept',
      'content-type',
      'User-Agent',
      'Idempotency-Key',
      'X-Api-Key',
      'X-Version',
      'X-Amz-Date',
      'On-Behalf-Of',
    ]
    const one = operation({
      parameters: [
        ...names.map((name) => header(name)),
        query('account', text),
        query('token', text),
      ],
    })
    const hidden = {
      credentials: ['x-api-key', 'token'],
      headers: ['x-version'],
      parameters: ['account'],
    }
    const { input, place } = compiled(one, {}, hidden)
    expect(Object.keys(input.properties ?? {})).toEqual(['On-Behalf-Of'])
    expect(place).toEqual({ 'On-Behalf-Of': 'header' })
  })

  it('are fixed where they can have but one value and must have it', () => {
    const { input, fixed } = compiled(
      operation({
        parameters: [
          query('format', { const: 'json' }, { required: true }),
          query('v', { type: 'integer', enum: [2] }, { required: true }),
          query('debug', { enum: ['yes'] }),
        ],
      }),
    )
    expect(fixed).toEqual({ query: { format: 'json', v: '2' } })
    expect(Object.keys(input.properties ?? {})).toEqual(['debug'])
  })

  it('say how an object in a query is written, and keep what the document says', () => {
    const { style } = compiled(
      operation({
        parameters: [
          query('where', { type: 'object', properties: { a: text } }),
          query('page', { type: 'object' }, { style: { style: 'deepObject', explode: true } }),
          query('ids', { type: 'array', items: text }),
        ],
      }),
    )
    expect(style).toEqual({
      where: { style: 'form', explode: true },
      page: { style: 'deepObject', explode: true },
    })
  })

  it('leave the bare name to the body on a clash', () => {
    const { input, request, place, wire } = compiled(
      operation({
        ...{ method: 'PATCH', path: '/variables/{name}' },
        parameters: [inPath('name'), query('value', text)],
        body: json({ type: 'object', properties: { name: text, value: text } }),
      }),
    )
    expect(request).toBe('PATCH /variables/{name__path}')
    expect(Object.keys(input.properties ?? {})).toEqual([
      'name__path',
      'value__query',
      'name',
      'value',
    ])
    expect(input.required).toEqual(['name__path'])
    expect({ place, wire }).toEqual({
      place: { value__query: 'query' },
      wire: { value__query: 'value' },
    })
  })

  it('give an id once where path and body have it', () => {
    const { input, request } = compiled(
      operation({
        ...{ method: 'PUT', path: '/pets/{id}', parameters: [inPath('id')] },
        body: json({ type: 'object', properties: { id: text, name: text } }),
      }),
    )
    expect(request).toBe('PUT /pets/{id}')
    expect(Object.keys(input.properties ?? {})).toEqual(['id', 'name'])
  })
})
