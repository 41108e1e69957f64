import { setTimeout as sleep } from 'node:timers/promises'
import { dim, heading, say } from '../../scripts/say.ts'
import { drive, summary, WrongAnswer } from './drive.ts'
import { atMost, type Goal, median } from './goals.ts'
import { type MakeNoise, startNoise } from './make-noise.ts'
import { CALLERS, type Noise, prepareNoises } from './noises.ts'
import { costOf } from './process-cost.ts'
import type { Stage } from './stage.ts'
import { steady } from './steady.ts'
import { table } from './tables.ts'

/**
 * Calls a second of the quiet entity. So few that the runtime's pauses for collecting garbage meet
 * less than one in a hundred: at 200 a second p99 is such a pause now and then, and tells nothing.
 */
const RATE = 20
/** Calls a minute that an entity may make where that is limited: half as many again as the quiet one. */
const LIMIT = RATE * 60 * 1.5
/** What p99 of some hundred calls differs by anyway, from one minute to the next. */
const UNFELT = 1.25
/** Calls from which on p99 can be told: of fewer, it is the slowest. */
const TELLING = 200
/** Milliseconds of noise before anything is measured: a limit lets a minute's worth through first. */
const LEAD = 1500

/** How much is measured. Times in milliseconds. */
export interface NoisyPlan {
  readonly rounds: number
  /** Of silence; half of it of each noise. */
  readonly millis: number
  /** What the token endpoint takes. */
  readonly refresh: number
}

/** What a noise was; of several rounds, the medians. */
interface Made {
  /** Calls a second. */
  readonly perSecond: number
  /** The part of them that was answered 429. */
  readonly refused: number
  /** CPU of our process meanwhile, in microseconds a call. */
  readonly cpu: number
}

/** What the quiet entity had beside a noise, over all rounds. Times in milliseconds. */
interface Beside extends Pick<Noise, 'what' | 'takes'> {
  readonly calls: number
  readonly p50: number
  readonly p99: number
  readonly noise: Made
}

/**
 * Whether what one entity does is felt by another (D7). All that takes CPU is felt here, where one
 * thread serves everybody; Cloudflare runs objects and busy isolates side by side. So noise that
 * takes CPU is compared with as many calls of 64 entities: what comes on top would be the entity's.
 */
export async function measureNoisy(
  stage: Stage,
  { rounds, millis, refresh }: NoisyPlan,
): Promise<{ besides: Beside[]; goals: Goal[] }> {
  heading(
    `A noisy entity (${CALLERS} callers) beside a quiet one: ${RATE} calls a second, steadily`,
  )
  const { base } = stage.api
  const { quiet, noises } = await prepareNoises(stage, { limit: LIMIT, refresh })
  const makeNoise = startNoise()
  await drive(base, [quiet], 8, { calls: 1500 })
  const heard = noises.map((noise) => ({ noise, latencies: [] as number[], made: [] as Made[] }))
  for (let round = 0; round < rounds; round++) {
    for (const { noise, latencies, made } of heard) {
      const long = noise.held ?? (noise.takes === 'nothing' ? millis : millis / 2)
      const done = await begin(noise, round, { stage, makeNoise, millis: long })
      latencies.push(...(await steady(base, quiet, RATE, long)))
      made.push(...(await done()))
    }
  }
  const { refreshes, ...stray } = await stage.upstream.seen()
  if (refreshes !== rounds || Object.values(stray).some((count) => count > 0)) {
    throw new WrongAnswer(`the apps saw ${JSON.stringify({ refreshes, ...stray })}`)
  }
  const besides = heard.map(({ noise: { what, takes }, latencies, made }): Beside => {
    const { calls, p50, p99 } = summary(latencies, Number.NaN)
    const middle = (of: keyof Made) => median(made.map((it) => it[of]))
    const [perSecond, refused, cpu] = [middle('perSecond'), middle('refused'), middle('cpu')]
    const noise = { perSecond, refused, cpu }
    return { what, takes, calls, p50, p99, noise }
  })
  tell(besides)
  return { besides, goals: goalsOf(besides) }
}

/** Begins a noise, and lets it become steady. @returns what waits for its end */
async function begin(
  { shots, held }: Noise,
  round: number,
  { stage, makeNoise, millis }: { stage: Stage; makeNoise: MakeNoise; millis: number },
): Promise<() => Promise<Made[]>> {
  const called = await shots(round)
  if (called.length === 0) return () => Promise.resolve([])
  const extent = held === undefined ? { millis: LEAD + millis } : { calls: CALLERS }
  const { pid } = stage.worker
  const before = costOf(pid).cpuMicros
  const noise = makeNoise({ origin: stage.api.base, shots: called, callers: CALLERS, extent })
  if (held === undefined) await sleep(LEAD)
  return async () => {
    const { calls, perSecond, refused } = await noise
    const cpu = (costOf(pid).cpuMicros - before) / calls
    return [{ perSecond, refused: refused / calls, cpu }]
  }
}

function tell(besides: readonly Beside[]): void {
  const p99 = besides.find(({ takes }) => takes === 'nothing')?.p99 ?? Number.NaN
  table(
    ['noise', 'calls/s', '429 %', 'CPU µs/call', "quiet one's p50 ms", 'p99 ms', '× in silence'],
    besides.map((it) => [
      it.what,
      ...(it.takes === 'nothing' ? ['', ''] : [it.noise.perSecond, it.noise.refused * 100]),
      it.takes === 'CPU' ? it.noise.cpu : '',
      ...[it.p50, it.p99, it.p99 / p99],
    ]),
  )
  say(dim('One thread serves all of them here: what takes CPU is felt, whoever takes it.'))
  say()
}

/** What takes no CPU to speak of must not be felt; what does, no more than where many do it. */
function goalsOf(besides: readonly Beside[]): Goal[] {
  if (besides.some(({ calls }) => calls < TELLING)) return []
  const [silence, many, one] = besides
  const ratio = (it: Beside | undefined, to: Beside | undefined) =>
    (it?.p99 ?? Number.NaN) / (to?.p99 ?? Number.NaN)
  return [
    ...besides
      .filter(({ takes }) => takes === 'time')
      .map((it) => atMost(UNFELT, `p99 beside ${it.what}`, ratio(it, silence), '× in silence')),
    atMost(UNFELT, `p99 beside ${one?.what}`, ratio(one, many), `× beside ${many?.what}`),
  ]
}
