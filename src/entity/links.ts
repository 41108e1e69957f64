import { ServiceError } from '../core/errors.ts'

/** How long a user has from the link to the consent, in milliseconds. */
export const LINK_LIFETIME = 10 * 60_000

/** How long an exchange may take once the user came back, before it counts as lost (ms). */
export const EXCHANGE_LIMIT = 120_000

/** SQL: when a pending authorization is over. One that was taken up is not, while it is worked on. */
export const LINK_END = `iif(done_at IS NULL, expires_at, done_at + ${EXCHANGE_LIMIT})`

/** How often one link may start over: clicks, tabs, the back button. */
const MAX_ATTEMPTS = 20

export interface LinkRow extends Record<string, SqlStorageValue> {
  connection: string
  hash: string
  browser: string | null
  callback: string
  scopes: string | null
  /** A JWE. */
  nonce: string | null
  /** A JWE. */
  fields: string | null
  return_url: string | null
  opener: string | null
  previous: string | null
  /** `null`: its browser is enough. Else the developer confirms: SHA-256 of the nonce for it, once there is one. */
  confirm: string | null
  /** A JWE of the callback that waits for it. */
  held: string | null
  expires_at: number
  done_at: number | null
}

export interface AttemptRow extends Record<string, SqlStorageValue> {
  hash: string
  connection: string
  /** A JWE. */
  kept: string
  redirect_uri: string
}

/** The scopes that a link asks for in place of the integration's. */
export const scopesAsked = ({ scopes }: LinkRow): string[] | undefined =>
  scopes === null ? undefined : (JSON.parse(scopes) as string[]) // written by offerLink

/** A browser in front of a link or a callback: nonces as they came, the cookie as its SHA-256. */
export interface Visit {
  readonly connection: string
  readonly nonce: string
  readonly browser: string | null
}

/** A callback, as it arrived. */
export interface Arrival {
  readonly at: { readonly app: string } | { readonly path: string }
  readonly state: string
  readonly query: string
}

/** Why a link or a callback is not followed; each is a page of its own. */
export type LinkProblem = 'unknown' | 'expired' | 'used' | 'other-browser'

/** A link or a callback that is not followed: nothing was changed by it. */
export const notFollowed = (problem: LinkProblem) =>
  new ServiceError('invalid-request', `the link is not followed: ${problem}`, { problem })

export function putLink(
  sql: SqlStorage,
  link: Omit<LinkRow, 'browser' | 'held' | 'done_at'>,
): void {
  dropLink(sql, String(link.connection))
  sql.exec(
    `INSERT INTO link (connection, hash, callback, scopes, nonce, fields, return_url, opener,
       previous, confirm, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[link.connection, link.hash, link.callback, link.scopes, link.nonce, link.fields],
    ...[link.return_url, link.opener, link.previous, link.confirm, link.expires_at],
  )
}

export function dropLink(sql: SqlStorage, connection: string): void {
  sql.exec('DELETE FROM link WHERE connection = ?', connection)
  sql.exec('DELETE FROM attempt WHERE connection = ?', connection)
}

export const findLink = (sql: SqlStorage, connection: string): LinkRow | undefined =>
  sql.exec<LinkRow>('SELECT * FROM link WHERE connection = ?', connection).toArray()[0]

/**
 * Adds scopes to a link that asks for some already and is good for a while yet: the user may be on
 * it, and calls that lack something may be many.
 *
 * @returns the link's sealed nonce; `null` where there is none to join
 */
export function joinLink(
  sql: SqlStorage,
  connection: string,
  wish: { scopes: readonly string[]; returnUrl: string | null; opener: string | null },
  now: number,
): string | null {
  const link = findLink(sql, connection)
  const asked = link && scopesAsked(link)
  if (!asked || link.done_at !== null || link.expires_at < now + LINK_LIFETIME / 2) return null
  if (link.return_url !== wish.returnUrl || link.opener !== wish.opener) return null
  const scopes = JSON.stringify([...new Set([...asked, ...wish.scopes])])
  sql.exec('UPDATE link SET scopes = ? WHERE connection = ?', scopes, connection)
  return link.nonce
}

/**
 * The pending authorization that a link's nonce opens, for the browser that opened it first; for any
 * where the developer will confirm whose it is.
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
  const other = link.browser !== null && link.browser !== visit.browser
  if (other && link.confirm === null) throw notFollowed('other-browser')
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
  const { hash, connection, kept, redirect_uri } = attempt
  sql.exec('INSERT INTO attempt VALUES (?, ?, ?, ?)', hash, connection, kept, redirect_uri)
}

/**
 * Whether a redirect URI leads to a path of ours that names no app: it is that path, or stands on a
 * domain of the developer's, from where browsers are forwarded. Our callback of one app does not.
 */
function leadsTo(redirectUri: string, callback: string, path: string): boolean {
  const { origin, pathname } = new URL(redirectUri)
  return origin !== new URL(callback).origin || pathname === path
}

/**
 * Takes the attempt that a callback's state belongs to: from here on neither it nor its verifier
 * can be read again, and the link is done. A browser that did not begin it changes nothing.
 *
 * @param path where the callback arrived, if that does not name its app
 * @throws {ServiceError} with a {@link LinkProblem} where the state is forged, replayed or expired, or the browser another
 */
export function takeAttempt(
  sql: SqlStorage,
  visit: { connection: string; hash: string; browser: string | null },
  path: string | undefined,
  now: number,
): { link: LinkRow; attempt: AttemptRow } {
  const link = findLink(sql, visit.connection)
  if (!link) throw notFollowed('unknown')
  const query = 'SELECT * FROM attempt WHERE hash = ? AND connection = ?'
  const [attempt] = sql.exec<AttemptRow>(query, visit.hash, visit.connection)
  if (!attempt) throw notFollowed(link.done_at === null ? 'unknown' : 'used')
  if (path !== undefined && !leadsTo(attempt.redirect_uri, link.callback, path)) {
    throw notFollowed('unknown')
  }
  assertOpen(link, now)
  const other = visit.browser === null || link.browser !== visit.browser
  if (other && link.confirm === null) throw notFollowed('other-browser')
  sql.exec('DELETE FROM attempt WHERE connection = ?', visit.connection)
  sql.exec('UPDATE link SET done_at = ? WHERE connection = ?', now, visit.connection)
  return { link, attempt }
}
