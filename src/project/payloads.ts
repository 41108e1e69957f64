import { ServiceError } from '../core/errors.ts'

const DAY = 24 * 3_600_000
/** How long an app's payload is there for endpoints that did not get it, in milliseconds. */
const KEPT_FOR = 7 * DAY
/** The same once all endpoints got it: it may be replayed. */
const KEPT_AFTER = DAY

/**
 * What apps send is whose it is by their own lights alone: no erasure finds it. So it goes by itself,
 * as soon as nobody needs it; the event stays, without it.
 */
export const keepPayload = (sql: SqlStorage, event: string, now: number): void => {
  sql.exec('UPDATE event SET payload_until = ? WHERE id = ?', now + KEPT_FOR, event)
}

/** An endpoint got it: where that was the last one, it goes soon. */
export function notePayloadTaken(sql: SqlStorage, event: string, now: number): void {
  const update = `UPDATE event SET payload_until = min(payload_until, ?1) WHERE id = ?2
    AND payload_until IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM delivery WHERE event = ?2 AND status <> 'delivered')`
  sql.exec(update, now + KEPT_AFTER, event)
}

/** Takes up to `limit` payloads out of their events; one that is still on its way stays for another day. */
export function dropPayloads(sql: SqlStorage, now: number, limit: number): void {
  const due = `id IN (SELECT id FROM event WHERE payload_until <= ?1 ORDER BY payload_until LIMIT ?2)`
  const awaited = `EXISTS (SELECT 1 FROM delivery
    WHERE delivery.event = event.id AND status = 'pending')`
  const drop = `UPDATE event SET payload_until = NULL, body = json_set(body, '$.data.payload', NULL)
    WHERE ${due} AND NOT ${awaited}`
  sql.exec(drop, now, limit)
  sql.exec(`UPDATE event SET payload_until = ?1 + ?3 WHERE ${due} AND ${awaited}`, now, limit, DAY)
}

/** When the next payload goes, in epoch milliseconds; `null`: there is none. */
export function nextPayloadEnd(sql: SqlStorage): number | null {
  // What the index says it holds must be said here too: else all events are read.
  const query = 'SELECT min(payload_until) AS at FROM event WHERE payload_until IS NOT NULL'
  return sql.exec<{ at: number | null }>(query).one().at
}

/** Of an event that is joined: whether it lacks the payload that it came with. */
export const LACKS_PAYLOAD = `event.type = 'trigger.received' AND event.payload_until IS NULL`

/** @throws {ServiceError} `payload-gone` where there is nothing left to deliver again */
export function assertPayload(sql: SqlStorage, event: string): void {
  const query = `SELECT 1 FROM event WHERE id = ? AND ${LACKS_PAYLOAD}`
  if (sql.exec(query, event).toArray().length === 0) return
  const detail = `the payload of ${event} was kept for a day after all endpoints had it, or for seven days`
  throw new ServiceError('payload-gone', detail)
}
