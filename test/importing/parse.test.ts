import { describe, expect, it } from 'vitest'
import { LIMITS, parseText } from '../../src/importing/parse.ts'
import { readDocument } from '../../src/importing/read.ts'

describe('the text of a document', () => {
  it.each([
    ['JSON', '{"a": 1}'],
    ['JSON behind a byte order mark', '\uFEFF{"a": 1}'],
    ['YAML', 'a: 1\n'],
    ['YAML with its marks around it', '---\na: 1\n---\n'],
    ['YAML in the clothes of JSON', '{"a": 1,} # not quite'],
  ])('is read as what it is: %s', (_, text) => {
    expect(parseText(text)).toEqual({ a: 1 })
  })

  it('is read by the core schema of YAML 1.2: dates, no and = are texts, keys are texts', () => {
    const text = 'date: 2024-01-01\nno: no\nsign: =\n200: fine\nlast: 1\nlast: 2\n'
    expect(parseText(text)).toEqual({
      ...{ date: '2024-01-01', no: 'no', sign: '=', '200': 'fine', last: 2 },
    })
  })

  it('is JSON behind a byte order mark too, and not held to the limit of YAML', () => {
    expect(parseText('\uFEFF{"a": 1}', { ...LIMITS, yaml: 1 })).toEqual({ a: 1 })
  })

  it('may merge mappings, as documents by hand do', () => {
    expect(parseText('base: &base { a: 1 }\nmore: { <<: *base, b: 2 }')).toMatchObject({
      more: { a: 1, b: 2 },
    })
  })

  it('cannot reach the prototype of objects', () => {
    const parsed = parseText('__proto__: { polluted: true }\na: 1') as Record<string, unknown>
    expect(parsed['polluted']).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it.each([
    ['an empty text', '  \n', /empty/],
    ['a line that is wrong', 'a: 1\nb: [1, 2\nc: 3', /line 3/],
    ['several documents at once', 'a: 1\n---\nb: 2', /2 YAML documents/],
    ['a list', '[1, 2]', /no object/],
    ['a word', 'hello', /no object/],
    ['an alias within itself', 'a: &a { b: *a }', /itself/],
  ])('is refused with words for it: %s', (_, text, message) => {
    expect(() => parseText(text)).toThrow(message)
  })

  it.each([
    ['a text', { text: 10 }, 'a: 0123456789'],
    ['YAML, which costs more than JSON', { yaml: 10 }, 'a: 0123456789'],
    ['nesting', { depth: 5 }, '{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}'],
    ['nesting in YAML', { depth: 5 }, 'a: {a: {a: {a: {a: {a: 1}}}}}'],
    ['nesting by aliases', { depth: 5 }, 'a: &a {a: {a: 1}}\nb: &b {a: *a}\nc: {a: {a: *b}}'],
  ])('has a limit: %s', (_, limits, text) => {
    expect(() => parseText(text, { ...LIMITS, ...limits })).toThrow(/[Tt]he document/)
    expect(parseText(text)).toBeTruthy()
  })

  it('is refused where few aliases stand for millions of values', () => {
    const levels = Array.from({ length: 9 }, (_, i) => {
      const before = Array.from({ length: 9 }, () => `*l${i}`).join(', ')
      return `l${i + 1}: &l${i + 1} [${before}]`
    })
    const bomb = ['l0: &l0 [1, 2, 3, 4, 5, 6, 7, 8, 9]', ...levels].join('\n')
    expect(() => parseText(bomb)).toThrow(/counting aliases/)
  })
})

describe('a document of another kind', () => {
  it.each([
    ['<!DOCTYPE html><html></html>', /web page: give the address of the document/],
    ['<?xml version="1.0"?><definitions/>', /XML/],
    ['#%RAML 1.0\ntitle: x', /RAML/],
    ['syntax = "proto3";', /Protocol Buffers/],
    ['"""All."""\ntype Query {\n  pets: [Pet!]\n}', /GraphQL schema/],
    ['asyncapi: 3.0.0\nchannels: {}', /AsyncAPI/],
    ['{"info": {"_postman_id": "1", "name": "x"}, "item": []}', /Postman/],
    ['{"swaggerVersion": "1.2", "apis": []}', /before 2.0/],
    ['{"data": {"__schema": {}}}', /GraphQL/],
    ['{"kind": "discovery#directoryList", "discoveryVersion": "v1"}', /list of Discovery/],
    ['name: X\nunique_key: x\nauth_schemes: []', /integrations.yaml/],
    ['openapi: 4.0.0\npaths: {}', /version/],
    ['{"message": "Not Found"}', /no API document \(its keys are message\)/],
    ['{}', /no keys/],
  ])('is called by its name, and told what is taken: %s', async (text, message) => {
    const reading = readDocument(text)
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toThrow(/OpenAPI 3, Swagger 2.0 and Google Discovery are taken/)
    await expect(reading).rejects.toMatchObject({
      code: expect.stringMatching(/^document-(?:unreadable|too-large)$/),
    })
  })

  it('is told apart from a document that only speaks of GraphQL', async () => {
    const text =
      'openapi: 3.0.0\ninfo:\n  title: x\n  description: |\n    type Query {\n      a: B\n    }\npaths: {}'
    expect((await readDocument(text)).kind).toBe('openapi-3.0')
  })
})
