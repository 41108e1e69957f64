import { ServiceError } from './errors.ts'

/** Calls are counted by the minute, in milliseconds. */
export const WINDOW = 60_000

/** How a limit stands after a call, as the headers `RateLimit-*` tell it. */
export interface Rate {
  /** Calls a minute. */
  readonly limit: number
  /** Calls that may be made at once now. */
  readonly remaining: number
  /** Seconds until all of them may. */
  readonly reset: number
}

/** What became of a call at a limit. */
export interface Taken {
  /** When all that was taken is given back, in epoch milliseconds: all that is to be kept. */
  readonly end: number
  /** Milliseconds until the next call; 0: this one may be made. */
  readonly wait: number
  readonly rate: Rate
}

/**
 * Takes a call from a limit (GCRA, as ITU-T I.371 has it): a minute's worth may come at once, and comes
 * back evenly. What is refused takes nothing.
 *
 * @param end as it was answered for the call before
 * @param limit calls a minute
 * @param now epoch milliseconds
 */
export function takeCall(end: number | undefined, limit: number, now: number): Taken {
  const before = Math.max(end ?? 0, now)
  const after = before + WINDOW / limit
  const wait = Math.max(0, Math.ceil(after - now - WINDOW - 1e-6))
  const kept = wait > 0 ? before : after
  const remaining = Math.max(0, Math.floor(((WINDOW - (kept - now)) * limit) / WINDOW + 1e-6))
  return { end: kept, wait, rate: { limit, remaining, reset: Math.ceil((kept - now) / 1000) } }
}

/** The refusal of a call, for a limit of `whom`. */
export function rateLimited({ wait, rate }: Taken, scope: string, whom: string): ServiceError {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  const detail = `${whom} may make ${rate.limit} calls a minute: wait ${seconds} s`
  return new ServiceError('rate-limited', detail, { retry_after: seconds, scope, rate })
}

/** The refusal of a call that the app would refuse. @param wait milliseconds */
export function upstreamRateLimited(app: string, wait: number): ServiceError {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  const detail = `${app} takes no more calls of this connection for ${seconds} s; it was not asked`
  return new ServiceError('upstream-rate-limited', detail, { retry_after: seconds })
}
