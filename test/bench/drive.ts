import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'undici'

/** One request, and what its answer must hold: an answer without it is a wrong one. */
export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly status?: number
  readonly expects: readonly string[]
  /** A 429 is right, too: whether its caller comes back at once then, or when it was told to, or a bit later. */
  readonly limited?: 'insists' | 'waits'
}

/** What came of driving. Times in milliseconds. */
export interface Sample {
  readonly calls: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Calls that were sent again, since their connection had been closed unread. */
  readonly resent: number
  /** Calls that were answered 429, where that may be. */
  readonly refused: number
}

/** How long to drive: for a time, or for a number of calls. */
export type Extent = { readonly millis: number } | { readonly calls: number }

/** An answer that is not what it must be; the whole bench fails with it. */
export class WrongAnswer extends Error {}

/**
 * A connection that ended before an answer began. workerd closes one that is idle for 5 s, also
 * where it was itself that could not read for so long: on a machine with more to do than it can.
 */
class Unread extends Error {}

/**
 * Keeps `callers` callers busy, each on a connection of its own, one call after the other: as soon
 * as an answer is there, it is checked and the next call leaves.
 *
 * @param shots taken in turns, by whoever is free
 * @throws {WrongAnswer}
 */
export async function drive(
  origin: string,
  shots: readonly Shot[],
  callers: number,
  extent: Extent,
): Promise<Sample> {
  const clients = Array.from({ length: callers }, () => new Client(origin, LIMITS))
  const latencies: number[] = []
  let next = 0
  let resent = 0
  let refused = 0
  const insist = async (client: Client, shot: Shot): Promise<string> => {
    for (let tries = 1; ; tries++) {
      try {
        return await call(client, shot)
      } catch (error) {
        if (!(error instanceof Unread) || tries === MOST_TRIES) throw error
        resent++
      }
    }
  }
  const start = performance.now()
  const end = 'millis' in extent ? start + extent.millis : Number.POSITIVE_INFINITY
  const most = 'calls' in extent ? extent.calls : Number.POSITIVE_INFINITY
  const caller = async (client: Client) => {
    for (let sent = performance.now(); sent < end && next < most; ) {
      const shot = shots[next++ % shots.length] ?? NO_SHOT
      const wait = waitOf(shot, await insist(client, shot))
      const now = performance.now()
      latencies.push(now - sent)
      if (wait !== undefined) refused++
      if (wait !== undefined && shot.limited === 'waits')
        await sleep(wait * (1 + Math.random() / 4))
      sent = performance.now()
    }
  }
  try {
    await Promise.all(clients.map(caller))
  } finally {
    await Promise.all(clients.map((client) => client.destroy()))
  }
  return { ...summary(latencies, performance.now() - start), resent, refused }
}

/** How long a refused caller is told to wait, in milliseconds; `undefined`: it was not refused. */
function waitOf({ limited }: Shot, text: string): number | undefined {
  if (limited === undefined) return undefined
  const [, seconds] = /^\{"retry_after":(\d+),.*"status":429/.exec(text) ?? []
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

export const LIMITS = { headersTimeout: 120_000, bodyTimeout: 120_000, keepAliveTimeout: 600_000 }
/** A workerd that is gone refuses all of them. */
const MOST_TRIES = 5
const NO_SHOT: Shot = { method: 'GET', path: '/', expects: [] }

/** Rate and percentiles. @param millis that all of it took */
export function summary(
  latencies: readonly number[],
  millis: number,
): Omit<Sample, 'resent' | 'refused'> {
  const sorted = Float64Array.from(latencies).sort()
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return {
    calls: sorted.length,
    perSecond: (sorted.length * 1000) / millis,
    p50: at(0.5) ?? Number.NaN,
    p99: at(0.99) ?? Number.NaN,
  }
}

/** One call, to its last byte. @throws {WrongAnswer} */
export function call(client: Client, shot: Shot): Promise<string> {
  return new Promise((resolve, reject) => {
    let status = 0
    let text = ''
    const { method, path, headers = {}, body = null } = shot
    client.dispatch(
      { method, path, headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_, code) => {
          status = code
        },
        onResponseData: (_, chunk) => {
          text += chunk.toString('latin1') // what is looked for is ASCII
        },
        onResponseEnd: () => {
          const whole = shot.expects.every((part) => text.includes(part))
          const right = whole && status === (shot.status ?? 200)
          if (right || (status === 429 && shot.limited)) resolve(text)
          else reject(wrong(shot, status, text))
        },
        onResponseError: (_, cause) => {
          const text = `${method} ${path}: ${cause.message}`
          reject(status === 0 ? new Unread(text, { cause }) : new Error(text, { cause }))
        },
      },
    )
  })
}

const wrong = ({ method, path, expects }: Shot, status: number, text: string) =>
  new WrongAnswer(
    `${method} ${path}: expected ${expects.join(' and ')}, got ${status} ${text.slice(0, 600)}`,
  )
