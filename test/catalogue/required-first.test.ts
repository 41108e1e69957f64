import { expect, it } from 'vitest'
import { requiredFirst } from '../../src/catalogue/required-first.ts'

it('puts what an action requires before all else, and leaves the rest in order', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((description) => ({
    type: 'string' as const,
    description,
  }))
  const input = {
    required: ['d', 'b'],
    properties: { a, b, c, d } as Record<string, NonNullable<typeof a>>,
  }
  const action = { name: 'ACME_DO', description: 'Does what Acme does all day.', input }
  const { properties = {}, required } = requiredFirst(action).input
  expect(Object.keys(properties)).toEqual(['d', 'b', 'a', 'c'])
  expect(required).toEqual(['d', 'b'])
  expect(properties['d']).toBe(d)
})
