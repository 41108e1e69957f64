import type { Context } from 'hono'
import { BoundedMap } from '../core/bounded-map.ts'
import { emptyPurse, mustAsk, type Purse, receive, spend, wanted } from '../core/portions.ts'
import { rateLimited, type Taken } from '../core/rate-limit.ts'
import type { MeteredKey } from '../project/key-meter.ts'
import type { AppEnv } from './context.ts'
import { tellRate } from './rate-headers.ts'

/** What an isolate has of the limits of keys, by what each is counted as; bounded, oldest out first. */
const purses = new BoundedMap<string, Purse>(10_000)

/** Whether the project is to be asked for more, though it is known what the key may do. */
export function isSpent(name: string, limit: number | null, now: number): boolean {
  if (limit === null) return false
  const purse = purses.get(name)
  return purse === undefined || mustAsk(purse, limit, now)
}

/** Made only for keys that have a limit: guesses shall not push them out. */
function openPurse(name: string, now: number): Purse {
  const purse = emptyPurse(now)
  purses.set(name, purse)
  return purse
}

/**
 * Asks the project for a key, and for more of its limit.
 *
 * @param ask the project, for so many calls
 * @returns the key, and what became of the call that asks, where it has a limit
 */
export async function askForKey(
  name: string,
  ask: (wish: number) => Promise<MeteredKey | null>,
): Promise<{ readonly key: MeteredKey | null; readonly taken?: Taken }> {
  const before = purses.get(name)
  const wish = before ? wanted(before, Date.now()) : 1
  const key = await ask(wish)
  const limit = key?.rights.rateLimit ?? null
  if (!key?.portion || limit === null) return { key }
  const now = Date.now()
  const purse = purses.get(name) ?? openPurse(name, now)
  receive(purse, key.portion, wish)
  return { key, taken: spend(purse, limit, now) }
}

/**
 * Counts a request, unless it was as it asked for the key.
 *
 * @throws {ServiceError} `rate-limited`
 */
export function countForKey(
  c: Context<AppEnv>,
  name: string,
  limit: number | null,
  asked: Taken | undefined,
): void {
  if (limit === null) return
  const taken = asked ?? spend(purses.get(name) ?? emptyPurse(), limit, Date.now())
  if (taken.wait > 0) throw rateLimited(taken, 'key', 'this API key')
  tellRate(c, taken.rate)
}
