import type { Cause } from '../project/connection-index.ts'
import type { ConnectionEvent } from '../project/event-types.ts'

/** Who changed a connection where no key asked for it, and what went wrong, if something did. */
export type By = Pick<Cause, 'actor'> & Partial<Pick<Cause, 'code'>>

/** The user did it, in their browser. */
export const USER: By = { actor: 'user' }

/** What there is to say of a change. */
export interface News {
  /** Who made it, where it was not the caller with the key. */
  readonly by?: By | undefined
  /** What happened, where that is more than a detail. */
  readonly happened?: ConnectionEvent | undefined
}
