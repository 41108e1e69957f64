import { ImportFault, type Method, type Operation } from './operation.ts'
import { type Found, pointer, type References } from './pointer.ts'
import { isRecord, isTrue, list, own, type Raw, record, text, texts } from './values.ts'

/**
 * What OpenAPI 3 and Swagger 2.0 have in common: paths with methods. What differs is in a dialect.
 */
export interface Dialect {
  /**
   * What a request is made of: parameters as declared, those of the operation before the path's;
   * `path` is mended, `written` is as it stands in the document.
   */
  readonly input: (
    operation: Found,
    declared: readonly Found[],
    path: string,
    written: string,
  ) => Pick<Operation, 'parameters' | 'body'>
  /** The base URL of one operation, where it has its own. */
  readonly baseUrl: (place: OperationPlace) => string | undefined
  /** Whether a path marks its operations as previews. */
  readonly isPreview: (path: string) => boolean
  /** What of credentials one operation wants. */
  readonly security: (operation: Raw) => Pick<Operation, 'anonymous' | 'scopes'>
}

/** Where an operation stands, before it is read. */
export interface OperationPlace {
  readonly method: Method
  readonly path: string
  readonly pointer: string
  readonly item: Found
  readonly operation: Found
}

export interface Faulty {
  readonly pointer: string
  readonly fault: ImportFault
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])
const isMethod = (name: string): name is Method => METHODS.has(name)

/** Runs one reading of a place; a fault of the document becomes a value. */
export function attempt<T>(at: string, read: () => T): { value: T } | Faulty {
  try {
    return { value: read() }
  } catch (error) {
    if (error instanceof ImportFault) return { pointer: at, fault: error }
    throw error
  }
}

/** All operations of a document, in its order. */
export function* operationPlaces(
  root: Raw,
  file: string,
  { follow }: References,
): Generator<OperationPlace | Faulty> {
  const paths = attempt('#/paths', () => follow(root['paths'], file))
  if ('fault' in paths) return yield paths
  for (const [path, value] of Object.entries(paths.value.raw)) {
    if (path.startsWith('x-') || !isRecord(value)) continue
    const at = ['paths', path]
    const item = attempt(pointer(...at), () => follow(value, paths.value.file))
    if ('fault' in item) yield item
    else yield* operationsOf(item.value, path, at)
  }
}

function* operationsOf(item: Found, path: string, at: string[]): Generator<OperationPlace> {
  for (const [key, raw] of Object.entries(item.raw)) {
    const method = key.trim().toUpperCase()
    if (!isMethod(method) || !isRecord(raw)) continue
    const operation = { raw, file: item.file }
    yield { method, path, pointer: pointer(...at, key), item, operation }
  }
}

/** Reads one operation. @throws {ImportFault} where something it needs leads nowhere */
export function readOperation(
  place: OperationPlace,
  dialect: Dialect,
  { follow }: References,
): Operation {
  const { item, operation, method } = place
  const { raw } = operation
  const declared = [operation, item].flatMap(({ raw: holder, file }) =>
    list(holder['parameters'])
      .filter(isRecord)
      .map((it) => follow(it, file)),
  )
  const path = templateOf(place.path, declared)
  const input = dialect.input(operation, declared, path, place.path)
  const { body, ...rest } = input
  const sends = body && method !== 'GET' && method !== 'HEAD'
  const optional = {
    id: text(raw['operationId']),
    summary: text(raw['summary']) ?? text(item.raw['summary']),
    description: text(raw['description']) ?? text(item.raw['description']),
    body: sends ? body : undefined,
    baseUrl: dialect.baseUrl(place),
    deprecated: isTrue(raw['deprecated']) || undefined,
    preview: isMarkedPreview(raw, item.raw) || dialect.isPreview(place.path) || undefined,
    hints: hintsOf(raw),
  }
  return {
    method,
    path,
    pointer: place.pointer,
    groups: groupsOf(raw['tags']),
    ...rest,
    ...dialect.security(raw),
    ...withValues(optional),
  }
}

const withValues = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as never

const groupsOf = (tags: unknown): string[] =>
  (Array.isArray(tags) ? tags : [tags]).flatMap((tag) => text(tag) ?? text(own(tag, 'name')) ?? [])

/** `/pets/{id}`: with its slash, without what belongs into the query, and `:id` as `{id}`. */
function templateOf(path: string, declared: readonly Found[]): string {
  const [start = ''] = path.trim().split(/[?#]/)
  let template = start.startsWith('/') ? start : `/${start}`
  for (const { raw } of declared) {
    const name = text(raw['name'])
    if (raw['in'] !== 'path' || name === undefined) continue
    const express = `/:${name}`
    const at = template.indexOf(express)
    const ends = ['/', undefined].includes(template[at + express.length])
    if (at >= 0 && ends) template = template.replace(express, `/{${name}}`)
  }
  return template
}

const PREVIEW_KEYS = [
  ...['x-beta', 'x-preview', 'x-alpha', 'x-experimental', 'x-klaviyo-pre-release'],
]
const STABILITY = ['x-stability', 'x-stability-level', 'x-maturity', 'x-release-status', 'x-status']

function isMarkedPreview(operation: Raw, item: Raw): boolean {
  return [operation, item].some(
    (raw) =>
      PREVIEW_KEYS.some((key) => marks(raw[key])) ||
      STABILITY.some((key) => /alpha|beta|preview|experimental/i.test(text(raw[key]) ?? '')) ||
      list(own(raw['x-github'], 'previews')).length > 0,
  )
}

const marks = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false && value !== 'false'

/** `/beta/`, `/v1alpha2/`, `/2024-05-01-preview/`. */
export const isPreviewPath = (path: string): boolean =>
  /\/(?:v\d+)?(?:alpha|beta)\d*\/|\/[^/]*\d[^/]*-preview(?=\/|$)/i.test(path.slice(0, 500))

/** The hints of MCP's tool annotations, on the operation or in an object of their own. */
function hintsOf(raw: Raw): Operation['hints'] {
  const places = [raw, record(raw['x-mcp']), record(raw['x-mcp-annotations'])]
  places.push(record(own(raw['x-mcp'], 'annotations')))
  const said = (name: string): boolean | undefined =>
    places
      .flatMap((place) => [place[`x-${name}Hint`], place[`${name}Hint`]])
      .find((it): it is boolean => typeof it === 'boolean')
  const hints = withValues({
    readOnly: said('readOnly'),
    destructive: said('destructive'),
    idempotent: said('idempotent'),
  })
  return Object.keys(hints).length > 0 ? hints : undefined
}

/** Alternatives of which each is a list of schemes, with the scopes that it wants of them. */
export function requirements(security: unknown): Readonly<Record<string, string[]>>[] | undefined {
  if (!Array.isArray(security)) return undefined
  return security
    .filter(isRecord)
    .map((it) =>
      Object.fromEntries(Object.entries(it).map(([name, scopes]) => [name, texts(scopes)])),
    )
}
