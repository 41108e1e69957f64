import { BoundedMap } from '../core/bounded-map.ts'
import { ServiceError } from '../core/errors.ts'
import type { Outcome } from '../core/outcome.ts'

/** Refusals that hold for a while: by whom they meet, until when (epoch milliseconds), and what was said. */
const refusals = new BoundedMap<string, { readonly until: number; readonly error: ServiceError }>(
  10_000,
)

/** Remembers a refusal, so that a flood of calls costs no further question. */
export function turnAway(whom: string, error: ServiceError, now: number): void {
  const seconds = error.facts['retry_after']
  if (typeof seconds !== 'number') return
  refusals.set(whom, { until: now + seconds * 1000, error })
}

/** @throws {ServiceError} what was said a moment ago, while it holds */
export function assertNotTurnedAway(whom: string, now: number): void {
  const known = refusals.get(whom)
  if (!known) return
  if (known.until <= now) return void refusals.delete(whom)
  const { code, message, facts } = known.error
  const wait = Math.max(1, Math.ceil((known.until - now) / 1000))
  throw new ServiceError(code, message.replace(/\d+ s\b/, `${wait} s`), {
    ...facts,
    retry_after: wait,
  })
}

/** What an entity's object answered, noted where it is a refusal that holds for a while. */
export function noted<T>(place: string, app: string, answer: Outcome<T>, now: number): Outcome<T> {
  if (answer.ok || answer.code !== 'rate-limited') return answer
  const facts = JSON.parse(answer.facts) as Record<string, unknown> // as `outcome` wrote them
  const whom = facts['scope'] === 'app' ? `${place} ${app}` : place
  turnAway(whom, new ServiceError(answer.code, answer.detail, facts), now)
  return answer
}
