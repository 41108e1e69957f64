import type { EntityId } from '../core/ids.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { ProvenRow } from './audit-proof.ts'
import { noteAudit } from './audit-rows.ts'
import { entryOf, isAudited } from './audit-updates.ts'
import { addEntity, applyUpdates, dropEntity, type IndexUpdate } from './connection-index.ts'
import { addDeliveries } from './deliveries.ts'
import { eraseEvents, recordEvent } from './event-log.ts'
import type { Happening } from './event-types.ts'
import { listeners } from './webhook-endpoints.ts'

/** What an entity's outbox holds: news for the index, an event, or that the entity was made or erased. */
export type EntityNews =
  | IndexUpdate
  | { readonly event: Happening }
  | { readonly made: true }
  | { readonly erased: true }

const isEvent = (it: EntityNews): it is { readonly event: Happening } => 'event' in it
const isMade = (it: EntityNews): it is { readonly made: true } => 'made' in it
const isErased = (it: EntityNews): it is { readonly erased: true } => 'erased' in it
const isIndexUpdate = (it: EntityNews): it is IndexUpdate => 'put' in it || 'gone' in it

/** What taking them leaves in the audit log. */
export const auditOf = (entity: EntityId, news: readonly EntityNews[]): AuditEntry[] =>
  news
    .filter(isIndexUpdate)
    .filter(isAudited)
    .map((update) => entryOf(entity, update))

/**
 * Takes what an entity tells, in its order and at least once; to be called in a transaction. An event
 * comes with its deliveries, one for each endpoint that wants it now.
 *
 * @param at `sealsNow`: the key that seals now; `audit`: {@link auditOf}, to be hashed then
 * @returns whether there is something new to do in a round
 */
export function takeNews(
  sql: SqlStorage,
  entity: EntityId,
  news: readonly EntityNews[],
  at: { readonly now: number; readonly sealsNow: string; readonly audit: readonly ProvenRow[] },
): boolean {
  const updates = news.filter(isIndexUpdate)
  if (news.some(isMade)) addEntity(sql, entity, at.sealsNow)
  let anyNew = applyUpdates(sql, entity, updates, at)
  for (const row of at.audit) noteAudit(sql, row)
  for (const one of news) {
    if (isErased(one)) forgetEntity(sql, entity)
    if (!isEvent(one) || !recordEvent(sql, entity, one.event)) continue
    addDeliveries(sql, one.event.id, listeners(sql, one.event.type), at.now)
    anyNew = true
  }
  return anyNew
}

function forgetEntity(sql: SqlStorage, entity: EntityId): void {
  eraseEvents(sql, entity)
  dropEntity(sql, entity)
}
