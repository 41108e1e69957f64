import { ServiceError } from '../core/errors.ts'

/** How long a user has from the link to the consent, in milliseconds. */
export const LINK_LIFETIME = 10 * 60_000

/** How often one link may start over: clicks, tabs, the back button. */
const MAX_ATTEMPTS = 20

export interface LinkRow extends Record<string, SqlStorageValue> {
  connection: string
  hash: string
  browser: string | null
  callback: string
  return_url: string | null
  previous: string | null
  expires_at: number
  done_at: number | null
}

export interface AttemptRow extends Record<string, SqlStorageValue> {
  hash: string
  connection: string
  /** A JWE. */
  verifier: string
  redirect_uri: string
}

/** Why a link or a callback is not followed; each is a page of its own. */
export type LinkProblem = 'unknown' | 'expired' | 'used' | 'other-browser'

/** A link or a callback that is not followed: nothing was changed by it. */
const notFollowed = (problem: LinkProblem) =>
  new ServiceError('invalid-request', `the link is not followed: ${problem}`, { problem })

export function putLink(sql: SqlStorage, link: Omit<LinkRow, 'browser' | 'done_at'>): void {
  dropLink(sql, String(link.connection))
  sql.exec(
    `INSERT INTO link (connection, hash, callback, return_url, previous, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[link.connection, link.hash, link.callback, link.return_url],
    ...[link.previous, link.expires_at],
  )
}

export function dropLink(sql: SqlStorage, connection: string): void {
  sql.exec('DELETE FROM link WHERE connection = ?', connection)
  sql.exec('DELETE FROM attempt WHERE connection = ?', connection)
}

export const findLink = (sql: SqlStorage, connection: string): LinkRow | undefined =>
  sql.exec<LinkRow>('SELECT * FROM link WHERE connection = ?', connection).toArray()[0]

/**
 * The pending authorization that a link's nonce opens, for the browser that opened it first.
 *
 * @throws {ServiceError} with a {@link LinkProblem} where it is unknown, used, expired, or another browser's
 */
export function openLink(
  sql: SqlStorage,
  visit: { connection: string; hash: string; browser: string },
  now: number,
): LinkRow {
  const link = findLink(sql, visit.connection)
  if (!link || link.hash !== visit.hash) throw notFollowed('unknown')
  assertOpen(link, now)
  if (link.browser !== null && link.browser !== visit.browser) throw notFollowed('other-browser')
  sql.exec('UPDATE link SET browser = ? WHERE connection = ?', visit.browser, visit.connection)
  return link
}

function assertOpen(link: LinkRow, now: number): void {
  if (link.done_at !== null) throw notFollowed('used')
  if (link.expires_at <= now) throw notFollowed('expired')
}

/** @throws {ServiceError} with a {@link LinkProblem} `used` where the link was tried too often */
export function addAttempt(sql: SqlStorage, attempt: AttemptRow): void {
  const count = 'SELECT count(*) AS n FROM attempt WHERE connection = ?'
  if (sql.exec<{ n: number }>(count, attempt.connection).one().n >= MAX_ATTEMPTS) {
    throw notFollowed('used')
  }
  const { hash, connection, verifier, redirect_uri } = attempt
  sql.exec('INSERT INTO attempt VALUES (?, ?, ?, ?)', hash, connection, verifier, redirect_uri)
}

/**
 * Takes the attempt that a callback's state belongs to: from here on neither it nor its verifier
 * can be read again, and the link is done. A browser that did not begin it changes nothing.
 *
 * @throws {ServiceError} with a {@link LinkProblem} where the state is forged, replayed or expired, or the browser another
 */
export function takeAttempt(
  sql: SqlStorage,
  visit: { connection: string; hash: string; browser: string | null },
  now: number,
): { link: LinkRow; attempt: AttemptRow } {
  const link = findLink(sql, visit.connection)
  if (!link) throw notFollowed('unknown')
  const query = 'SELECT * FROM attempt WHERE hash = ? AND connection = ?'
  const [attempt] = sql.exec<AttemptRow>(query, visit.hash, visit.connection)
  if (!attempt) throw notFollowed(link.done_at === null ? 'unknown' : 'used')
  assertOpen(link, now)
  if (visit.browser === null || link.browser !== visit.browser) throw notFollowed('other-browser')
  sql.exec('DELETE FROM attempt WHERE connection = ?', visit.connection)
  sql.exec('UPDATE link SET done_at = ? WHERE connection = ?', now, visit.connection)
  return { link, attempt }
}
