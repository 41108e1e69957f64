import type { ActionSpec, ArgumentSchema } from '../../catalogue/spec.ts'
import { hasTexts, inWords, isFreeForm, only } from './words.ts'

/** What constrained decoding takes (OpenAI, structured outputs, supported schemas). */
const LIMITS = { properties: 5_000, levels: 10, characters: 120_000, values: 1_000 }
/** An enum of more values than the first may have as many characters as the second. */
const LARGE_ENUM = { values: 250, characters: 15_000 }
const FORMATS = ['date-time', 'date', 'email', 'uuid']

interface StrictSchema {
  readonly type: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly (string | null)[]
  readonly items?: StrictSchema
  readonly properties?: Readonly<Record<string, StrictSchema>>
  readonly [keyword: string]: unknown
}

type Strict =
  | { readonly parameters: StrictSchema; readonly problem?: undefined }
  | { readonly parameters?: undefined; readonly problem: string }

/**
 * An action's input with every object closed and every key required; what is optional may be null.
 * `problem` says why there is no such schema that means the same.
 */
export function strictParameters({ input }: ActionSpec): Strict {
  const root: ArgumentSchema = { type: 'object', ...input }
  const problem = membersProblem(root, '')
  if (problem) return { problem }
  const parameters = object(root)
  const over = exceeded(parameters)
  return over ? { problem: over } : { parameters }
}

/** The first thing that cannot be said strictly. */
function membersProblem(schema: ArgumentSchema, at: string): string | undefined {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const optional = !schema.required?.includes(name)
    const place = `${at}${name}`
    if (optional && member.nullable) return `${place} means something else as null than not given`
    const inner = schemaProblem(member, place)
    if (inner) return inner
  }
  return undefined
}

function schemaProblem(schema: ArgumentSchema, at: string): string | undefined {
  if (isFreeForm(schema)) return `${at} is an object of any keys`
  if (schema.type === 'object' && schema.additionalProperties) return `${at} takes any further keys`
  if (schema.items) return schemaProblem(schema.items, `${at}[]`)
  return membersProblem(schema, `${at}.`)
}

function object({ properties = {}, required = [] }: ArgumentSchema): StrictSchema {
  const members = Object.entries(properties).map(([name, member]) => [
    name,
    strict(member, member.nullable === true || !required.includes(name)),
  ])
  return {
    type: 'object',
    properties: Object.fromEntries(members) as Record<string, StrictSchema>,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

/** @param mayBeNull because the API knows it, or because it need not be given */
function strict(schema: ArgumentSchema, mayBeNull: boolean): StrictSchema {
  const { type, items, format = '' } = schema
  const texts = hasTexts(schema) && type === 'string'
  const known = FORMATS.includes(format)
  return {
    ...(type === 'object' && object(schema)),
    type: mayBeNull ? [type, 'null'] : type,
    ...inWords(schema, [
      ...(texts ? [] : (['enum'] as const)),
      ...(known ? [] : (['format'] as const)),
      ...(['default', 'pattern', 'minLength', 'maxLength', 'examples'] as const),
    ]),
    ...(texts && { enum: [...(schema.enum as string[]), ...(mayBeNull ? [null] : [])] }),
    ...(known && { format }),
    ...only(schema, ['minimum', 'maximum', 'minItems', 'maxItems']),
    ...(items && { items: strict(items, items.nullable === true) }),
  }
}

/** Which limit a schema exceeds. */
function exceeded(root: StrictSchema): string | undefined {
  const sums = { properties: 0, characters: 0, values: 0, levels: 0 }
  let large = false
  const visit = (schema: StrictSchema, level: number): void => {
    const names = Object.keys(schema.properties ?? {})
    const values = (schema.enum ?? []).filter((value) => value !== null)
    const inEnum = values.join('').length
    sums.properties += names.length
    sums.values += values.length
    sums.characters += names.join('').length + inEnum
    sums.levels = Math.max(sums.levels, level)
    if (values.length > LARGE_ENUM.values && inEnum > LARGE_ENUM.characters) large = true
    if (schema.items) visit(schema.items, level)
    for (const member of Object.values(schema.properties ?? {})) visit(member, level + 1)
  }
  visit(root, 0)
  if (large) return 'an enum is too large'
  const over = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).find((it) => sums[it] > LIMITS[it])
  return over && `${sums[over]} ${over}, and ${LIMITS[over]} are the most`
}
