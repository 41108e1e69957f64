import * as z from 'zod'
import { ConnectionId, EntityId } from '../core/ids.ts'
import { endOfPrefix, type KeyBounds } from '../core/key-rights.ts'
import { noSuch } from '../core/no-such.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'
import type { Unkeyed } from './audit-entry.ts'

/** One connection, as its entity tells the project. The entity's own row is the truth. */
export interface IndexEntry {
  readonly id: ConnectionId
  readonly app: string
  readonly integration: string
  readonly status: string
  readonly label: string | null
  /** Of the key that its credentials are sealed under; `null`: it has none. */
  readonly kid: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** Why a connection changed, where no key asked for it: for the audit log. */
export interface Cause {
  /** Of this piece of news. */
  readonly id: string
  readonly actor: Unkeyed
  /** What went wrong; `null`: nothing. */
  readonly code: string | null
}

/** What an entity's outbox holds: a connection's newest state, or that it is gone. */
export type IndexUpdate = (
  | { readonly put: IndexEntry }
  | {
      readonly gone: ConnectionId
      /** Whether the app took the credentials back; `null`: there was none to take, or no way to. */
      readonly revoked?: boolean | null | undefined
    }
) & {
  /** Epoch milliseconds. */
  readonly at?: number | undefined
  readonly cause?: Cause | undefined
}

/** An entity that has connections. */
export const EntityView = z.lazy(() =>
  z.object({
    id: EntityId,
    connections: z.number().int(),
    apps: z.array(z.string()),
    createdAt: z.iso.datetime().describe('When its first connection was begun'),
  }),
)
export type EntityView = z.infer<typeof EntityView>

/** A connection, as lists over all entities tell it. */
export interface IndexedConnection {
  readonly id: ConnectionId
  readonly entityId: EntityId
  readonly app: string
  readonly integrationId: string
  readonly status: string
  readonly label: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

const UPSERT = `INSERT INTO connection
    (id, entity, app, integration, status, label, kid, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, label = excluded.label, kid = excluded.kid,
    integration = excluded.integration, updated_at = excluded.updated_at
  WHERE excluded.updated_at >= connection.updated_at`

/** A connection that was begun while its integration was deleted follows it. */
const DOOM_ORPHAN = `UPDATE connection SET doomed_at = ?2 WHERE id = ?1 AND doomed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM integration
    WHERE integration.id = connection.integration AND integration.deleted_at IS NULL)`

const CONNECTED = 'UPDATE entity SET created_at = ? WHERE id = ? AND created_at = 0'
const UNCONNECTED = `UPDATE entity SET created_at = 0 WHERE id = ?1 AND created_at > 0
  AND NOT EXISTS (SELECT 1 FROM connection WHERE entity = ?1)`

/** Knows of an entity that holds something. All that a new one has is sealed under the newest key. */
export function addEntity(sql: SqlStorage, entity: EntityId, sealsNow: string): void {
  const insert = 'INSERT OR IGNORE INTO entity (id, created_at, kid) VALUES (?, 0, ?)'
  sql.exec(insert, entity, sealsNow)
}

/** Knows no more of an entity that was erased; unless it has connections again. */
export function dropEntity(sql: SqlStorage, entity: EntityId): void {
  const none = 'NOT EXISTS (SELECT 1 FROM connection WHERE entity = ?1)'
  sql.exec(`DELETE FROM entity WHERE id = ?1 AND ${none}`, entity)
}

/** What an entity has is not all sealed under one key that is known. */
const UNSEALED = 'UPDATE entity SET kid = NULL WHERE id = ? AND kid IS NOT NULL'

/**
 * Writes what an entity told. A late, older update changes nothing.
 *
 * @param sealsNow the key that seals now: all that a new entity has is sealed under it
 * @returns whether there is work in a round: a connection that came too late for its integration has
 *   to go, or one is sealed under another key
 */
export function applyUpdates(
  sql: SqlStorage,
  entity: EntityId,
  updates: readonly IndexUpdate[],
  { now, sealsNow }: { readonly now: number; readonly sealsNow: string },
): boolean {
  let anyWork = false
  for (const update of updates) {
    if ('gone' in update) {
      sql.exec('DELETE FROM connection WHERE id = ? AND entity = ?', update.gone, entity)
    } else {
      const { id, app, integration, status, label, kid, createdAt, updatedAt } = update.put
      sql.exec(UPSERT, id, entity, app, integration, status, label, kid, createdAt, updatedAt)
      addEntity(sql, entity, sealsNow)
      sql.exec(CONNECTED, createdAt, entity)
      if (sql.exec(DOOM_ORPHAN, id, now).rowsWritten > 0) anyWork = true
      if (kid !== null && kid !== sealsNow && sql.exec(UNSEALED, entity).rowsWritten > 0)
        anyWork = true
    }
  }
  sql.exec(UNCONNECTED, entity)
  purgeIntegrations(sql)
  return anyWork
}

/** Deleted integrations go for good with their last connection: until then it may need the client. */
export function purgeIntegrations(sql: SqlStorage): void {
  sql.exec(`DELETE FROM integration WHERE deleted_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM connection WHERE integration = integration.id)`)
}

/** Whose connection one is, and of which app. Neither ever changes. */
export interface Place {
  readonly entity: EntityId
  readonly app: string
}

/** @throws {ServiceError} `connection-not-found` */
export function locate(sql: SqlStorage, id: string): Place {
  const query = 'SELECT entity, app FROM connection WHERE id = ? AND doomed_at IS NULL'
  const [row] = sql.exec<{ entity: string; app: string }>(query, id)
  if (row) return { entity: EntityId.parse(row.entity), app: row.app }
  throw noSuch('connection', id)
}

interface Row extends Record<string, SqlStorageValue> {
  id: string
  entity: string
  app: string
  integration: string
  status: string
  label: string | null
  created_at: number
  updated_at: number
}

/** Connections within bounds. Their values are ?4 to ?6, as {@link boundsOf} lists them. */
const BOUNDED = `(?4 IS NULL OR connection.app IN (SELECT value FROM json_each(?4)))
    AND connection.entity >= ?5 AND (?6 IS NULL OR connection.entity < ?6)`

const boundsOf = ({ apps, entityPrefix }: KeyBounds) => [
  apps && JSON.stringify(apps),
  entityPrefix ?? '',
  entityPrefix === null ? null : endOfPrefix(entityPrefix),
]

/** The connections of all entities, newest first. */
export function listConnections(
  sql: SqlStorage,
  page: PageRequest,
  bounds: KeyBounds,
): Page<IndexedConnection> {
  const { createdAt, id } = positionOf(page)
  const query = `SELECT * FROM connection WHERE doomed_at IS NULL
    AND (created_at, id) < (?1, ?2) AND ${BOUNDED}
    ORDER BY created_at DESC, id DESC LIMIT ?3`
  const values = [createdAt, id, page.limit + 1, ...boundsOf(bounds)]
  const rows = sql.exec<Row>(query, ...values).toArray()
  return pageOf(
    rows,
    page.limit,
    (row) => ({ createdAt: row.created_at, id: row.id }),
    ({ app, status, label, ...row }) => ({
      ...{ id: ConnectionId.parse(row.id), entityId: EntityId.parse(row.entity) },
      ...{ app, integrationId: row.integration, status, label },
      ...{ createdAt: isoTime(row.created_at), updatedAt: isoTime(row.updated_at) },
    }),
  )
}

/** Entities with connections, newest first. */
export function listEntities(
  sql: SqlStorage,
  page: PageRequest,
  bounds: KeyBounds,
): Page<EntityView> {
  const { createdAt, id } = positionOf(page)
  const own = `FROM connection WHERE connection.entity = page.id AND doomed_at IS NULL AND ${BOUNDED}`
  // Newest first along the index, so that a page costs the same however many there are.
  const query = `SELECT id, created_at, (SELECT count(*) ${own}) AS connections,
      (SELECT json_group_array(DISTINCT app) ${own}) AS apps
    FROM (SELECT id, created_at FROM entity AS page
          WHERE created_at > 0 AND (created_at, id) < (?1, ?2) AND EXISTS (SELECT 1 ${own})
          ORDER BY created_at DESC, id DESC LIMIT ?3) AS page
    ORDER BY created_at DESC, id DESC`
  type Row = { id: string; created_at: number; connections: number; apps: string }
  const values = [createdAt, id, page.limit + 1, ...boundsOf(bounds)]
  const rows = sql.exec<Row>(query, ...values).toArray()
  return pageOf(
    rows,
    page.limit,
    (row) => ({ createdAt: row.created_at, id: row.id }),
    (row) => ({
      id: EntityId.parse(row.id),
      connections: row.connections,
      apps: (JSON.parse(row.apps) as string[]).sort(), // built by the query
      createdAt: isoTime(row.created_at),
    }),
  )
}

/** A connection that must go because its integration went. */
export interface Doomed {
  readonly id: ConnectionId
  readonly entity: EntityId
}

/** Hides an integration and its connections; both rows stay until each connection is revoked. */
export function doom(sql: SqlStorage, integration: string, now: number): void {
  sql.exec('UPDATE integration SET deleted_at = ? WHERE id = ?', now, integration)
  sql.exec('UPDATE connection SET doomed_at = ? WHERE integration = ?', now, integration)
}

/** Up to `limit` doomed connections that were not handed to the queue since `before`. */
export function doomed(sql: SqlStorage, before: number, limit: number): Doomed[] {
  const query = `SELECT id, entity FROM connection WHERE doomed_at IS NOT NULL
    AND coalesce(queued_at, 0) < ? LIMIT ?`
  return sql
    .exec<{ id: string; entity: string }>(query, before, limit)
    .toArray() as unknown as Doomed[] // ids that we wrote
}

export function markQueued(sql: SqlStorage, rows: readonly Doomed[], now: number): void {
  for (const { id } of rows) sql.exec('UPDATE connection SET queued_at = ? WHERE id = ?', now, id)
}
