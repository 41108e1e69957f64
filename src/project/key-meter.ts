import { givePortion, type Portion } from '../core/portions.ts'
import type { KeyInUse } from './api-keys.ts'

/** A key, and what who asks for it gets of its limit: see `core/portions.ts`. */
export type MeteredKey = KeyInUse & { readonly portion?: Portion }

/**
 * Gives a portion of the key's limit along with the key.
 *
 * @param wish how many calls who asks would make
 * @param ends how far limits are taken, kept in memory: a limit is about the last minute, and outlives
 *   no restart
 * @param name as what it is counted
 */
export function metered(
  key: KeyInUse | undefined,
  wish: number,
  ends: Map<string, number>,
  name: string,
): MeteredKey | null {
  const limit = key?.rights.rateLimit ?? null
  if (!key || limit === null) return key ?? null
  const portion = givePortion(ends.get(name), limit, wish, Date.now())
  ends.set(name, portion.end)
  return { ...key, portion }
}
