import { CORE_SCHEMA, loadAll, mergeTag, YAMLException } from 'js-yaml'
import { ServiceError } from '../core/errors.ts'
import { foreignText } from './read-foreign.ts'
import { isRecord } from './values.ts'

/** What a document may cost. Sizes are in characters. */
export interface Limits {
  /** Of one text, and of all files of a document together. */
  readonly text: number
  /**
   * Of a text in YAML, which costs far more than JSON: with js-yaml 5.5.0 a document of 10 MB takes
   * half a second and 130 MB of memory, all that a Worker has.
   */
  readonly yaml: number
  /** Levels of nesting. */
  readonly depth: number
  /** Values, counted as often as aliases repeat them. */
  readonly values: number
  readonly operations: number
  /** Further files that references may lead to, and how many steps away they may lie. */
  readonly files: number
  readonly hops: number
}

export const LIMITS: Limits = {
  text: 64_000_000,
  yaml: 6_000_000,
  depth: 200,
  values: 10_000_000,
  operations: 5000,
  files: 1000,
  hops: 50,
}

export const unreadable = (problem: string, options?: ErrorOptions): ServiceError =>
  new ServiceError('document-unreadable', problem, {}, options)

/** What a Worker has no room for may still be compiled elsewhere. */
export const tooLarge = (problem: string): ServiceError =>
  new ServiceError(
    'document-too-large',
    `${problem}: compile it with npm run catalogue -- compile <file|url>, and send what that prints as compiled`,
  )

const megabytes = (size: number): string => `${Math.ceil(size / 100_000) / 10} MB`

/**
 * Reads JSON or YAML, told apart by their content. YAML is read by its 1.2 core schema: `no` and
 * dates are texts, and of a key that stands twice the last one counts.
 *
 * @throws {ServiceError} `document-unreadable` that names the line, or what the text is instead
 */
export function parseText(given: string, limits: Limits = LIMITS): unknown {
  const source = given.replace(/^\uFEFF/, '')
  if (source.trim() === '')
    throw unreadable('The document is empty: give the text of an API document.')
  if (source.length > limits.text) {
    const sizes = `${megabytes(source.length)}, and at most ${megabytes(limits.text)} are taken`
    throw tooLarge(`The document has ${sizes}`)
  }
  const foreign = foreignText(source)
  if (foreign) throw unreadable(foreign)
  if (/^\s*[[{]/.test(source)) {
    const parsed = parseJson(source)
    if (parsed) return checked(parsed.value, limits, false)
  }
  return checked(parseYaml(source, limits), limits, true)
}

/** `undefined`: no JSON, though perhaps YAML in its JSON-like clothes. */
function parseJson(source: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(source) as unknown }
  } catch {
    return undefined
  }
}

const SCHEMA = CORE_SCHEMA.withTags(mergeTag)

function parseYaml(source: string, limits: Limits): unknown {
  if (source.length > limits.yaml) throw tooMuchYaml(source, limits)
  const documents = loadYaml(source, limits).filter((it) => it !== null && it !== undefined)
  if (documents.length > 1) {
    throw unreadable(`The text holds ${documents.length} YAML documents: give one of them.`)
  }
  return documents[0]
}

function tooMuchYaml(source: string, limits: Limits): ServiceError {
  if (!/^\s*[[{]/.test(source)) {
    const sizes = `${megabytes(source.length)}, and YAML is taken up to ${megabytes(limits.yaml)}`
    return tooLarge(`The document has ${sizes}`)
  }
  return unreadable(`The document is no valid JSON${placeInJson(source)}.`)
}

/** Where the engine says that JSON goes wrong. */
function placeInJson(source: string): string {
  try {
    JSON.parse(source)
    return ''
  } catch (error) {
    const [, at] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
    return at ? `: see line ${source.slice(0, Number(at)).split('\n').length}` : ''
  }
}

function loadYaml(source: string, limits: Limits): unknown[] {
  try {
    return loadAll(source, { schema: SCHEMA, json: true, maxDepth: limits.depth })
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined
    const where = mark ? ` in line ${mark.line + 1}` : ''
    const why = error instanceof YAMLException ? error.reason : 'it cannot be parsed'
    throw unreadable(`The document is neither JSON nor YAML${where}: ${why}.`, { cause: error })
  }
}

interface Extent {
  readonly values: number
  readonly height: number
}

/**
 * Refuses what would cost too much to walk through: nesting without end, and a few aliases that
 * stand for millions of values. Values that are shared are counted where they are used.
 */
export function checked(value: unknown, limits: Limits, shared: boolean): unknown {
  const known = new Map<object, Extent | 'open'>()
  const measure = (node: unknown, depth: number): Extent => {
    if (typeof node !== 'object' || node === null) return { values: 1, height: 1 }
    const before = known.get(node)
    if (before === 'open') throw unreadable('An alias of the document stands within itself.')
    const height = depth + (before?.height ?? 0)
    if (height > limits.depth) throw unreadable(`The document nests over ${limits.depth} levels.`)
    if (before) return before
    if (shared) known.set(node, 'open')
    const extent = sum(Array.isArray(node) ? node : Object.values(node), (it) =>
      measure(it, depth + 1),
    )
    if (extent.values > limits.values) {
      throw tooLarge(`The document has over ${limits.values} values, counting aliases`)
    }
    if (shared) known.set(node, extent)
    return extent
  }
  measure(value, 1)
  if (isRecord(value)) return value
  throw unreadable('The document is no object: give the text of an API document.')
}

function sum(children: readonly unknown[], measure: (child: unknown) => Extent): Extent {
  let values = 1
  let height = 0
  for (const child of children) {
    const extent = measure(child)
    values += extent.values
    height = Math.max(height, extent.height)
  }
  return { values, height: height + 1 }
}
