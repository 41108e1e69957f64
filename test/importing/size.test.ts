import { describe, expect, it } from 'vitest'
import type { ArgumentSchema } from '../../src/catalogue/spec.ts'
import { BUDGET, fitted, LIMIT, sizeOf } from '../../src/importing/size.ts'

const words = 'A description that says in some words what this property is for. '
const leaf: ArgumentSchema = { type: 'string', description: words }

/** Objects in objects, `width` properties each. */
function tree(width: number, levels: number, required: string[] = []): ArgumentSchema {
  if (levels === 0) return leaf
  const names = Array.from({ length: width }, (_, i) => `property${i}`)
  const properties = Object.fromEntries(names.map((n) => [n, tree(width, levels - 1, required)]))
  return {
    type: 'object',
    description: words,
    properties,
    ...(required.length > 0 && { required }),
  }
}

describe("a tool's input", () => {
  it('stays as it is where it is small', () => {
    const input = { required: ['a'], properties: { a: tree(2, 2), b: leaf } }
    expect(fitted(input)).toBe(input)
  })

  it('loses deep words first, then deep properties that nobody must give', () => {
    const { properties } = fitted({ required: ['a'], properties: { a: tree(6, 3), b: leaf } })
    expect(sizeOf(properties)).toBeLessThan(BUDGET)
    expect(properties['a']?.description).toBe(words)
    expect(properties['a']?.properties?.['property5']).toBeDefined()
    expect(
      properties['a']?.properties?.['property5']?.properties?.['property0'],
    ).not.toHaveProperty('description')
  })

  it('keeps what is required, however much else goes', () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`optional${i}`, leaf]))
    const must = tree(5, 2, ['property0'])
    const input = fitted({ required: ['must'], properties: { ...many, must } })
    expect(sizeOf(input)).toBeLessThanOrEqual(BUDGET)
    expect(input.properties['must']?.properties?.['property0']?.required).toEqual(['property0'])
    expect(input.properties['optional0']).toBeDefined()
    expect(input.properties['optional399']).toBeUndefined()
  })

  it('is a free-form object at worst', () => {
    const all = [
      'property0',
      'property1',
      'property2',
      'property3',
      'property4',
      'property5',
      'property6',
      'property7',
    ]
    const input = fitted({ required: ['must'], properties: { must: tree(8, 4, all) } })
    expect(sizeOf(input)).toBeLessThan(LIMIT)
    expect(input).toEqual({
      required: ['must'],
      properties: { must: { type: 'object', description: words } },
    })
  })
})
