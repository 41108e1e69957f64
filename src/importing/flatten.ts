import type { ArgumentSchema, Style } from '../catalogue/spec.ts'
import type { Operation, Parameter } from './operation.ts'
import { convert } from './schema.ts'
import type { View } from './schema-view.ts'

/** One argument of the flat object that a model gives. */
export interface Argument {
  /** What the wire calls it: one name, or in a JSON body the keys that lead to it. */
  readonly wire: readonly string[]
  readonly place: 'path' | 'query' | 'header' | 'body'
  readonly required: boolean
  readonly schema: ArgumentSchema
  readonly style?: Style
  /** A file, or a list of files. */
  readonly file?: boolean
}

/** Arguments, and what every call sends without asking a model. */
interface Flat {
  readonly arguments: readonly Argument[]
  readonly fixed: Readonly<Record<string, unknown>>
}

/** Names that models are not shown. Headers are compared without regard to case. */
export interface Hidden {
  /** What carries credentials: headers, query parameters, cookies. */
  readonly credentials: readonly string[]
  /** What the connection fills, in paths, queries and headers. */
  readonly parameters: readonly string[]
  /** Headers that the app sends with every request. */
  readonly headers: readonly string[]
}

/** Headers of HTTP itself: the executor's, or not to be set at all. */
const TRANSPORT = new Set([
  ...['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type'],
  ...['cookie', 'host', 'origin', 'proxy-authorization', 'referer', 'transfer-encoding'],
  ...['user-agent', 'traceparent', 'tracestate'],
])
/** What AWS's way of signing adds, in headers or query: the scheme's. */
const SIGNATURE =
  /^x-amz-(?:algorithm|content-sha256|credential|date|security-token|signature|signedheaders)$/i
/** Headers that a caller may set and a model has no use for. */
const NOISE = new Set(['idempotency-key', 'x-request-id', 'x-correlation-id', 'prefer'])

/**
 * The parameters of one place. What can have but one value is fixed; what models need not know is
 * left out.
 */
export function parametersAt(
  place: 'query' | 'header',
  operation: Operation,
  view: View,
  hidden: Hidden,
): Flat {
  const all: Argument[] = []
  const fixed: Record<string, unknown> = {}
  const known = new Set<string>()
  for (const parameter of operation.parameters) {
    if (parameter.in !== place || known.has(parameter.name)) continue
    known.add(parameter.name)
    if (isHidden(parameter, hidden)) continue
    const { schema, constant, readOnly } = convertParameter(parameter, view)
    if (readOnly) continue
    const { name, required } = parameter
    if (required && constant !== undefined) fixed[name] = String(constant)
    else if (!isNoise(parameter)) {
      const style = styleOf(parameter, schema, operation)
      const given = required ? filled(schema) : schema
      all.push({ wire: [name], place, required, schema: given, ...(style && { style }) })
    }
  }
  return { arguments: all, fixed }
}

function isHidden({ name, in: place }: Parameter, hidden: Hidden): boolean {
  const names = [...hidden.credentials, ...hidden.parameters]
  if (SIGNATURE.test(name)) return true
  if (place !== 'header') return names.includes(name)
  const header = name.toLowerCase()
  return (
    TRANSPORT.has(header) || [...names, ...hidden.headers].some((n) => n.toLowerCase() === header)
  )
}

const isNoise = ({ name, in: place, required }: Parameter): boolean =>
  place === 'header' && !required && NOISE.has(name.toLowerCase())

/** A parameter's schema, with the words that stand beside it rather than in it. */
export function convertParameter(parameter: Parameter, view: View) {
  const { schema, description } = parameter
  const said = description === undefined ? [] : [{ raw: { description }, file: schema.file }]
  const place = { depth: 1, path: new Set<string>(), wire: 'parameter' } as const
  const found = convert([...said, schema], view, place)
  const { nullable: _, ...rest } = found.schema
  return { ...found, schema: rest }
}

/** Outside of JSON a list of nothing is no list: where one must be given, so must a member of it. */
export const filled = (schema: ArgumentSchema): ArgumentSchema =>
  schema.type === 'array' && schema.minItems === undefined ? { ...schema, minItems: 1 } : schema

/**
 * As the document says; objects need to be told of even where it says nothing: their members are
 * parameters of their own, or stand in brackets where they would be taken for others.
 */
export function styleOf(
  { in: place, name, style }: Parameter,
  { type, properties = {} }: ArgumentSchema,
  { parameters }: Pick<Operation, 'parameters'>,
): Style | undefined {
  if (style || type !== 'object') return style
  if (place !== 'query') return { style: 'simple' }
  const others = parameters.filter((one) => one.in === 'query' && one.name !== name)
  const meantForOthers = others.some((one) => Object.hasOwn(properties, one.name))
  return meantForOthers ? { style: 'deepObject' } : { style: 'form', explode: true }
}
