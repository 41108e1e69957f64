import type { Context } from 'hono'
import { BoundedMap } from '../core/bounded-map.ts'
import { rateLimited, takeCall, WINDOW } from '../core/rate-limit.ts'
import type { AppEnv } from './context.ts'
import { tellRate } from './rate-headers.ts'

/** What an isolate counts of a key: where its limit stands, and what the project does not know yet. */
interface Meter {
  end: number
  spent: number
}

/** By the key's hash; bounded, oldest out first. */
const meters = new BoundedMap<string, Meter>(10_000)

function meterOf(hash: string): Meter {
  const known = meters.get(hash) ?? { end: 0, spent: 0 }
  meters.set(hash, known)
  return known
}

/** Counts a request. @throws {ServiceError} `rate-limited` */
export function countForKey(c: Context<AppEnv>, hash: string, limit: number, now: number): void {
  const meter = meterOf(hash)
  const taken = takeCall(meter.end, limit, now)
  if (taken.wait > 0) throw rateLimited(taken, 'key', 'this API key')
  meter.end = taken.end
  meter.spent++
  tellRate(c, taken.rate)
}

/** What the project is to be told. It counts as told: should that fail, a limit is a moment late. */
export function takeSpent(hash: string): number {
  const meter = meters.get(hash)
  const spent = meter?.spent ?? 0
  if (meter) meter.spent = 0
  return spent
}

/** Takes over how far all isolates are, and what came here while the project was asked. */
export function adopt(hash: string, end: number, limit: number): void {
  const meter = meterOf(hash)
  meter.end = end + (meter.spent * WINDOW) / limit
}
