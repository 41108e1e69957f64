import { dim, heading, say } from '../../scripts/say.ts'
import { drive, type Sample, WrongAnswer } from './drive.ts'
import { atMost, type Goal, median } from './goals.ts'
import { costOf } from './process-cost.ts'
import { callOf, connectExpired, connectOf, entityNames, proxyOf, taskOf } from './shots.ts'
import { integrate, type Stage } from './stage.ts'
import { table, told } from './tables.ts'
import type { Seen } from './upstream.ts'

const CALLERS = 64
/** How often memory is read over the whole time. */
const READINGS = 60
/** Seconds that an access token of Asana lasts, by entities: many end while the load goes on. */
const lifetimeFor = (entities: number): number => Math.max(6, entities / 50)
/** Minutes from which on memory can be told to be flat: before, what is compiled and kept grows. */
const TELLING = 5

/** A long load, and the memory of our process in the course of it, in MB. */
interface Load extends Sample, Seen {
  readonly seconds: number
  readonly memory: readonly number[]
}

/**
 * Callers of everything at once, for a long time, while tokens end and are refreshed.
 *
 * @throws {WrongAnswer} where one answer is not its caller's, or an app saw a token that is not
 */
export async function measureLoad(
  { api, worker, upstream }: Stage,
  { minutes, entities: count }: { minutes: number; entities: number },
): Promise<{ load: Load; goals: Goal[] }> {
  heading(`Load: ${CALLERS} callers, ${count} entities, ${(minutes * 60).toFixed(0)} s`)
  await upstream.set({ delay: 50, lifetime: lifetimeFor(count) })
  const github = await integrate(api, 'github')
  const asana = await integrate(api, 'asana')
  const entities = entityNames(count)
  const connects = entities.flatMap((it) => [
    connectOf(api, github, it),
    connectExpired(api, asana, it),
  ])
  await drive(api.base, connects, 16, { calls: connects.length })
  const shots = entities.flatMap((it, n) => [
    callOf(api, it),
    taskOf(api, entities.at(-n) ?? it),
    proxyOf(api, it),
    callOf(api, it),
  ])
  const memory: number[] = []
  const read = setInterval(
    () => memory.push(costOf(worker.pid).rss / 1e6),
    (minutes * 60_000) / READINGS,
  )
  const sample = await drive(api.base, shots, CALLERS, { millis: minutes * 60_000 })
  clearInterval(read)
  const seen = await upstream.seen()
  if (seen.wrong + seen.reused > 0) throw new WrongAnswer(`the apps saw ${JSON.stringify(seen)}`)
  const load = { ...sample, ...seen, seconds: minutes * 60, memory }
  tell(load)
  const part = (from: number, to: number) =>
    median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)))
  const flat = part(0.8, 1) / part(0.3, 0.5)
  const right = atMost(0, `wrong answers, of ${told(sample.calls)}`, 0)
  const kept = atMost(1.1, 'memory at the end of the load', flat, '× after warming up')
  return { load, goals: minutes < TELLING ? [right] : [right, kept] }
}

function tell({ calls, perSecond, p50, p99, refreshes, memory }: Load): void {
  table(
    ['calls', 'calls/s', 'p50 ms', 'p99 ms', 'refreshes', 'wrong answers'],
    [[calls.toLocaleString('en'), perSecond, p50, p99, String(refreshes), '0']],
  )
  const tenth = Math.max(1, Math.floor(memory.length / 12))
  const curve = memory.filter((_, n) => n % tenth === 0).map((it) => it.toFixed(0))
  say(dim(`memory in the course of it, MB: ${curve.join(' ')}`))
}
