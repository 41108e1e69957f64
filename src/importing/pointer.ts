import { type Files, targetOf } from './files.ts'
import { ImportFault, type Located, type Resolve, type Resolved } from './operation.ts'
import { excerpt, isRecord, own, type Raw, record } from './values.ts'

/** JSON Pointer (RFC 6901), as the fragment of a URL. */
export const pointer = (...keys: readonly string[]): string =>
  `#${keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

function percentDecoded(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}

/** An object that was found, and where. */
export interface Found {
  readonly raw: Raw
  readonly file: string
}

interface Place {
  readonly value: unknown
  readonly file: string
  readonly keys: readonly string[]
}

/** Where references of one document lead. Each is followed when it is needed, none before. */
export interface References {
  /**
   * The object itself, or the one that its `$ref` leads to in the end.
   *
   * @throws {ImportFault} where it leads nowhere, or to itself
   */
  readonly follow: (value: unknown, file: string) => Found
  /** The same of a schema: with what stands beside its references, with its identity and its name. */
  readonly resolve: Resolve
}

/** What may be said beside a `$ref` of any version: it holds for this use of the schema. */
const ANNOTATIONS = new Set([
  ...['description', 'title', 'default', 'deprecated', 'nullable', 'readOnly', 'writeOnly'],
  ...['example', 'examples'],
])

const MAX_HOPS = 100

const referenceOf = (value: unknown): string | undefined => {
  const reference = own(value, '$ref')
  return typeof reference === 'string' ? reference : undefined
}

/**
 * @param structural whether all that stands beside a `$ref` counts, as in JSON Schema since 2019-09;
 *   else only notes such as `description` do
 */
export function references(files: Files, structural: boolean): References {
  const names = lazily(() => indexNames(files))

  function locate(reference: string, from: string, hops: number): Place {
    if (hops > MAX_HOPS) throw new ImportFault(`${excerpt(reference)} leads to itself.`)
    const { file, fragment } = targetOf(reference, from)
    const root = files.parsed.get(file)
    const named = names().get(`${file}#${fragment}`) ?? names().get(reference)
    if (named && (root === undefined || (fragment !== '' && !fragment.startsWith('/'))))
      return named
    if (root === undefined)
      throw new ImportFault(`${excerpt(reference)} leads to a file that was not read.`)
    const tokens = fragment.split('/').slice(1)
    if (tokens.length > MAX_HOPS) throw new ImportFault(`${excerpt(reference)} leads nowhere.`)
    const start: Place = { value: root, file, keys: [] }
    return tokens.length === 0 ? start : walk(start, tokens, reference, hops)
  }

  function walk(start: Place, tokens: readonly string[], reference: string, hops: number): Place {
    let place = start
    let followed = hops
    for (let i = 0; i < tokens.length; ) {
      const step = childAt(place.value, tokens, i)
      const onward = step ? undefined : referenceOf(place.value)
      if (step) place = { value: step.value, file: place.file, keys: [...place.keys, step.key] }
      else if (onward !== undefined) place = locate(onward, place.file, ++followed)
      else throw new ImportFault(`${excerpt(reference)} leads nowhere.`)
      i += step ? step.taken : 0
    }
    return place
  }

  function chase(value: unknown, file: string): Place & { readonly notes: Raw } {
    let place: Place = { value, file, keys: [] }
    const notes: Record<string, unknown> = {}
    for (let hops = 0; ; hops++) {
      const reference = referenceOf(place.value)
      if (reference === undefined) return { ...place, notes }
      if (hops > MAX_HOPS) throw new ImportFault(`${excerpt(reference)} leads to itself.`)
      for (const [key, note] of Object.entries(record(place.value))) {
        if (ANNOTATIONS.has(key) && note !== '' && !(key in notes)) notes[key] = note
      }
      place = locate(reference, place.file, hops)
    }
  }

  function follow(value: unknown, file: string): Found {
    const place = chase(value, file)
    return { raw: record(place.value), file: place.file }
  }

  function resolve({ raw, file }: Located): Resolved {
    const beside = structural ? structureBeside(raw) : undefined
    if (beside) return { raw: beside, file }
    const place = chase(raw, file)
    const target = place.value === false ? { not: {} } : record(place.value)
    if (place.value === raw) return { raw: target, file: place.file }
    const merged = Object.keys(place.notes).length > 0 ? { ...target, ...place.notes } : target
    const name = nameOf(place, files.root)
    const id = `${place.file}${pointer(...place.keys)}`
    return { raw: merged, file: place.file, id, ...(name === undefined ? {} : { name }) }
  }

  return { follow, resolve }
}

/** A reference with more than notes beside it, written as the `allOf` that it means. */
function structureBeside(raw: unknown): Raw | undefined {
  const reference = referenceOf(raw)
  if (reference === undefined) return undefined
  const beside = Object.entries(record(raw)).filter(
    ([key]) => key !== '$ref' && !key.startsWith('x-'),
  )
  const structure = beside.filter(([key]) => !ANNOTATIONS.has(key) && !key.startsWith('$'))
  if (structure.length === 0) return undefined
  const notes = beside.filter(([key]) => ANNOTATIONS.has(key))
  const { allOf, ...more } = Object.fromEntries(structure)
  const others = Array.isArray(allOf) ? (allOf as unknown[]) : []
  const rest = Object.keys(more).length > 0 ? [more] : []
  return { ...Object.fromEntries(notes), allOf: [{ $ref: reference }, ...others, ...rest] }
}

interface Step {
  readonly value: unknown
  readonly key: string
  /** How many tokens it took. */
  readonly taken: number
}

/** One step down a pointer, also where percent-encoding or a `/` in a name was forgotten. */
function childAt(value: unknown, tokens: readonly string[], at: number): Step | undefined {
  const token = tokens[at] ?? ''
  for (const key of [unescaped(token), unescaped(percentDecoded(token))]) {
    const child = own(value, key)
    if (child !== undefined && child !== null) return { value: child, key, taken: 1 }
  }
  for (let end = at + 2; end <= tokens.length; end++) {
    const key = percentDecoded(tokens.slice(at, end).join('/'))
    const child = isRecord(value) ? own(value, key) : undefined
    if (child !== undefined && child !== null) return { value: child, key, taken: end - at }
  }
  return undefined
}

/** Where named schemas stand: in OpenAPI, Swagger and Discovery, and in JSON Schema. */
const NAMED: readonly (readonly string[])[] = [
  ...[['components', 'schemas'], ['definitions'], ['schemas'], ['$defs']],
]

/** Of a named type, or of a file that is one or a collection of them. */
function nameOf({ keys, file }: Place, root: string): string | undefined {
  if (keys.length === 0) return /([^/]+?)(?:\.\w+)?$/.exec(file.split(/[?#]/)[0] ?? '')?.[1]
  if (keys.length === 1 && file !== root) return keys[0]
  const parents = keys.slice(0, -1).join('/')
  return NAMED.some((path) => path.join('/') === parents) ? keys.at(-1) : undefined
}

/** Schemas by what else than a pointer may name them: `$id`, `$anchor`, and their bare names. */
function indexNames(files: Files): ReadonlyMap<string, Place> {
  const names = new Map<string, Place>()
  for (const [file, root] of files.parsed) {
    for (const path of NAMED) {
      const schemas = path.reduce<unknown>((node, key) => own(node, key), root)
      for (const [name, value] of Object.entries(record(schemas))) {
        const place = { value, file, keys: [...path, name] }
        for (const alias of aliasesOf(name, value, file)) {
          if (!names.has(alias)) names.set(alias, place)
        }
      }
    }
  }
  return names
}

function aliasesOf(name: string, schema: unknown, file: string): string[] {
  const aliases = [name, `${file}#${name}`]
  const [id, anchor] = [own(schema, '$id'), own(schema, '$anchor')]
  if (typeof anchor === 'string') aliases.push(`${file}#${anchor}`)
  if (typeof id === 'string') {
    const target = targetOf(id, file)
    aliases.push(id, `${target.file}#${target.fragment}`)
  }
  return aliases
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
