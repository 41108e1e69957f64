import { errorCode } from '../core/errors.ts'
import { type Limits, parseText } from './parse.ts'
import { isRecord, own, type Raw } from './values.ts'

/** The files of a document, by URL; the first is the one that was given. */
export interface Files {
  /** URL of the given one, or `''` where nobody said. */
  readonly root: string
  readonly parsed: ReadonlyMap<string, unknown>
}

export type FetchFile = (url: string) => Promise<string>

interface Target {
  readonly file: string
  /** What stands after `#`, without it. */
  readonly fragment: string
}

/** Where a reference points to that stands in the file `from`. */
export function targetOf(reference: string, from: string): Target {
  const [path = '', ...rest] = reference.split('#')
  const fragment = rest.join('#')
  if (path === '') return { file: from, fragment }
  const base = from === '' ? undefined : from
  const file = URL.canParse(path, base) ? new URL(path, base).href : path
  return { file, fragment }
}

/** Keys under which references are data, or lead to what no request needs. */
const UNREAD = new Set([
  'example',
  'examples',
  'default',
  'enum',
  'const',
  'responses',
  'callbacks',
  'webhooks',
])

/** The references in a file that lead to other files, each file once. */
export function filesNamed(value: unknown, file: string): string[] {
  const found = new Set<string>()
  const rest: { node: unknown; named: boolean }[] = [{ node: value, named: false }]
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, named } = next
    if (Array.isArray(node)) for (const it of node) rest.push({ node: it, named: false })
    if (!isRecord(node)) continue
    const reference = own(node, '$ref')
    if (!named && typeof reference === 'string') found.add(targetOf(reference, file).file)
    for (const [key, child] of Object.entries(node)) {
      if (!named && (UNREAD.has(key) || key.startsWith('x-'))) continue
      rest.push({ node: child, named: !named && (key === 'properties' || key === 'schemas') })
    }
  }
  found.delete(file)
  return [...found]
}

interface Gathered {
  readonly files: Files
  readonly warnings: readonly string[]
}

/** How many files are asked for at a time: what a Worker may have open. */
const AT_ONCE = 6

/**
 * Fetches the files that references lead to, as far as they lie below the origin of the given one.
 * What cannot be had is told, and faults the operations that need it, nothing else.
 */
export async function gatherFiles(
  root: Raw,
  url: string | undefined,
  fetchFile: FetchFile | undefined,
  limits: Limits,
): Promise<Gathered> {
  const name = url === undefined ? '' : (url.split('#')[0] ?? '')
  const parsed = new Map<string, unknown>([[name, root]])
  const warnings: string[] = []
  let size = 0
  let wanted = filesNamed(root, name)
  for (let hop = 1; wanted.length > 0 && fetchFile && url !== undefined; hop++) {
    const allowed = wanted.filter((it) => sameOrigin(it, name))
    for (const it of wanted) if (!sameOrigin(it, name)) warnings.push(elsewhere(it))
    if (hop > limits.hops || parsed.size + allowed.length > limits.files + 1) {
      warnings.push(
        `References lead to more than ${limits.files} files or ${limits.hops} steps away.`,
      )
      break
    }
    const next = new Set<string>()
    for (let i = 0; i < allowed.length && size <= limits.text; i += AT_ONCE) {
      const batch = allowed.slice(i, i + AT_ONCE)
      const results = await Promise.all(batch.map((it) => fetchOne(it, fetchFile, limits)))
      for (const { file, length, value, warning } of results) {
        size += length
        if (warning) warnings.push(warning)
        parsed.set(file, value)
        for (const it of filesNamed(value, file)) next.add(it)
      }
    }
    if (size > limits.text) warnings.push('The files of the document are too large together.')
    wanted = size > limits.text ? [] : [...next].filter((it) => !parsed.has(it))
  }
  return { files: { root: name, parsed }, warnings }
}

const elsewhere = (file: string): string =>
  `${file} was not read: files are only read from where the document comes from.`

/** Only from HTTP servers: all other schemes have the same origin, `null`. */
function sameOrigin(file: string, root: string): boolean {
  if (!URL.canParse(file) || !URL.canParse(root)) return false
  const { protocol, origin } = new URL(file)
  return /^https?:$/.test(protocol) && origin === new URL(root).origin
}

interface Fetched {
  readonly file: string
  readonly length: number
  readonly value: unknown
  readonly warning?: string
}

async function fetchOne(file: string, fetchFile: FetchFile, limits: Limits): Promise<Fetched> {
  try {
    const source = await fetchFile(file)
    return { file, length: source.length, value: parseText(source, limits) }
  } catch (error) {
    const why = errorCode(error) && error instanceof Error ? `: ${error.message}` : ''
    return { file, length: 0, value: undefined, warning: `${file} could not be read${why}.` }
  }
}
