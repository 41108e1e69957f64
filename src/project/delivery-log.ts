import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'
import { addDeliveries, type DeliveryRow } from './deliveries.ts'
import { EventType, OPT_IN, TEST_EVENT } from './event-types.ts'
import { assertPayload, LACKS_PAYLOAD } from './payloads.ts'
import type { WebhookRow } from './webhook-endpoints.ts'

export const DeliveryStatus = z.enum(['pending', 'delivered', 'dead'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

/** One try to hand an event over. What the receiver answered is not kept. */
const AttemptView = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    status: z.number().int().nullable().describe("The receiver's HTTP status; null: no answer"),
    code: z.string().nullable().describe('Our error code, where there was no answer'),
    millis: z.number().int(),
  }),
)

/** What became of an event at one endpoint. */
export const DeliveryView = z.lazy(() =>
  z.object({
    id: z.string(),
    webhookId: z.string(),
    eventId: z.string(),
    type: z.union([EventType, z.literal(TEST_EVENT)]),
    status: DeliveryStatus.describe('dead: given up; it can be replayed'),
    nextAttemptAt: z.iso.datetime().nullable(),
    attempts: z.array(AttemptView),
    createdAt: z.iso.datetime(),
  }),
)
export type DeliveryView = z.infer<typeof DeliveryView>

/** Which deliveries of an endpoint are wanted; times, of when they began, as of events. */
export interface DeliveryFilter {
  readonly status?: DeliveryStatus | undefined
  readonly type?: string | undefined
  readonly eventId?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** How many deliveries one call replays. */
const REPLAYED_AT_ONCE = 1_000

interface Row extends DeliveryRow {
  type: string
  tries: string
}

const SELECT = `SELECT delivery.*, event.type, (SELECT json_group_array(json_array(at, status, code, millis))
    FROM (SELECT * FROM attempt WHERE delivery = delivery.id ORDER BY n)) AS tries
  FROM delivery JOIN event ON event.id = delivery.event`

type Try = [at: number, status: number | null, code: string | null, millis: number]

const view = (row: Row): DeliveryView => ({
  id: row.id,
  webhookId: row.webhook,
  eventId: row.event,
  type: row.type as DeliveryView['type'], // written by us
  status: DeliveryStatus.parse(row.status),
  nextAttemptAt: row.next_at === null ? null : isoTime(row.next_at),
  attempts: (JSON.parse(row.tries) as Try[]).map(([at, status, code, millis]) => ({
    at: isoTime(at),
    ...{ status, code, millis },
  })),
  createdAt: isoTime(row.created_at),
})

/** The deliveries of an endpoint of the last 30 days, newest first. */
export function listDeliveries(
  sql: SqlStorage,
  webhook: string,
  filter: DeliveryFilter,
  page: PageRequest,
): Page<DeliveryView> {
  const { status = null, type = null, eventId = null } = filter
  const times = [filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER]
  const { createdAt, id } = positionOf(page)
  const query = `${SELECT} WHERE webhook = ?1
    AND (created_at < ?2 OR (created_at = ?2 AND delivery.id < ?3))
    AND (?4 IS NULL OR status = ?4) AND (?5 IS NULL OR type = ?5) AND (?6 IS NULL OR event = ?6)
    AND created_at >= ?7 AND created_at < ?8 ORDER BY created_at DESC, delivery.id DESC LIMIT ?9`
  const rows = sql
    .exec<Row>(query, webhook, createdAt, id, status, type, eventId, ...times, page.limit + 1)
    .toArray()
  return pageOf(rows, page.limit, (row) => ({ createdAt: row.created_at, id: row.id }), view)
}

/** @throws {ServiceError} `delivery-not-found` */
export function findDelivery(sql: SqlStorage, webhook: string, id: string): DeliveryView {
  const [row] = sql.exec<Row>(`${SELECT} WHERE delivery.id = ? AND webhook = ?`, id, webhook)
  if (row) return view(row)
  throw new ServiceError('delivery-not-found', `there is no delivery ${id.slice(0, 60)}`)
}

/** Delivers it again, from the start of the schedule. @throws {ServiceError} `delivery-not-found`, `payload-gone` */
export function replayDelivery(
  sql: SqlStorage,
  webhook: string,
  id: string,
  now: number,
): DeliveryView {
  assertPayload(sql, findDelivery(sql, webhook, id).eventId)
  again(sql, id, now)
  return findDelivery(sql, webhook, id)
}

function again(sql: SqlStorage, id: string, now: number): void {
  const update = `UPDATE delivery SET status = 'pending', failures = 0, next_at = ? WHERE id = ?`
  sql.exec(update, now, id)
}

/** When events happened, in epoch milliseconds. */
export interface Range {
  readonly since: number
  /** Those from here on are left out. */
  readonly until?: number | undefined
}

/** How many deliveries were begun anew, and whether there are more. */
export interface Replayed {
  readonly replayed: number
  readonly more: boolean
}

/**
 * Delivers what an endpoint wants and did not get: what was given up, and what it was not told of
 * because it was disabled or not there yet. Oldest first, and so many at once.
 */
export function replayMissed(
  sql: SqlStorage,
  { id, types }: WebhookRow,
  { since, until = Number.MAX_SAFE_INTEGER }: Range,
  now: number,
): Replayed {
  const query = `SELECT event.id AS event, delivery.id AS delivery FROM event
    LEFT JOIN delivery ON delivery.event = event.id AND delivery.webhook = ?1
    WHERE event.at >= ?2 AND event.at < ?6 AND (delivery.id IS NULL OR delivery.status = 'dead')
    AND NOT (${LACKS_PAYLOAD})
    AND iif(?3 IS NULL, event.type NOT IN (SELECT value FROM json_each(?5)),
      event.type IN (SELECT value FROM json_each(?3)))
    ORDER BY event.at, event.id LIMIT ?4`
  type Missed = { event: string; delivery: string | null }
  const unasked = JSON.stringify([...OPT_IN, TEST_EVENT])
  const bindings = [id, since, types, REPLAYED_AT_ONCE + 1, unasked, until]
  const found = sql.exec<Missed>(query, ...bindings).toArray()
  const missed = found.slice(0, REPLAYED_AT_ONCE)
  for (const { event, delivery } of missed) {
    if (delivery === null) addDeliveries(sql, event, [id], now)
    else again(sql, delivery, now)
  }
  return { replayed: missed.length, more: found.length > missed.length }
}
