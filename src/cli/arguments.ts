import { UsageError } from './failure.ts'

/**
 * The arguments of an action, as they stand on a command line: one JSON object, `-` for the same
 * from standard input, or `key=value` (text; the service makes numbers of it where those are meant)
 * and `key:=json` for anything else. A dot goes deeper: `labels.color=red`.
 *
 * @throws {UsageError}
 */
export async function actionArguments(
  words: readonly string[],
  readStdin: () => Promise<string>,
): Promise<Record<string, unknown>> {
  const [first, ...more] = words
  if (first === undefined) return {}
  if (first === '-' || first.trimStart().startsWith('{')) {
    if (more.length > 0)
      throw new UsageError(`"${more[0]}" stands behind the JSON: give one of them`)
    const text = first === '-' ? await readStdin() : first
    return objectOf(text, first === '-' ? 'standard input' : 'the arguments')
  }
  const result: Record<string, unknown> = {}
  for (const word of words) put(result, ...pairOf(word))
  return result
}

function objectOf(text: string, place: string): Record<string, unknown> {
  const value = jsonOf(text, place)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  throw new UsageError(`${place}: a JSON object is needed, such as {"title":"Hello"}`)
}

function jsonOf(text: string, place: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new UsageError(`${place}: this is not JSON (${(error as Error).message})`)
  }
}

function pairOf(word: string): [path: string[], value: unknown] {
  const [, path, colon, text = ''] = /^([^\s=:]+)(:?)=(.*)$/s.exec(word) ?? []
  if (path === undefined) {
    throw new UsageError(`"${word}" is neither key=value, nor key:=json, nor a JSON object`)
  }
  return [path.split('.'), colon ? jsonOf(text, path) : text]
}

/** Own members only: a path through `__proto__` makes a member of that name, and nothing else. */
function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  const there = Object.hasOwn(target, name) ? target[name] : undefined
  const isObject = typeof there === 'object' && there !== null && !Array.isArray(there)
  const inner = isObject ? (there as Record<string, unknown>) : {}
  if (rest.length > 0) put(inner, rest, value)
  Object.defineProperty(target, name, {
    value: rest.length > 0 ? inner : value,
    ...{ enumerable: true, configurable: true, writable: true },
  })
}

/** `name=value` pairs of an option that may be given several times. @throws {UsageError} */
export function pairs(words: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=')
      if (at < 1) throw new UsageError(`${option}: write name=value, not "${word}"`)
      return [word.slice(0, at), word.slice(at + 1)]
    }),
  )
}

/** A list that is separated by commas. */
export const commas = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** Lists of actions, as options tell them. */
export interface ActionLists {
  readonly allow?: string
  readonly deny?: string
}

/** The same as the service takes it; `undefined` where nothing is said. */
export function actionRules({ allow, deny }: ActionLists) {
  const rules = { allow: commas(allow), deny: commas(deny) }
  return (rules.allow ?? rules.deny) ? rules : undefined
}
