/** What a model is given of a result, in characters of JSON: about 5,000 tokens. */
export const MODEL_LIMIT = 20_000

/** Of lists and objects that were weighed before: else each level would weigh all that is below it anew. */
const known = new WeakMap<object, number>()

/** How long the JSON of a value is; 0 where it has none. */
function size(value: unknown): number {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)?.length ?? 0
  const before = known.get(value)
  if (before !== undefined) return before
  const sizes = Array.isArray(value)
    ? value.map((item) => size(item) || NULL)
    : Object.entries(value).flatMap(([key, it]) => {
        const needed = size(it)
        return needed === 0 ? [] : [size(key) + 1 + needed]
      })
  const whole = sizes.reduce((sum, it) => sum + it + 1, sizes.length === 0 ? 2 : 1)
  known.set(value, whole)
  return whole
}

/** What stands in a list for what has no JSON. */
const NULL = 'null'.length

/**
 * Makes a result small enough for a model, as valid JSON of the same shape: whole items are dropped
 * from the end of arrays, long texts are cut in the middle.
 *
 * @returns the value, and a note for the model where something is missing from it
 */
export function trim(value: unknown, limit: number): { value: unknown; note: string | null } {
  const whole = size(value)
  if (whole <= limit) return { value, note: null }
  const note = `This result is shortened: it had ${whole} characters of JSON, and ${limit} are shown at most. Ask for less (a smaller page, a filter, fewer fields) or for the next page.`
  return { value: shorten(value, limit), note }
}

function shorten(value: unknown, limit: number): unknown {
  if (size(value) <= limit) return value
  if (typeof value === 'string') return fitText(value, limit)
  if (Array.isArray(value)) return fitArray(value, limit)
  if (typeof value === 'object' && value !== null) return fitObject(Object.entries(value), limit)
  return value
}

/** The beginning and the end, with a note between them; JSON may write a text longer than it is. */
function fitText(text: string, limit: number): string {
  const stretch = size(text) / (text.length + 2)
  let room = Math.max(0, Math.floor((limit - 42) / Math.max(1, stretch)))
  for (;;) {
    const head = text.slice(0, Math.ceil((room * 2) / 3))
    const tail = room < 60 ? '' : text.slice(-Math.floor(room / 3))
    const left = text.length - head.length - tail.length
    const cut = `${head}…[${left} characters cut]…${tail}`.toWellFormed()
    if (size(cut) <= limit || room === 0) return cut
    room = Math.floor(room * 0.8)
  }
}

/** Items from the start, whole while there is room; at least a shortened first one. */
function fitArray(items: readonly unknown[], limit: number): unknown[] {
  const kept: unknown[] = []
  let left = limit - 2
  for (const item of items) {
    const needed = size(item) + 1
    if (needed > left) break
    kept.push(item)
    left -= needed
  }
  return kept.length === 0 && items.length > 0 ? [shorten(items[0], limit - 2)] : kept
}

/** Small fields whole; the large ones share what is left, the smaller of them first. */
function fitObject(entries: readonly (readonly [string, unknown])[], limit: number): object {
  const out = new Map(entries.map(([key]) => [key, undefined as unknown]))
  const bySize = entries
    .map(([key, value]) => ({ key, value, needed: size(value) }))
    .sort((a, b) => a.needed - b.needed)
  let left = limit - 2 - entries.reduce((sum, [key]) => sum + size(key) + 2, 0)
  bySize.forEach(({ key, value, needed }, i) => {
    const share = Math.floor(left / (bySize.length - i))
    const fitted = needed <= share ? value : share > 60 ? shorten(value, share) : undefined
    out.set(key, fitted)
    left -= fitted === undefined ? 0 : size(fitted)
  })
  return Object.fromEntries([...out].filter(([, value]) => value !== undefined))
}
