import { type Type, textsOf } from './schema-view.ts'
import { isRecord } from './values.ts'

type Raw = Readonly<Record<string, unknown>>

const TYPES = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object'])
const isType = (word: unknown): word is Type => typeof word === 'string' && TYPES.has(word)

/** Formats of whole numbers. */
const WHOLE = /^u?int(?:eger)?(?:8|16|32|64)?$/

/** All types that a schema allows, in its order; none where it says nothing and nothing tells. */
export function typesOf(raw: Raw): Type[] {
  const said = Array.isArray(raw['type']) ? textsOf(raw['type']) : [raw['type']]
  const types = said.filter(isType)
  if (types.length === 1 && types[0] === 'number' && WHOLE.test(String(raw['format'])))
    return ['integer']
  if (types.length > 0) return types
  if (said.includes('file')) return ['string']
  const told = toldType(raw)
  return told ? [told] : []
}

/** Whether `null` is among the values: said in the words of any dialect. */
export const isNullable = (raw: Raw): boolean =>
  raw['nullable'] === true ||
  raw['x-nullable'] === true ||
  textsOf(raw['type']).includes('null') ||
  (Array.isArray(raw['enum']) && raw['enum'].includes(null))

/** Whether `null` is the only value. */
export const isNull = (raw: Raw): boolean =>
  raw['type'] === 'null' ||
  ('const' in raw && raw['const'] === null) ||
  (Array.isArray(raw['enum']) && raw['enum'].length > 0 && raw['enum'].every((v) => v === null))

/** What other keywords tell of a type that is not said. */
function toldType(raw: Raw): Type | undefined {
  if (isRecord(raw['properties']) || 'additionalProperties' in raw) return 'object'
  if ('items' in raw) return 'array'
  const sample = sampleOf(raw)
  if (sample !== undefined) return typeOfValue(sample)
  if (WHOLE.test(String(raw['format']))) return 'integer'
  if (/^(?:float|double|decimal)$/.test(String(raw['format']))) return 'number'
  if ('format' in raw || 'pattern' in raw || 'minLength' in raw || 'maxLength' in raw)
    return 'string'
  return 'minimum' in raw || 'maximum' in raw ? 'number' : undefined
}

function sampleOf(raw: Raw): unknown {
  const values = Array.isArray(raw['enum']) ? raw['enum'] : []
  const [first] = values.filter((value) => value !== null)
  return raw['const'] ?? first ?? raw['default'] ?? undefined
}

export function typeOfValue(value: unknown): Type | undefined {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  const type = value === null ? undefined : typeof value
  return isType(type) ? type : undefined
}

/** Of several types in one schema, the one that models can give and that the API takes. */
export function widest(types: readonly Type[], hasScalarItems: boolean): Type | undefined {
  if (types.includes('array') && hasScalarItems) return 'array'
  const order: Type[] = ['string', 'object', 'array', 'number', 'integer', 'boolean']
  return order.find((type) => types.includes(type))
}
