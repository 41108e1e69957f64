import { newAuditId, newEventId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import { noteAudit } from './audit-rows.ts'
import { addDeliveries, giveUpPending, type Verdict } from './deliveries.ts'
import { recordEvent } from './event-log.ts'
import { listeners, updateWebhook } from './webhook-endpoints.ts'

/**
 * Disables an endpoint that takes nothing: what waits for it is given up, the other endpoints are told,
 * and a row is left in the audit log, to be hashed by the caller. To be called in a transaction.
 */
export function disableEndpoint(
  sql: SqlStorage,
  { webhook, reason, since }: Verdict,
  now: number,
): void {
  updateWebhook(sql, webhook, { enabled: 0, disabled_at: now, disabled_reason: reason }, now)
  giveUpPending(sql, webhook)
  const id = newEventId()
  const type = 'endpoint.disabled'
  const data = { webhookId: webhook, reason, failingSince: isoTime(since) }
  recordEvent(sql, null, { id, type, at: now, connection: null, data })
  addDeliveries(sql, id, listeners(sql, type), now)
  noteAudit(sql, {
    ...{ id: newAuditId(), at: now, actor: 'system', action: type, status: null, code: reason },
    ...{ scopes: null, target: webhook, entity: null, connection: null },
  })
}
