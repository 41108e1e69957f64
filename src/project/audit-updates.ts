import type { EntityId } from '../core/ids.ts'
import { noteAudit } from './audit-rows.ts'
import type { Cause, IndexUpdate } from './connection-index.ts'

/** Whether there is something to note of it. */
export const isAudited = (it: IndexUpdate): it is IndexUpdate & { cause: Cause; at: number } =>
  it.cause !== undefined && it.at !== undefined

/** Notes what befell a connection without a request: its user's consent or refusal, time, a cascade. */
export function noteUpdate(sql: SqlStorage, entity: EntityId, update: IndexUpdate): void {
  if (!isAudited(update)) return
  const { cause, at } = update
  const [connection, became] =
    'put' in update ? [update.put.id, update.put.status.toLowerCase()] : [update.gone, 'deleted']
  noteAudit(sql, {
    ...{ ...cause, at, action: `connection.${became}`, entity, connection },
    ...{ status: null, scopes: null, target: null },
  })
}
