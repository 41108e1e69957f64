import type { ProjectId } from '../core/ids.ts'
import { entitiesUnderOldKeys } from './connection-index.ts'
import type { EventMessage } from './events.ts'

/** Asks every entity that has credentials under another key than this one. @returns how many */
export async function resealEntities(
  sql: SqlStorage,
  project: ProjectId,
  kid: string,
  events: Queue<EventMessage>,
): Promise<number> {
  const left = entitiesUnderOldKeys(sql, kid)
  for (let from = 0; from < left.length; from += 100) {
    const some = left.slice(from, from + 100)
    await events.sendBatch(
      some.map((entity) => ({ body: { kind: 'entity.reseal', project, entity } })),
    )
  }
  return left.length
}
