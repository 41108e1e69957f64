import type { ConnectionId, EntityId, ProjectId } from '../core/ids.ts'
import type { AuditEntry } from './audit-entry.ts'

/** A connection that must follow its deleted integration. */
export interface CascadeMessage {
  readonly kind: 'connection.doomed'
  readonly project: ProjectId
  readonly entity: EntityId
  readonly connection: ConnectionId
}

/** An entity whose credentials must be sealed under the newest key. */
interface ResealMessage {
  readonly kind: 'entity.reseal'
  readonly project: ProjectId
  readonly entity: EntityId
}

/** An entity whose project is being deleted. */
export interface EraseMessage {
  readonly kind: 'entity.erase'
  readonly project: ProjectId
  readonly entity: EntityId
}

/** A row of the audit log that the project could not take at once. */
interface AuditMessage {
  readonly kind: 'audit'
  readonly project: ProjectId
  readonly entry: AuditEntry
}

/** An event that is to be handed to a webhook endpoint. */
export interface DeliverMessage {
  readonly kind: 'webhook.deliver'
  readonly project: ProjectId
  readonly delivery: string
  /** How many attempts there were before: of two messages for one attempt, only one is followed. */
  readonly attempt: number
}

/** What travels through the queue. At least once: each may come twice. */
export type EventMessage =
  | CascadeMessage
  | ResealMessage
  | EraseMessage
  | AuditMessage
  | DeliverMessage
