import type { ProjectId } from '../core/ids.ts'
import { tellBug } from '../observe/bug.ts'
import * as index from './connection-index.ts'
import type { EventMessage } from './events.ts'

/** When the queue refused a cascade, it is offered again after this many milliseconds. */
const RETRY = 15_000
/** A cascade that was queued and did not happen is queued again after this many milliseconds. */
const LOST = 3_600_000

/** Sees to it that a cascade goes on, also where the object ends before the queue took it. */
export const cascadeSoon = (storage: DurableObjectStorage): void => {
  storage.setAlarm(Date.now() + RETRY).catch((error) => tellBug('an alarm', error))
}

/** Hands doomed connections to the queue, and comes back until every one of them is gone. */
export async function cascade(
  storage: DurableObjectStorage,
  sql: SqlStorage,
  project: ProjectId,
  events: Queue<EventMessage>,
): Promise<void> {
  const now = Date.now()
  try {
    for (;;) {
      const batch = index.doomed(sql, now - LOST, 100)
      if (batch.length === 0) break
      await events.sendBatch(
        batch.map(({ id, entity }) => ({
          body: { kind: 'connection.doomed', project, entity, connection: id },
        })),
      )
      index.markQueued(sql, batch, now)
    }
    const left = index.doomed(sql, Number.MAX_SAFE_INTEGER, 1).length > 0
    if (left) await storage.setAlarm(now + LOST)
  } catch (error) {
    tellBug('the queue did not take a cascade', error)
    await storage.setAlarm(now + RETRY)
  }
}
