import { type Argument, convertParameter, filled, type Hidden, styleOf } from './flatten.ts'
import { argumentKey } from './keys.ts'
import { ImportFault, type Operation } from './operation.ts'
import type { View } from './schema-view.ts'

/** A path, taken apart. */
export interface PathParts {
  /** As in the document, but every placeholder holds nothing but its name. */
  readonly template: string
  readonly names: readonly string[]
  /** Names whose slashes stay as they are. */
  readonly reserved: ReadonlySet<string>
  /** What a query in the path always says. */
  readonly query: Readonly<Record<string, string>>
  /** What a query in the path takes from a parameter, by that parameter's name. */
  readonly queryNames: Readonly<Record<string, string>>
}

/**
 * Reads a path as vendors write them: queries of literals, fragments that tell operations of one
 * route apart, `{+name}` and `{name*}` where slashes stay, patterns in placeholders.
 *
 * @throws {ImportFault} where a placeholder cannot be understood
 */
export function readPath(path: string): PathParts {
  const plain = path.replace(/\{[?&][^{}]*\}/g, '').replace(/#.*$/, '')
  const [route = '', ...search] = plain.split('?')
  const names: string[] = []
  const reserved = new Set<string>()
  const template = route.replace(/\{([^{}]*)\}/g, (_, inner: string) => {
    const [, plus, name = '', star] =
      /^(\+?)([^\s;/.#&?:*+{}][^:*+{}]*)(\*|\+|:.*)?$/.exec(inner) ?? []
    if (name === '') throw new ImportFault(`the path has a placeholder {${inner}} of no known kind`)
    if (plus || star === '*' || star === '+' || star === ':.*' || star === ':.+') reserved.add(name)
    names.push(name)
    return `{${name}}`
  })
  const rest = template.replace(/\{[^{}]+\}/g, '')
  if (/[{}]/.test(rest)) throw new ImportFault('the braces of the path do not match')
  return { template: rooted(template), names, reserved, ...readSearch(search.join('?')) }
}

const rooted = (template: string): string => `/${template.replace(/^\/+/, '')}`

function readSearch(search: string): Pick<PathParts, 'query' | 'queryNames'> {
  const query: Record<string, string> = {}
  const queryNames: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const inner = /^\{([^{}]+)\}$/.exec(value)?.[1]
    if (inner !== undefined) queryNames[inner] = name
    else if (/[{}]/.test(`${name}${value}`)) {
      throw new ImportFault(`the query of the path has a part "${name}=${value}" of no known kind`)
    } else query[name] = value
  }
  return { query, queryNames }
}

/** A path's arguments: each placeholder is one, whether the document describes it or not. */
export function pathArguments(
  operation: Operation,
  parts: PathParts,
  view: View,
  hidden: Hidden,
): { arguments: Argument[]; fixed: Record<string, string> } {
  const all: Argument[] = []
  const fixed: Record<string, string> = {}
  const described = operation.parameters.filter((one) => one.in === 'path')
  const inQuery = Object.keys(parts.queryNames)
  for (const name of new Set([...parts.names, ...inQuery])) {
    if (hidden.parameters.includes(name)) continue
    const parameter = described.find((one) => bareName(one.name) === name)
    const found = parameter && convertParameter(parameter, view)
    const queried = parts.queryNames[name]
    const place = queried === undefined ? 'path' : 'query'
    if (found?.constant !== undefined && place === 'path') {
      fixed[name] = String(found.constant)
      continue
    }
    const schema = filled(found?.schema ?? { type: 'string' })
    const said = parameter && styleOf({ ...parameter, in: place }, schema, operation)
    const style = parts.reserved.has(name) ? { ...said, allowReserved: true } : said
    const required = schema.default === undefined
    all.push({ wire: [queried ?? name], place, required, schema, ...(style && { style }) })
  }
  return { arguments: all, fixed }
}

const bareName = (name: string): string => name.replace(/^\+/, '').replace(/[*+]$/, '')

/** The path of a request: placeholders called as the arguments are, constants written out. */
export function requestPath(
  { template }: PathParts,
  keys: Readonly<Record<string, string>>,
  fixed: Readonly<Record<string, string>>,
): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const constant = Object.hasOwn(fixed, name) ? fixed[name] : undefined
    if (constant !== undefined) return encodeURIComponent(constant)
    return `{${(Object.hasOwn(keys, name) ? keys[name] : undefined) ?? argumentKey(name)}}`
  })
  return filled.replace(/\s/g, encodeURIComponent)
}
