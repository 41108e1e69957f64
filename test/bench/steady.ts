import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'undici'
import { call, LIMITS, type Shot } from './drive.ts'

/** Connections that the calls take turns on: as good as none waits for the one before it. */
const CLIENTS = 16

/**
 * Makes the same call at a rate that does not heed the answers: a caller who waits for each would
 * call less as soon as it is kept waiting, and hide that.
 *
 * @returns what each call took, in milliseconds
 * @throws {WrongAnswer}
 */
export async function steady(
  origin: string,
  shot: Shot,
  perSecond: number,
  millis: number,
): Promise<number[]> {
  const clients = Array.from({ length: CLIENTS }, () => new Client(origin, LIMITS))
  const timed = async (client: Client): Promise<number> => {
    const sent = performance.now()
    await call(client, shot)
    return performance.now() - sent
  }
  try {
    await Promise.all(clients.map(timed)) // a connection is made with the first call
    const start = performance.now()
    const calls: Promise<number>[] = []
    for (let due = 0; due < millis; due += 1000 / perSecond) {
      await sleep(Math.max(0, start + due - performance.now()))
      const client = clients[calls.length % CLIENTS]
      if (client) calls.push(timed(client))
    }
    return await Promise.all(calls)
  } finally {
    await Promise.all(clients.map((client) => client.destroy()))
  }
}
