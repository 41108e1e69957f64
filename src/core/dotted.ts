import * as z from 'zod'

const Container = z.lazy(() => z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]))

/** The value at a dotted path of parsed JSON, e.g. `0.id` or `authed_user.access_token`. */
export function dotted(value: unknown, path: string): unknown {
  let current = value
  for (const key of path.split('.')) {
    const container = Container.safeParse(current).data
    if (!container || !Object.hasOwn(container, key)) return undefined
    current = (container as Record<string, unknown>)[key] // arrays answer to their indices too
  }
  return current
}

/** The same as text, where it is a text or a number. */
export function dottedText(value: unknown, path: string): string | undefined {
  const found = dotted(value, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}
