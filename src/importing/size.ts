import type { ArgumentSchema } from '../catalogue/spec.ts'
import { shorten } from './describe-text.ts'

/** Characters of JSON that a tool should take at most. */
export const BUDGET = 16_000
/** Characters of JSON that no tool may take. */
export const LIMIT = 32_000

interface Input {
  readonly required: string[]
  readonly properties: Record<string, ArgumentSchema>
}

type Step = (input: Input) => Input

/**
 * Makes a tool's input fit: first go optional words and optional properties far down, then what is
 * optional further up; what is required stays, at worst as a free-form object.
 */
export function fitted(input: Input): Input {
  let fitting = input
  for (const step of STEPS) {
    if (sizeOf(fitting) <= BUDGET) return fitting
    fitting = step(fitting)
  }
  return sizeOf(fitting) <= LIMIT ? fitting : collapsed(fitting)
}

export const sizeOf = (value: unknown): number => JSON.stringify(value).length

const STEPS: readonly Step[] = [
  (input) => pruned(input, { words: 3, properties: Infinity }),
  (input) => pruned(input, { words: 2, properties: Infinity }),
  (input) => pruned(input, { words: 2, properties: 3 }),
  (input) => pruned(input, { words: 2, properties: 2 }),
  closeOptional,
  shortWords,
  dropOptional,
]

/** Levels from which descriptions, and properties that nobody must give, are left out. */
interface Depths {
  readonly words: number
  readonly properties: number
}

const pruned = (input: Input, depths: Depths): Input => ({
  required: input.required,
  properties: mapped(input.properties, (schema) => prune(schema, depths, 1)),
})

const mapped = (
  properties: Readonly<Record<string, ArgumentSchema>>,
  change: (schema: ArgumentSchema, name: string) => ArgumentSchema,
): Record<string, ArgumentSchema> =>
  Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, change(one, name)]))

function prune(schema: ArgumentSchema, depths: Depths, depth: number): ArgumentSchema {
  const { description, properties, items, ...rest } = schema
  const needed = new Set(schema.required)
  const below = depth + 1
  const kept = Object.entries(properties ?? {})
    .filter(([name]) => below <= depths.properties || needed.has(name))
    .map(([name, one]): [string, ArgumentSchema] => [name, prune(one, depths, below)])
  return {
    ...rest,
    ...(description !== undefined && depth < depths.words && { description }),
    ...(kept.length > 0 && { properties: Object.fromEntries(kept) }),
    ...(items && { items: prune(items, depths, depth) }),
  }
}

/** The largest optional arguments lose their insides, one after the other. */
function closeOptional(input: Input): Input {
  const optional = Object.entries(input.properties)
    .filter(([name]) => !input.required.includes(name))
    .sort(([, a], [, b]) => sizeOf(b) - sizeOf(a))
  const properties = { ...input.properties }
  let size = sizeOf(input)
  for (const [name, schema] of optional) {
    if (size <= BUDGET) break
    const closed = close(schema)
    size -= sizeOf(schema) - sizeOf(closed)
    properties[name] = closed
  }
  return { required: input.required, properties }
}

/** Any object, any list of objects: the API says what it did not like. */
function close(schema: ArgumentSchema): ArgumentSchema {
  const { properties: _, required: _required, items, ...rest } = schema
  return items ? { ...rest, items: close(items) } : rest
}

function shortWords({ required, properties }: Input): Input {
  const short = mapped(properties, ({ description, ...schema }) => ({
    ...schema,
    ...(description !== undefined && { description: shorten(description, 80) }),
  }))
  return { required, properties: short }
}

/** Documents name first what matters most: the last optional arguments go. */
function dropOptional(input: Input): Input {
  const properties = { ...input.properties }
  let size = sizeOf(input)
  for (const name of Object.keys(properties).reverse()) {
    if (size <= BUDGET) break
    if (input.required.includes(name)) continue
    size -= sizeOf({ [name]: properties[name] }) - 1 // two braces, but one comma
    delete properties[name]
  }
  return { required: input.required, properties }
}

/** What even the required arguments take too much for. */
const collapsed = ({ required, properties }: Input): Input => ({
  required,
  properties: mapped(properties, (schema) => {
    const { enum: _, ...rest } = schema
    return close(rest)
  }),
})
