import {
  type ErrorCode,
  type ErrorFacts,
  errorCode,
  errorDetail,
  errorFacts,
  ServiceError,
} from '../core/errors.ts'

/** The first rest and the longest, in milliseconds; a `Retry-After` beyond the longest is not believed. */
const FIRST = 1_000
/** The least rest while what is there still works, in milliseconds. */
const UNHURRIED = 15_000
const LONGEST = 300_000

interface Rest {
  readonly failures: number
  /** Epoch milliseconds. */
  readonly until: number
  readonly code: ErrorCode
  readonly detail: string
  readonly facts: ErrorFacts
}

/**
 * Keeps an endpoint that has a bad moment from being asked at every call. Where callers must wait for
 * it, one failure is forgiven, and from the second on the rest doubles, with jitter; where what they
 * have still works, there is no hurry. What the server asks for goes before that.
 */
export class BackOff {
  readonly #rests = new Map<string, Rest>()

  /** Whether the endpoint should be left alone now. */
  resting(key: string, now: number): boolean {
    return now < (this.#rests.get(key)?.until ?? 0)
  }

  /** What went wrong last, and how long to wait yet. */
  reason(key: string, now: number): ServiceError {
    const rest = this.#rests.get(key)
    const seconds = Math.max(1, Math.ceil(((rest?.until ?? now) - now) / 1000))
    const detail = `${rest?.detail ?? ''}; it is asked again in ${seconds} s`
    return new ServiceError(rest?.code ?? 'upstream-unavailable', detail, {
      ...rest?.facts,
      retry_after: seconds,
    })
  }

  /** @param urgent whether callers cannot go on without it */
  failed(key: string, error: ServiceError, urgent: boolean, now: number): void {
    const facts = errorFacts(error)
    const failures = (this.#rests.get(key)?.failures ?? 0) + 1
    const told = Number(facts['retry_after']) * 1000 || 0
    const doubled = failures === 1 ? 0 : FIRST * 2 ** Math.min(failures - 2, 10)
    const own = (urgent ? doubled : Math.max(UNHURRIED, doubled)) * (1 + Math.random() / 4)
    const until = now + Math.min(LONGEST, Math.max(told, own))
    const code = errorCode(error) ?? 'upstream-unavailable'
    this.#rests.set(key, { failures, until, code, detail: errorDetail(error), facts })
  }

  clear(key: string): void {
    this.#rests.delete(key)
  }
}
