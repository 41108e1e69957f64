import { bodyKind } from '../catalogue/places.ts'
import type { Style } from '../catalogue/spec.ts'
import { type Argument, filled } from './flatten.ts'
import { type BodyContent, ImportFault, type Operation } from './operation.ts'
import { convert, convertShape, fileSchema, type Place } from './schema.ts'
import { shapeOf } from './schema-shape.ts'
import type { Choice, Shape, View } from './schema-view.ts'
import { isRecord } from './values.ts'

/** A request's body as arguments, or as one. */
export interface Body {
  readonly arguments: readonly Argument[]
  /** By the keys that lead there, with dots between them. */
  readonly fixed: Readonly<Record<string, unknown>>
  /** Media type on the wire, where it is not plain JSON, or where the body is sent though empty. */
  readonly type?: string
  /** `true`: the one argument is the whole body. */
  readonly whole?: boolean
  /** Which of its arguments go together, by the names of the last keys. */
  readonly choice?: Choice
}

/** What has properties on the wire. */
type Form = 'json' | 'form' | 'multipart'
type Kind = Form | 'text' | 'binary'

interface Content extends BodyContent {
  readonly kind: Kind
  readonly type: string
}

/** Media types that a model can write. */
const TEXTS =
  /^text\/|[/+-](?:xml|yaml|graphql|ndjson|jsonl|javascript|sql|sparql-query|sparql-update)$/

const NOTHING: Body = { arguments: [], fixed: {} }

/**
 * What a model gives of an operation's body: the properties of an object each on its own, all else
 * as one argument.
 *
 * @throws {ImportFault} where a GET or HEAD cannot do without a body
 */
export function bodyOf({ method, body }: Operation, view: View): Body {
  const content = body && chosen(body.contents, view)
  if (!body || !content) return NOTHING
  if (method === 'GET' || method === 'HEAD') {
    if (body.required)
      throw new ImportFault(`a ${method} cannot have a body, and this one needs it`)
    return NOTHING
  }
  const type = content.type === 'application/json' ? {} : { type: content.type }
  if (content.kind === 'text' || content.kind === 'binary') {
    return { ...wholeBody(content, body.required, view), ...type }
  }
  const found = structured(content, content.kind, body.required, view)
  return {
    ...found,
    ...type,
    ...(body.required && mayBeEmpty(content, found) && { type: content.type }),
  }
}

/** An object that must be there, and of which nothing must: said, so that `{}` is sent. */
const mayBeEmpty = ({ kind }: Content, { arguments: all, fixed, whole }: Body): boolean =>
  kind === 'json' &&
  !whole &&
  Object.keys(fixed).length === 0 &&
  all.every(({ required }) => !required)

/** JSON before forms, forms before texts, texts before files; but a file needs `multipart`. */
function chosen(contents: readonly BodyContent[], view: View): Content | undefined {
  const all = contents.map((content) => withKind(content, view))
  const order: Kind[] = ['json', 'form', 'multipart', 'text', 'binary']
  const [first] = [
    ...all.filter(({ type }) => type === 'application/json'),
    ...order.flatMap((kind) => all.filter((one) => one.kind === kind)),
  ]
  const multipart = all.find(({ kind }) => kind === 'multipart')
  return first?.kind === 'form' && multipart && hasFile(multipart, view) ? multipart : first
}

function withKind(content: BodyContent, view: View): Content {
  const type = (content.mediaType.split(';')[0] ?? '').trim().toLowerCase()
  if (type !== '' && type !== '*/*' && type !== 'application/*') {
    return { ...content, kind: kindOf(type), type }
  }
  const { type: found } = shapeOf([content.schema], view, new Set())
  const json = found === 'object' || found === 'array'
  return json
    ? { ...content, kind: 'json', type: 'application/json' }
    : { ...content, kind: 'binary', type: type || '*/*' }
}

/** As the executor writes them; what it leaves as it is, is a text or a file. */
function kindOf(type: string): Kind {
  const kind = bodyKind(type)
  if (kind === 'json' || kind === 'form') return kind
  if (kind !== 'raw') return 'multipart'
  return TEXTS.test(type) ? 'text' : 'binary'
}

function hasFile({ schema }: Content, view: View): boolean {
  const { properties, path } = shapeOf([schema], view, new Set())
  const place: Place = { depth: 1, path, wire: 'multipart' }
  return [...properties.values()].some((parts) => convert(parts, view, place).file)
}

function wholeBody({ kind, type, schema }: Content, required: boolean, view: View): Body {
  const { keywords } = shapeOf([schema], view, new Set())
  const words = keywords['description']
  const text = { type: 'string', description: `The content, as ${type}.` } as const
  const argument: Argument = {
    ...{ wire: ['body'], place: 'body', required, file: kind === 'binary' },
    schema: kind === 'binary' ? fileSchema({ description: words }) : text,
  }
  return { arguments: [argument], fixed: {}, whole: true }
}

function structured(content: Content, kind: Form, required: boolean, view: View): Body {
  const shape = shapeOf([content.schema], view, new Set())
  const { properties, open, alternatives } = shape
  const tooMany = open && alternatives.length > 1
  if (properties.size > 0 && !tooMany && (shape.type ?? 'object') === 'object') {
    return spread(shape, content, kind, view)
  }
  if (isEmpty(content, shape)) return NOTHING
  const { schema, file } = convertShape(shape, view, { depth: 1, path: new Set(), wire: kind })
  if (file) {
    const part: Argument = { wire: ['file'], place: 'body', required, schema, file }
    return { arguments: [part], fixed: {} } // a part must have a name, and the document gives none
  }
  const wire = schema.type === 'array' ? 'items' : 'body'
  const argument: Argument = { wire: [wire], place: 'body', required, schema }
  return { arguments: [argument], fixed: {}, whole: true }
}

/** `properties: {}` is an object of nothing; a bare `type: object` is anything. */
const isEmpty = (
  { schema: { raw } }: Content,
  { type, open, keywords, properties }: Shape,
): boolean =>
  type === 'object' &&
  !open &&
  properties.size === 0 &&
  (keywords['id'] !== undefined || (isRecord(raw) && 'properties' in raw))

/** Each property an argument; an envelope of one object is taken off, and put on again by `wire`. */
function spread(shape: Shape, content: Content, kind: Form, view: View): Body {
  const fixed: Record<string, unknown> = {}
  let outer = shape
  const keys: string[] = []
  for (;;) {
    const found = members(outer, content, kind, keys, view)
    const [only] = found.arguments
    const inner = found.arguments.length === 1 && only && keys.length < 2 && kind === 'json'
    Object.assign(fixed, found.fixed)
    const name = only?.wire.at(-1) ?? ''
    const envelope = inner ? shapeOf(outer.properties.get(name) ?? [], view, outer.path) : undefined
    if (!envelope || !isEnvelope(envelope, only?.required ?? false)) {
      const choice = outer.choice ?? atLeastOne(outer, found)
      return { arguments: found.arguments, fixed, ...(choice && { choice }) }
    }
    keys.push(name)
    outer = envelope
  }
}

/** `minProperties: 1` where nothing else is required. */
function atLeastOne({ keywords }: Shape, { arguments: all, fixed }: Body): Choice | undefined {
  const free = all.every(({ required }) => !required) && Object.keys(fixed).length === 0
  if (keywords['minProperties'] !== 1 || !free) return undefined
  return { only: false, kinds: all.map(({ wire }) => [wire.at(-1) ?? '']) }
}

/** An object that must be there stays one where nothing of it must: else it would not be sent. */
function isEnvelope(shape: Shape, required: boolean): boolean {
  const { type, properties, nullable, open, cut, alternatives } = shape
  const isPlain = type === 'object' && !nullable && !open && !cut && alternatives.length < 2
  const sent = [...shape.required].some((name) => properties.has(name))
  return isPlain && properties.size > 0 && (sent || !required)
}

function members(
  shape: Shape,
  content: Content,
  kind: Form,
  keys: readonly string[],
  view: View,
): Body {
  const all: Argument[] = []
  const fixed: Record<string, unknown> = {}
  for (const [name, parts] of shape.properties) {
    const place: Place = { depth: 1, path: shape.path, wire: kind }
    const { schema, constant, readOnly, file } = convert(parts, view, place)
    if (readOnly || name === '__proto__') continue
    const wire = [...keys, name]
    const required = shape.required.has(name)
    const dotted = wire.some((key) => key.includes('.'))
    if (required && constant !== undefined && !dotted) fixed[wire.join('.')] = constant
    else {
      const style = content.styles?.[name] ?? (file ? undefined : styleIn(kind, schema))
      const given = required && kind !== 'json' ? filled(schema) : schema
      all.push({ wire, place: 'body', required, schema: given, file, ...(style && { style }) })
    }
  }
  return { arguments: all, fixed }
}

/** Objects in a form: with brackets where nothing is said, or as JSON in a part of their own. */
function styleIn(kind: Kind, { type, items }: Argument['schema']): Style | undefined {
  const deep = type === 'object' || (type === 'array' && items?.type === 'object')
  if (!deep || kind === 'json') return undefined
  return kind === 'form' ? { style: 'deepObject', explode: true } : { style: 'json' }
}
