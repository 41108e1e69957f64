import { heading } from '../../scripts/say.ts'
import { drive } from './drive.ts'
import { atMost, type Goal, median } from './goals.ts'
import { GROWN, type Lane, type Pair, type Sizes } from './grown.ts'
import { costOf } from './process-cost.ts'
import { table } from './tables.ts'

const CALLERS = 8
/** Calls before anything is measured. */
const WARM = 1500

/** How far things grow, and how long is measured. */
export interface GrowthPlan extends Sizes {
  /** Of {@link GROWN}. */
  readonly which: readonly string[]
  readonly rounds: number
  readonly millis: number
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
  const growths: Growth[] = []
  for (const name of plan.which) {
    const pairs = await GROWN[name]?.(plan)
    if (!pairs) throw new Error(`nothing "${name}" grows: ${Object.keys(GROWN).join(', ')} do`)
    for (const pair of pairs) growths.push(await compare(pair, plan))
    const stages = new Set(pairs.flatMap(({ little, much }) => [little.stage, much.stage]))
    for (const stage of stages) await stage.close()
  }
  table(
    ['from, to', 'p50 ms', 'then', 'CPU µs/call', 'then'],
    growths.map((it) => [it.what, it.little.p50, it.much.p50, it.little.cpu, it.much.cpu]),
  )
  const goals = growths.flatMap(({ what, ratio }) => [
    atMost(1.1, `CPU a call, ${what}`, ratio.cpu, '× of few'),
    atMost(1.1, `p50, ${what}`, ratio.p50, '× of few'),
  ])
  return { growths, goals }
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
