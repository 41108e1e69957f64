const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** What lies between two attempts, in milliseconds (Standard Webhooks): ten attempts in three days. */
export const SCHEDULE = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR),
] as const

/** A `Retry-After` beyond this is not believed, in milliseconds. */
const LONGEST = 24 * HOUR

/** An endpoint that took nothing for this long is disabled with the next delivery that is given up (ms). */
export const GIVEN_UP_AFTER = 5 * 24 * HOUR

/**
 * How long to wait after a failed attempt, in milliseconds, with jitter of a tenth either way; never
 * less than the receiver asks for.
 *
 * @param failures how many attempts failed, this one among them
 * @param retryAfter seconds, as the receiver asks
 * @param random from 0 to 1
 * @returns `undefined`: it is given up
 */
export function waitAfter(
  failures: number,
  retryAfter: number | undefined,
  random: number,
): number | undefined {
  const own = SCHEDULE[failures - 1]
  if (own === undefined) return undefined
  const asked = Math.min((retryAfter ?? 0) * SECOND, LONGEST)
  return Math.round(Math.max(own * (0.9 + random / 5), asked))
}
