import { describe, expect, it } from 'vitest'
import type { ArgumentSchema } from '../../src/catalogue/spec.ts'
import { compiled, operation, query } from './_document.ts'
import { faultsOf } from './_legal.ts'

describe('the checker of tools', () => {
  const good = compiled(operation({ parameters: [query('q', { type: 'string' })] }))

  it('finds nothing in a good one', () => {
    expect(faultsOf(good)).toEqual([])
  })

  it.each([
    ['a list without items', { type: 'array' }],
    ['a keyword that Gemini refuses', { type: 'object', additionalProperties: true }],
    ['an enum of numbers', { type: 'integer', enum: [1, 2] }],
    ['an empty value', { type: 'string', enum: ['', 'a'] }],
    ['a value twice', { type: 'string', enum: ['a', 'a'] }],
    ['a default outside the enum', { type: 'string', enum: ['a'], default: 'b' }],
    ['a format', { type: 'string', format: 'hostname' }],
    ['a pattern', { type: 'string', pattern: '(' }],
    ['a property that is required and not there', { type: 'object', required: ['a'] }],
    ['a long description', { type: 'string', description: 'x'.repeat(257) }],
    ['something deep inside', { type: 'array', items: { type: 'array' } }],
  ] as [string, ArgumentSchema][])('finds %s', (_, schema) => {
    expect(faultsOf({ ...good, input: { properties: { a: schema } } })).not.toEqual([])
  })

  it.each([
    ['a name', { name: 'shop.pets' }],
    ['a key', { input: { properties: { 'a[b]': { type: 'string' } } } }],
    ['a description', { description: 'short' }],
    ['a size', { input: { properties: { a: { type: 'string', enum: ['x'.repeat(40_000)] } } } }],
  ] as const)('finds %s', (_, said) => {
    expect(faultsOf({ ...good, ...said } as typeof good)).toHaveLength(1)
  })
})
