import type { ConnectionId, EntityId, ProjectId } from '../core/ids.ts'

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

/** What travels through the queue. At least once: each may come twice. */
export type EventMessage = CascadeMessage | ResealMessage
