import { FILE } from '../catalogue/files.ts'
import type { ArgumentSchema } from '../catalogue/spec.ts'
import { cleanText, sentence, shorten } from './describe-text.ts'
import { enumOf, limitsOf, spokenLimits } from './schema-limits.ts'
import { shapeOf } from './schema-shape.ts'
import type { Parts, Shape, View } from './schema-view.ts'

/** Longest description of an argument. */
const LONGEST = 256

/** Where a schema stands: how deep, below which named types, and how its values are written. */
export interface Place {
  /** Levels of properties above it; arguments are 1. */
  readonly depth: number
  readonly path: ReadonlySet<string>
  readonly wire: 'parameter' | 'json' | 'form' | 'multipart'
}

/** A schema as models see it, and what of it concerns only the request. */
interface Converted {
  readonly schema: ArgumentSchema
  /** The API sets it: no argument at all. */
  readonly readOnly: boolean
  /** The only value that the API takes. */
  readonly constant?: string | number | boolean
  /** A file, or a list of files. */
  readonly file: boolean
}

/** The schemas that apply at one place as one schema of the subset that every provider takes. */
export const convert = (parts: Parts, view: View, place: Place): Converted =>
  convertShape(shapeOf(parts, view, place.path), view, place)

export function convertShape(shape: Shape, view: View, place: Place): Converted {
  const { keywords } = shape
  const readOnly = keywords['readOnly'] === true
  if (isFile(shape, place)) return { schema: fileSchema(keywords), readOnly, file: true }
  if (keywords['repeated'] === true && shape.type !== 'array') return repeated(shape, view, place)
  const type = shape.type ?? 'string'
  const inner = type === 'object' ? members(shape, view, place) : {}
  const items = type === 'array' ? itemsOf(shape, view, place) : undefined
  const free = type === 'object' && inner.properties === undefined && shape.cut === undefined
  const description = describe(shape, place, free ? freeForm(shape, view) : '')
  const schema: ArgumentSchema = {
    type,
    ...(description && { description }),
    ...limitsOf(type, keywords),
    ...(shape.nullable && { nullable: true }),
    ...inner,
    ...(items && { items: items.schema }),
  }
  const constant = constantOf(shape)
  const file = items?.file ?? false
  return { schema, readOnly, file, ...(constant !== undefined && { constant }) }
}

function members(shape: Shape, view: View, place: Place): Partial<ArgumentSchema> {
  const closed = place.depth >= view.deepest || view.seen.schemas > view.most
  if (shape.properties.size === 0 || closed) return {}
  const below = { ...place, depth: place.depth + 1, path: shape.path }
  const properties: [string, ArgumentSchema][] = []
  for (const [name, parts] of shape.properties) {
    const { schema, readOnly } = convert(parts, view, below)
    if (!readOnly && name !== '__proto__') properties.push([name, schema])
  }
  if (properties.length === 0) return {}
  const required = properties.map(([name]) => name).filter((name) => shape.required.has(name))
  return {
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  }
}

/** Of a list that says nothing of its items, texts. An enum beside `items` is meant for them. */
function itemsOf(shape: Shape, view: View, place: Place): Converted {
  const { enum: values } = shape.keywords
  const misplaced = Array.isArray(values) && values.every((value) => typeof value === 'string')
  const found = convert(shape.items, view, { ...place, path: shape.path })
  const schema = misplaced && !found.schema.enum ? { ...found.schema, enum: values } : found.schema
  return { ...found, schema }
}

/** `repeated` of Google's Discovery: the schema is that of one item. */
function repeated(shape: Shape, view: View, place: Place): Converted {
  const { repeated: _, description, ...keywords } = shape.keywords
  const item = convertShape({ ...shape, keywords }, view, place)
  const text = typeof description === 'string' ? shorten(cleanText(description), LONGEST) : ''
  const { default: _default, ...items } = item.schema
  const schema: ArgumentSchema = { type: 'array', ...(text && { description: text }), items }
  return { schema, readOnly: keywords['readOnly'] === true, file: item.file }
}

/** Binary content, in the words of OpenAPI 3.1 (`contentMediaType`), 3.0 and Swagger (`format`). */
function isFile({ type, keywords }: Shape, { wire }: Place): boolean {
  if (wire !== 'multipart' || (type !== undefined && type !== 'string')) return false
  const encoding = keywords['contentEncoding']
  const typed = typeof keywords['contentMediaType'] === 'string' && encoding === undefined
  return keywords['format'] === 'binary' || encoding === 'binary' || typed
}

/** `FILE`, with what the document says of this one. */
export function fileSchema(keywords: Readonly<Record<string, unknown>> = {}): ArgumentSchema {
  const schema = structuredClone(FILE)
  const own = typeof keywords['description'] === 'string' ? cleanText(keywords['description']) : ''
  const how = schema.description ?? ''
  const room = LONGEST - how.length - 2
  return own === '' ? schema : { ...schema, description: `${sentence(shorten(own, room))} ${how}` }
}

function constantOf({ keywords, nullable }: Shape): string | number | boolean | undefined {
  const values = 'const' in keywords ? [keywords['const']] : keywords['enum']
  const [only, other] = Array.isArray(values) ? (values as unknown[]) : []
  if (nullable || other !== undefined) return undefined
  return typeof only === 'string' || typeof only === 'number' || typeof only === 'boolean'
    ? only
    : undefined
}

/** The document's words, cut short, and behind them what the schema could not say. */
function describe(shape: Shape, { wire }: Place, free: string): string {
  const { keywords, alternatives, cut, type } = shape
  const notes = [
    enumOf(type ?? 'string', keywords).words,
    spokenLimits(type, keywords),
    cut !== undefined && `Type: ${cut.slice(0, 60)}.`,
    alternatives.length > 1 && sentence(shorten(`One of: ${alternatives.join(', ')}`, 120)),
    free,
    type === undefined && cut === undefined && wire === 'json' && 'Any JSON value.',
  ]
  const note = shorten(notes.filter(Boolean).join(' '), LONGEST)
  const title = /\S\s\S/.test(String(keywords['title'])) ? keywords['title'] : undefined
  const given = keywords['description'] ?? title
  const own = typeof given === 'string' ? cleanText(given) : ''
  const text = shorten(own, Math.max(0, LONGEST - note.length - 2))
  return note === '' ? text : `${sentence(text)} ${note}`.trim()
}

/** What an object of any names holds, as far as the document says. */
function freeForm({ values, path }: Shape, view: View): string {
  if (values.length === 0) return 'Free-form object.'
  const { type, properties } = shapeOf(values, view, path)
  const names = [...properties.keys()].slice(0, 5).map((name) => `\`${name.slice(0, 24)}\``)
  const members = names.length > 0 ? ` with ${names.join(', ')}` : ''
  const kind = type === undefined ? 'anything' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
  return `Free-form object; each value is ${kind}${members}.`
}
