import { join } from 'node:path'
import { freePort } from '../../scripts/free-port.ts'
import { dim, heading, say } from '../../scripts/say.ts'
import { drive, type Sample, type Shot } from './drive.ts'
import { atLeast, atMost, type Goal, median } from './goals.ts'
import { costOf } from './process-cost.ts'
import { RIVALS, type Rival, serveRival } from './rivals.ts'
import { callOf, connectOf, entityNames, proxyOf, rivalCallOf, rivalOf } from './shots.ts'
import { integrate, type Stage } from './stage.ts'
import { table } from './tables.ts'

/** Who is measured. */
interface Contender {
  readonly name: 'B0' | 'B1' | 'B2' | 'B3' | 'B4'
  readonly origin: string
  /** The process that does its work. */
  readonly pid: number
  readonly shot: (entity: string) => Shot
}

/** One contender at one load: medians over the rounds. */
export interface Cell {
  readonly name: Contender['name']
  readonly callers: number
  readonly entities: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** CPU of the contender's process, in microseconds a request. */
  readonly cpu: number
  /** Memory of that process at the end, in MB. */
  readonly memory: number
  readonly rounds: readonly Round[]
}

/** A sample, and what it cost. */
interface Round extends Sample {
  readonly cpu: number
  readonly memory: number
}

/** How much is measured. */
export interface ThroughputPlan {
  readonly callers: readonly number[]
  readonly entities: readonly number[]
  readonly rounds: number
  readonly millis: number
}

const MEANING = {
  B0: 'bare Worker: token from an object, fetch',
  B1: 'our tool call',
  B2: 'our proxy',
  B3: 'bare Worker that knows the token: fetch',
  B4: 'bare Worker that does what a tool call must',
}

/**
 * B0 to B4, in turns of a few seconds: what the machine does beside weighs on all of them alike, so
 * the ratios of one round hold where its digits do not.
 */
export async function measureThroughput(
  stage: Stage,
  plan: ThroughputPlan,
): Promise<{ cells: Cell[]; goals: Goal[] }> {
  heading('What a call costs: the same issue of GitHub, read in five ways')
  const contenders = await startContenders(stage, Math.max(...plan.entities))
  const measured = new Map<string, Round[]>()
  for (let round = 0; round < plan.rounds; round++) {
    const order = [
      ...contenders.slice(round % contenders.length),
      ...contenders.slice(0, round % contenders.length),
    ]
    for (const entities of plan.entities) await measureRound(order, entities, plan, measured)
  }
  const cells = plan.entities.flatMap((entities) =>
    plan.callers.flatMap((callers) =>
      contenders.map(({ name }) =>
        cellOf({ name, callers, entities }, measured.get(keyOf(name, callers, entities)) ?? []),
      ),
    ),
  )
  tell(cells)
  return { cells, goals: goalsOf(cells) }
}

const keyOf = (name: string, callers: number, entities: number) => `${name} ${callers} ${entities}`

async function startContenders(stage: Stage, entities: number): Promise<Contender[]> {
  const { api, worker, upstream, folder } = stage
  const integration = await integrate(api, 'github')
  const connects = entityNames(entities).map((entity) => connectOf(api, integration, entity))
  const made = await drive(api.base, connects, 16, { calls: entities })
  say(dim(`${entities} entities connected, ${made.perSecond.toFixed(0)} a second`))
  const rival = async (
    name: 'B0' | 'B3' | 'B4',
    what: Rival,
    shot: Contender['shot'] = rivalOf,
  ): Promise<Contender> => {
    const port = await freePort()
    const place = { folder: join(folder, name), upstream: upstream.url }
    const { pid } = await serveRival(what, port, place)
    return { name, origin: `http://127.0.0.1:${port}`, pid, shot }
  }
  const ours = { origin: api.base, pid: worker.pid }
  return [
    await rival('B0', RIVALS.objectHop),
    { name: 'B1', ...ours, shot: (entity) => callOf(api, entity) },
    { name: 'B2', ...ours, shot: (entity) => proxyOf(api, entity) },
    await rival('B3', RIVALS.bare),
    await rival('B4', RIVALS.toolCall, rivalCallOf),
  ]
}

async function measureRound(
  order: readonly Contender[],
  entities: number,
  { callers, millis }: ThroughputPlan,
  into: Map<string, Round[]>,
): Promise<void> {
  const shots = new Map(order.map((it) => [it, entityNames(entities).map(it.shot)]))
  for (const it of order) {
    // Every object is in memory before it is measured, and every code path warm.
    await drive(it.origin, shots.get(it) ?? [], 16, { calls: Math.max(entities, 300) })
  }
  for (const count of callers) {
    for (const it of order) {
      const before = costOf(it.pid)
      const sample = await drive(it.origin, shots.get(it) ?? [], count, { millis })
      const after = costOf(it.pid)
      const cpu = (after.cpuMicros - before.cpuMicros) / sample.calls
      const key = keyOf(it.name, count, entities)
      into.set(key, [...(into.get(key) ?? []), { ...sample, cpu, memory: after.rss / 1e6 }])
    }
  }
}

function cellOf(what: Pick<Cell, 'name' | 'callers' | 'entities'>, rounds: readonly Round[]): Cell {
  const middle = (name: keyof Round) => median(rounds.map((round) => round[name]))
  return {
    ...what,
    ...{ perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99') },
    ...{ cpu: middle('cpu'), memory: rounds.at(-1)?.memory ?? Number.NaN, rounds },
  }
}

function tell(cells: readonly Cell[]): void {
  table(
    ['', 'what', 'entities', 'callers', 'calls/s', 'p50 ms', 'p99 ms', 'CPU µs/call', 'MB'],
    cells.map((it) => [
      ...[it.name, MEANING[it.name], String(it.entities), String(it.callers)],
      ...[it.perSecond, it.p50, it.p99, it.cpu, it.memory],
    ]),
  )
}

/** Round by round against B0, which ran seconds before or after. */
function goalsOf(cells: readonly Cell[]): Goal[] {
  return cells.flatMap((it) => {
    if (it.name !== 'B1' && it.name !== 'B2') return []
    const same = ({ name, callers, entities }: Cell) =>
      name === 'B0' && callers === it.callers && entities === it.entities
    const rival = cells.find(same)?.rounds ?? []
    const ratio = (of: 'perSecond' | 'p50') =>
      median(it.rounds.map((round, at) => round[of] / (rival[at]?.[of] ?? Number.NaN)))
    const load = `${it.callers} ${it.callers === 1 ? 'caller' : 'callers'}, ${it.entities} ${it.entities === 1 ? 'entity' : 'entities'}`
    const what = (of: string) => `${it.name} ${MEANING[it.name]}, ${of}: ${load}`
    const rate = ratio('perSecond')
    if (it.name === 'B2') return [atLeast(0.9, what('calls/s'), rate, '× B0')]
    return [
      atLeast(0.8, what('calls/s'), rate, '× B0'),
      atMost(1.25, what('p50'), ratio('p50'), '× B0'),
    ]
  })
}
