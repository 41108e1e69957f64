import { describe, expect, it } from 'vitest'
import type { ActionDefinition, ArgumentSchema } from '../../../src/catalogue/spec.ts'
import { readArguments } from '../../../src/execute/arguments.ts'
import { FORMATS, type FormatName } from '../../../src/tools/formats/formats.ts'
import { acmeWith } from '../../execute/_acme.ts'
import * as legal from './_legal.ts'

const text = { type: 'string' } as const
type Input = NonNullable<ActionDefinition['input']>

const actionWith = (properties: Record<string, ArgumentSchema>, required: string[] = []) =>
  acmeWith({ input: { properties, required } satisfies Input }).action

const shaped = (
  name: FormatName,
  properties: Record<string, ArgumentSchema>,
  required: string[] = [],
) => FORMATS[name].shape(actionWith(properties, required))

const description = 'Does what the test at hand wants to see done.'
const parameters = { type: 'object', properties: { who: text }, required: ['who'] }
const closed = { ...parameters, additionalProperties: false }
const MEMBERS = { name: 'ACME_DO', description }

describe('a tool', () => {
  it.each([
    ['openai', { type: 'function', function: { ...MEMBERS, parameters } }],
    [
      'openai-strict',
      { type: 'function', function: { ...MEMBERS, parameters: closed, strict: true } },
    ],
    ['openai-responses', { type: 'function', ...MEMBERS, parameters, strict: false }],
    ['openai-responses-strict', { type: 'function', ...MEMBERS, parameters: closed, strict: true }],
    ['anthropic', { ...MEMBERS, input_schema: parameters }],
    [
      'gemini',
      {
        ...MEMBERS,
        parameters: {
          type: 'OBJECT',
          properties: { who: { type: 'STRING' } },
          required: ['who'],
          propertyOrdering: ['who'],
        },
      },
    ],
    [
      'mcp',
      {
        ...MEMBERS,
        inputSchema: parameters,
        annotations: {
          readOnlyHint: false,
          destructiveHint: false,
          idempotentHint: false,
          openWorldHint: true,
        },
      },
    ],
    [
      'json-schema',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'ACME_DO',
        description,
        ...parameters,
      },
    ],
  ] as const)('is for %s what it wants', (name, tool) => {
    expect(shaped(name, { who: text }, ['who'])).toEqual({ tool })
  })

  it('says to MCP what it may do', () => {
    const hints = (tags: ActionDefinition['tags']) => {
      const { tool } = FORMATS.mcp.shape(acmeWith({ tags }).action)
      return (tool as { annotations: object }).annotations
    }
    expect(hints(['read-only'])).toMatchObject({ readOnlyHint: true, idempotentHint: true })
    expect(hints(['destructive', 'idempotent'])).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: true,
    })
  })

  it('without arguments has no parameters for Gemini, and empty ones for others', () => {
    expect(shaped('gemini', {}).tool).toEqual(MEMBERS)
    const { tool } = shaped('openai-responses-strict', {})
    expect(tool).toMatchObject({ parameters: { properties: {}, required: [] }, strict: true })
  })
})

/** The one argument, strictly. */
const strictly = (schema: ArgumentSchema, required: string[] = []) => {
  const { tool, changed } = shaped('openai-responses-strict', { a: schema }, required)
  const { parameters: made, strict } = tool as {
    parameters: { properties: { a: unknown }; required: string[] }
    strict: boolean
  }
  return { a: made.properties.a, required: made.required, strict, changed }
}

describe('strictly', () => {
  it.each<[string, ArgumentSchema, string[], object]>([
    ['a needed text', text, ['a'], { type: 'string' }],
    ['an optional text', text, [], { type: ['string', 'null'] }],
    ['one that may be null', { ...text, nullable: true }, ['a'], { type: ['string', 'null'] }],
    [
      'an optional enum',
      { ...text, enum: ['x', 'y'] },
      [],
      { type: ['string', 'null'], enum: ['x', 'y', null] },
    ],
    ['numbers of an enum', { type: 'integer', enum: [1, 2] }, ['a'], { type: 'integer' }],
    ['a range', { type: 'integer', minimum: 1, maximum: 5 }, ['a'], { minimum: 1, maximum: 5 }],
    ['a known format', { ...text, format: 'date' }, ['a'], { type: 'string', format: 'date' }],
    ['another format', { ...text, format: 'uri' }, ['a'], { description: 'A URL.' }],
    ['a default', { ...text, default: 'x' }, ['a'], { description: 'Default: `x`.' }],
    ['a length', { ...text, maxLength: 9 }, ['a'], { description: 'At most 9 characters.' }],
    ['a pattern', { ...text, pattern: '^x' }, ['a'], { description: 'Matches `^x`.' }],
    ['a list', { type: 'array', items: text }, ['a'], { type: 'array', items: text }],
    [
      'objects in a list',
      { type: 'array', items: { type: 'object', properties: { b: text } } },
      ['a'],
      {
        type: 'array',
        items: {
          type: 'object',
          properties: { b: { type: ['string', 'null'] } },
          required: ['b'],
          additionalProperties: false,
        },
      },
    ],
  ])('%s is said', (_, schema, required, made) => {
    const { a, strict, ...rest } = strictly(schema, required)
    expect(a).toMatchObject(made)
    expect(rest).toEqual({ required: ['a'], changed: undefined })
    expect(strict).toBe(true)
    expect(Object.keys(a as object)).not.toContain('default')
  })

  const deep = (levels: number): ArgumentSchema =>
    levels === 0 ? text : { type: 'object', properties: { b: deep(levels - 1) } }
  const many = (count: number, length: number) =>
    Array.from({ length: count }, (_, i) => String(i).padStart(length, 'x'))
  const wide = (count: number): ArgumentSchema => ({
    type: 'object',
    properties: Object.fromEntries(many(count, 5).map((name) => [name, text])),
  })

  it.each<[string, ArgumentSchema, string[], string]>([
    ['an object of any keys', { type: 'object' }, ['a'], 'a is an object of any keys'],
    [
      'one in a list',
      { type: 'array', items: { type: 'object', properties: {} } },
      ['a'],
      'a[] is an object of any keys',
    ],
    [
      'one in an object',
      { type: 'object', properties: { b: { type: 'object' } } },
      ['a'],
      'a.b is an object of any keys',
    ],
    [
      'further keys',
      { type: 'object', properties: { b: text }, additionalProperties: true },
      ['a'],
      'a takes any further keys',
    ],
    ['null as a value', { ...text, nullable: true }, [], 'a means something else as null'],
    ['11 levels', deep(10), ['a'], '11 levels, and 10 are the most'],
    ['5,001 properties', wide(5_000), ['a'], '5001 properties, and 5000 are the most'],
    ['1,001 values', { ...text, enum: many(1_001, 4) }, ['a'], '1001 values, and 1000'],
    ['a large enum', { ...text, enum: many(251, 60) }, ['a'], 'an enum is too large'],
    ['too many characters', { ...text, enum: many(250, 500) }, ['a'], 'characters, and 120000'],
  ])('%s is not, and the tool goes without', (_, schema, required, why) => {
    const { strict, changed } = strictly(schema, required)
    expect(strict).toBe(false)
    expect(changed).toContain('not strict: ')
    expect(changed).toContain(why)
  })

  it.each<[string, ArgumentSchema, string[]]>([
    ['10 levels', deep(9), ['a']],
    ['1,000 values', { ...text, enum: many(1_000, 4) }, ['a']],
    ['a long enum of short values', { ...text, enum: many(251, 4) }, ['a']],
  ])('%s can be said', (_, schema, required) => {
    expect(strictly(schema, required).strict).toBe(true)
  })

  it('what a model leaves out by null is not given', () => {
    const inner: ArgumentSchema = { type: 'object', properties: { b: text, c: text } }
    const action = actionWith({ a: text, d: inner, e: { type: 'array', items: inner } }, ['d'])
    const given = { a: null, d: { b: 'x', c: null }, e: [{ b: null, c: 'y' }] }
    expect(readArguments(action, given)).toEqual({ d: { b: 'x' }, e: [{ c: 'y' }] })
  })
})

/** The one argument, for Gemini. */
const geminiOf = (schema: ArgumentSchema) => {
  const { tool, changed } = shaped('gemini', { a: schema })
  const { properties } = (tool as { parameters: { properties: { a: unknown } } }).parameters
  return { a: properties.a, changed }
}

describe('for Gemini', () => {
  it.each<[string, ArgumentSchema, object]>([
    ['an enum', { ...text, enum: ['x'] }, { type: 'STRING', enum: ['x'] }],
    [
      'an enum of numbers',
      { type: 'integer', enum: [1, 2] },
      { type: 'INTEGER', description: 'One of `1`, `2`.' },
    ],
    ['an empty value', { ...text, enum: ['', 'x'] }, { description: 'One of ``, `x`.' }],
    ['a time', { ...text, format: 'date-time' }, { type: 'STRING', format: 'date-time' }],
    ['a date', { ...text, format: 'date' }, { description: 'A date, as in `2026-01-31`.' }],
    ['null', { ...text, nullable: true }, { type: 'STRING', nullable: true }],
    ['counts', { ...text, minLength: 1 }, { type: 'STRING', minLength: '1' }],
    [
      'a list of lists',
      { type: 'array', items: { type: 'array', items: text } },
      { type: 'ARRAY', items: { type: 'ARRAY', items: { type: 'STRING' } } },
    ],
    ['a default', { ...text, default: 'x' }, { type: 'STRING', default: 'x' }],
  ])('%s becomes what its subset has', (_, schema, made) => {
    expect(geminiOf(schema)).toMatchObject({ a: made, changed: undefined })
  })

  it('a long enum is told of, not listed', () => {
    const values = Array.from({ length: 101 }, (_, i) => `v${i}`)
    expect(geminiOf({ ...text, enum: values }).a).not.toHaveProperty('enum')
    expect(geminiOf({ ...text, enum: values.slice(1) }).a).toHaveProperty('enum')
  })

  it.each<[string, ArgumentSchema, object, unknown]>([
    ['any keys', { type: 'object' }, { type: 'STRING' }, '{"b":1}'],
    [
      'any keys in a list',
      { type: 'array', items: { type: 'object' } },
      { type: 'ARRAY', items: { type: 'STRING' } },
      ['{"b":1}'],
    ],
  ])('an object of %s is a JSON text, and read as the object', (_, schema, made, given) => {
    const { a, changed } = geminiOf(schema)
    expect(a).toMatchObject(made)
    expect(JSON.stringify(a)).toContain('Give a JSON object, as text.')
    expect(changed).toBe('objects of any keys are JSON texts: a')
    const read = readArguments(actionWith({ a: schema }), { a: given })['a']
    expect([read].flat()).toEqual([{ b: 1 }])
  })
})

describe('for OpenAI', () => {
  it('an object of any keys has properties, however deep', () => {
    const schema: ArgumentSchema = { type: 'array', items: { type: 'object' } }
    const any = { type: 'object', properties: {}, additionalProperties: true }
    expect(shaped('openai-responses', { a: schema }).tool).toMatchObject({
      parameters: { properties: { a: { type: 'array', items: any } } },
    })
  })
})

describe('JSON Schema', () => {
  it('says all that is enforced', () => {
    const schema: ArgumentSchema = { type: 'integer', enum: [1, 2], nullable: true }
    expect(shaped('json-schema', { a: schema }).tool).toMatchObject({
      properties: { a: { type: ['integer', 'null'], enum: [1, 2, null] } },
    })
  })
})

describe('the checker of tools', () => {
  const named = { name: 'A', description: 'Does it.' }
  const root = (a: legal.Schema) => ({ type: 'object', properties: { a }, required: [] })
  const gemini = (a: legal.Schema) =>
    legal.geminiFaults({ ...named, parameters: { type: 'OBJECT', properties: { a } } })
  const strict = (a: legal.Schema) =>
    legal.openAIFaults({
      ...named,
      strict: true,
      parameters: { ...root(a), required: ['a'], additionalProperties: false },
    })

  it.each([
    ['a list without items', legal.openAIFaults({ ...named, parameters: root({ type: 'array' }) })],
    ['no properties', legal.openAIFaults({ ...named, parameters: root({ type: 'object' }) })],
    ['a dot in a name', legal.openAIFaults({ ...named, name: 'a.b', parameters: root(text) })],
    ['an open object', strict({ type: 'object', properties: { b: text }, required: ['b'] })],
    ['a default', strict({ ...text, default: 'x' })],
    [
      'a key',
      legal.anthropicFaults({
        ...named,
        input_schema: { ...root(text), properties: { 'a[]': text } },
      }),
    ],
    ['a choice', legal.anthropicFaults({ ...named, input_schema: { ...root(text), anyOf: [] } })],
    ['small letters', gemini(text)],
    ['an object of nothing', gemini({ type: 'OBJECT' })],
    ['an enum of numbers', gemini({ type: 'INTEGER', enum: ['1'] })],
    ['what its subset lacks', gemini({ type: 'STRING', pattern: 'x' })],
    ['no root', legal.mcpFaults({ ...named, inputSchema: text })],
  ])('finds %s', (_, faults) => {
    expect(faults).not.toEqual([])
  })
})
