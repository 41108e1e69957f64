import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TERM, Terms } from '../../src/entity/terms.ts'

/** What an object's disk keeps. */
function disk() {
  const kept = new Map<string, unknown>()
  const put = vi.fn((name: string, value: unknown) => void kept.set(name, value))
  const storage = { kv: { get: (name: string) => kept.get(name), put } }
  return { put, kept, storage: storage as unknown as DurableObjectStorage } // all that it asks
}

const start = 1_000_000

/** For how long a change has to wait now, in milliseconds. */
async function waitOf(terms: Terms): Promise<number> {
  const before = Date.now()
  const over = terms.over()
  await vi.runAllTimersAsync()
  await over
  return Date.now() - before
}

beforeEach(() => vi.useFakeTimers({ now: start }))
afterEach(() => vi.useRealTimers())

describe('the term of a lease', () => {
  it('is given where the same was asked for a moment ago', () => {
    const terms = new Terms(disk().storage)
    expect(terms.grant('github ', undefined, start)).toBe(0)
    expect(terms.grant('asana ', undefined, start + 1)).toBe(0)
    expect(terms.grant('github ', undefined, start + 2)).toBe(TERM)
  })

  it('is followed by the next where calls go on, and by none after a silence', () => {
    const terms = new Terms(disk().storage)
    terms.grant('github ', undefined, start)
    expect(terms.grant('github ', undefined, start + 400)).toBe(TERM)
    const [next, late] = [start + 400 + TERM + 300, start + 400 + TERM + 300 + 2 * TERM]
    expect(terms.grant('github ', undefined, next)).toBe(TERM)
    expect(terms.grant('github ', undefined, late)).toBe(0)
  })

  it('ends with the credentials', () => {
    const terms = new Terms(disk().storage)
    terms.grant('github ', start + 300, start)
    expect(terms.grant('github ', start + 300, start)).toBe(300)
    expect(terms.grant('github ', start - 1, start)).toBe(0)
  })

  it('is waited for by a change, and no longer than it runs', async () => {
    const terms = new Terms(disk().storage)
    expect(await waitOf(terms)).toBe(0)
    terms.grant('github ', undefined, start)
    expect(await waitOf(terms)).toBe(0)
    terms.grant('github ', undefined, start)
    vi.setSystemTime(start + 400)
    expect(await waitOf(terms)).toBe(TERM - 400)
    expect(await waitOf(terms)).toBe(0)
  })

  it('holds no change up for longer, though the clock is set back', async () => {
    const terms = new Terms(disk().storage)
    for (let i = 0; i < 2; i++) terms.grant('github ', undefined, start + 3_600_000)
    expect(await waitOf(terms)).toBe(TERM)
  })

  it('is waited for by an object that was started anew, too', async () => {
    const { storage } = disk()
    const before = new Terms(storage)
    for (let i = 0; i < 2; i++) before.grant('github ', undefined, start)
    vi.setSystemTime(start + 5)
    expect(await waitOf(new Terms(storage))).toBe(TERM)
    vi.setSystemTime(start + 60_000)
    expect(await waitOf(new Terms(storage))).toBe(0)
  })

  it('is written down again where the disk was emptied', () => {
    const { storage, kept, put } = disk()
    const terms = new Terms(storage)
    for (let i = 0; i < 2; i++) terms.grant('github ', undefined, start)
    kept.clear()
    terms.forget()
    terms.grant('github ', undefined, start + 1)
    expect(put).toHaveBeenCalledTimes(2)
  })

  it('is written down once in a while, not each time', () => {
    const { storage, put } = disk()
    const terms = new Terms(storage)
    for (let at = start; at < start + 125_000; at += 500) terms.grant('github ', undefined, at)
    expect(put).toHaveBeenCalledTimes(3)
  })
})
