import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Deadline } from '../../src/core/deadline.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a deadline', () => {
  it('aborts a part that takes too long', () => {
    const deadline = new Deadline()
    deadline.start(1000)
    vi.advanceTimersByTime(999)
    expect(deadline.signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(deadline.signal.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives the next part its own time, with the same timer', () => {
    const deadline = new Deadline()
    deadline.start(1000)
    vi.advanceTimersByTime(900)
    deadline.start(300)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(300)
    expect(deadline.signal.aborted).toBe(false)
    vi.advanceTimersByTime(100)
    expect(deadline.signal.aborted).toBe(true)
  })

  it('lets a part that begins again and again go on', () => {
    const deadline = new Deadline()
    for (let part = 0; part < 10; part++) {
      deadline.start(1000)
      vi.advanceTimersByTime(900)
    }
    expect(deadline.signal.aborted).toBe(false)
  })

  it('rests where nothing waits, and can begin again', () => {
    const deadline = new Deadline()
    deadline.start(1000)
    deadline.rest()
    vi.advanceTimersByTime(5000)
    expect(deadline.signal.aborted).toBe(false)
    deadline.start(1000)
    vi.advanceTimersByTime(1000)
    expect(deadline.signal.aborted).toBe(true)
  })
})
