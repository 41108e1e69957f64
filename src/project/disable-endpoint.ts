import { newAuditId, newEventId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { ProvenRow } from './audit-proof.ts'
import { noteAudit } from './audit-rows.ts'
import { addDeliveries, giveUpPending, type Reason, type Verdict } from './deliveries.ts'
import { recordEvent } from './event-log.ts'
import { listeners, updateWebhook } from './webhook-endpoints.ts'

const TYPE = 'endpoint.disabled'

/** What a verdict leaves in the audit log. */
export const verdictEntry = (webhook: string, reason: Reason, at: number): AuditEntry => ({
  ...{ id: newAuditId(), at, actor: 'system', action: TYPE, status: null, code: reason },
  ...{ scopes: null, target: webhook, entity: null, connection: null },
})

/**
 * Disables an endpoint that takes nothing: what waits for it is given up, the other endpoints are told,
 * and a row is left in the audit log, to be hashed by the caller. To be called in a transaction.
 *
 * @param row as of {@link verdictEntry}
 */
export function disableEndpoint(
  sql: SqlStorage,
  { webhook, reason, since }: Verdict,
  row: ProvenRow,
  now: number,
): void {
  updateWebhook(sql, webhook, { enabled: 0, disabled_at: now, disabled_reason: reason }, now)
  giveUpPending(sql, webhook)
  const id = newEventId()
  const data = { webhookId: webhook, reason, failingSince: isoTime(since) }
  recordEvent(sql, null, { id, type: TYPE, at: now, connection: null, data })
  addDeliveries(sql, id, listeners(sql, TYPE), now)
  noteAudit(sql, row)
}
