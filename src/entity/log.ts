import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'

/** One call, as it went. Arguments and results belong to the user: they stand apart, if at all. */
export const LogView = z.lazy(() =>
  z.object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.string().nullable().describe('null: a request through the proxy'),
    request: z
      .string()
      .nullable()
      .describe('Of one through the proxy: method and path, without the query'),
    app: z.string(),
    connectionId: z.string().nullable(),
    successful: z.boolean(),
    status: z.number().int().nullable().describe("The app's HTTP status"),
    code: z.string().nullable().describe('Our error code'),
    millis: z.number().int(),
    actor: z.string().nullable().describe('Who called: root, or the id of a key or token'),
    scopes: z.array(z.string()).describe('Of which the action needs one'),
  }),
)
export type LogView = z.infer<typeof LogView>

/** What was sent and what came back, where the project keeps that: the beginning of both. */
export const CallBody = z.lazy(() =>
  z.object({ arguments: z.string(), result: z.string().nullable() }),
)
export type CallBody = z.infer<typeof CallBody>

/** A call, to be written. */
export type LogEntry = Omit<LogView, 'at' | 'actor' | 'scopes' | 'request'> & {
  /** Epoch milliseconds. */
  readonly at: number
  readonly request?: string
  readonly actor?: string
  readonly scopes?: readonly string[]
  readonly body?: CallBody | undefined
  /** Until when the app takes no more calls of the connection, in epoch milliseconds. Not logged. */
  readonly pausedUntil?: number | undefined
  /** An endpoint of the project wants to be told of it. */
  readonly told?: boolean | undefined
}

/** As stored. */
export interface LogRow extends Record<string, SqlStorageValue> {
  seq: number
  id: string
  at: number
  /** `''`: a request through the proxy. */
  action: string
  request: string | null
  app: string
  connection: string | null
  successful: number
  status: number | null
  code: string | null
  millis: number
  actor: string | null
  /** JSON. */
  scopes: string | null
  /** A JWE. */
  body: string | null
  hash: string | null
}

const view = (row: LogRow): LogView => ({
  id: row.id,
  at: isoTime(row.at),
  action: row.action || null,
  request: row.request,
  app: row.app,
  connectionId: row.connection,
  successful: row.successful === 1,
  status: row.status,
  code: row.code,
  millis: row.millis,
  actor: row.actor,
  scopes: row.scopes === null ? [] : (JSON.parse(row.scopes) as string[]), // written by rowOf
})

/** A row, not hashed yet. @param body as a JWE */
export const rowOf = (seq: number, e: LogEntry, body: string | null): LogRow => ({
  seq,
  id: e.id,
  at: e.at,
  action: e.action ?? '',
  request: e.request ?? null,
  app: e.app,
  connection: e.connectionId,
  successful: Number(e.successful),
  status: e.status,
  code: e.code,
  millis: Math.round(e.millis),
  actor: e.actor ?? null,
  scopes: e.scopes && e.scopes.length > 0 ? JSON.stringify(e.scopes) : null,
  body,
  hash: null,
})

const COLUMNS = [
  ...['seq', 'id', 'at', 'action', 'request', 'app', 'connection', 'successful'],
  ...['status', 'code', 'millis', 'actor', 'scopes', 'body', 'hash'],
]

/** All rows by one statement: it costs a fifth of one each. */
const INSERT = `INSERT INTO log (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.map((_, at) => `value ->> ${at}`).join(', ')} FROM json_each(?)`

/** Writes rows as they are. */
export function insertRows(sql: SqlStorage, rows: readonly LogRow[]): void {
  sql.exec(INSERT, JSON.stringify(rows.map((row) => COLUMNS.map((name) => row[name]))))
}

/** Those of the entries that stand in the log already: they may be told twice. */
export function knownIds(sql: SqlStorage, entries: readonly LogEntry[]): Set<string> {
  const query = 'SELECT id FROM log WHERE id IN (SELECT value FROM json_each(?))'
  const ids = JSON.stringify(entries.map(({ id }) => id))
  return new Set(
    sql
      .exec<{ id: string }>(query, ids)
      .toArray()
      .map(({ id }) => id),
  )
}

/** Which calls are wanted; times are epoch milliseconds. */
export interface LogFilter {
  readonly action?: string | undefined
  readonly app?: string | undefined
  /** These only. */
  readonly apps?: readonly string[] | undefined
  readonly connection?: string | undefined
  readonly successful?: boolean | undefined
  readonly code?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** The newest calls first. */
export function listLog(sql: SqlStorage, filter: LogFilter, page: PageRequest): Page<LogView> {
  const { createdAt: before } = positionOf(page)
  const { action = null, app = null, connection = null, code = null } = filter
  const successful = filter.successful === undefined ? null : Number(filter.successful)
  const query = `SELECT * FROM log WHERE seq < ?1 AND (?2 IS NULL OR action = ?2)
    AND (?3 IS NULL OR app = ?3) AND (?4 IS NULL OR connection = ?4)
    AND (?5 IS NULL OR code = ?5) AND (?6 IS NULL OR successful = ?6)
    AND (?7 IS NULL OR app IN (SELECT value FROM json_each(?7)))
    AND at >= ?8 AND at < ?9 ORDER BY seq DESC LIMIT ?10`
  const apps = filter.apps ? JSON.stringify(filter.apps) : null
  const times = [filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER]
  const wanted = [before, action, app, connection, code, successful, apps]
  const rows = sql.exec<LogRow>(query, ...wanted, ...times, page.limit + 1).toArray()
  return pageOf(rows, page.limit, ({ seq }) => ({ createdAt: seq, id: '' }), view)
}

/** @throws {ServiceError} `log-not-found` */
export function findLog(sql: SqlStorage, id: string): { view: LogView; body: string | null } {
  const [row] = sql.exec<LogRow>('SELECT * FROM log WHERE id = ?', id)
  if (row) return { view: view(row), body: row.body }
  throw noSuchCall(id)
}

export const noSuchCall = (id: string): ServiceError =>
  new ServiceError('log-not-found', `there is no log entry ${id.slice(0, 60)}`)
