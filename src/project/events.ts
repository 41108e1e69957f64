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
export interface ResealMessage {
  readonly kind: 'entity.reseal'
  readonly project: ProjectId
  readonly entity: EntityId
}

/** A row of the audit log that the project could not take at once. */
export interface AuditMessage {
  readonly kind: 'audit'
  readonly project: ProjectId
  readonly entry: AuditEntry
}

/** What travels through the queue. At least once: each may come twice. */
export type EventMessage = CascadeMessage | ResealMessage | AuditMessage
