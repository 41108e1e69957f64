import { placeOf, wireName } from '../catalogue/places.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import { coerce, isRecord } from './coerce.ts'
import {
  at,
  CURSORS,
  containersOf,
  END_CURSORS,
  isPosition,
  LAST_PAGES,
  LIMITS,
  linkNext,
  OFFSETS,
  PAGES,
  PLACED_CURSORS,
  saysLast,
  saysMore,
  TOTALS,
  urlsIn,
} from './page-signs.ts'

type Arguments = Readonly<Record<string, unknown>>

/** An answer, as far as it can tell of a next page. */
interface Paged {
  readonly headers: Headers
  readonly data: unknown
}

/** Longer ones are no cursor for a model to repeat; in characters. */
const MAX_CURSOR = 4_000

/**
 * What to change in the arguments of a call to get its next page; the others stay as they were.
 * Names only arguments that the action has.
 *
 * @param used the arguments of the call
 * @returns `null` where there is no next page, or where that cannot be told for sure
 */
export function nextPage(action: ActionSpec, used: Arguments, answer: Paged): Arguments | null {
  const target = targetsOf(action)
  if (!target) return null
  const containers = containersOf(answer.data)
  if (saysLast(containers)) return null
  const call = { used, target, constants: action.fixed?.query ?? {} }
  const urls = [linkNext(answer.headers.get('link')), ...urlsIn(containers)]
  const found =
    urls.map((url) => ofUrl(call, url)).find((it) => it !== undefined) ??
    ofCursor(call, answer.data, containers) ??
    ofLastId(call, answer.data) ??
    ofNumbers(call, containers)
  return found ? fitting(action, used, found) : null
}

interface Used {
  readonly used: Arguments
  /** The argument that a name on the wire, or one that callers use, means. */
  readonly target: (name: string) => string | undefined
  readonly constants: Readonly<Record<string, string>>
}

/** Made once an action: what its names mean is asked of it at every answer. */
const known = new WeakMap<ActionSpec, Used['target'] | null>()

/** @returns `null` for an action that has no argument that could say where a page begins */
function targetsOf(action: ActionSpec): Used['target'] | null {
  const before = known.get(action)
  if (before !== undefined) return before
  const made = targets(action)
  known.set(action, made)
  return made
}

function targets(action: ActionSpec): Used['target'] | null {
  const { input, argumentAliases: aliases } = action
  const names = Object.keys(input.properties).filter((name) =>
    ['query', 'body'].includes(placeOf(action, name)),
  )
  if (names.length === 0) return null
  const byWire = new Map(names.map((name) => [wireName(action, name), name]))
  return (name) => {
    const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined
    return byWire.get(name) ?? [name, alias].find((it) => it !== undefined && names.includes(it))
  }
}

/** As the schema wants the values; `null` where one does not fit, or leads nowhere new. */
function fitting(action: ActionSpec, used: Arguments, found: Arguments): Arguments | null {
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(found)) {
    const schema = action.input.properties[name]
    if (!schema || String(value).length > MAX_CURSOR) return null
    const meant = coerce(value, schema)
    const type = schema.type === 'integer' ? 'number' : schema.type
    if (typeof meant !== type || meant === '') return null
    out[name] = meant
  }
  return Object.entries(out).some(([name, value]) => used[name] !== value) ? out : null
}

/** The parameters of a next page's URL, where the action has arguments for all that say where it is. */
function ofUrl({ used, target, constants }: Used, url: unknown): Arguments | undefined {
  if (typeof url !== 'string' || !url.includes('?')) return undefined
  const [query = ''] = url.slice(url.indexOf('?')).split('#')
  const out: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    if (!isPosition(name) || Object.hasOwn(constants, name)) continue
    const argument = target(name)
    if (argument === undefined) return undefined
    if (String(used[argument]) !== value) out[argument] = value
  }
  return Object.keys(out).length > 0 ? out : undefined
}

const isCursor = (value: unknown): value is string | number =>
  typeof value === 'number' ||
  (typeof value === 'string' && value !== '' && !/^(?:https?:\/)?\//i.test(value))

function ofCursor(
  { used, target }: Used,
  data: unknown,
  containers: readonly Arguments[],
): Arguments | undefined {
  for (const [value, wanted] of cursorsIn(data, containers)) {
    if (!isCursor(value)) continue
    const argument = wanted.map(target).find((name) => name !== undefined)
    if (argument !== undefined && used[argument] !== value) return { [argument]: value }
  }
  return undefined
}

/** All that an answer may mean as a cursor, and what requests may call it: the likeliest first. */
function* cursorsIn(
  data: unknown,
  containers: readonly Arguments[],
): Generator<readonly [value: unknown, wanted: readonly string[]]> {
  const read = (name: string) => containers.find((it) => isCursor(it[name]))?.[name]
  for (const [name, wanted] of CURSORS) yield [read(name), wanted]
  if (saysMore(containers)) {
    for (const name of END_CURSORS) yield [read(name), ['after', 'cursor', name]]
  }
  for (const [path, wanted] of PLACED_CURSORS) {
    const value = at(data, path)
    if (typeof value === 'string') yield [value, wanted]
  }
}

/** The last item's id, where an answer says that there is more (as Stripe's do). */
function ofLastId({ target }: Used, data: unknown): Arguments | undefined {
  const argument = target('starting_after')
  const items = at(data, 'data')
  const last: unknown = Array.isArray(items) ? items.at(-1) : undefined
  const id = isRecord(last) ? last['id'] : undefined
  const more = at(data, 'has_more') === true
  return argument !== undefined && more && isCursor(id) ? { [argument]: id } : undefined
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** Offset and total, or page and pages, as the answer itself tells them. */
function ofNumbers({ target }: Used, containers: readonly Arguments[]): Arguments | undefined {
  for (const it of containers) {
    const read = (names: readonly string[]) => {
      const name = names.find((one) => isCount(it[one])) ?? ''
      return { name, value: it[name] as number | undefined }
    }
    const [offset, limit, total] = [read(OFFSETS), read(LIMITS), read(TOTALS)]
    const byOffset = target(offset.name)
    if (byOffset !== undefined && offset.value !== undefined && limit.value && total.value) {
      const next = offset.value + limit.value
      return next < total.value ? { [byOffset]: next } : undefined
    }
    const [page, last] = [read(PAGES), read(LAST_PAGES)]
    const byPage = target('page') ?? target(page.name)
    if (byPage !== undefined && page.value !== undefined && last.value) {
      return page.value < last.value ? { [byPage]: page.value + 1 } : undefined
    }
  }
  return undefined
}
