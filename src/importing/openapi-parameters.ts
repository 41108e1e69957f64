import type { Style } from '../catalogue/spec.ts'
import type { Operation, Parameter } from './operation.ts'
import type { Found } from './pointer.ts'
import { PLACEHOLDERS } from './servers.ts'
import { isRecord, isTrue, own, type Raw, text } from './values.ts'

/** How one dialect writes a parameter that goes where `in` says. */
export type ReadParameter = (found: Found, place: Parameter['in']) => Omit<Parameter, 'name' | 'in'>

const PLACES = new Set(['path', 'query', 'header', 'cookie'])
const isPlace = (value: string): value is Parameter['in'] => PLACES.has(value)

/** Names in a path's template: `{petId}`, `{+name}`. */
export const namesInPath = (path: string): string[] =>
  [...path.matchAll(PLACEHOLDERS)].map(([, name = '']) =>
    name.trim().replace(/^[+#./;?&]|\*$/g, ''),
  )

/**
 * The parameters of an operation, each once by name and place, the first one told. Broken ones are
 * mended where it is clear what was meant: the path has what its template says, no more and no less.
 *
 * @param declared the operation's own before those of its path
 * @param query what stands behind the `?` of a path, which OpenAPI does not know
 */
export function readParameters(
  declared: readonly Found[],
  path: string,
  query: string,
  read: ReadParameter,
): Parameter[] {
  const template = namesInPath(path)
  const parameters = new Map<string, Parameter>()
  for (const found of declared) {
    const name = text(found.raw['name'])
    const place = name === undefined ? undefined : placeOf(found.raw, name, template)
    if (name === undefined || place === undefined) continue
    const real = place === 'path' ? nameInTemplate(name, template) : name
    const key = `${place} ${place === 'header' ? name.toLowerCase() : real}`
    if (real === undefined || parameters.has(key)) continue
    parameters.set(key, { name: real, in: place, ...read(found, place) })
  }
  for (const name of template) {
    const key = `path ${name}`
    if (parameters.has(key)) continue
    parameters.set(key, { name, in: 'path', required: true, schema: STRING })
  }
  for (const [name, value] of new URLSearchParams(query)) {
    const key = `query ${name}`
    if (name !== '' && !parameters.has(key)) parameters.set(key, fixedQuery(name, value))
  }
  return [...parameters.values()]
}

const STRING = { raw: { type: 'string' }, file: '' }

/** `?type=pdf` is a value that is always sent; `?type={type}` asks for one. */
function fixedQuery(name: string, value: string): Parameter {
  const raw = value === '' || value.includes('{') ? STRING.raw : { type: 'string', enum: [value] }
  return { name, in: 'query', required: value !== '', schema: { raw, file: '' } }
}

function placeOf(raw: Raw, name: string, template: readonly string[]): Parameter['in'] | undefined {
  const said = text(raw['in'])?.toLowerCase()
  if (said !== undefined) return isPlace(said) ? said : undefined
  return template.includes(name) ? 'path' : 'query'
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A path parameter by the name that the template has for it: `petid` is `{petId}`. */
const nameInTemplate = (name: string, template: readonly string[]): string | undefined =>
  template.find((it) => it === name) ?? template.find((it) => bare(it) === bare(name))

/** OpenAPI 3: a parameter with a `schema`, or with a `content` whose value travels as JSON. */
export const readParameter: ReadParameter = ({ raw, file }, place) => {
  const content = isRecord(raw['content']) ? Object.entries(raw['content'])[0] : undefined
  const schema = raw['schema'] ?? own(content?.[1], 'schema') ?? inlineSchema(raw)
  const json = raw['schema'] === undefined && /json/i.test(content?.[0] ?? '')
  const style: Style | undefined = json ? { style: 'json' } : styleOf(raw, place)
  const description = text(raw['description'])
  return {
    required: place === 'path' || isTrue(raw['required']),
    schema: { raw: schema, file },
    ...(description === undefined ? {} : { description }),
    ...(style ? { style } : {}),
  }
}

/** A schema written right into the parameter, as Swagger 2.0 did. */
function inlineSchema(raw: Raw): Raw {
  const schema = Object.fromEntries(Object.entries(raw).filter(([key]) => !NOT_SCHEMA.has(key)))
  return 'type' in schema || 'enum' in schema ? schema : { ...schema, type: 'string' }
}

/** What of a parameter is not of its schema. */
export const NOT_SCHEMA = new Set([
  ...['name', 'in', 'required', 'description', 'deprecated', 'allowEmptyValue', 'collectionFormat'],
  ...['style', 'explode', 'allowReserved', 'schema', 'content', 'example', 'examples', '$ref'],
])

type StyleName = NonNullable<Style['style']>
const STYLES: readonly StyleName[] = [
  ...([
    'form',
    'simple',
    'label',
    'matrix',
    'spaceDelimited',
    'pipeDelimited',
    'deepObject',
  ] as const),
]

/** What a parameter or an encoding says of its style, without what holds anyway. */
export function styleOf(raw: Raw, place: Parameter['in']): Style | undefined {
  const usual: StyleName = place === 'query' || place === 'cookie' ? 'form' : 'simple'
  const style = STYLES.find((it) => it === raw['style']) ?? usual
  const explode = typeof raw['explode'] === 'boolean' ? raw['explode'] : style === 'form'
  const said: Style = {
    ...(style === usual ? {} : { style }),
    ...(explode === (style === 'form') || style === 'deepObject' ? {} : { explode }),
    ...(isTrue(raw['allowReserved']) ? { allowReserved: true } : {}),
  }
  return Object.keys(said).length > 0 ? said : undefined
}

/** The query that stands in a path. */
export const queryIn = (path: string): string => /\?([^#]*)/.exec(path)?.[1] ?? ''

export type Body = NonNullable<Operation['body']>
