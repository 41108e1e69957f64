import type { Outcome } from '../core/outcome.ts'
import type { Lease } from '../entity/credentials.ts'
import type { Entity } from '../entity/entity.ts'
import type { Notes } from '../observe/notes.ts'
import { notePart } from '../observe/spans.ts'
import { traceparentOf } from '../observe/trace.ts'
import type { CallLog } from './call-log.ts'
import type { Permissions } from './permissions.ts'
import { assertNotTurnedAway, noted } from './turned-away.ts'

/** Whom a lease is asked of. */
interface Lessor {
  readonly entity: DurableObjectStub<Entity>
  readonly log: CallLog
  readonly notes: Notes
  readonly permissions: Permissions
  readonly place?: string
}

/** A lease, which takes along what the entity was not told of its calls yet. */
export async function leaseFrom(
  { entity, log, notes, permissions, place = '' }: Lessor,
  app: string,
  connection: string | undefined,
): Promise<Outcome<Lease>> {
  const { limits } = await permissions.rulesOf(app)
  if (limits) for (const whom of [place, `${place} ${app}`]) assertNotTurnedAway(whom, Date.now())
  const calls = log.take()
  const { trace } = notes
  const start = trace ? Date.now() : 0
  try {
    const told = calls.length > 0 ? { calls, callLog: permissions.callLog?.() } : {}
    const wish = { app, connection, ...told, ...(limits && { limits }) }
    const answer = await entity.lease(trace ? { ...wish, traceparent: traceparentOf(trace) } : wish)
    return limits ? noted(place, app, answer, Date.now()) : answer
  } catch (error) {
    for (const entry of calls) log.add(entry)
    throw error
  } finally {
    if (trace) notePart(notes, 'lease', start, Date.now())
  }
}
