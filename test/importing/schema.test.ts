import { describe, expect, it } from 'vitest'
import { convert, type Place } from '../../src/importing/schema.ts'
import type { View } from '../../src/importing/schema-view.ts'
import { at, resolver } from './_document.ts'

const PLACE: Place = { depth: 1, path: new Set(), wire: 'json' }

const view = (schemas: Record<string, unknown>): View => ({
  ...{ resolve: resolver(schemas), deepest: 5, most: 600 },
  ...{ seen: { schemas: 0 }, warnings: new Set() },
})

const shown = (raw: unknown, schemas: Record<string, unknown> = {}, place: Partial<Place> = {}) =>
  convert([at(raw)], view(schemas), { ...PLACE, ...place }).schema

const ref = (name: string) => ({ $ref: `#/schemas/${name}` })

describe('a schema of a document, for models', () => {
  it.each([
    ['3.1 list of types', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['3.0 nullable', { type: 'integer', nullable: true }, { type: 'integer', nullable: true }],
    [
      'union with null',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { type: 'string', nullable: true },
    ],
    ['enum with null', { enum: ['a', null] }, { type: 'string', enum: ['a'], nullable: true }],
    [
      'a list without items',
      { type: 'array' },
      { type: 'array', items: { type: 'string', description: 'Any JSON value.' } },
    ],
    ['type told by the enum', { enum: ['a', 'b', 'a', ''] }, { type: 'string', enum: ['a', 'b'] }],
    ['type told by the format', { format: 'date-time' }, { type: 'string', format: 'date-time' }],
    [
      'an enum of numbers',
      { type: 'integer', enum: [1, 2] },
      { type: 'integer', description: 'One of 1, 2.' },
    ],
    ['other formats', { type: 'string', format: 'password' }, { type: 'string' }],
    [
      'other formats that a model can keep to',
      { type: 'string', format: 'hostname' },
      { type: 'string', description: 'Format: hostname.' },
    ],
    [
      'exclusive limits of 3.0',
      { type: 'integer', minimum: 0, exclusiveMinimum: true },
      { type: 'integer', minimum: 1 },
    ],
    [
      'exclusive limits of 3.1',
      { type: 'integer', exclusiveMaximum: 9 },
      { type: 'integer', maximum: 8 },
    ],
    [
      "limits of Google's",
      { type: 'integer', minimum: '1', maximum: '9' },
      { type: 'integer', minimum: 1, maximum: 9 },
    ],
    ['limits that exclude all', { type: 'string', minLength: 5, maxLength: 2 }, { type: 'string' }],
    ['a default of another type', { type: 'integer', default: 'ten' }, { type: 'integer' }],
    [
      'a default outside the enum',
      { type: 'string', enum: ['a'], default: 'b' },
      { type: 'string', enum: ['a'] },
    ],
    [
      'a cheap pattern',
      { type: 'string', pattern: '^[a-z]+$' },
      { type: 'string', pattern: '^[a-z]+$' },
    ],
    ['an address', { type: 'string', format: 'url' }, { type: 'string', format: 'uri' }],
    ['base64', { type: 'string', format: 'byte' }, { type: 'string', description: 'Base64.' }],
    [
      'limits that no keyword of all providers has',
      { type: 'number', exclusiveMinimum: 0, maximum: 9, exclusiveMaximum: true, multipleOf: 0.5 },
      {
        type: 'number',
        description: 'More than 0. Less than 9. A multiple of 0.5.',
        ...{ minimum: 0, maximum: 9 },
      },
    ],
    ['whole numbers by their format', { type: 'number', format: 'int32' }, { type: 'integer' }],
    [
      'a pattern between slashes and blanks',
      { type: 'string', pattern: '/^[a-z]$/' },
      { type: 'string', pattern: '^[a-z]$' },
    ],
    ['a pattern with a flag', { type: 'string', pattern: '/^[a-z]$/i' }, { type: 'string' }],
    [
      'a pattern behind a blank',
      { type: 'string', pattern: ' ^[a-z]$' },
      { type: 'string', pattern: '^[a-z]$' },
    ],
    ['a pattern of another language', { type: 'string', pattern: '(?i)a' }, { type: 'string' }],
    ['a pattern without end', { type: 'string', pattern: '^(a+)+$' }, { type: 'string' }],
    [
      'examples and titles',
      { type: 'string', title: 'Name', example: 'x', examples: ['x'] },
      { type: 'string' },
    ],
    [
      'repeated of Discovery',
      { type: 'string', repeated: true },
      { type: 'array', items: { type: 'string' } },
    ],
    [
      'an open enum',
      { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'string' }] },
      { type: 'string', description: 'For example `a`.' },
    ],
    ['text or number', { oneOf: [{ type: 'integer' }, { type: 'string' }] }, { type: 'string' }],
    [
      'one text or several',
      { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      { type: 'array', items: { type: 'string' } },
    ],
    [
      'true in words',
      { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['true', 'false'] }] },
      { type: 'boolean' },
    ],
    [
      'two enums',
      { oneOf: [{ const: 'a' }, { enum: ['b', 'c'] }] },
      { type: 'string', enum: ['a', 'b', 'c'] },
    ],
    ['a boolean schema', true, { type: 'string', description: 'Any JSON value.' }],
    [
      'a map',
      { type: 'object', additionalProperties: { type: 'integer' } },
      { type: 'object', description: 'Free-form object; each value is an integer.' },
    ],
  ])('%s', (_, raw, schema) => {
    expect(shown(raw)).toEqual(schema)
  })

  it('merges what allOf says: properties, needs, enums', () => {
    const raw = {
      allOf: [
        { properties: { kind: { enum: ['a', 'b'] }, id: { type: 'string' } }, required: ['id'] },
        { properties: { kind: { enum: ['b', 'c'] } }, required: ['kind'] },
      ],
    }
    expect(shown(raw)).toEqual({
      type: 'object',
      properties: { kind: { type: 'string', enum: ['b'] }, id: { type: 'string' } },
      required: ['kind', 'id'],
    })
  })

  it('leaves out what the API sets itself, and does not require it', () => {
    const base = {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { readOnly: true } },
    }
    const raw = { allOf: [base, { properties: { name: { type: 'string' } } }] }
    expect(shown(raw)).toEqual({
      ...{ type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    })
  })

  it('opens a type once on each path, and shares nothing', () => {
    const Node = { type: 'object', properties: { name: { type: 'string' }, next: ref('Node') } }
    const raw = { type: 'object', properties: { a: ref('Node'), b: ref('Node') } }
    const { properties } = shown(raw, { Node })
    const cut = { type: 'object', description: 'Type: Node.' }
    expect(properties?.['a']).toEqual({
      ...{ type: 'object', properties: { name: { type: 'string' }, next: cut } },
    })
    expect(properties?.['a']).toEqual(properties?.['b'])
    expect(properties?.['a']).not.toBe(properties?.['b'])
  })

  it('opens a base type again in what derives from it', () => {
    const schemas = {
      Base: { type: 'object', properties: { id: { type: 'string' } } },
      Owner: { allOf: [ref('Base')] },
      Pet: { allOf: [ref('Base'), { properties: { owner: ref('Owner') } }] },
    }
    expect(shown(ref('Pet'), schemas).properties?.['owner']?.properties).toHaveProperty('id')
  })

  it('comes back from types that contain only themselves', () => {
    const schemas = {
      A: { allOf: [ref('A'), { oneOf: [ref('A'), ref('B')] }] },
      B: { anyOf: [ref('A'), { type: 'array', items: ref('B') }] },
      C: { type: 'object', additionalProperties: ref('C') },
    }
    for (const name of Object.keys(schemas)) expect(shown(ref(name), schemas).type).toBeDefined()
  })

  it('ends five levels below the root', () => {
    const nest = (levels: number): object =>
      levels === 0 ? { type: 'string' } : { type: 'object', properties: { in: nest(levels - 1) } }
    let schema = shown(nest(9))
    for (let level = 1; level < 5; level++) schema = schema.properties?.['in'] ?? schema
    expect(schema).toEqual({ type: 'object', description: 'Free-form object.' })
  })

  it('shows few kinds of objects as one, and requires what all of them require', () => {
    const kind = (name: string) => ({
      type: 'object',
      title: name,
      properties: { type: { const: name }, id: { type: 'string' }, [name]: { type: 'string' } },
      required: ['type', name],
    })
    const few = shown({ oneOf: [kind('Cat'), kind('Dog')] })
    expect(Object.keys(few.properties ?? {})).toEqual(['type', 'id', 'Cat', 'Dog'])
    expect(few).toMatchObject({ required: ['type'], description: 'One of: Cat, Dog.' })
    expect(few.properties?.['type']?.enum).toEqual(['Cat', 'Dog'])
    const many = shown({ oneOf: ['A', 'B', 'C', 'D', 'E'].map(kind) })
    expect(Object.keys(many.properties ?? {})).toEqual(['type', 'id'])
  })

  it('survives a reference that leads nowhere', () => {
    const world = view({})
    const raw = { type: 'object', properties: { a: ref('Lost'), b: { type: 'string' } } }
    expect(convert([at(raw)], world, PLACE).schema.properties).toHaveProperty('b')
    expect([...world.warnings]).toEqual(['#/schemas/Lost leads nowhere'])
  })

  it.each([
    ['short values up to 250', 200, 'v', true],
    ['long values up to 50', 50, 'v'.repeat(60), true],
    ['no more than 250', 251, 'v', false],
    ['no more than 50 long ones', 51, 'v'.repeat(60), false],
  ])('keeps an enum of %s', (_, count, prefix, kept) => {
    const values = Array.from({ length: count }, (_, i) => `${prefix}${i}`)
    const schema = shown({ type: 'string', enum: values })
    expect(schema.enum !== undefined).toBe(kept)
    if (!kept) expect(schema.description).toMatch(/^For example `v/)
  })

  it.each([
    ['3.0', { type: 'string', format: 'binary' }],
    ['3.1', { type: 'string', contentMediaType: 'image/png' }],
    ['Swagger', { type: 'file' }],
  ])('takes a file in a form, in the words of %s', (_, raw) => {
    expect(shown(raw, {}, { wire: 'multipart' }).properties).toHaveProperty('url')
    expect(shown({ type: 'string', contentEncoding: 'base64' }).type).toBe('string')
  })
})
