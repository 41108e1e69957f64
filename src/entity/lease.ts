import type { Usable } from '../auth/scheme.ts'
import type { Target } from '../catalogue/spec.ts'
import type { Rate } from '../core/rate-limit.ts'

/** What a tool call gets to act with. */
export interface Lease {
  readonly connectionId: string
  readonly integrationId: string
  readonly usable: Usable
  /** Of those that are usable: not to be shown where the app says them back. */
  readonly secrets: readonly string[]
  /** Of the credentials: to be handed back when the app refuses them. */
  readonly version: number
  /** The app as this connection sees it. */
  readonly target: Target
  /** As granted; `null` where nobody said. */
  readonly scopes: readonly string[] | null
  /** How the limits of calls stand, where there are some. */
  readonly rate?: Rate
  /** Epoch milliseconds; not there where nobody said. */
  readonly expiresAt?: number
  /** When the credentials are to be replaced; epoch milliseconds. */
  readonly refreshAt?: number
  /** For how many milliseconds it may be used again without a question. */
  readonly term?: number
}
