import { ImportFault, type Located, type Resolved } from './operation.ts'
import { isNull, isNullable, typesOf, widest } from './schema-type.ts'
import { choiceOf, unite } from './schema-union.ts'
import { emptyShape, type Parts, type Shape, textsOf, type View } from './schema-view.ts'
import { isRecord } from './values.ts'

/** Keywords that are merged in ways of their own, or that say nothing to a model. */
const STRUCTURE = new Set([
  ...['type', 'nullable', 'properties', 'required', 'items', 'allOf', 'oneOf', 'anyOf', 'not'],
  ...[
    'example',
    'examples',
    'xml',
    'externalDocs',
    'discriminator',
    '$ref',
    'additionalProperties',
  ],
])

/** What stands at the place that is being read, and what has been opened for it. */
interface Site {
  readonly view: View
  readonly shape: Shape
  /** Named schemas opened for this place: twice would say nothing new. */
  readonly opened: Set<string>
  readonly above: ReadonlySet<string>
}

/**
 * Puts together the schemas that apply at one place. Opens nothing below it, and no type that is
 * open further up: what a cycle comes back to is `cut`.
 *
 * @param above named schemas that stand further up
 */
export const shapeOf = (parts: Parts, view: View, above: ReadonlySet<string>): Shape =>
  gathered(parts, view, above, new Set())

function gathered(
  parts: Parts,
  view: View,
  above: ReadonlySet<string>,
  opened: Set<string>,
): Shape {
  const shape = emptyShape(above)
  for (const part of parts) collect(part, { view, shape, opened, above }, false)
  return shape
}

/** @param isBase of a named type: others that derive from it may well stand below. */
function collect(part: Located, site: Site, isBase: boolean): void {
  const resolved = open(part, site)
  if (!resolved) return
  const { shape } = site
  const { raw, file, id, name } = resolved
  if (id !== undefined) site.opened.add(id)
  if (id !== undefined && !isBase) shape.path = new Set([...shape.path, id])
  shape.name ??= name
  if (isRecord(part.raw) && typeof part.raw['description'] === 'string') {
    shape.keywords['description'] ??= part.raw['description']
  }
  addOwn(resolved, shape)
  addProperties(resolved, site)
  const below = (raws: unknown) =>
    (Array.isArray(raws) ? raws : []).map((one: unknown): Located => ({ raw: one, file }))
  for (const member of below(raw['allOf'])) collect(member, site, isBase || id !== undefined)
  for (const kind of ['oneOf', 'anyOf'] as const) addUnion(below(raw[kind]), kind, site)
}

/** The schema that is meant, unless it is open already, leads nowhere, or too much was opened. */
function open(part: Located, { view, shape, opened, above }: Site): Resolved | undefined {
  view.seen.schemas++
  if (view.seen.schemas > view.most || !isRecord(part.raw)) return undefined
  try {
    const resolved = view.resolve(part)
    const { id, name, raw } = resolved
    if (id === undefined || !(opened.has(id) || above.has(id))) return resolved
    if (opened.has(id)) return undefined
    shape.cut ??= name ?? 'the same'
    shape.type ??= widest(typesOf(raw), false)
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error
    view.warnings.add(error.message)
  }
  return undefined
}

/** What a schema says of itself, without its properties and without others that apply too. */
function addOwn({ raw, file }: Resolved, shape: Shape): void {
  shape.nullable ||= isNullable(raw)
  const scalars = isRecord(raw['items']) && !/array|object/.test(String(raw['items']['type']))
  const type = widest(typesOf(raw), scalars)
  if (shape.type === undefined || (shape.type === 'number' && type === 'integer')) shape.type = type
  if (shape.items.length === 0 && 'items' in raw) shape.items = [{ raw: raw['items'], file }]
  const values = raw['additionalProperties']
  if (shape.values.length === 0 && isRecord(values)) shape.values = [{ raw: values, file }]
  shape.open ||= isOpen(raw)
  addKeywords(raw, shape)
}

const isOpen = (raw: Resolved['raw']): boolean =>
  isRecord(raw['additionalProperties']) ||
  raw['additionalProperties'] === true ||
  isRecord(raw['patternProperties'])

/** What stands further out goes before what it refers to; enums that both apply intersect. */
function addKeywords(raw: Resolved['raw'], into: Shape): void {
  for (const [name, value] of Object.entries(raw)) {
    if (STRUCTURE.has(name)) continue
    const other = into.keywords[name]
    if (name === 'enum' && Array.isArray(other) && Array.isArray(value)) {
      const both = other.filter((one) => value.includes(one))
      into.keywords['enum'] = both.length > 0 ? both : other
    } else if (other === undefined) into.keywords[name] = value
  }
  if (raw['type'] === 'file') into.keywords['format'] = 'binary'
}

function addProperties({ raw, file }: Resolved, { shape: into, view }: Site): void {
  for (const name of textsOf(raw['required'])) into.required.add(name)
  const properties = isRecord(raw['properties']) ? raw['properties'] : {}
  for (const [name, property] of Object.entries(properties)) {
    into.properties.set(name, [...(into.properties.get(name) ?? []), { raw: property, file }])
    if (isRecord(property) && isNeeded(property, view)) into.required.add(name)
  }
}

/** `required` of a property itself: JSON Schema's draft 3, Discovery, and a mistake that many make. */
const isNeeded = (property: Resolved['raw'], { operationId }: View): boolean =>
  property['required'] === true ||
  (operationId !== undefined &&
    isRecord(property['annotations']) &&
    textsOf(property['annotations']['required']).includes(operationId))

function addUnion(variants: Parts, kind: 'oneOf' | 'anyOf', { shape, view, opened }: Site): void {
  if (variants.length === 0) return
  const shapes = variants
    .filter((variant) => !(isRecord(variant.raw) && isNull(variant.raw)))
    .map((variant) => gathered([variant], view, shape.path, new Set(opened)))
  shape.nullable ||= shapes.length < variants.length
  const { type } = shape
  const fitting = shapes.filter((one) => !type || !one.type || one.type === type)
  add(unite(fitting.length > 0 ? fitting : shapes, shape.path), shape)
  shape.choice ??= choiceOf(shapes, kind === 'oneOf')
}

/** Adds a shape as if it were one more schema that applies. */
function add(shape: Shape, into: Shape): void {
  into.type ??= shape.type
  into.nullable ||= shape.nullable
  into.keywords = { ...shape.keywords, ...into.keywords }
  for (const [name, parts] of shape.properties) {
    into.properties.set(name, [...(into.properties.get(name) ?? []), ...parts])
  }
  for (const name of shape.required) into.required.add(name)
  if (into.items.length === 0) into.items = shape.items
  if (into.values.length === 0) into.values = shape.values
  into.open ||= shape.open
  into.alternatives.push(...shape.alternatives)
  into.choice ??= shape.choice
  into.name ??= shape.name
  into.cut ??= shape.cut
  into.path = new Set([...into.path, ...shape.path])
}
