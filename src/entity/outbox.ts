import { ConnectionId, newAuditId, newEventId } from '../core/ids.ts'
import { kidOf } from '../core/seal.ts'
import type { Cause } from '../project/connection-index.ts'
import type { EntityNews } from '../project/entity-news.ts'
import type { ConnectionEvent, Happening } from '../project/event-types.ts'
import { type ConnectionRow, reasonOf, statusOf } from './connections.ts'
import type { LogRow } from './log.ts'
import type { By, News } from './news.ts'
import type { World } from './world.ts'

/** How many pieces of news travel at once. */
const BATCH = 100

/** Where a change is noted, in the transaction that makes it. */
type Outbox = Pick<World, 'sql' | 'entity'>

/** Notes a connection's newest state for the project's index, and what happened to it. */
export function tell(outbox: Outbox, row: ConnectionRow, { by, happened }: News = {}): void {
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
  post(outbox, { put, at: row.updated_at, cause: causeOf(by) })
  if (happened) post(outbox, { event: eventOf(outbox, row, happened) })
}

/** How a connection goes. */
export interface Farewell {
  /** Who removes it, where it is not the caller with the key. */
  readonly by?: By | undefined
  /** There is no event of it. */
  readonly quietly?: boolean
  /** Whether the app took the credentials back; `null`: there was none to take, or no way to. */
  readonly revoked?: boolean | null
}

/** Notes that a connection is gone. */
export function tellGone(
  outbox: Outbox,
  row: ConnectionRow,
  { by, quietly = false, revoked }: Farewell,
): void {
  post(outbox, { gone: ConnectionId.parse(row.id), revoked, at: Date.now(), cause: causeOf(by) })
  if (!quietly) post(outbox, { event: eventOf(outbox, row, 'connection.deleted') })
}

/** Notes that nothing of the entity is left, so that nothing told of it stays anywhere. */
export const tellErased = (outbox: Outbox): void => post(outbox, { erased: true })

/** Notes a call that was logged, for who wants to be told of each. */
export const tellCall = (outbox: Outbox, row: LogRow): void => {
  const { id: logId, action, app, connection, status, code, millis } = row
  const about = { logId, action, app, connectionId: connection, entityId: outbox.entity }
  const data = { ...about, successful: row.successful === 1, status, code, millis }
  const event = { id: newEventId(), type: 'action.executed', at: row.at, connection, data } as const
  post(outbox, { event })
}

const causeOf = (by: By | undefined): Cause | undefined =>
  by && { id: newAuditId(), actor: by.actor, code: by.code ?? null }

/** An event of a connection, as receivers get it: ids, and codes of ours. */
const eventOf = ({ entity }: Outbox, row: ConnectionRow, type: ConnectionEvent): Happening => ({
  id: newEventId(),
  type,
  at: Date.now(),
  connection: row.id,
  data: {
    connectionId: row.id,
    entityId: entity,
    app: row.app,
    integrationId: row.integration,
    status: statusOf(row),
    reason: type === 'refresh.failed' ? row.trouble : (reasonOf(row)?.code ?? null),
  },
})

const post = ({ sql }: Outbox, news: EntityNews): void => {
  sql.exec('INSERT INTO outbox (news) VALUES (?)', JSON.stringify(news))
}

/** Delivers what waits, oldest first; what was not taken stays. */
export async function deliver(
  sql: SqlStorage,
  take: (news: EntityNews[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const query = 'SELECT seq, news FROM outbox ORDER BY seq LIMIT ?'
    const rows = sql.exec<{ seq: number; news: string }>(query, BATCH).toArray()
    const last = rows.at(-1)
    if (!last) return
    await take(rows.map(({ news }) => JSON.parse(news) as EntityNews)) // written above
    sql.exec('DELETE FROM outbox WHERE seq <= ?', last.seq)
  }
}

/** Whether the project does not know the newest of a connection yet. */
export const isUntold = (sql: SqlStorage, id: string): boolean =>
  sql.exec('SELECT 1 FROM outbox WHERE instr(news, ?) > 0 LIMIT 1', id).toArray().length > 0

export const isEmpty = (sql: SqlStorage): boolean =>
  sql.exec('SELECT 1 FROM outbox LIMIT 1').toArray().length === 0
