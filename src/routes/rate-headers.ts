import type { Context } from 'hono'
import type { Rate } from '../core/rate-limit.ts'
import type { AppEnv } from './context.ts'

/** As in draft-ietf-httpapi-ratelimit-headers-03, which most clients read. */
export const rateHeaders = ({ limit, remaining, reset }: Rate): Record<string, string> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(reset),
  'ratelimit-policy': `${limit};w=60`,
})

/** When a caller who was refused may come again. @param facts of the refusal */
export function comeAgainHeaders(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  const { retry_after: wait } = facts
  const rate = facts['rate'] as Rate | undefined // as core/rate-limit.ts writes it
  return {
    ...(typeof wait === 'number' && { 'retry-after': String(Math.ceil(wait)) }),
    ...(rate && rateHeaders(rate)),
  }
}

/** Tells the caller of the limit that is nearest to its end. */
export function tellRate(c: Context<AppEnv>, rate: Rate): void {
  const known = c.get('rate')
  if (known && known.remaining <= rate.remaining) return
  c.set('rate', rate)
  for (const [name, value] of Object.entries(rateHeaders(rate))) c.header(name, value)
}
