import { placeOf } from '../../src/catalogue/places.ts'
import type { ActionSpec, ArgumentSchema } from '../../src/catalogue/spec.ts'
import { textFor } from './_patterns.ts'

/** Which arguments a call has: those that it must have, or every one. */
export type Extent = 'required' | 'all'

/**
 * Arguments for an action, made of nothing but what models are told. The same action gets the same
 * ones in every run. What stands outside of a body has at least one member: else it would not be sent.
 */
export function argumentsFor(action: ActionSpec, extent: Extent): Record<string, unknown> {
  const { input, files } = action
  const names = namesFor(action, extent)
  return Object.fromEntries(
    names.flatMap((name) => {
      const schema = input.properties[name]
      if (!schema) return []
      const needed = placeOf(action, name) === 'body' || schema.required ? extent : 'all'
      return [[name, files.includes(name) ? fileFor(schema) : valueFor(schema, needed)]]
    }),
  )
}

/** Which arguments to give, where a description says that some of them go together. */
function namesFor({ input, description }: ActionSpec, extent: Extent): string[] {
  const names = extent === 'all' ? Object.keys(input.properties) : input.required
  const [, how, list = ''] = / Give (exactly|at least) one of: (.*)\.$/.exec(description) ?? []
  const kinds = list.split('; ').map((kind) => kind.replaceAll('`', '').split(' and '))
  const [first = [], ...others] = kinds
  const unfit = how === 'exactly' ? others.flat().filter((name) => !first.includes(name)) : []
  return [...new Set([...names, ...(how ? first : [])])].filter((name) => !unfit.includes(name))
}

const FILE = { text: 'Hello', name: 'hello.txt' }

const fileFor = ({ type }: ArgumentSchema) => (type === 'array' ? [FILE] : FILE)

/** @param nth of a list: no two of its members are alike */
function valueFor(schema: ArgumentSchema, extent: Extent, nth = 0): unknown {
  if (schema.enum) return schema.enum[nth % schema.enum.length]
  switch (schema.type) {
    case 'string':
      return textFor(schema, nth)
    case 'integer':
    case 'number':
      return numberFor(schema, nth)
    case 'boolean':
      return true
    case 'array':
      return listFor(schema, extent)
    case 'object':
      return objectFor(schema, extent, nth)
  }
}

function numberFor({ minimum, maximum, type }: ArgumentSchema, nth: number): number {
  const above = type === 'number' ? 0.5 : 0 // limits may be exclusive
  const least = minimum === undefined ? Math.min(1, maximum ?? 1) : minimum + above
  const first = type === 'integer' ? Math.ceil(least) : least
  return first + nth > (maximum ?? Infinity) ? first : first + nth
}

/** Two of a kind where there may be two, so that it shows how they are told apart. */
function listFor({ items, minItems = 0, maxItems = 2 }: ArgumentSchema, extent: Extent): unknown[] {
  if (!items) return []
  const length = Math.max(minItems, extent === 'all' ? Math.min(2, maxItems) : 0)
  const all = Array.from({ length }, (_, nth) => valueFor(items, extent, nth))
  const distinct = new Map(all.map((one) => [JSON.stringify(one), one]))
  return distinct.size < minItems ? all : [...distinct.values()]
}

function objectFor(
  { properties = {}, required = [] }: ArgumentSchema,
  extent: Extent,
  nth: number,
): Record<string, unknown> {
  const given = Object.entries(properties).filter(
    ([name]) => extent === 'all' || required.includes(name),
  )
  return Object.fromEntries(given.map(([name, one]) => [name, valueFor(one, extent, nth)]))
}
