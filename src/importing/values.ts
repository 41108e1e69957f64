/**
 * Values of documents that others wrote, taken as they come: where a list or an object should stand,
 * there may be anything, and the readers go on with what can be understood.
 */

export type Raw = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object, or an empty one. */
export const record = (value: unknown): Raw => (isRecord(value) ? value : {})

/** The list; of an object, its values; else nothing. */
export const list = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return isRecord(value) ? Object.values(value) : []
}

/** A text without blanks around it; numbers and booleans as texts; `undefined` for all else. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The texts of a list, or of a single text. */
export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(text).filter((it) => it !== undefined)

/** What stands under a key of the object itself, never under one of `Object`'s own. */
export const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Raw)[key]
    : undefined

/** `true`, also where it was written as a text. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true'

type Optional<T> = { [K in keyof T]: T[K] | undefined }

/** The object without the keys that have no value. */
export const defined = <T extends object>(value: Optional<T>): T =>
  Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as T

/** A short text on one line, for messages. */
export const excerpt = (value: string, length = 80): string => {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}
