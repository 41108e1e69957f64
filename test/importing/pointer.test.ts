import { describe, expect, it } from 'vitest'
import { ImportFault } from '../../src/importing/operation.ts'
import { pointer, references } from '../../src/importing/pointer.ts'

const ROOT = 'https://pets.io/api.yaml'
const document = {
  paths: { '/pets/{id}': { get: { parameters: [{ name: 'id', schema: { type: 'string' } }] } } },
  components: {
    schemas: {
      Pet: { type: 'object', properties: { owner: { type: 'object', title: 'owner' } } },
      Animal: { $ref: '#/components/schemas/Pet' },
      Friend: { $ref: '#/components/schemas/Animal', description: 'A friend.' },
      Loop: { $ref: '#/components/schemas/Pool' },
      Pool: { $ref: '#/components/schemas/Loop' },
      Self: { $ref: '#/components/schemas/Self/properties/x' },
      'with space': { type: 'integer' },
      'a/b': { type: 'number' },
      Identified: { $id: 'https://pets.io/schemas/id', type: 'boolean' },
      Anchored: { $anchor: 'anchored', type: 'array' },
    },
  },
  definitions: { Old: { type: 'object' } },
}
const other = { type: 'object', properties: { pet: { $ref: 'api.yaml#/components/schemas/Pet' } } }
const files = {
  root: ROOT,
  parsed: new Map<string, unknown>([
    [ROOT, document],
    ['https://pets.io/models/Shop.yaml', other],
    ['https://pets.io/unread.yaml', undefined],
  ]),
}
const modern = references(files, true)
const old = references(files, false)
const resolve = ($ref: string, file = ROOT) => modern.resolve({ raw: { $ref }, file })

describe('a reference', () => {
  it.each([
    ['#/components/schemas/Pet', 'object', 'Pet'],
    ['#/definitions/Old', 'object', 'Old'],
    ['#/components/schemas/Pet/properties/owner', 'object', undefined],
    ['#/components/schemas/Animal/properties/owner', 'object', undefined],
    ['#/paths/~1pets~1{id}/get/parameters/0/schema', 'string', undefined],
    ['#/paths/~1pets~1%7Bid%7D/get/parameters/0/schema', 'string', undefined],
    ['#/components/schemas/with%20space', 'integer', 'with space'],
    ['#/components/schemas/a~1b', 'number', 'a/b'],
    ['#/components/schemas/a/b', 'number', 'a/b'],
    ['https://pets.io/api.yaml#/components/schemas/Pet', 'object', 'Pet'],
    ['https://pets.io/schemas/id', 'boolean', 'Identified'],
    ['#anchored', 'array', 'Anchored'],
    ['models/Shop.yaml', 'object', 'Shop'],
    ['Pet', 'object', 'Pet'],
  ])('%s leads to its schema', ($ref, type, name) => {
    const resolved = resolve($ref)
    expect(resolved.raw['type']).toBe(type)
    expect(resolved.name).toBe(name)
  })

  it('has one identity, however it is written and wherever it goes through', () => {
    const ids = [
      '#/components/schemas/Pet',
      'api.yaml#/components/schemas/Pet',
      '#/components/schemas/Animal',
    ]
    expect(new Set(ids.map((it) => resolve(it).id)).size).toBe(1)
    expect(modern.resolve({ raw: { type: 'string' }, file: ROOT }).id).toBeUndefined()
  })

  it('is relative to the file that it stands in', () => {
    const shop = resolve('models/Shop.yaml')
    expect(shop.file).toBe('https://pets.io/models/Shop.yaml')
    expect(() => resolve('api.yaml#/components/schemas/Pet', shop.file)).toThrow(/not read/)
    expect(resolve('../api.yaml#/components/schemas/Pet', shop.file).name).toBe('Pet')
  })

  it.each([
    ['#/components/schemas/None', /leads nowhere/],
    ['#/components/schemas/Pet/properties/none', /leads nowhere/],
    ['#/components/schemas/Loop', /to itself/],
    ['#/components/schemas/Self', /to itself/],
    ['unread.yaml', /not read/],
    ['https://elsewhere.io/a.yaml#/b', /not read/],
    ['#/components/schemas/toString', /leads nowhere/],
  ])('is a fault where it does not end: %s', ($ref, message) => {
    expect(() => resolve($ref)).toThrow(message)
    expect(() => resolve($ref)).toThrow(ImportFault)
  })

  it('keeps the notes beside it, those nearest first', () => {
    expect(resolve('#/components/schemas/Friend').raw['description']).toBe('A friend.')
    const raw = { $ref: '#/components/schemas/Friend', description: 'Mine.', nullable: true }
    expect(old.resolve({ raw, file: ROOT }).raw).toMatchObject({
      ...{ type: 'object', description: 'Mine.', nullable: true },
    })
  })

  it('means both it and what is beside it since 3.1, and only itself before', () => {
    const raw = { $ref: '#/components/schemas/Pet', required: ['owner'], description: 'Owned.' }
    expect(modern.resolve({ raw, file: ROOT }).raw).toEqual({
      description: 'Owned.',
      allOf: [{ $ref: '#/components/schemas/Pet' }, { required: ['owner'] }],
    })
    expect(old.resolve({ raw, file: ROOT }).raw).toMatchObject({
      type: 'object',
      description: 'Owned.',
    })
  })
})

describe('a schema that is no object', () => {
  it.each([
    [true, {}],
    [false, { not: {} }],
    [null, {}],
    ['string', {}],
    [[1], {}],
    [{ $ref: 5 }, { $ref: 5 }],
  ])('%j is read as %j', (raw, read) => {
    expect(modern.resolve({ raw, file: ROOT }).raw).toEqual(read)
  })
})

describe('a pointer', () => {
  it('escapes what divides it (RFC 6901 section 3)', () => {
    expect(pointer('paths', '/a~b', 'get')).toBe('#/paths/~1a~0b/get')
  })
})
