import { type Rate, type Taken, takeCall, WINDOW } from './rate-limit.ts'

/**
 * A limit that many isolates count together. Whoever keeps it gives each of them portions of it, which
 * count as taken: so all of them together never let more through than the limit, and none has to ask
 * for each call. An isolate asks for one, then for half of what it used of late, and what it does not
 * use it loses: rather a few calls less than one too many.
 */

/** How long a portion may be used after it was asked for, in milliseconds. */
const LASTS = 1_000
/** No portion is more than this part of what is left. */
const SHARE = 8
/** What comes back in so many milliseconds may be given at once, so that not each call at a limit asks. */
const AHEAD = 250

/** Calls that may be made, and how far the limit is taken with them. */
export interface Portion {
  readonly granted: number
  /** As of {@link takeCall}. */
  readonly end: number
}

/**
 * Gives a portion of what is left.
 *
 * @param end as it was answered for the portion before
 * @param limit calls a minute
 * @param wish how many are asked for
 * @param now epoch milliseconds
 */
export function givePortion(
  end: number | undefined,
  limit: number,
  wish: number,
  now: number,
): Portion {
  const each = WINDOW / limit
  const before = Math.max(end ?? 0, now)
  const left = leftAt(before, limit, now)
  if (left === 0) return { granted: 0, end: before }
  const most = Math.max(1, Math.floor(left / SHARE), Math.floor(AHEAD / each))
  const granted = Math.max(1, Math.min(wish, most))
  return { granted, end: before + granted * each }
}

const leftAt = (end: number, limit: number, now: number): number =>
  Math.max(0, Math.floor(((WINDOW - (Math.max(end, now) - now)) * limit) / WINDOW + 1e-6))

/** What an isolate has of a limit. */
export interface Purse {
  left: number
  /** How many it used of late. */
  spent: number
  /** From when on these are counted. */
  since: number
  /** How often it asked, and was not answered yet. */
  asking: number
  /** For how many calls. */
  hoped: number
  /** When it asked last. */
  asked: number
  /** How far the limit is taken, as far as is known here. */
  end: number
}

/** @param asked when it asked first, in epoch milliseconds; 0: it did not yet */
export const emptyPurse = (asked = 0): Purse => ({
  ...{ left: 0, spent: 0, since: asked, asking: 0, hoped: 0, asked, end: 0 },
})

const leftIn = ({ left, asked }: Purse, now: number): number => (now - asked < LASTS ? left : 0)

/** Whether to ask before the next call: here is none left, and there may be one that nobody asks for yet. */
export const mustAsk = (purse: Purse, limit: number, now: number): boolean =>
  leftIn(purse, now) === 0 && leftAt(purse.end, limit, now) > purse.asking

/** How many to ask for now. What was not used in time is lost. */
export function wanted(purse: Purse, now: number): number {
  if (now - purse.asked >= LASTS) Object.assign(purse, { left: 0, spent: 0 })
  if (now - purse.since >= LASTS) {
    const spent = Math.floor(purse.spent / 2)
    Object.assign(purse, { spent, since: now, asking: 0, hoped: 0 }) // an answer so late is lost
  }
  const wish = Math.max(1, Math.ceil(purse.spent / 2) - purse.left - purse.hoped)
  purse.asking += 1
  purse.hoped += wish
  purse.asked = now
  return wish
}

/** Takes a portion in; of two that overtake each other, the later `end` is the true one. @param wish as it was asked for */
export function receive(purse: Purse, { granted, end }: Portion, wish: number): void {
  purse.asking = Math.max(0, purse.asking - 1)
  purse.hoped = Math.max(0, purse.hoped - wish)
  purse.left += granted
  purse.end = Math.max(purse.end, end)
}

/** Makes a call out of the purse, where there is one left. */
export function spend(purse: Purse, limit: number, now: number): Taken {
  const { end } = purse
  const has = leftIn(purse, now) > 0
  if (has) purse.left -= 1
  if (has) purse.spent += 1
  const wait = has ? 0 : Math.max(1, takeCall(end, limit, now).wait)
  return { end, wait, rate: rateOf(purse, limit, now) }
}

function rateOf({ left, end }: Purse, limit: number, now: number): Rate {
  const taken = Math.max(0, end - now - (left * WINDOW) / limit)
  const remaining = Math.min(limit, left + leftAt(end, limit, now))
  return { limit, remaining, reset: Math.ceil(taken / 1000) }
}
