import { digest } from '../core/digest.ts'
import { notFollowed } from './links.ts'
import { newNonce } from './offer.ts'

/** What a developer lets a user do on a page of ours, for a while. */
export interface NewSession {
  /** Ids of those that may be connected, and no others. */
  readonly integrations: readonly string[]
  readonly returnUrl: string | null
  /** The origin of the page that opens the session in a popup, to be told how it went. */
  readonly opener: string | null
  /** Milliseconds. */
  readonly lifetime: number
}

/** A session, for the browser that it belongs to. */
export interface OpenSession extends Omit<NewSession, 'lifetime'> {
  /** By integration, the connection that was begun here last. */
  readonly begun: Readonly<Record<string, string>>
  /** The newest of them all. */
  readonly last: string | null
}

interface Row extends Record<string, SqlStorageValue> {
  hash: string
  browser: string | null
  integrations: string
  return_url: string | null
  opener: string | null
  begun: string
  last: string | null
  expires_at: number
}

/** @returns the nonce that opens it, of which only the hash is kept; and until when, in epoch milliseconds */
export async function createSession(
  sql: SqlStorage,
  { integrations, returnUrl, opener, lifetime }: NewSession,
  now: number,
): Promise<{ nonce: string; expiresAt: number }> {
  const { nonce, hash } = await newNonce()
  const expiresAt = now + lifetime
  sql.exec(
    'INSERT INTO session (hash, integrations, return_url, opener, expires_at) VALUES (?, ?, ?, ?, ?)',
    ...[hash, JSON.stringify(integrations), returnUrl, opener, expiresAt],
  )
  return { nonce, expiresAt }
}

/**
 * The session that a nonce opens, for the browser that opened it first.
 *
 * @throws {ServiceError} with a `LinkProblem` where it is unknown, expired or another browser's
 */
export async function openSession(
  sql: SqlStorage,
  { nonce, browser }: { nonce: string; browser: string },
  now: number,
): Promise<OpenSession> {
  const hash = await digest(nonce)
  const [row] = sql.exec<Row>('SELECT * FROM session WHERE hash = ?', hash)
  if (!row) throw notFollowed('unknown')
  if (row.expires_at <= now) throw notFollowed('expired')
  if (row.browser !== null && row.browser !== browser) throw notFollowed('other-browser')
  sql.exec('UPDATE session SET browser = ? WHERE hash = ?', browser, hash)
  return {
    integrations: JSON.parse(row.integrations) as string[], // written above
    returnUrl: row.return_url,
    opener: row.opener,
    begun: JSON.parse(row.begun) as Record<string, string>, // written below
    last: row.last,
  }
}

/** Notes a connection that was begun in a session, so that a second click goes on with it. */
export async function noteBegun(
  sql: SqlStorage,
  nonce: string,
  { integration, connection }: { integration: string; connection: string },
): Promise<void> {
  const update = `UPDATE session SET begun = json_set(begun, '$."' || ?1 || '"', ?2), last = ?2
    WHERE hash = ?3`
  sql.exec(update, integration, connection, await digest(nonce))
}

/** Those that are over are told so for a while. @param before epoch milliseconds */
export const dropSessions = (sql: SqlStorage, before: number): void => {
  sql.exec('DELETE FROM session WHERE expires_at < ?', before)
}
