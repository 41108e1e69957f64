import { WINDOW } from '../core/rate-limit.ts'
import type { KeyInUse } from './api-keys.ts'

/** A key, and how far its limit is taken by all isolates together: see `core/rate-limit.ts`. */
export type MeteredKey = KeyInUse & { readonly end?: number }

/**
 * Adds what an isolate let through since it last asked: isolates count alone between two questions,
 * and together at each.
 *
 * @param ends by key, kept in memory: a limit is about the last minute, and outlives no restart
 */
export function metered(
  key: KeyInUse | undefined,
  spent: number,
  ends: Map<string, number>,
  now: number,
): MeteredKey | null {
  const limit = key?.rights.rateLimit ?? null
  if (!key || limit === null) return key ?? null
  const end = Math.max(ends.get(key.id) ?? 0, now) + (spent * WINDOW) / limit
  ends.set(key.id, end)
  return { ...key, end }
}
