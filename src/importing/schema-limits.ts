import type { ArgumentSchema } from '../catalogue/spec.ts'
import { stepsOf } from '../core/pattern.ts'
import { typeOfValue } from './schema-type.ts'
import type { Type } from './schema-view.ts'

type Keywords = Readonly<Record<string, unknown>>
type Limits = Omit<ArgumentSchema, 'type' | 'description' | 'properties' | 'items' | 'required'>

const FORMATS = new Set(['date', 'date-time', 'email', 'uri', 'uuid'])

/** What a schema says of single values, as far as models profit and every provider takes it. */
export function limitsOf(type: Type, keywords: Keywords): Limits {
  const { values } = enumOf(type, keywords)
  const limits: Limits = {
    ...(values && { enum: values }),
    ...(type === 'string' && !values && textLimits(keywords)),
    ...((type === 'integer' || type === 'number') && numberLimits(type, keywords)),
    ...(type === 'array' && range('minItems', 'maxItems', keywords)),
  }
  const value = defaultOf(type, keywords)
  const fits = value !== undefined && (!values || values.includes(value as string))
  return fits ? { ...limits, default: value } : limits
}

function textLimits(keywords: Keywords): Limits {
  const { format } = keywords
  const pattern = patternOf(keywords['pattern'])
  return {
    ...(typeof format === 'string' && FORMATS.has(format) && { format }),
    ...(format === 'url' && { format: 'uri' }),
    ...(pattern !== undefined && isBounded(pattern) && { pattern }),
    ...range('minLength', 'maxLength', keywords),
  }
}

/** A pattern without what no text could fit: blanks around it, or the slashes of a literal. */
function patternOf(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined
  const text = given.replace(/^\s+(?=\^)|(?<=\$)\s+$/g, '')
  const [, inner, flags = ''] = /^\/(\^.*|.*\$)\/([a-z]*)$/s.exec(text) ?? []
  if (inner === undefined) return text
  return /[imsxy]/.test(flags) ? undefined : inner
}

/** A pattern that JavaScript reads, and whose work has a bound: it is run where that is small. */
const isBounded = (pattern: string): boolean =>
  pattern !== '' &&
  pattern.length <= 200 &&
  !/\\[1-9]|\\k</.test(pattern) &&
  Number.isFinite(stepsOf(pattern, 1))

/** A count that stands in a document as a number or, in Google's, as a text. */
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? number
    : undefined
}

function range(
  least: 'minItems' | 'minLength',
  most: 'maxItems' | 'maxLength',
  keywords: Keywords,
): Limits {
  const min = numberOf(keywords[least])
  const max = numberOf(keywords[most])
  const sane = (count: number | undefined) => Number.isInteger(count) && Number(count) >= 0
  if (sane(min) && sane(max) && Number(min) > Number(max)) return {}
  return {
    ...(sane(min) && Number(min) > 0 && { [least]: min }),
    ...(sane(max) && Number(max) < 1_000_000 && { [most]: max }),
  }
}

function numberLimits(type: Type, keywords: Keywords): Limits {
  const minimum = bound('minimum', 'exclusiveMinimum', type === 'integer' ? 1 : 0, keywords)
  const maximum = bound('maximum', 'exclusiveMaximum', type === 'integer' ? -1 : 0, keywords)
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) return {}
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }
}

/** `exclusiveMinimum` is a boolean beside `minimum` in OpenAPI 3.0 and a number of its own in 3.1. */
function bound(
  name: string,
  exclusive: string,
  step: number,
  keywords: Keywords,
): number | undefined {
  const beyond = keywords[exclusive]
  const value = numberOf(typeof beyond === 'number' ? beyond : keywords[name])
  if (value === undefined) return undefined
  return beyond === true || typeof beyond === 'number' ? value + step : value
}

function defaultOf(type: Type, keywords: Keywords): unknown {
  const value = keywords['default']
  const found = typeOfValue(value)
  if (found === undefined || value === '') return undefined
  if (type === 'string' && (found === 'integer' || found === 'number')) return String(value)
  const fits = found === type || (type === 'number' && found === 'integer')
  return fits && JSON.stringify(value).length <= 200 ? value : undefined
}

/**
 * The values to choose from, or words for them: of texts, all up to 50, and up to 250 while they are
 * short; of numbers only words, since Gemini takes no enum of numbers.
 */
export function enumOf(type: Type, keywords: Keywords): { values?: string[]; words?: string } {
  const given = 'const' in keywords ? [keywords['const']] : keywords['enum']
  const shown = Array.isArray(given) ? given : keywords['x-values']
  if (!Array.isArray(shown)) return {}
  const scalars = shown.filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
  const texts = [...new Set(scalars.map(String))].filter((text) => text.trim() !== '')
  if (texts.length === 0 || type === 'object' || type === 'array') return {}
  const all = texts.length <= 20 && texts.join('').length <= 160
  if (type === 'boolean') return texts.length === 1 ? { words: `Only ${texts.join()}.` } : {}
  if (type !== 'string') return { words: all ? `One of ${texts.join(', ')}.` : example(texts) }
  if (!Array.isArray(given)) return { words: example(texts) }
  const short = texts.length <= 250 && texts.join('').length < 2_000
  return (texts.length <= 50 && texts.join('').length < 4_000) || short
    ? { values: texts }
    : { words: example(texts) }
}

const example = (texts: readonly string[]): string =>
  `For example ${texts
    .slice(0, 5)
    .map((text) => `\`${text.slice(0, 30)}\``)
    .join(', ')}.`

/** Formats that not every provider takes, and that a model can keep to. */
const SPOKEN = new Set(['time', 'duration', 'ipv4', 'ipv6', 'cidr', 'hostname', 'byte', 'regex'])

/** What limits a value and has no keyword that every provider takes. */
export function spokenLimits(type: Type | undefined, keywords: Keywords): string {
  const { format, multipleOf, exclusiveMinimum, exclusiveMaximum, minimum, maximum } = keywords
  if (type === 'string') {
    const word = format === 'byte' ? 'Base64' : `Format: ${String(format)}`
    return SPOKEN.has(String(format)) && !('enum' in keywords) ? `${word}.` : ''
  }
  if (type !== 'integer' && type !== 'number') return ''
  const step = numberOf(multipleOf)
  const beyond = (said: unknown, limit: unknown) => numberOf(said === true ? limit : said)
  const above = type === 'number' ? beyond(exclusiveMinimum, minimum) : undefined
  const below = type === 'number' ? beyond(exclusiveMaximum, maximum) : undefined
  return [
    ...(above === undefined ? [] : [`More than ${above}.`]),
    ...(below === undefined ? [] : [`Less than ${below}.`]),
    ...(step === undefined || step === 1 || step < 0.01 ? [] : [`A multiple of ${step}.`]),
  ].join(' ')
}
