import type { ActionDefinition } from '../catalogue/spec.ts'
import { type Body, bodyOf } from './body.ts'
import { type PathParts, pathArguments, readPath, requestPath } from './compile-path.ts'
import { some, wireOf } from './compile-wire.ts'
import { choiceWords, descriptionOf } from './describe.ts'
import { type Argument, type Hidden, parametersAt } from './flatten.ts'
import { tagsOf } from './hints.ts'
import { freeKey } from './keys.ts'
import { type ApiDocument, ImportFault, type Operation } from './operation.ts'
import type { View } from './schema-view.ts'
import { fitted } from './size.ts'

/**
 * Levels of properties that are shown, and for how many schemas at most: more would not fit into a
 * tool, however short they are. With the last, whatever is left is a free-form object.
 */
const DEPTHS = [
  { deepest: 5, most: 600 },
  { deepest: 4, most: 600 },
  { deepest: 3, most: 600 },
  { deepest: 2, most: 1_000 },
  { deepest: 1, most: 5_000 },
]

/** What one operation needs of its document and of the app. */
export interface Context {
  readonly document: Pick<ApiDocument, 'resolve' | 'baseUrl'>
  readonly hidden: Hidden
  readonly warnings: Set<string>
}

interface Parts {
  readonly path: PathParts
  readonly all: readonly Argument[]
  readonly body: Body
  readonly fixed: {
    readonly path: Readonly<Record<string, string>>
    readonly query: Readonly<Record<string, string>>
    readonly headers: Readonly<Record<string, string>>
  }
}

/**
 * An operation as an action, under a name that is free.
 *
 * @throws {ImportFault} where no request can be made of it
 */
export function actionOf(operation: Operation, name: string, context: Context): ActionDefinition {
  const parts = partsOf(operation, context)
  const keys = keysOf(parts.all)
  const needed = parts.all.filter(({ required }) => required)
  const ordered = [...needed, ...parts.all.filter(({ required }) => !required)]
  const keyOf = (argument: Argument) => keys.get(argument) ?? ''
  const input = fitted({
    required: needed.map(keyOf),
    properties: Object.fromEntries(ordered.map((one) => [keyOf(one), one.schema])),
  })
  const shown = ordered.filter((argument) => Object.hasOwn(input.properties, keyOf(argument)))
  const names = new Map(shown.map((one): [string, string] => [one.wire.at(-1) ?? '', keyOf(one)]))
  const description = `${descriptionOf(operation)}${choiceWords(parts.body.choice, names)}`
  const keywords = keywordsOf(operation, `${name} ${description}`)
  return {
    ...{ name, description, tags: tagsOf(operation) },
    request: requestOf(operation, parts, keys, context),
    ...wireOf(operation, shown, keyOf),
    ...constantsOf(parts),
    ...bodySpecOf(parts.body, keys),
    ...(operation.anonymous && { anonymous: true }),
    ...(operation.scopes.length > 0 && { scopes: [...operation.scopes] }),
    ...(keywords.length > 0 && { keywords }),
    input,
  }
}

/** As deep as it goes without becoming too much. */
function partsOf(operation: Operation, context: Context): Parts {
  let parts: Parts | undefined
  for (const limits of DEPTHS) {
    const seen = { schemas: 0 }
    const view: View = {
      ...{ resolve: context.document.resolve, ...limits, seen, warnings: context.warnings },
      ...(operation.id !== undefined && { operationId: operation.id }),
    }
    parts = read(operation, view, context.hidden)
    if (seen.schemas <= limits.most) break
  }
  if (!parts) throw new ImportFault('nothing of it can be read')
  return parts
}

function read(operation: Operation, view: View, hidden: Hidden): Parts {
  const path = readPath(operation.path)
  const inPath = pathArguments(operation, path, view, hidden)
  const query = parametersAt('query', operation, view, hidden)
  const headers = parametersAt('header', operation, view, hidden)
  const body = bodyOf(operation, view)
  const named = new Set(inPath.arguments.filter((a) => a.place === 'query').map((a) => a.wire[0]))
  const queried = query.arguments.filter(({ wire }) => {
    const [first = ''] = wire
    return !named.has(first) && !Object.hasOwn(path.query, first)
  })
  return {
    path,
    body,
    all: [
      ...[...inPath.arguments, ...queried, ...headers.arguments],
      ...body.arguments.filter((argument) => !repeatsPath(argument, inPath.arguments)),
    ],
    fixed: {
      path: inPath.fixed,
      query: { ...(query.fixed as Record<string, string>), ...path.query }, // as texts: see there
      headers: headers.fixed as Record<string, string>,
    },
  }
}

/** An id that the path holds already and that the body may leave out. */
function repeatsPath({ wire, required, place, schema }: Argument, inPath: readonly Argument[]) {
  const name = wire.at(-1) ?? ''
  const isId = place === 'body' && !required && /(?:^|_|[a-z])(?:id|Id|ID|gid|uuid)$/.test(name)
  const scalar = schema.type === 'string' || schema.type === 'integer'
  return isId && scalar && inPath.some((one) => one.place === 'path' && one.wire[0] === name)
}

/** Keys by precedence: the body keeps the bare name, then path, query and header. */
function keysOf(all: readonly Argument[]): Map<Argument, string> {
  const keys = new Map<Argument, string>()
  const taken = new Set<string>()
  for (const place of ['body', 'path', 'query', 'header'] as const) {
    for (const argument of all.filter((one) => one.place === place)) {
      const key = freeKey(argument.wire.at(-1) ?? '', place, taken)
      taken.add(key)
      keys.set(argument, key)
    }
  }
  return keys
}

function requestOf(
  { method, baseUrl, parameters }: Operation,
  parts: Parts,
  keys: ReadonlyMap<Argument, string>,
  { document, hidden }: Context,
): string {
  const inPath = parts.all.filter(({ place }) => place === 'path')
  const byName = inPath.map((one): [string, string] => [one.wire[0] ?? '', keys.get(one) ?? ''])
  const route = requestPath(parts.path, Object.fromEntries(byName), parts.fixed.path)
  const path = `${route}${connectionQuery(parameters, hidden)}`
  if (baseUrl === undefined || baseUrl === document.baseUrl) return `${method} ${path}`
  const base = baseUrl.replace(/^http:/, 'https:')
  if (/^https:\/\/[\w.-]+(?:\/[^{}\s]*)?$/.test(base)) return `${method} ${base}${path}`
  throw new ImportFault(`its server ${baseUrl.slice(0, 100)} is none that a request can name`)
}

/** What the connection fills in a query stands in the request itself: `?account={account}`. */
function connectionQuery(parameters: Operation['parameters'], hidden: Hidden): string {
  const known = parameters.filter(
    ({ name, in: place }) =>
      place === 'query' && hidden.parameters.includes(name) && /^[\w-]+$/.test(name),
  )
  return known.length > 0 ? `?${known.map(({ name }) => `${name}={${name}}`).join('&')}` : ''
}

function constantsOf({ fixed: { query, headers }, body }: Parts): Pick<ActionDefinition, 'fixed'> {
  const fixed = {
    ...(some(query) && { query }),
    ...(some(headers) && { headers }),
    ...(some(body.fixed) && { body: body.fixed }),
  }
  return some(fixed) ? { fixed } : {}
}

function bodySpecOf(
  { type, whole, arguments: [only] }: Body,
  keys: ReadonlyMap<Argument, string>,
): Pick<ActionDefinition, 'body'> {
  const argument = whole && only ? keys.get(only) : undefined
  if (type === undefined && argument === undefined) return {}
  return {
    body: { ...(type !== undefined && { type }), ...(argument !== undefined && { argument }) },
  }
}

/** The document's own groups, where name and description do not say as much. */
function keywordsOf({ groups }: Operation, said: string): string[] {
  const words = said.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
  return groups
    .map((group) => group.replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 40))
    .filter((group) => group !== '' && !words.includes(group.replace(/[^a-z0-9]+/g, ' ')))
    .slice(0, 3)
}
