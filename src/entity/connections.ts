import * as z from 'zod'
import { SchemeName } from '../auth/facts.ts'
import type { FieldValues } from '../auth/fields.ts'
import { ServiceError } from '../core/errors.ts'
import { ConnectionId, EntityId, IntegrationId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'

/** What can be said of a connection; `DISABLED` hides the rest. */
export const ConnectionStatus = z.enum(['INITIATED', 'ACTIVE', 'FAILED', 'EXPIRED', 'DISABLED'])
export type ConnectionStatus = z.infer<typeof ConnectionStatus>

/** Why a connection is FAILED or EXPIRED. */
export const StatusReason = z.lazy(() => z.object({ code: z.string(), detail: z.string() }))
export type StatusReason = z.infer<typeof StatusReason>

/** Whose account was connected, as the app tells it. */
export const Account = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    avatar: z.string().nullable(),
  }),
)
export type Account = z.infer<typeof Account>

/** What is told of a connection. Credentials are never among it. */
export const ConnectionView = z.lazy(() =>
  z.object({
    id: ConnectionId,
    entityId: EntityId,
    app: z.string(),
    integrationId: IntegrationId,
    authScheme: SchemeName,
    status: ConnectionStatus,
    statusReason: StatusReason.nullable(),
    label: z.string().nullable(),
    default: z.boolean().describe('The one that is meant where none is named'),
    account: Account.nullable(),
    data: z
      .record(z.string(), z.string())
      .describe('Fields and facts of the connection; no secret'),
    scopes: z.array(z.string()).nullable().describe('As granted; null where nobody said'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
)
export type ConnectionView = z.infer<typeof ConnectionView>

export interface ConnectionRow extends Record<string, SqlStorageValue> {
  id: string
  app: string
  integration: string
  scheme: string
  status: string
  reason: string | null
  disabled: number
  is_default: number
  doomed: number
  label: string | null
  account: string | null
  scopes: string | null
  data: string
  sealed: string | null
  version: number
  trouble: string | null
  created_at: number
  updated_at: number
}

/** As much of a connection as says whether it can be used, and with which credentials. */
export type ConnectionHead = Pick<ConnectionRow, 'id' | 'app' | 'status' | 'disabled' | 'version'>

/** Fields and facts of a connection that are not secret. */
export const dataOf = (row: ConnectionRow): FieldValues => JSON.parse(row.data) as FieldValues // written by us

export const statusOf = (row: Pick<ConnectionRow, 'status' | 'disabled'>): ConnectionStatus =>
  row.disabled ? 'DISABLED' : ConnectionStatus.parse(row.status)

export const reasonOf = ({ reason }: ConnectionRow): StatusReason | null =>
  reason === null ? null : StatusReason.parse(JSON.parse(reason))

export function connectionView(row: ConnectionRow, entity: EntityId): ConnectionView {
  return {
    id: ConnectionId.parse(row.id),
    entityId: entity,
    app: row.app,
    integrationId: IntegrationId.parse(row.integration),
    authScheme: SchemeName.parse(row.scheme),
    status: statusOf(row),
    statusReason: reasonOf(row),
    label: row.label,
    default: row.is_default === 1,
    account: row.account === null ? null : Account.parse(JSON.parse(row.account)),
    data: dataOf(row),
    scopes: row.scopes === null ? null : (JSON.parse(row.scopes) as string[]), // written by us
    createdAt: isoTime(row.created_at),
    updatedAt: isoTime(row.updated_at),
  }
}

/** Where connections are looked for. What has none must not be made by it. */
interface Place {
  readonly sql: SqlStorage
  /** Whether nothing was ever stored there; `sql` would make a database. */
  readonly unborn: boolean
}

/** Writes nothing for guesses, or for who comes after an erasure. @throws {ServiceError} `connection-not-found` */
export function findConnection(place: Place, id: string): ConnectionRow {
  const query = 'SELECT * FROM connection WHERE id = ? AND doomed = 0'
  const [row] = place.unborn ? [] : place.sql.exec<ConnectionRow>(query, id)
  if (row) return row
  throw new ServiceError('connection-not-found', `there is no connection ${id.slice(0, 60)}`)
}

/** Hides a connection until it is revoked and erased. */
export const doomConnection = (sql: SqlStorage, id: string): void => {
  sql.exec('UPDATE connection SET doomed = 1 WHERE id = ?', id)
}

/** Those that are hidden, and not revoked yet. */
export const doomedIds = (sql: SqlStorage): string[] =>
  sql
    .exec<{ id: string }>('SELECT id FROM connection WHERE doomed = 1')
    .toArray()
    .map(({ id }) => id)

/** Also one that is hidden; `undefined` where there is none. */
export function findDoomed(place: Place, id: string): ConnectionRow | undefined {
  if (place.unborn) return undefined
  return place.sql.exec<ConnectionRow>('SELECT * FROM connection WHERE id = ?', id).toArray()[0]
}

interface NewConnection {
  readonly id: ConnectionId
  readonly app: string
  readonly integration: string
  readonly scheme: SchemeName
  readonly label: string | null
  readonly data: FieldValues
}

export function insertConnection(sql: SqlStorage, it: NewConnection, now: number): ConnectionRow {
  const insert = `INSERT INTO connection (id, app, integration, scheme, status, label, data,
    created_at, updated_at) VALUES (?, ?, ?, ?, 'INITIATED', ?, ?, ?, ?) RETURNING *`
  const data = JSON.stringify(it.data)
  return sql
    .exec<ConnectionRow>(insert, it.id, it.app, it.integration, it.scheme, it.label, data, now, now)
    .one()
}

export interface ConnectionFilter {
  readonly app?: string | undefined
  readonly integrationId?: string | undefined
  readonly status?: ConnectionStatus | undefined
}

/** All connections that fit, newest first. */
export function listConnections(sql: SqlStorage, filter: ConnectionFilter): ConnectionRow[] {
  const query = `SELECT * FROM connection WHERE doomed = 0 AND (?1 IS NULL OR app = ?1)
    AND (?2 IS NULL OR integration = ?2) ORDER BY created_at DESC, id DESC`
  const { app = null, integrationId = null, status } = filter
  const rows = sql.exec<ConnectionRow>(query, app, integrationId).toArray()
  return status ? rows.filter((row) => statusOf(row) === status) : rows
}

/** Columns to change; `updated_at` is set besides. */
export type ConnectionChange = Partial<
  Pick<
    ConnectionRow,
    | 'status'
    | 'reason'
    | 'disabled'
    | 'is_default'
    | 'label'
    | 'account'
    | 'scopes'
    | 'data'
    | 'sealed'
    | 'version'
    | 'trouble'
  >
>

/** `updated_at` always grows, so that the index can tell older news from newer. */
export function updateConnection(
  sql: SqlStorage,
  id: string,
  change: ConnectionChange,
  now: number,
): ConnectionRow {
  const columns = Object.keys(change)
  const sets = [...columns.map((name) => `${name} = ?`), 'updated_at = max(updated_at + 1, ?)']
  const update = `UPDATE connection SET ${sets.join(', ')} WHERE id = ? RETURNING *`
  return sql.exec<ConnectionRow>(update, ...Object.values(change), now, id).one()
}

/** One default an app. */
export function makeDefault(sql: SqlStorage, row: ConnectionRow): void {
  sql.exec('UPDATE connection SET is_default = (id = ?) WHERE app = ?', row.id, row.app)
}

/** What brings a connection back that cannot be used. */
export function remedy(row: ConnectionHead): string {
  return statusOf(row) === 'DISABLED'
    ? `enable it with PATCH /v1/connections/${row.id}`
    : `ask the user again with POST /v1/connections/${row.id}/reconnect`
}

/** @throws {ServiceError} `consent-revoked` or `connection-not-active`, unless it can be used */
export function assertUsable(row: ConnectionHead): void {
  const status = statusOf(row)
  if (status === 'ACTIVE') return
  const code = status === 'EXPIRED' ? 'consent-revoked' : 'connection-not-active'
  throw new ServiceError(code, `connection ${row.id} is ${status}: ${remedy(row)}`)
}
