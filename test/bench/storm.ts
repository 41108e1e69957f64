import { heading } from '../../scripts/say.ts'
import { drive, type Sample, WrongAnswer } from './drive.ts'
import { atLeast, atMost, type Goal } from './goals.ts'
import { connectExpired, taskOf } from './shots.ts'
import { integrate, type Stage } from './stage.ts'
import { table } from './tables.ts'

const CALLERS = 1000

/** One storm. */
interface Storm extends Sample {
  /** What the token endpoint took, in seconds. */
  readonly seconds: number
  readonly refreshes: number
}

/**
 * Many callers meet one token that has ended, and a token endpoint that takes its time.
 *
 * @param delays of the token endpoint, in seconds
 * @throws {WrongAnswer} where one of them is not served, or the token is refreshed more than once
 */
export async function measureStorms(
  { api, upstream }: Stage,
  delays: readonly number[],
): Promise<{ storms: Storm[]; goals: Goal[] }> {
  heading(`Refresh storm: ${CALLERS} callers, one expired token`)
  const integration = await integrate(api, 'asana')
  const storms: Storm[] = []
  for (const seconds of delays) {
    const entity = `storm${seconds}`
    await drive(api.base, [connectExpired(api, integration, entity)], 1, { calls: 1 })
    await upstream.set({ delay: seconds * 1000, lifetime: 3600 })
    const before = await upstream.seen()
    const sample = await drive(api.base, [taskOf(api, entity)], CALLERS, { calls: CALLERS })
    const after = await upstream.seen()
    const refreshes = after.refreshes - before.refreshes
    const stray = after.wrong + after.ended - before.wrong - before.ended
    if (refreshes !== 1 || stray > 0) {
      throw new WrongAnswer(`one refresh was to serve all: ${JSON.stringify({ before, after })}`)
    }
    storms.push({ ...sample, seconds, refreshes })
  }
  await upstream.set({ delay: 0, lifetime: 3600 })
  table(
    ['token endpoint', 'served', 'refreshes', 'p50 ms', 'p99 ms'],
    storms.map((it) => [`${it.seconds} s`, String(it.calls), String(it.refreshes), it.p50, it.p99]),
  )
  const goals = storms.flatMap(({ seconds, calls, refreshes }) => [
    atLeast(CALLERS, `callers served, one expired token, endpoint of ${seconds} s`, calls),
    atMost(1, `refreshes for them, endpoint of ${seconds} s`, refreshes),
  ])
  return { storms, goals }
}
