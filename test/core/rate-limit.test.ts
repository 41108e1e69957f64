import { describe, expect, it } from 'vitest'
import { rateLimited, takeCall } from '../../src/core/rate-limit.ts'

const NOW = 1_700_000_000_000

/** Makes calls at these times; how long each had to wait. */
function waits(limit: number, times: readonly number[]): number[] {
  let end: number | undefined
  return times.map((at) => {
    const taken = takeCall(end, limit, NOW + at)
    end = taken.end
    return taken.wait
  })
}

describe('a limit of calls a minute (D7)', () => {
  it('lets a minute of them come at once, and not one more', () => {
    expect(waits(3, [0, 0, 0, 0])).toEqual([0, 0, 0, 20_000])
  })

  it('gives them back evenly', () => {
    expect(waits(3, [0, 0, 0, 19_999, 20_000, 20_000])).toEqual([0, 0, 0, 1, 0, 20_000])
  })

  it('takes nothing for what it refuses', () => {
    expect(waits(1, [0, 1, 2, 3, 60_000])).toEqual([0, 59_999, 59_998, 59_997, 0])
  })

  it.each([1, 7, 60, 999])('lets through all that comes as fast as it says: %i', (limit) => {
    const times = Array.from({ length: 3 * limit }, (_, i) => (i * 60_000) / limit)
    expect(waits(limit, times).every((wait) => wait === 0)).toBe(true)
  })

  it.each([1, 7, 60, 999])('never lets more through than two minutes of it in one: %i', (limit) => {
    const times = Array.from({ length: 6 * limit }, (_, i) => (i * 10_000) / limit)
    expect(waits(limit, times).filter((wait) => wait === 0).length).toBeLessThanOrEqual(2 * limit)
  })

  it('says what is left, and when all is back', () => {
    expect(takeCall(undefined, 4, NOW).rate).toEqual({ limit: 4, remaining: 3, reset: 15 })
    const { rate } = takeCall(NOW + 60_000, 4, NOW)
    expect(rate).toEqual({ limit: 4, remaining: 0, reset: 60 })
  })

  it('is an error that says whose it is and how long to wait', () => {
    const error = rateLimited(takeCall(NOW + 60_000, 4, NOW), 'entity', 'this entity')
    expect(error.message).toBe('this entity may make 4 calls a minute: wait 15 s')
    expect(error.facts).toMatchObject({ retry_after: 15, scope: 'entity', rate: { remaining: 0 } })
  })
})
