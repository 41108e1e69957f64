import { nextCallEnd } from '../core/calls.ts'
import type { ProjectId } from '../core/ids.ts'
import { tellBug } from '../observe/bug.ts'
import type { AuditLog } from './audit-log.ts'
import { nextAuditEnd } from './audit-rows.ts'
import { cascade, nextCascade } from './cascade.ts'
import { nextDeletion } from './deletion.ts'
import { dueDeliveries, markSent, nextDelivery } from './deliveries.ts'
import { EVENTS_KEPT_FOR, oldestEvent, pruneEvents } from './event-log.ts'
import type { EventMessage } from './events.ts'
import type { Home } from './home.ts'
import { dropPayloads, nextPayloadEnd } from './payloads.ts'
import { nextReseal } from './reseal.ts'
import { dropOldSecrets, nextOldSecret } from './webhook-endpoints.ts'

/** When the queue refused something, or the object died, there is another round after this (ms). */
const RETRY = 15_000
/** How many events are forgotten at a time. */
const PRUNED_AT_ONCE = 500
/** What is over is swept together, after this many milliseconds. */
const SWEEP = 60_000

/** What else of a project has work in a round. */
interface Parts {
  readonly audit: AuditLog
  /** Sealing everything anew goes on, where it is due. */
  readonly sealing: { goOn(): Promise<void> }
}

/**
 * Hands to the queue what is due, forgets what is old, and sets the one alarm of the object for what
 * is left. The tables are the schedule: whatever is lost on the way is due again.
 */
export async function goRound(
  home: Home,
  queue: Queue<EventMessage>,
  { audit, sealing }: Parts,
): Promise<void> {
  const sql = home.sql()
  setNextRound(home, Date.now() + RETRY) // should this one end in the middle
  let notBefore = 0
  try {
    await cascade(sql, home.project(), queue)
    await sendDeliveries(sql, home.project(), queue)
  } catch (error) {
    tellBug('the queue did not take all, and will be asked again', error)
    notBefore = Date.now() + RETRY
  }
  try {
    await sealing.goOn()
  } catch (error) {
    tellBug('sealing anew was interrupted, and goes on', error)
    notBefore = Date.now() + RETRY
  }
  try {
    await audit.prune(Date.now())
  } catch (error) {
    tellBug('the audit log was not tidied, and will be', error)
    notBefore = Date.now() + RETRY
  }
  pruneEvents(sql, Date.now() - EVENTS_KEPT_FOR, PRUNED_AT_ONCE)
  dropPayloads(sql, Date.now(), PRUNED_AT_ONCE)
  dropOldSecrets(sql, Date.now())
  setNextRound(home, notBefore)
}

/**
 * Sets the alarm; to be called in the same turn as a write that gives something to do, so that the
 * one is never stored without the other (writes of a turn are one transaction of the object).
 *
 * @param notBefore epoch milliseconds
 */
export function setNextRound(home: Home, notBefore = 0): void {
  const { storage } = home
  const sql = home.sql()
  const later = (at: number | null, millis: number) => (at === null ? null : at + millis)
  const times = [
    nextCascade(sql),
    nextDelivery(sql),
    nextOldSecret(sql),
    later(nextPayloadEnd(sql), SWEEP),
    nextReseal(storage, sql),
    later(oldestEvent(sql), EVENTS_KEPT_FOR + 1),
    later(nextCallEnd(sql), SWEEP),
    nextAuditEnd(storage, sql, home.project()),
  ].filter((at) => at !== null)
  const next = Math.min(...times, nextDeletion(storage, sql))
  const at = Number.isFinite(next) ? Math.max(next, notBefore, Date.now()) : undefined
  const done = at === undefined ? storage.deleteAlarm() : storage.setAlarm(at)
  done.catch((error) => tellBug('an alarm', error)) // with it the writes of the turn are gone, too
}

async function sendDeliveries(
  sql: SqlStorage,
  project: ProjectId,
  queue: Queue<EventMessage>,
): Promise<void> {
  for (;;) {
    const now = Date.now()
    const due = dueDeliveries(sql, now, 100)
    if (due.length === 0) return
    await queue.sendBatch(
      due.map(({ id, attempt }) => ({
        body: { kind: 'webhook.deliver', project, delivery: id, attempt },
      })),
    )
    markSent(sql, due, now)
  }
}
