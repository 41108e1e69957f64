/** What may differ from a base: any part of any depth; `undefined` takes a part away. */
type Changes<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Changes<T[K]> | undefined }
    : T

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A variant of an app, or of a part of one: objects merge, arrays and scalars replace, `undefined`
 * removes. Neither argument is changed.
 */
export function inherit<T extends object>(base: T, changes: Changes<T>): T {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(base))
  for (const [name, change] of Object.entries(changes)) {
    if (change === undefined) delete merged[name]
    else {
      const before = merged[name]
      merged[name] = isPlain(change) ? inherit(isPlain(before) ? before : {}, change) : change
    }
  }
  return merged as T // a T with parts of T's own types in place
}
