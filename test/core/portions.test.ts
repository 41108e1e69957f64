import { describe, expect, it } from 'vitest'
import {
  emptyPurse,
  givePortion,
  mustAsk,
  type Purse,
  receive,
  spend,
  wanted,
} from '../../src/core/portions.ts'
import { WINDOW } from '../../src/core/rate-limit.ts'

const START = 1_700_000_000_000
/** Of a question to who keeps the limit and back, in milliseconds. */
const WAY = 40
/** A key is asked for anew after this long, whatever is left: see `routes/authenticate.ts`. */
const BELIEVED = 700

/** Isolates, each with its own purse, and the one that keeps the limit; calls come in virtual time. */
function world(limit: number, isolates: number) {
  const purses = Array.from({ length: isolates }, emptyPurse)
  const todo: { at: number; run: (now: number) => void }[] = []
  const let_in: number[] = []
  const waits: number[] = []
  let [end, asked] = [0, 0]
  const plan = (at: number, run: (now: number) => void) => todo.push({ at, run })
  const take = (purse: Purse, now: number) => {
    const { wait } = spend(purse, limit, now)
    if (wait === 0) let_in.push(now - START)
    else waits.push(wait)
  }
  const arrive = (purse: Purse, now: number) => {
    if (!mustAsk(purse, limit, now) && now - purse.asked < BELIEVED) return take(purse, now)
    asked += 1
    const wish = wanted(purse, now)
    plan(now + WAY / 2, (then) => {
      const given = givePortion(end, limit, wish, then)
      end = given.end
      plan(then + WAY / 2, (back) => {
        receive(purse, given, wish)
        take(purse, back)
      })
    })
  }
  return {
    /** A call at this time, at this isolate. */
    call: (at: number, isolate: number) => {
      const purse = purses[isolate % isolates]
      if (purse) plan(START + at, (now) => arrive(purse, now))
    },
    run: () => {
      while (todo.length > 0) {
        todo.sort((a, b) => a.at - b.at)
        const next = todo.shift()
        next?.run(next.at)
      }
      return { let_in, waits, asked: () => asked }
    },
  }
}

/** How many of these times lie in the busiest span of so many milliseconds. */
const busiest = (times: readonly number[], span: number): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + span).length))

describe('a limit that many isolates count together (D7)', () => {
  it.each([
    { limit: 60, isolates: 4 },
    { limit: 60, isolates: 40 },
    { limit: 600, isolates: 20 },
    { limit: 1, isolates: 5 },
  ])('lets no more than $limit through at once, at $isolates isolates', ({ limit, isolates }) => {
    const { call, run } = world(limit, isolates)
    for (let i = 0; i < 4 * limit + 20; i += 1) call(i % 400, i)
    const { let_in, waits } = run()
    expect(let_in.length).toBeGreaterThan(limit * 0.7)
    expect(let_in.length).toBeLessThanOrEqual(limit + (limit * 0.75) / 60)
    expect(Math.max(...waits)).toBeLessThanOrEqual(WINDOW)
  })

  it('lets all of a limit through, and not one more, where one isolate asks', () => {
    const { call, run } = world(60, 1)
    for (let i = 0; i < 100; i += 1) call(0, 0)
    const { let_in } = run()
    expect(let_in).toHaveLength(60)
  })

  it('loses none where each isolate gets a call now and then', () => {
    const { call, run } = world(60, 60)
    for (let i = 0; i < 60; i += 1) call(i * 5, i)
    expect(run().let_in).toHaveLength(60)
  })

  it('has nobody wait for what others did too much: after a burst a call comes back each second', () => {
    const { call, run } = world(60, 8)
    for (let i = 0; i < 500; i += 1) call(i % 500, i)
    for (let at = 1_000; at < 181_000; at += 100) call(at, at / 100)
    const { let_in, waits } = run()
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000)
    expect(busiest(let_in, WINDOW)).toBeLessThanOrEqual(2 * 60)
    for (let minute = 1; minute < 3; minute += 1) {
      const count = let_in.filter((at) => Math.floor(at / WINDOW) === minute).length
      expect(count).toBeGreaterThan(50)
      expect(count).toBeLessThanOrEqual(61)
    }
  })

  it('is not used up by many that find a purse empty at once: what nobody uses is little', () => {
    const { call, run } = world(600, 1)
    for (let i = 0; i < 600; i += 1) call(i % 5 === 0 ? i : i - (i % 5), 0)
    expect(run().let_in.length).toBe(600)
  })

  it('asks seldom: not for each call, nor where all are refused', () => {
    const { call, run } = world(6_000, 1)
    for (let at = 0; at < 60_000; at += 12) call(at, 0)
    const { let_in, waits, asked } = run()
    expect(let_in).toHaveLength(5_000)
    expect(waits).toEqual([])
    expect(asked()).toBeLessThan(300)
    const over = world(60, 1)
    for (let at = 0; at < 60_000; at += 10) over.call(at, 0)
    expect(over.run().asked()).toBeLessThan(180)
  })

  it('keeps nothing that was not used in a second: it was given back by the clock', () => {
    const purse = emptyPurse()
    for (const at of [0, 1, 2, 3]) {
      if (mustAsk(purse, 600, START + at)) {
        const wish = wanted(purse, START + at)
        receive(purse, givePortion(purse.end, 600, wish, START + at), wish)
      }
      expect(spend(purse, 600, START + at).wait).toBe(0)
    }
    expect(purse.left).toBeGreaterThan(0)
    expect(mustAsk(purse, 600, START + 5)).toBe(false)
    expect(mustAsk(purse, 600, START + 2_000)).toBe(true)
    expect(wanted(purse, START + 2_000)).toBe(1)
    expect(purse.left).toBe(0)
  })

  it('says what is left: here, and at who keeps it', () => {
    const purse = emptyPurse()
    wanted(purse, START)
    receive(purse, givePortion(undefined, 60, 5, START), 1)
    expect(spend(purse, 60, START).rate).toEqual({ limit: 60, remaining: 59, reset: 1 })
    receive(purse, givePortion(START + WINDOW, 60, 5, START), 1)
    expect(spend(purse, 60, START).rate.remaining).toBe(3)
  })
})
