import type { Style } from '../catalogue/spec.ts'
import { isRecord } from './coerce.ts'

/** One parameter of a query or form: its value in parts, so that what stands between is not encoded. */
export interface Field {
  readonly name: string
  readonly parts: readonly string[]
  /** Between the parts; `''` where there is but one. */
  readonly delimiter: string
  /** Only where it must be told apart: JSON text of an object. */
  readonly json?: boolean
}

/** A value outside of JSON: objects and lists as JSON text. */
export const plain = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

const DELIMITERS: Readonly<Record<string, string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
  tabDelimited: '\t',
}

const isGiven = (value: unknown) => value !== undefined && value !== null

/**
 * The fields that a value becomes (OpenAPI 3.1.1, section 4.8.12.6). Where no style is told, lists
 * repeat the field and objects are JSON text. `null` and empty lists become none.
 */
export function fieldsOf(name: string, value: unknown, style?: Style): Field[] {
  if (!isGiven(value)) return []
  const kind = style?.style ?? (style && 'form')
  if (kind === 'json') return [{ ...one(name, JSON.stringify(value)), json: true }]
  if (kind === 'deepObject') return deep(name, value)
  const explode = style?.explode ?? (kind === undefined || kind === 'form')
  const delimiter = DELIMITERS[kind ?? ''] ?? ','
  if (Array.isArray(value)) {
    const parts = value.filter((item) => item !== undefined).map(plain)
    if (explode) return parts.map((part) => one(name, part))
    return parts.length > 0 ? [{ name, parts, delimiter }] : []
  }
  if (!isRecord(value)) return [one(name, plain(value))]
  if (kind === undefined) return [{ ...one(name, plain(value)), json: true }]
  const members = Object.entries(value).filter(([, member]) => isGiven(member))
  if (explode) return members.flatMap(([key, member]) => fieldsOf(key, member))
  const parts = members.flatMap(([key, member]) => [key, plain(member)])
  return parts.length > 0 ? [{ name, parts, delimiter }] : []
}

const one = (name: string, part: string): Field => ({ name, parts: [part], delimiter: '' })

/** Brackets all the way down: `a[b][0]=1`. */
function deep(name: string, value: unknown): Field[] {
  if (!isGiven(value)) return []
  if (!Array.isArray(value) && !isRecord(value)) return [one(name, plain(value))]
  return Object.entries(value).flatMap(([key, member]) => deep(`${name}[${key}]`, member))
}

/** A field's value, not encoded. */
export const fieldText = ({ parts, delimiter }: Field): string => parts.join(delimiter)

/** As a browser writes a form (WHATWG URL, section 5.2). */
const formEncode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

/** What may stay in a query without ending a value; not `&`, `;`, `#` and `+`, which would. */
const HARMLESS_IN_QUERY = /%(?:3A|2F|3F|40|21|24|28|29|2A|2C|5B|5D|3D)/g

/** `name=value`, with the delimiters as OpenAPI's table has them. */
export function encodeField(field: Field, allowReserved = false): string {
  const encode = (text: string) =>
    allowReserved
      ? formEncode(text).replace(HARMLESS_IN_QUERY, decodeURIComponent)
      : formEncode(text)
  const delimiter = field.delimiter === ',' ? ',' : encodeURIComponent(field.delimiter)
  return `${formEncode(field.name)}=${field.parts.map(encode).join(delimiter)}`
}

/**
 * A value of a path or header: `simple`, or `label` and `matrix` (RFC 6570 sections 3.2.5 and 3.2.7).
 * Where no style is told, objects are JSON text.
 *
 * @param encode of each part; what stands between parts is written as it is
 */
export function expand(
  name: string,
  value: unknown,
  style: Style | undefined,
  encode: (text: string) => string,
): string {
  const kind = style?.style ?? (style || Array.isArray(value) ? 'simple' : 'json')
  if (kind === 'json') return encode(plain(value))
  const explode = style?.explode ?? false
  const members = membersOf(value, explode, encode)
  if (kind === 'label') return `.${members.join(explode ? '.' : ',')}`
  if (kind !== 'matrix') return members.join(',')
  if (explode && isRecord(value)) return members.map((member) => `;${member}`).join('')
  const named = (text: string) => `;${encode(name)}${text === '' ? '' : `=${text}`}`
  return explode ? members.map(named).join('') : named(members.join(','))
}

function membersOf(value: unknown, explode: boolean, encode: (text: string) => string): string[] {
  if (Array.isArray(value)) return value.filter(isGiven).map((item) => encode(plain(item)))
  if (!isRecord(value)) return [encode(plain(value))]
  return Object.entries(value)
    .filter(([, member]) => isGiven(member))
    .map(([key, member]) => [encode(key), encode(plain(member))] as const)
    .flatMap(([key, member]) => (explode ? [`${key}=${member}`] : [key, member]))
}
