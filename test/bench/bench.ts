/**
 * What a call costs, and whether our promises of speed hold: `npm run bench`. A missed goal is
 * printed, since clocks differ; a wrong answer, an error or a crash fails.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { runScript } from '../../scripts/at-exit.ts'
import { buildBundle, kilobytes } from '../../scripts/bundle.ts'
import { heading, say } from '../../scripts/say.ts'
import { ROOT } from '../../scripts/wrangler.ts'
import { measureCold } from './cold.ts'
import { measureConnect } from './connect.ts'
import { type Goal, reached } from './goals.ts'
import { GROWN } from './grown.ts'
import { measureGrowth } from './growth.ts'
import { measureLoad } from './load.ts'
import { measureNoisy } from './noisy.ts'
import { profileCalls } from './profile.ts'
import { openStage } from './stage.ts'
import { measureStorms } from './storm.ts'
import { goalTable } from './tables.ts'
import { measureThroughput } from './throughput.ts'

/** One part of the bench. @returns its goals, and everything else that it measured, for the JSON */
type Part = (plan: Plan) => Promise<{ readonly goals: readonly Goal[] }>

interface Plan {
  readonly short: boolean
  readonly minutes: number
  readonly entities: number
  /** What is to grow. */
  readonly which: readonly string[]
  readonly kept: string | undefined
}

const PARTS: Readonly<Record<string, Part>> = {
  cold: ({ short }) => measureCold(short ? 3 : 10),
  throughput: async ({ short }) =>
    measureThroughput(
      await openStage(),
      short
        ? { callers: [1, 16, 64], entities: [1, 100], rounds: 2, millis: 500 }
        : { callers: [1, 16, 64], entities: [1, 1000], rounds: 5, millis: 2000 },
    ),
  growth: ({ short, ...plan }) =>
    measureGrowth(
      short
        ? { ...plan, connections: 100, actions: 1000, apps: 20, rounds: 5, millis: 300 }
        : { ...plan, connections: 1000, actions: 10_000, apps: 150, rounds: 9, millis: 1000 },
    ),
  noisy: async ({ short }) =>
    measureNoisy(
      await openStage(),
      short
        ? { rounds: 1, millis: 1000, refresh: 2000 }
        : { rounds: 3, millis: 8000, refresh: 12_000 },
    ),
  storm: async () => measureStorms(await openStage(), [2, 12]),
  connect: async ({ short }) => measureConnect(await openStage(), short ? 100 : 1000),
  load: async ({ short, minutes }) =>
    measureLoad(await openStage(), { minutes, entities: short ? 100 : 1000 }),
}

const OPTIONS = {
  short: { type: 'boolean', default: false },
  load: { type: 'string' },
  entities: { type: 'string' },
  kept: { type: 'string' },
  grow: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  profile: { type: 'string' },
  json: { type: 'string', default: join(ROOT, 'dist/bench.json') },
} as const

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS })
  const { short, only = Object.keys(PARTS), grow = Object.keys(GROWN), kept, json } = values
  if (values.profile === 'call' || values.profile === 'proxy') {
    return profileCalls(values.profile, join(ROOT, `dist/${values.profile}.cpuprofile`))
  }
  if (values.profile !== undefined) throw new Error('--profile wants "call" or "proxy"')
  const unknown = only.find((name) => !PARTS[name])
  if (unknown) throw new Error(`no part "${unknown}": there are ${Object.keys(PARTS).join(', ')}`)
  const minutes = Number(values.load ?? (short ? 1 / 4 : 20))
  if (!(minutes > 0)) throw new Error('--load wants minutes')
  const entities = Number(values.entities ?? (short ? 500 : 100_000))
  const bundle = await buildBundle()
  say(`bundle: ${kilobytes(bundle.start)} of gzip start, ${kilobytes(bundle.all)} in all`)
  const goals: Goal[] = []
  const parts: Record<string, unknown> = {}
  for (const name of only) {
    const part = await PARTS[name]?.({ short, minutes, entities, which: grow, kept })
    const { goals: own = [], ...measured } = part ?? {}
    goals.push(...own)
    parts[name] = measured
  }
  heading('Goals')
  goalTable(goals)
  const machine = { cpus: cpus().map(({ model }) => model), node: process.version }
  mkdirSync(dirname(json), { recursive: true })
  const told = goals.map((goal) => ({ ...goal, reached: reached(goal) }))
  const all = { at: new Date(), short, machine, bundle, goals: told, ...parts }
  writeFileSync(json, `${JSON.stringify(all, null, 1)}\n`)
  say(`all of it: ${json}`)
}

await runScript(bench)
