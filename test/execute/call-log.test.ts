import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '../../src/entity/log.ts'
import { callLog, flushCalls, forgetCalls } from '../../src/execute/call-log.ts'

let entities = 0

/** The log of an entity of its own, and what an object would be told. */
function logOfAda() {
  const entity = `acme/ada-${++entities}`
  const written: string[][] = []
  const write = async (entries: LogEntry[]) => void written.push(entries.map(({ id }) => id))
  const carrying: Promise<unknown>[] = []
  const log = callLog(entity, write, (work) => carrying.push(work))
  return { entity, log, write, written, carrying }
}

const entry = (id: string): LogEntry => ({
  ...{ id, at: 0, action: 'ACME_DO', app: 'acme', connectionId: null },
  ...{ successful: true, status: 200, code: null, millis: 1 },
})

const ids = (entries: LogEntry[]) => entries.map(({ id }) => id)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the log of calls', () => {
  it('rides along with the next lease, so that a busy entity is told of it without an RPC', async () => {
    const { log, written, carrying } = logOfAda()
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      log.add(entry(id))
      await vi.advanceTimersByTimeAsync(400)
      expect(ids(log.take())).toEqual([id])
    }
    await vi.advanceTimersByTimeAsync(20_000)
    expect(written).toEqual([])
    await Promise.all(carrying)
  })

  it('is written once, two seconds later, where nothing else goes there', async () => {
    const { log, written, carrying } = logOfAda()
    log.add(entry('a'))
    await vi.advanceTimersByTimeAsync(1900)
    log.add(entry('b'))
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(written).toEqual([['a', 'b']])
    expect(carrying).toHaveLength(1)
    expect(log.take()).toEqual([])
  })

  it('is carried by one request at a time, and by another one when that had to go', async () => {
    const { log, written, carrying } = logOfAda()
    for (let second = 0; second < 40; second++) {
      log.add(entry(`${second}`))
      await vi.advanceTimersByTimeAsync(500)
      log.take()
      await vi.advanceTimersByTimeAsync(400)
    }
    expect(carrying.length).toBeLessThan(40)
    log.add(entry('last'))
    await vi.advanceTimersByTimeAsync(16_000)
    await Promise.all(carrying)
    expect(written.at(-1)).toEqual(['last'])
  })

  it('is written before it is read, and dropped with its entity', async () => {
    const { entity, log, write, written } = logOfAda()
    log.add(entry('a'))
    await flushCalls(entity, write)
    expect(written).toEqual([['a']])
    log.add(entry('b'))
    forgetCalls(entity)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(written).toEqual([['a']])
  })

  describe('that an object does not take', () => {
    /** The object fails so many times first. */
    const strained = (failures: number) => {
      const entity = `acme/ada-${++entities}`
      const written: string[][] = []
      let left = failures
      const write = async (some: LogEntry[]) => {
        if (left-- > 0) throw new Error('reset')
        written.push(ids(some))
      }
      const log = callLog(entity, write, () => undefined)
      return { entity, log, write, written }
    }

    beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue())
    afterEach(() => void vi.restoreAllMocks())

    it('is told again, with what came meanwhile', async () => {
      const { log, written } = strained(1)
      log.add(entry('a'))
      await vi.advanceTimersByTimeAsync(2_100)
      log.add(entry('b'))
      await vi.advanceTimersByTimeAsync(5_000)
      expect(written).toEqual([['a', 'b']])
      expect(console.error).not.toHaveBeenCalled()
    })

    it('is given up one day, and said to be', async () => {
      const { log, written } = strained(99)
      log.add(entry('a'))
      await vi.advanceTimersByTimeAsync(60_000)
      expect(written).toEqual([])
      expect(console.error).toHaveBeenCalledOnce()
      expect(log.take()).toEqual([])
    })

    it('is told by the next one where somebody wanted to read it', async () => {
      const { entity, log, write, written } = strained(1)
      log.add(entry('a'))
      await expect(flushCalls(entity, write)).rejects.toThrow('reset')
      await flushCalls(entity, write)
      expect(written).toEqual([['a']])
    })

    it('is told no more once the entity was erased (B12)', async () => {
      const { entity, log, written } = strained(1)
      log.add(entry('a'))
      await vi.advanceTimersByTimeAsync(2_100)
      forgetCalls(entity)
      await vi.advanceTimersByTimeAsync(20_000)
      expect(written).toEqual([])
    })
  })

  it('is never that of another entity', () => {
    const [ada, bob] = [logOfAda(), logOfAda()]
    ada.log.add(entry('of ada'))
    expect(bob.log.take()).toEqual([])
    expect(ids(ada.log.take())).toEqual(['of ada'])
  })
})
