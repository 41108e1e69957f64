import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BEAT, Rhythm, SOON } from '../../src/entity/rhythm.ts'

const start = 1_000_000

/** Something that is written in a rhythm: after how many milliseconds, each time. */
function writer() {
  const rhythm = new Rhythm()
  const at: number[] = []
  const write = () => {
    at.push(Date.now() - start)
    rhythm.wrote()
  }
  return { at, rhythm, wish: (urgent = false) => rhythm.wish(write, urgent) }
}

beforeEach(() => vi.useFakeTimers({ now: start }))
afterEach(() => vi.useRealTimers())

describe('the rhythm of writing', () => {
  it('is soon after a silence, once for all that came until then', () => {
    const { at, wish } = writer()
    wish()
    vi.advanceTimersByTime(SOON - 1)
    wish()
    vi.advanceTimersByTime(BEAT)
    expect(at).toEqual([SOON])
    wish()
    vi.advanceTimersByTime(BEAT)
    expect(at).toEqual([SOON, BEAT + SOON - 1 + SOON])
  })

  it('is a beat where there is no silence', () => {
    const { at, wish } = writer()
    for (let wished = 0; wished < 3 * BEAT; wished += 100) {
      wish()
      vi.advanceTimersByTime(100)
    }
    expect(at).toEqual([SOON, SOON + BEAT, SOON + 2 * BEAT])
  })

  it('is not waited for by what is urgent, which puts nothing off either', () => {
    const { at, wish } = writer()
    wish()
    vi.advanceTimersByTime(SOON)
    wish()
    vi.advanceTimersByTime(1000)
    for (let wished = 0; wished < SOON; wished += 50) {
      wish(true)
      vi.advanceTimersByTime(50)
    }
    expect(at).toEqual([SOON, SOON + 1000 + SOON])
    vi.advanceTimersByTime(2 * BEAT)
    expect(at).toHaveLength(2)
  })

  it('goes on where the clock is set back', () => {
    const { at, wish } = writer()
    wish()
    vi.advanceTimersByTime(SOON)
    vi.setSystemTime(start - 3_600_000)
    wish()
    vi.advanceTimersByTime(BEAT)
    expect(at).toHaveLength(2)
  })

  it('goes on where what was wished for could not be done', () => {
    const rhythm = new Rhythm()
    const write = vi.fn()
    rhythm.wish(write, false)
    vi.advanceTimersByTime(SOON)
    rhythm.wish(write, false)
    vi.advanceTimersByTime(SOON)
    expect(write).toHaveBeenCalledTimes(2)
  })

  it('ends where nothing is left to be written', () => {
    const { at, rhythm, wish } = writer()
    wish()
    rhythm.rest()
    vi.advanceTimersByTime(2 * BEAT)
    expect(at).toEqual([])
  })
})
