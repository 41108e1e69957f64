import { describe, expect, it } from 'vitest'
import { alarmClock } from '../../src/entity/alarm-clock.ts'

/** A clock, and the alarm as the platform has it: one at most. */
function woken() {
  const platform: { alarm: number | null } = { alarm: null }
  const storage = {
    setAlarm: async (at: number) => {
      platform.alarm = at
    },
    deleteAlarm: async () => {
      platform.alarm = null
    },
  }
  return { platform, clock: alarmClock(storage as unknown as DurableObjectStorage) } // all that it asks
}

describe('the alarm of an object', () => {
  it('is not put off, however often something wants it soon', () => {
    const { platform, clock } = woken()
    for (const at of [5_000, 5_500, 6_000]) clock.setBy(at)
    expect(platform.alarm).toBe(5_000)
  })

  it('is brought forward, and set anew once it rang', async () => {
    const { platform, clock } = woken()
    await clock.set(60_000)
    clock.setBy(5_000)
    expect(platform.alarm).toBe(5_000)
    clock.rang()
    clock.setBy(9_000)
    expect(platform.alarm).toBe(9_000)
  })

  it('is gone where there is nothing to wake for, and can be set again', async () => {
    const { platform, clock } = woken()
    await clock.set(5_000)
    await clock.set(undefined)
    expect(platform.alarm).toBeNull()
    clock.setBy(7_000)
    expect(platform.alarm).toBe(7_000)
  })
})
