import { newDeliveryId } from '../core/ids.ts'
import { GIVEN_UP_AFTER, waitAfter } from './delivery-schedule.ts'
import { notePayloadTaken } from './payloads.ts'
import { findWebhook, updateWebhook, type WebhookRow } from './webhook-endpoints.ts'

/** How long one attempt may take with all that is around it, in milliseconds. */
const CLAIM = 60_000
/** What was queued and did not come back is queued again after this many milliseconds. */
const LOST = 15 * 60_000
/** HTTP: the receiver wants nothing any more. */
const GONE = 410

export interface DeliveryRow extends Record<string, SqlStorageValue> {
  id: string
  webhook: string
  event: string
  status: string
  failures: number
  attempts: number
  next_at: number | null
  claimed_until: number
  created_at: number
}

/** How an attempt went, as its worker saw it. */
export interface Came {
  /** When it was taken on, in epoch milliseconds. */
  readonly at: number
  /** The receiver's HTTP status; `null`: there was no answer. */
  readonly status: number | null
  /** Of our own errors: why there was none. */
  readonly code: string | null
  /** Seconds, as the receiver asks. */
  readonly retryAfter?: number | undefined
}

/** One delivery that is to be queued: the message is for this attempt and no later one. */
export interface DueDelivery {
  readonly id: string
  readonly attempt: number
}

/** An event is to be delivered to these endpoints, at once. */
export function addDeliveries(
  sql: SqlStorage,
  event: string,
  webhooks: readonly string[],
  now: number,
): string[] {
  const insert = `INSERT OR IGNORE INTO delivery (id, webhook, event, next_at, created_at)
    VALUES (?1, ?2, ?3, ?4, ?4)`
  return webhooks.map((webhook) => {
    const id = newDeliveryId()
    sql.exec(insert, id, webhook, event, now)
    return id
  })
}

/** Up to `limit` deliveries whose time has come. */
export const dueDeliveries = (sql: SqlStorage, now: number, limit: number): DueDelivery[] =>
  sql
    .exec<{ id: string; attempt: number }>(
      `SELECT id, attempts AS attempt FROM delivery WHERE status = 'pending' AND next_at <= ?
       ORDER BY next_at LIMIT ?`,
      now,
      limit,
    )
    .toArray()

/** They are with the queue now; unless somebody was quicker, and has them in work already. */
export function markSent(sql: SqlStorage, sent: readonly DueDelivery[], now: number): void {
  const update = `UPDATE delivery SET next_at = ? WHERE id = ? AND attempts = ?
    AND status = 'pending' AND next_at <= ?`
  for (const { id, attempt } of sent) sql.exec(update, now + LOST, id, attempt, now)
}

/** When the next delivery is to be queued, in epoch milliseconds; `null`: none waits. */
export const nextDelivery = (sql: SqlStorage): number | null =>
  sql
    .exec<{ at: number | null }>(`SELECT min(next_at) AS at FROM delivery WHERE status = 'pending'`)
    .one().at

/** To which endpoint a delivery goes; `undefined` where it is gone. */
export const webhookOf = (sql: SqlStorage, id: string): string | undefined =>
  sql.exec<{ webhook: string }>('SELECT webhook FROM delivery WHERE id = ?', id).toArray()[0]
    ?.webhook

/** What an attempt needs. */
export interface Claimed {
  readonly webhook: WebhookRow
  readonly event: string
  readonly body: string
}

/**
 * Takes an attempt on. Of a message that comes twice, and of one that was queued again because the
 * first seemed lost, only one gets it.
 *
 * @returns `undefined` where there is nothing to do any more, or somebody is at it
 */
export function claimDelivery(
  sql: SqlStorage,
  { id, attempt }: DueDelivery,
  now: number,
): Claimed | undefined {
  const update = `UPDATE delivery SET next_at = ?1, claimed_until = ?1 WHERE id = ?2
    AND attempts = ?3 AND status = 'pending' AND claimed_until <= ?4 RETURNING *`
  const [row] = sql.exec<DeliveryRow>(update, now + CLAIM, id, attempt, now).toArray()
  if (!row) return undefined
  const { body } = sql
    .exec<{ body: string }>('SELECT body FROM event WHERE id = ?', row.event)
    .one()
  return { webhook: findWebhook(sql, row.webhook), event: row.event, body }
}

/** Why we disable an endpoint: it wants nothing any more, or took nothing for days. */
export type Reason = 'gone' | 'failing'

/** Why an endpoint would be disabled after this answer; `null` where it is good. */
export const reasonAfter = (status: number | null): Reason | null => {
  if (isGood(status)) return null
  return status === GONE ? 'gone' : 'failing'
}

/** An endpoint that is to be told no more. */
export interface Verdict {
  readonly webhook: string
  readonly reason: Reason
  /** Since when nothing got through, in epoch milliseconds. */
  readonly since: number
}

/**
 * Notes how an attempt went, and what follows. Of two that report the same one, the first counts.
 *
 * @returns that the endpoint is to be disabled, where it is
 */
export function reportDelivery(
  sql: SqlStorage,
  { id, attempt }: DueDelivery,
  came: Came,
  now: number,
  random: number,
): Verdict | undefined {
  const [row] = sql.exec<DeliveryRow>('SELECT * FROM delivery WHERE id = ?', id).toArray()
  if (!row) return undefined
  noteAttempt(sql, id, attempt, came, now)
  const { at, status, retryAfter } = came
  if (row.status !== 'pending' || row.attempts !== attempt) {
    if (row.status === 'dead' && isGood(status)) arrived(sql, row, now)
    return undefined
  }
  const webhook = findWebhook(sql, row.webhook)
  const reason = reasonAfter(status)
  if (reason === null) {
    settle(sql, row, 'delivered', { failures: 0, next: null })
    notePayloadTaken(sql, row.event, now)
    if (webhook.failing_since !== null) updateWebhook(sql, webhook.id, { failing_since: null }, now)
    return undefined
  }
  const failures = row.failures + 1
  const wait = reason === 'gone' ? undefined : waitAfter(failures, retryAfter, random)
  const next = wait === undefined ? null : now + wait
  settle(sql, row, next === null ? 'dead' : 'pending', { failures, next })
  if (webhook.failing_since === null) updateWebhook(sql, webhook.id, { failing_since: at }, now)
  const since = webhook.failing_since ?? at
  const isLost = reason === 'gone' || (next === null && now - since >= GIVEN_UP_AFTER)
  return isLost ? { webhook: webhook.id, reason, since } : undefined
}

const isGood = (status: number | null): boolean => status !== null && status >= 200 && status <= 299

function noteAttempt(
  sql: SqlStorage,
  id: string,
  attempt: number,
  { at, status, code }: Came,
  now: number,
): void {
  const insert = `INSERT OR IGNORE INTO attempt (delivery, n, at, status, code, millis)
    VALUES (?, ?, ?, ?, ?, ?)`
  sql.exec(insert, id, attempt + 1, at, status, code, Math.max(0, now - at))
}

/** It was given up while it was in the air, and got there all the same. */
function arrived(sql: SqlStorage, { id, event }: DeliveryRow, now: number): void {
  sql.exec(`UPDATE delivery SET status = 'delivered' WHERE id = ?`, id)
  notePayloadTaken(sql, event, now)
}

function settle(
  sql: SqlStorage,
  { id }: DeliveryRow,
  status: string,
  { failures, next }: { failures: number; next: number | null },
): void {
  const update = `UPDATE delivery SET status = ?, failures = ?, next_at = ?, claimed_until = 0,
    attempts = attempts + 1 WHERE id = ?`
  sql.exec(update, status, failures, next, id)
}

/**
 * What waits for an endpoint that is disabled goes no further; it can be replayed. An attempt that is
 * in the air keeps its number, so that its report is not taken for that of a later one.
 */
export const giveUpPending = (sql: SqlStorage, webhook: string): void => {
  sql.exec(
    `UPDATE delivery SET status = 'dead', next_at = NULL, claimed_until = 0,
       attempts = attempts + (claimed_until > 0)
     WHERE webhook = ? AND status = 'pending'`,
    webhook,
  )
}
