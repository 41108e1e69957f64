import { dropChunks, readChunks, writeChunks } from './chunks.ts'

/** A call that is to be made once, however often it is asked for. */
export interface OnceOnly {
  /** Names the call within its object. */
  readonly id: string
  /** What tells its request from another one under the same name. */
  readonly print: string
  /** How long it is remembered, in milliseconds. */
  readonly keptFor: number
}

/** What is kept of a call beside its outcome. */
interface CallRow extends Record<string, SqlStorageValue> {
  /** 1: its outcome is there, sealed. */
  done: number
  print: string | null
  /** Epoch milliseconds. */
  claimed_at: number
}

/** Takes a call on. @returns `false` where somebody did already */
export function claimCall(sql: SqlStorage, call: OnceOnly, now: number): boolean {
  dropCalls(sql, now)
  const claim = 'INSERT OR IGNORE INTO call (id, expires_at, print, claimed_at) VALUES (?, ?, ?, ?)'
  return sql.exec(claim, call.id, now + call.keptFor, call.print, now).rowsWritten > 0
}

export const findCall = (sql: SqlStorage, id: string): CallRow | undefined =>
  sql.exec<CallRow>('SELECT done, print, claimed_at FROM call WHERE id = ?', id).toArray()[0]

/** Keeps what came of a call. To be called in a transaction. */
export function settleCall(sql: SqlStorage, id: string, sealed: string): void {
  if (sql.exec('UPDATE call SET done = 1 WHERE id = ?', id).rowsWritten === 0) return
  writeChunks(sql, id, new TextEncoder().encode(sealed))
}

/** Keeps what came of a call that nobody claims, in the place of what it was before. In a transaction. */
export function keepCall(sql: SqlStorage, call: OnceOnly, sealed: string, now: number): void {
  sql.exec('DELETE FROM call WHERE id = ?', call.id)
  dropChunks(sql, call.id)
  claimCall(sql, call, now)
  settleCall(sql, call.id, sealed)
}

/** What came of a call that is done, as it was sealed. */
export const readCall = (sql: SqlStorage, id: string): string =>
  new TextDecoder().decode(readChunks(sql, id))

/** A call that was claimed and not made: whoever asks next makes it. */
export const releaseCall = (sql: SqlStorage, id: string): void => {
  sql.exec('DELETE FROM call WHERE id = ? AND done = 0', id)
}

/** Forgets the calls that nobody will ask for again. */
export function dropCalls(sql: SqlStorage, now: number): void {
  const query = 'DELETE FROM call WHERE expires_at < ? RETURNING id'
  for (const { id } of sql.exec<{ id: string }>(query, now).toArray()) dropChunks(sql, id)
}

/** When the next call is to be forgotten, in epoch milliseconds; `null`: there is none. */
export const nextCallEnd = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(expires_at) AS at FROM call').one().at
