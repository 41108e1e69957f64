import { ConnectionId, newAuditId } from '../core/ids.ts'
import { kidOf } from '../core/seal.ts'
import type { Cause, IndexUpdate } from '../project/connection-index.ts'
import { type ConnectionRow, statusOf } from './connections.ts'

/** How many pieces of news travel at once. */
const BATCH = 100

/** Who changed a connection where no key asked for it, and what went wrong, if something did. */
export type By = Pick<Cause, 'actor'> & Partial<Pick<Cause, 'code'>>

/** The user did it, in their browser. */
export const USER: By = { actor: 'user' }

/** Notes a connection's newest state for the project's index; in the same transaction as the change. */
export function tell(sql: SqlStorage, row: ConnectionRow, by?: By): void {
  const put = {
    id: ConnectionId.parse(row.id),
    app: row.app,
    integration: row.integration,
    status: statusOf(row),
    label: row.label,
    kid: row.sealed === null ? null : kidOf(row.sealed),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
  post(sql, { put, at: row.updated_at, cause: causeOf(by) })
}

/** Notes that a connection is gone. */
export const tellGone = (sql: SqlStorage, id: string, by?: By): void =>
  post(sql, { gone: ConnectionId.parse(id), at: Date.now(), cause: causeOf(by) })

const causeOf = (by: By | undefined): Cause | undefined =>
  by && { id: newAuditId(), actor: by.actor, code: by.code ?? null }

function post(sql: SqlStorage, update: IndexUpdate): void {
  sql.exec('INSERT INTO outbox (news) VALUES (?)', JSON.stringify(update))
}

/** Delivers what waits, oldest first; what was not taken stays. */
export async function deliver(
  sql: SqlStorage,
  take: (updates: IndexUpdate[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const query = 'SELECT seq, news FROM outbox ORDER BY seq LIMIT ?'
    const rows = sql.exec<{ seq: number; news: string }>(query, BATCH).toArray()
    const last = rows.at(-1)
    if (!last) return
    await take(rows.map(({ news }) => JSON.parse(news) as IndexUpdate)) // written above
    sql.exec('DELETE FROM outbox WHERE seq <= ?', last.seq)
  }
}

/** Whether the project does not know the newest of a connection yet. */
export const isUntold = (sql: SqlStorage, id: string): boolean =>
  sql.exec('SELECT 1 FROM outbox WHERE instr(news, ?) > 0 LIMIT 1', id).toArray().length > 0

export const isEmpty = (sql: SqlStorage): boolean =>
  sql.exec('SELECT 1 FROM outbox LIMIT 1').toArray().length === 0
