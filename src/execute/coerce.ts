import type { ArgumentSchema } from '../catalogue/spec.ts'
import { readForeignJson } from '../core/foreign-json.ts'

const NOTHING = Symbol('nothing')

/**
 * Makes of a value what the schema means, where the model's spelling leaves no doubt: a number in a
 * string, one value for an array, JSON text for an object, a text with commas for an array of an
 * enum's values. What it cannot help with it leaves alone, for the validation to name.
 */
export function coerce(value: unknown, schema: ArgumentSchema): unknown {
  if (value === null) return value
  const converted = toType(value, schema)
  return schema.enum ? toEnum(converted, schema.enum) : converted
}

function toType(value: unknown, schema: ArgumentSchema): unknown {
  switch (schema.type) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    case 'integer':
    case 'number':
      return toNumber(value)
    case 'boolean':
      return toBoolean(value)
    case 'array':
      return toArray(value, schema)
    case 'object':
      return toObject(value, schema)
  }
}

/** Not where digits would be lost: ids of 64 bits do not fit a number. */
function toNumber(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value
  const number = Number(value)
  const exact = !Number.isInteger(number) || Number.isSafeInteger(number)
  return Number.isFinite(number) && exact ? number : value
}

function toBoolean(value: unknown): unknown {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (word === 'true' || word === 1 || word === '1') return true
  if (word === 'false' || word === 0 || word === '0') return false
  return value
}

function parsed(value: unknown, opening: string): unknown {
  if (typeof value !== 'string' || !value.trim().startsWith(opening)) return NOTHING
  const read = readForeignJson(value)
  return read ? read.data : NOTHING
}

function toArray(value: unknown, { items }: ArgumentSchema): unknown {
  const json = parsed(value, '[')
  const given = json === NOTHING ? value : json
  const list: unknown[] = Array.isArray(given) ? given : (enumList(given, items) ?? [given])
  return items ? list.map((item) => coerce(item, items)) : list
}

/** `a,b` where both are values of an enum: elsewhere a comma can be part of a value. */
function enumList(value: unknown, items: ArgumentSchema | undefined): unknown[] | undefined {
  if (typeof value !== 'string' || !items?.enum || !value.includes(',')) return undefined
  const values = items.enum
  if (values.includes(coerce(value, items) as string)) return undefined
  const parts = value.split(',').map((part) => coerce(part.trim(), items))
  return parts.every((part) => values.includes(part as string)) ? parts : undefined
}

function toObject(value: unknown, { properties }: ArgumentSchema): unknown {
  const json = parsed(value, '{')
  const given = json === NOTHING ? value : json
  if (!isRecord(given) || !properties) return given
  return coerceAll(given, properties, true)
}

/** All properties that the schemas know; `null` counts as not given, unless the schema has a place for it. */
export function coerceAll(
  given: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, ArgumentSchema>>,
  keepUnknown: boolean,
): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (value === undefined || (value === null && !schema?.nullable)) continue
    if (schema) out[name] = coerce(value, schema)
    else if (keepUnknown) out[name] = value
  }
  return out
}

/** An enum's value in the vendor's case, where the model wrote it in another. */
function toEnum(value: unknown, values: readonly (string | number)[]): unknown {
  if (values.includes(value as string)) return value
  const same = values.filter((v) => String(v).toLowerCase() === String(value).trim().toLowerCase())
  return same.length === 1 ? same[0] : value
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
