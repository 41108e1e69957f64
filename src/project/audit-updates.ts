import type { EntityId } from '../core/ids.ts'
import { noteAudit } from './audit-rows.ts'
import type { IndexUpdate } from './connection-index.ts'

/** Notes what befell a connection without a request: its user's consent or refusal, time, a cascade. */
export function noteUpdate(sql: SqlStorage, entity: EntityId, update: IndexUpdate): void {
  const { cause, at } = update
  if (!cause || at === undefined) return
  const [connection, became] =
    'put' in update ? [update.put.id, update.put.status.toLowerCase()] : [update.gone, 'deleted']
  noteAudit(sql, {
    ...{ ...cause, at, action: `connection.${became}`, entity, connection },
    ...{ status: null, scopes: null, target: null },
  })
}
