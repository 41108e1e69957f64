import { BoundedMap } from '../core/bounded-map.ts'
import type { Lease } from '../entity/lease.ts'

/** A lease that may be used again. */
interface Kept {
  readonly lease: Lease
  /** From when to when, in epoch milliseconds: a clock may be set back. */
  readonly asked: number
  readonly until: number
}

/** What clocks and timers of two machines may differ by within a term, in milliseconds. */
const MARGIN = 50

/**
 * By what was asked for. Terms are equally long, so the oldest stand first. Values, never promises:
 * one made in another request may never settle.
 */
const leases = new BoundedMap<string, Kept>(10_000)

/** Of an entity, named among all of a deployment. */
export const leaseKey = (place: string, app: string, connection: string | undefined): string =>
  `${place} ${app} ${connection ?? ''}`

/** The lease that was given a moment ago, where its entity lets it be used again. */
export function keptLease(key: string, now: number): Lease | undefined {
  const kept = leases.get(key)
  if (!kept) return undefined
  if (now >= kept.asked && now < kept.until) return kept.lease
  leases.delete(key)
  return undefined
}

/**
 * Keeps a lease for its term, and drops those whose term is over.
 *
 * @param asked when it was asked for, epoch milliseconds: its entity counts from later on
 */
export function keepLease(key: string, { term = 0, ...lease }: Lease, asked: number): void {
  for (const [old, { until }] of leases) {
    if (asked < until) break
    leases.delete(old)
  }
  if (term <= MARGIN) return
  leases.set(key, { lease, asked, until: asked + term - MARGIN })
}

/** The app refused it. */
export const dropLease = (key: string): void => {
  leases.delete(key)
}
