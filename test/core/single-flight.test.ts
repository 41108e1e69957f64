import { describe, expect, it } from 'vitest'
import { SingleFlight } from '../../src/core/single-flight.ts'

/** Work that lasts until it is let go, and counts how often it was begun. */
const slowWork = () => {
  const waiting: { resolve(value: string): void; reject(reason: unknown): void }[] = []
  const work = () =>
    new Promise<string>((resolve, reject) => {
      waiting.push({ resolve, reject })
    })
  return { work, waiting }
}

describe('a single flight (RFC 9700 section 4.14.2, B1)', () => {
  it('is shared by all who come while it lasts', async () => {
    const { work, waiting } = slowWork()
    const flights = new SingleFlight<string, string>()
    const calls = Array.from({ length: 200 }, () => flights.run('ada', work))
    expect(waiting).toHaveLength(1)
    waiting[0]?.resolve('fresh')
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['fresh']))
  })

  it('shares its failure too', async () => {
    const { work, waiting } = slowWork()
    const flights = new SingleFlight<string, string>()
    const calls = [flights.run('ada', work), flights.run('ada', work)]
    waiting[0]?.reject(new Error('down'))
    expect(await Promise.allSettled(calls)).toEqual([
      expect.objectContaining({ status: 'rejected', reason: new Error('down') }),
      expect.objectContaining({ status: 'rejected', reason: new Error('down') }),
    ])
  })

  it.each(['resolve', 'reject'] as const)(
    'is followed by another one after it: %s',
    async (end) => {
      const { work, waiting } = slowWork()
      const flights = new SingleFlight<string, string>()
      const first = flights.run('ada', work)
      waiting[0]?.[end]('first')
      await Promise.allSettled([first])
      const second = flights.run('ada', work)
      waiting[1]?.resolve('second')
      expect(await second).toBe('second')
    },
  )

  it('does not hold up another key', async () => {
    const { work, waiting } = slowWork()
    const flights = new SingleFlight<string, string>()
    const ada = flights.run('ada', work)
    const bob = flights.run('bob', work)
    waiting[1]?.resolve('of bob')
    expect(await bob).toBe('of bob')
    waiting[0]?.resolve('of ada')
    expect(await ada).toBe('of ada')
  })
})
