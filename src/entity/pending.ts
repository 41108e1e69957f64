import { isoTime } from '../core/time.ts'

/** What is told of a link: nothing that follows it. */
interface LinkView {
  readonly connectionId: string
  /** What it asks for in place of the integration's; `null`: those. */
  readonly scopes: readonly string[] | null
  /** Without its query, which is the developer's own. */
  readonly returnUrl: string | null
  /** Whether a browser followed it. */
  readonly opened: boolean
  readonly expiresAt: string
  readonly doneAt: string | null
}

/** What is told of a session: nothing that opens it. */
interface SessionView {
  readonly integrationIds: readonly string[]
  readonly returnUrl: string | null
  readonly opened: boolean
  /** The connections that were begun in it, by integration. */
  readonly begun: Readonly<Record<string, string>>
  readonly expiresAt: string
}

/** What is told of a file that is kept for a while. */
interface FileView {
  readonly name: string
  readonly mimetype: string
  /** In bytes; `null`: it is not there yet. */
  readonly size: number | null
  readonly expiresAt: string
}

/** What an entity has for a while only. */
export interface Pending {
  readonly links: readonly LinkView[]
  readonly sessions: readonly SessionView[]
  readonly files: readonly FileView[]
}

export const NOTHING_PENDING: Pending = { links: [], sessions: [], files: [] }

export const listPending = (sql: SqlStorage): Pending => ({
  links: listLinks(sql),
  sessions: listSessions(sql),
  files: listFiles(sql),
})

const plain = (url: string | null) => (url === null ? null : url.replace(/[?#].*$/s, ''))

function listLinks(sql: SqlStorage): LinkView[] {
  const query = `SELECT connection, scopes, return_url, browser IS NOT NULL AS opened, expires_at,
    done_at FROM link ORDER BY expires_at`
  type Row = Record<'connection', string> &
    Record<'scopes' | 'return_url', string | null> &
    Record<'opened' | 'expires_at', number> & { done_at: number | null }
  const rows = sql.exec<Row>(query).toArray()
  return rows.map((row) => ({
    connectionId: row.connection,
    scopes: row.scopes === null ? null : (JSON.parse(row.scopes) as string[]), // written by offerLink
    returnUrl: plain(row.return_url),
    opened: row.opened === 1,
    expiresAt: isoTime(row.expires_at),
    doneAt: row.done_at === null ? null : isoTime(row.done_at),
  }))
}

function listSessions(sql: SqlStorage): SessionView[] {
  const query = `SELECT integrations, return_url, browser IS NOT NULL AS opened, begun, expires_at
    FROM session ORDER BY expires_at`
  type Row = Record<'integrations' | 'begun', string> &
    Record<'opened' | 'expires_at', number> & { return_url: string | null }
  const rows = sql.exec<Row>(query).toArray()
  return rows.map((row) => ({
    integrationIds: JSON.parse(row.integrations) as string[], // written by createSession
    returnUrl: plain(row.return_url),
    opened: row.opened === 1,
    begun: JSON.parse(row.begun) as Record<string, string>, // written by noteBegun
    expiresAt: isoTime(row.expires_at),
  }))
}

function listFiles(sql: SqlStorage): FileView[] {
  const query = 'SELECT name, mimetype, size, expires_at FROM file ORDER BY expires_at'
  type Row = Record<'name' | 'mimetype', string> & { size: number | null; expires_at: number }
  const rows = sql.exec<Row>(query).toArray()
  return rows.map(({ expires_at, ...row }) => ({ ...row, expiresAt: isoTime(expires_at) }))
}
