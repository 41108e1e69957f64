import type { EntityId } from '../core/ids.ts'
import { type ConnectionView, connectionView, type StatusReason } from './connections.ts'
import type { Ended } from './consent.ts'
import type { NextStep } from './follow-link.ts'
import type { Visit } from './links.ts'

/** A begun connection, and the nonce of the link for its user; `null`: no consent is needed. */
export interface Begun {
  readonly connection: ConnectionView
  readonly nonce: string | null
}

export interface Finished {
  readonly connection: ConnectionView
  readonly returnUrl: string | null
  readonly opener: string | null
  readonly problem: StatusReason | null
  /** The developer's server must confirm first: the nonce for it. */
  readonly confirmation?: string
}

/** A visit of a browser that is known by its cookie. */
export type BoundVisit = Visit & { readonly browser: string }

/** What the user of a link is to do next. */
export type Step =
  | Exclude<NextStep, { kind: 'done' }>
  | { readonly kind: 'done'; readonly finished: Finished }

export const finishedOf = (entity: EntityId, { row, ...rest }: Ended): Finished => ({
  connection: connectionView(row, entity),
  ...rest,
})

export const stepOf = (entity: EntityId, step: NextStep): Step =>
  step.kind === 'done' ? { kind: 'done', finished: finishedOf(entity, step.ended) } : step
