import * as z from 'zod'
import { type Api, ask } from '../../scripts/api.ts'
import { dim, heading, say } from '../../scripts/say.ts'
import { drive, type Shot } from './drive.ts'
import { atMost, type Goal, median } from './goals.ts'
import { connectApp, importApp, madeUpCall } from './made-up-apps.ts'
import { costOf } from './process-cost.ts'
import { connectKey, entityNames } from './shots.ts'
import { integrateKey, openStage, type Stage } from './stage.ts'
import { table } from './tables.ts'

const CALLERS = 8
/** Calls before anything is measured. */
const WARM = 1500
/** As many operations as one document may have. */
const LARGEST = 5000

/** How far things grow, and how long is measured. */
export interface GrowthPlan {
  readonly entities: number
  readonly connections: number
  readonly actions: number
  readonly apps: number
  readonly rounds: number
  readonly millis: number
}

/** The same call where there is little, and where there is much. */
interface Pair {
  readonly what: string
  readonly little: Lane
  readonly much: Lane
}

interface Lane {
  readonly stage: Stage
  readonly shot: Shot
}

/** What a call costs there. Times in milliseconds, CPU in microseconds. */
interface Cost {
  readonly p50: number
  readonly cpu: number
}

/** A pair, measured: medians over the rounds, and the median of the rounds' ratios. */
interface Growth {
  readonly what: string
  readonly little: Cost
  readonly much: Cost
  readonly ratio: Cost
}

/** Whether a call costs the same, however much there is: each pair is measured in turns. */
export async function measureGrowth(
  plan: GrowthPlan,
): Promise<{ growths: Growth[]; goals: Goal[] }> {
  heading('How the cost of a call grows')
  const stage = await openStage()
  const pairs = [
    await moreConnections(stage, plan),
    await moreActions(stage, plan),
    await moreApps(stage, plan),
    await moreEntities(stage, plan),
  ]
  const growths: Growth[] = []
  for (const pair of pairs) growths.push(await compare(pair, plan))
  table(
    ['from, to', 'p50 ms', 'then', 'CPU µs/call', 'then'],
    growths.map((it) => [it.what, it.little.p50, it.much.p50, it.little.cpu, it.much.cpu]),
  )
  const goals = growths.flatMap(({ what, ratio }) => [
    atMost(1.1, `CPU a call, ${what}`, ratio.cpu, '×'),
    atMost(1.1, `p50, ${what}`, ratio.p50, '×'),
  ])
  return { growths, goals }
}

const thousands = (count: number): string => count.toLocaleString('en')

/** An entity with one connection of the app, and one with many, called by the connection's id. */
async function moreConnections(stage: Stage, { connections }: GrowthPlan): Promise<Pair> {
  const api = await newProject(stage, 'connections')
  const integration = await importApp(api, 'some', 10)
  const one = await connectApp(api, integration, 'one')
  let last = ''
  for (let n = 0; n < connections; n++) last = await connectApp(api, integration, 'many')
  return {
    what: `1 → ${thousands(connections)} connections of an entity`,
    little: { stage, shot: madeUpCall(api, 'some', 'one', one) },
    much: { stage, shot: madeUpCall(api, 'some', 'many', last) },
  }
}

/** A project with ten actions of its own, and one with many. */
async function moreActions(stage: Stage, { actions }: GrowthPlan): Promise<Pair> {
  const lane = async (id: string, sizes: readonly number[]): Promise<Lane> => {
    const api = await newProject(stage, id)
    const ids: string[] = []
    for (const [n, size] of sizes.entries()) ids.push(await importApp(api, `app${n}`, size))
    await connectApp(api, ids[0] ?? '', 'ada')
    return { stage, shot: madeUpCall(api, 'app0', 'ada') }
  }
  const sizes = Array.from({ length: Math.ceil(actions / LARGEST) }, () =>
    Math.min(actions, LARGEST),
  )
  return {
    what: `10 → ${thousands(actions)} actions`,
    little: await lane('few-actions', [10]),
    much: await lane('many-actions', sizes),
  }
}

/** A project with one app of its own and one that has many, all of them connected by the entity. */
async function moreApps(stage: Stage, { apps }: GrowthPlan): Promise<Pair> {
  const lane = async (id: string, count: number): Promise<Lane> => {
    const api = await newProject(stage, id)
    for (let n = 0; n < count; n++) {
      await connectApp(api, await importApp(api, `app${n}`, 10), 'ada')
    }
    return { stage, shot: madeUpCall(api, 'app0', 'ada') }
  }
  return {
    what: `1 → ${thousands(apps)} apps`,
    little: await lane('one-app', 1),
    much: await lane('many-apps', apps),
  }
}

/** A deployment with one entity, and one of its own process with many. */
async function moreEntities(few: Stage, { entities }: GrowthPlan): Promise<Pair> {
  const many = await openStage()
  const lane = async (stage: Stage): Promise<Lane> => {
    const integration = await importApp(stage.api, 'some', 10)
    await connectApp(stage.api, integration, 'ada')
    return { stage, shot: madeUpCall(stage.api, 'some', 'ada') }
  }
  const [little, much] = [await lane(few), await lane(many)]
  const keys = await integrateKey(many.api, 'exa')
  const connects = entityNames(entities).map((entity) => connectKey(many.api, keys, entity))
  const made = await drive(many.api.base, connects, 16, { calls: entities })
  const memory = costOf(many.worker.pid).rss / 1e6
  say(
    dim(
      `${thousands(entities)} entities connected, ${made.perSecond.toFixed(0)} a second; then ${memory.toFixed(0)} MB`,
    ),
  )
  return { what: `1 → ${thousands(entities)} entities`, little, much }
}

/** A project of its own. @returns what its key opens */
async function newProject({ root }: Stage, id: string): Promise<Api> {
  const { project } = await ask(root, {
    method: 'POST',
    path: '/v1/projects',
    body: { id },
    answer: z.object({ id: z.string() }).transform((it) => ({ project: it.id })),
  })
  const { key } = await ask(
    { ...root, project },
    { method: 'POST', path: '/v1/keys', body: {}, answer: z.object({ key: z.string() }) },
  )
  return { base: root.base, key }
}

async function compare({ what, little, much }: Pair, plan: GrowthPlan): Promise<Growth> {
  const rounds: { little: Cost; much: Cost }[] = []
  // As much is compiled in one process as in the other, before they are compared.
  for (const { stage, shot } of [little, much]) {
    await drive(stage.api.base, [shot], CALLERS, { calls: WARM })
  }
  for (let round = 0; round < plan.rounds; round++) {
    const first = round % 2 === 0 ? await cost(little, plan.millis) : undefined
    const then = await cost(much, plan.millis)
    rounds.push({ little: first ?? (await cost(little, plan.millis)), much: then })
  }
  const middle = (of: (round: { little: Cost; much: Cost }) => Cost): Cost => ({
    p50: median(rounds.map((round) => of(round).p50)),
    cpu: median(rounds.map((round) => of(round).cpu)),
  })
  const ratio = (round: { little: Cost; much: Cost }): Cost => ({
    p50: round.much.p50 / round.little.p50,
    cpu: round.much.cpu / round.little.cpu,
  })
  return {
    what,
    little: middle((round) => round.little),
    much: middle((round) => round.much),
    ratio: middle(ratio),
  }
}

async function cost({ stage, shot }: Lane, millis: number): Promise<Cost> {
  const { pid } = stage.worker
  const before = costOf(pid)
  const { p50, calls } = await drive(stage.api.base, [shot], CALLERS, { millis })
  return { p50, cpu: (costOf(pid).cpuMicros - before.cpuMicros) / calls }
}
