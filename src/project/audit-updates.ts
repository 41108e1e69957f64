import type { EntityId } from '../core/ids.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { Cause, IndexUpdate } from './connection-index.ts'

/** Whether there is something to note of it. */
export const isAudited = (it: IndexUpdate): it is IndexUpdate & { cause: Cause; at: number } =>
  it.cause !== undefined && it.at !== undefined

/** What befell a connection without a request: its user's consent or refusal, time, a cascade. */
export function entryOf(
  entity: EntityId,
  update: IndexUpdate & { cause: Cause; at: number },
): AuditEntry {
  const { cause, at } = update
  const [connection, became] =
    'put' in update ? [update.put.id, update.put.status.toLowerCase()] : [update.gone, 'deleted']
  return {
    ...{ ...cause, at, action: `connection.${became}`, entity, connection },
    ...{ status: null, scopes: null, target: null },
  }
}
