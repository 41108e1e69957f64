import type { Outcome } from '../core/outcome.ts'
import type { Entity } from '../entity/entity.ts'
import type { Lease } from '../entity/lease.ts'
import type { LeaseWish } from '../entity/leases.ts'
import type { Notes } from '../observe/notes.ts'
import { notePart } from '../observe/spans.ts'
import { traceparentOf } from '../observe/trace.ts'
import type { CallLog } from './call-log.ts'
import { keepLease, keptLease, leaseKey } from './kept-leases.ts'
import type { Permissions } from './permissions.ts'
import { assertNotTurnedAway, noted } from './turned-away.ts'

/** Whom a lease is asked of. */
interface Lessor {
  /** As of a call's site. */
  entity(): DurableObjectStub<Entity>
  readonly log: CallLog
  readonly notes: Notes
  readonly permissions: Permissions
  readonly place?: string | undefined
}

/**
 * A lease: one of a moment ago, while its term runs, or one that is asked for. The question takes along
 * what the entity was not told of its calls yet. Where calls are counted, each one asks.
 */
export async function leaseFrom(
  lessor: Lessor,
  { app, connection, limits }: Pick<LeaseWish, 'app' | 'connection' | 'limits'>,
): Promise<Outcome<Lease>> {
  const { place } = lessor
  if (place === undefined) return ask(lessor, { app, connection, ...(limits && { limits }) })
  if (limits) {
    for (const whom of [place, `${place} ${app}`]) assertNotTurnedAway(whom, Date.now())
    return noted(place, app, await ask(lessor, { app, connection, limits }), Date.now())
  }
  const asked = Date.now()
  const key = leaseKey(place, app, connection)
  const kept = keptLease(key, asked)
  if (kept) return { ok: true, value: kept }
  const answer = await ask(lessor, { app, connection, keeps: true })
  if (answer.ok) keepLease(key, answer.value, asked)
  return answer
}

async function ask(
  { entity, log, notes, permissions }: Lessor,
  wish: LeaseWish,
): Promise<Outcome<Lease>> {
  const calls = log.take()
  const { trace } = notes
  const start = trace ? Date.now() : 0
  try {
    const told = calls.length > 0 ? { calls, callLog: permissions.callLog?.() } : {}
    const traced = trace && { traceparent: traceparentOf(trace) }
    return await entity().lease({ ...wish, ...told, ...traced })
  } catch (error) {
    for (const entry of calls) log.add(entry)
    throw error
  } finally {
    if (trace) notePart(notes, 'lease', start, Date.now())
  }
}
