import { describe, expect, it } from 'vitest'
import { customTypes, typeOf } from '../../src/sdk/types.ts'
import { json, serviceOf } from './_service.ts'

describe('a schema as a type', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'boolean', nullable: true }, 'boolean | null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'string', enum: ['a', "b'"] }, `"a" | "b'"`],
    [{ type: 'integer', enum: [1, 2, null] }, '1 | 2 | null'],
    [{ type: 'array', items: { type: 'string' } }, 'readonly string[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'readonly ("a" | "b")[]'],
    [
      { type: 'array', items: { type: 'array', items: { type: 'number' } } },
      'readonly (readonly number[])[]',
    ],
    [{ type: 'array' }, 'readonly unknown[]'],
    [{ anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'number' }] }, 'string | number'],
    [{}, 'unknown'],
    [{ type: 'object' }, '{\n  [name: string]: unknown\n}'],
    [
      {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'string', description: 'Ends */ here.' }, 'b-c': {} },
      },
      '{\n  /** Ends *∕ here. */\n  a: string\n  "b-c"?: unknown\n}',
    ],
  ])('%j', (schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })
})

describe('types of the apps that a project made itself', () => {
  const schemaOf = (title: string) => ({
    ...{ $schema: 'https://json-schema.org/draft/2020-12/schema', title, type: 'object' },
    ...{ description: 'Lists pets.', properties: { limit: { type: 'integer' } } },
  })

  it('are those of all their actions, asked for some at a time', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `ACME_LIST_${i}`)
    const { toolset, requests } = serviceOf([
      json({ items: [{ slug: 'acme' }], nextCursor: null }),
      json({ items: names.map((name) => ({ name })), nextCursor: null }),
      json(names.slice(0, 40).map(schemaOf)),
      json(names.slice(40).map(schemaOf)),
    ])
    const text = await customTypes(toolset)
    expect(requests.map(({ path }) => path.slice(0, 40))).toEqual([
      '/v1/apps?limit=100&custom=true',
      '/v1/actions?app=acme&all=true&limit=1000',
      '/v1/tools?actions=ACME_LIST_0%2CACME_LIS',
      '/v1/tools?actions=ACME_LIST_40%2CACME_LI',
    ])
    expect(text).toContain("declare module 'behalf' {\n  interface Apps {\n    ACME: 'acme'\n  }")
    expect(text).toContain(
      '    /** Lists pets. */\n    ACME_LIST_49: {\n      limit?: number\n    }\n',
    )
    expect(text.match(/ACME_LIST_\d+:/g)).toHaveLength(50)
  })
})
