import { describe, expect, it } from 'vitest'
import { SCHEDULE, waitAfter } from '../../src/project/delivery-schedule.ts'

const HOUR = 3_600_000

describe('the schedule of a delivery (F3)', () => {
  it('is ten attempts in about three days, each later than the one before', () => {
    const whole = SCHEDULE.reduce((sum: number, wait) => sum + wait, 0)
    expect(whole / HOUR / 24).toBeCloseTo(3.15, 1)
    expect([...SCHEDULE].sort((a, b) => a - b)).toEqual(SCHEDULE)
    expect(waitAfter(SCHEDULE.length, undefined, 0)).toBeGreaterThan(0)
    expect(waitAfter(SCHEDULE.length + 1, undefined, 0)).toBeUndefined()
  })

  it.each([
    { failures: 1, random: 0.5, retryAfter: undefined, wait: 5_000 },
    { failures: 1, random: 0, retryAfter: undefined, wait: 4_500 },
    { failures: 4, random: 1, retryAfter: undefined, wait: 7_920_000 },
    { failures: 1, random: 0.5, retryAfter: 120, wait: 120_000 },
    { failures: 4, random: 0.5, retryAfter: 120, wait: 2 * HOUR },
    { failures: 1, random: 0.5, retryAfter: 1e9, wait: 24 * HOUR },
  ])('waits $wait ms after failure $failures, asked for $retryAfter s', (it) => {
    expect(waitAfter(it.failures, it.retryAfter, it.random)).toBe(it.wait)
  })
})
