import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'

/** How many calls an entity remembers, and for how long (milliseconds). */
const KEPT = 1000
const KEPT_FOR = 30 * 24 * 3_600_000

/** One call, as it went. No arguments and no results: those belong to the user. */
export const LogView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  action: z.string(),
  app: z.string(),
  connectionId: z.string().nullable(),
  successful: z.boolean(),
  status: z.number().int().nullable().describe("The app's HTTP status"),
  code: z.string().nullable().describe('Our error code'),
  millis: z.number().int(),
})
export type LogView = z.infer<typeof LogView>

export type LogEntry = Omit<LogView, 'at'> & { readonly at: number }

interface Row extends Record<string, SqlStorageValue> {
  seq: number
  id: string
  at: number
  action: string
  app: string
  connection: string | null
  successful: number
  status: number | null
  code: string | null
  millis: number
}

const view = (row: Row): LogView => ({
  id: row.id,
  at: isoTime(row.at),
  action: row.action,
  app: row.app,
  connectionId: row.connection,
  successful: row.successful === 1,
  status: row.status,
  code: row.code,
  millis: row.millis,
})

/** All entries by one statement: it costs a fifth of one each. */
const INSERT = `INSERT OR IGNORE INTO log
    (id, at, action, app, connection, successful, status, code, millis)
  SELECT value ->> 'id', value ->> 'at', value ->> 'action', value ->> 'app',
    value ->> 'connectionId', value ->> 'successful', value ->> 'status', value ->> 'code',
    CAST(round(value ->> 'millis') AS INTEGER)
  FROM json_each(?)`

/** Writes calls, each once however often it is told. */
export function writeLog(sql: SqlStorage, entries: readonly LogEntry[]): void {
  sql.exec(INSERT, JSON.stringify(entries))
  sql.exec('DELETE FROM log WHERE seq <= (SELECT max(seq) FROM log) - ?', KEPT)
}

export const pruneLog = (sql: SqlStorage, now: number): void => {
  sql.exec('DELETE FROM log WHERE at < ?', now - KEPT_FOR)
}

/** The newest calls first. */
export const listLog = (sql: SqlStorage, limit: number): LogView[] =>
  sql.exec<Row>('SELECT * FROM log ORDER BY seq DESC LIMIT ?', limit).toArray().map(view)

/** @throws {ServiceError} `log-not-found` */
export function findLog(sql: SqlStorage, id: string): LogView {
  const [row] = sql.exec<Row>('SELECT * FROM log WHERE id = ?', id)
  if (row) return view(row)
  throw new ServiceError('log-not-found', `there is no log entry ${id.slice(0, 60)}`)
}
