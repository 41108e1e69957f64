import type { ProjectId } from '../core/ids.ts'
import * as index from './connection-index.ts'
import type { EventMessage } from './events.ts'

/** A cascade that was queued and did not happen is queued again after this many milliseconds. */
const LOST = 3_600_000

/** Hands doomed connections to the queue; those that do not go are handed over again. */
export async function cascade(
  sql: SqlStorage,
  project: ProjectId,
  events: Queue<EventMessage>,
): Promise<void> {
  const now = Date.now()
  for (;;) {
    const batch = index.doomed(sql, now - LOST, 100)
    if (batch.length === 0) return
    await events.sendBatch(
      batch.map(({ id, entity }) => ({
        body: { kind: 'connection.doomed', project, entity, connection: id },
      })),
    )
    index.markQueued(sql, batch, now)
  }
}

/** When a cascade is to be queued next, in epoch milliseconds; `null`: none is left. */
export function nextCascade(sql: SqlStorage): number | null {
  const query = `SELECT min(coalesce(queued_at, 0)) AS at FROM connection
    WHERE doomed_at IS NOT NULL`
  const { at } = sql.exec<{ at: number | null }>(query).one()
  return at && at + LOST + 1
}
