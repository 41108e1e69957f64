import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import type { EntityId } from '../core/ids.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'
import { EventType, type Happening, TEST_EVENT } from './event-types.ts'

/** How long events and their deliveries are kept, in milliseconds. */
export const EVENTS_KEPT_FOR = 30 * 24 * 3_600_000

/** An event; all but its id is the body that receivers get. */
export const EventView = z.lazy(() =>
  z.object({
    id: z.string().describe('webhook-id of its deliveries'),
    type: z.union([EventType, z.literal(TEST_EVENT)]),
    timestamp: z.iso.datetime(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
)
export type EventView = z.infer<typeof EventView>

/** Which events are wanted; times are epoch milliseconds, `to` not among them. */
export interface EventFilter {
  readonly type?: string | undefined
  readonly entityId?: string | undefined
  readonly connectionId?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** @returns `false` where the event is known already: it comes at least once */
export function recordEvent(sql: SqlStorage, entity: EntityId | null, it: Happening): boolean {
  const { id, type, at, connection, data } = it
  const body = JSON.stringify({ type, timestamp: isoTime(at), data })
  const insert = `INSERT OR IGNORE INTO event (id, type, entity, connection, body, at)
    VALUES (?, ?, ?, ?, ?, ?) RETURNING id`
  return sql.exec(insert, id, type, entity, connection, body, at).toArray().length > 0
}

interface Row extends Record<string, SqlStorageValue> {
  id: string
  body: string
  at: number
}

const view = ({ id, body }: Row): EventView => ({
  id,
  ...(JSON.parse(body) as Omit<EventView, 'id'>), // written above
})

/** The events of the last 30 days, newest first. */
export function listEvents(
  sql: SqlStorage,
  { type, entityId, connectionId, from = 0, to = Number.MAX_SAFE_INTEGER }: EventFilter,
  page: PageRequest,
): Page<EventView> {
  const { createdAt, id } = positionOf(page)
  const columns = Object.entries({ type, entity: entityId, connection: connectionId })
  const wanted = columns.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
  const query = `SELECT id, body, at FROM event WHERE (at < ?1 OR (at = ?1 AND id < ?2))
    AND at >= ?4 AND at < ?5 ${wanted.map(({ name }, i) => `AND ${name} = ?${i + 6}`).join(' ')}
    ORDER BY at DESC, id DESC LIMIT ?3`
  const values = wanted.map(({ value }) => value)
  const rows = sql.exec<Row>(query, createdAt, id, page.limit + 1, from, to, ...values).toArray()
  return pageOf(rows, page.limit, (row) => ({ createdAt: row.at, id: row.id }), view)
}

/** @throws {ServiceError} `event-not-found` */
export function findEvent(sql: SqlStorage, id: string): EventView {
  const [row] = sql.exec<Row>('SELECT id, body, at FROM event WHERE id = ?', id)
  if (row) return view(row)
  throw new ServiceError('event-not-found', `there is no event ${id.slice(0, 60)}`)
}

/** When the oldest event happened, in epoch milliseconds; `null`: there is none. */
export const oldestEvent = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(at) AS at FROM event').one().at

/** Forgets up to `limit` events that are older, and what became of them. */
export const pruneEvents = (sql: SqlStorage, before: number, limit: number): void =>
  dropEvents(sql, 'SELECT id FROM event WHERE at < ? ORDER BY at LIMIT ?', before, limit)

/** Forgets all that was told of an entity, also what is still on its way. */
export const eraseEvents = (sql: SqlStorage, entity: EntityId): void =>
  dropEvents(sql, 'SELECT id FROM event WHERE entity = ?', entity)

function dropEvents(sql: SqlStorage, chosen: string, ...bindings: SqlStorageValue[]): void {
  const ids = sql.exec<{ id: string }>(chosen, ...bindings).toArray()
  for (const { id } of ids) {
    sql.exec('DELETE FROM attempt WHERE delivery IN (SELECT id FROM delivery WHERE event = ?)', id)
    sql.exec('DELETE FROM delivery WHERE event = ?', id)
    sql.exec('DELETE FROM event WHERE id = ?', id)
  }
}
