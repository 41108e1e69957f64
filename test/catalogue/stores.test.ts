import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { throughKv } from '../../src/catalogue/stores.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = () => new Promise<never>(() => undefined)
const down = () => Promise.reject(new Error('KV is down'))
const empty = async () => null
const taken = async () => undefined
const source = async () => 'from the source'

/** What an answer is, and how long KV lets it wait at most. */
async function answered(SPECS: { get: () => Promise<unknown>; put: () => Promise<void> }) {
  const began = Date.now()
  const answer = throughKv({ SPECS }, 'key', source)
  await vi.runAllTimersAsync()
  return [await answer, Date.now() - began]
}

describe('KV in front of the catalogue', () => {
  it('answers what it knows', async () => {
    expect(await answered({ get: async () => 'known', put: down })).toEqual(['known', 0])
  })

  it.each([
    ['has nothing', empty, taken, 0],
    ['is down', down, down, 0],
    ['stalls where it is read', never, taken, 1_000],
    ['stalls where it is written', empty, never, 250],
    ['stalls in all it does', never, never, 1_250],
  ])('fails nobody where it %s, and holds nobody up', async (_, get, put, wait) => {
    expect(await answered({ get, put })).toEqual(['from the source', wait])
  })
})
