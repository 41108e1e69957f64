import * as z from 'zod'
import { ask } from '../../scripts/api.ts'
import { drive, type Shot } from './drive.ts'
import { callOf, connectExpired, connectOf, entityNames, taskOf } from './shots.ts'
import { integrate, newProject, type Stage } from './stage.ts'

/** Of a noise. */
export const CALLERS = 64

/** Something that may be heard beside a quiet entity. */
export interface Noise {
  readonly what: string
  /** What it takes most of, and so who may feel it. */
  readonly takes: 'nothing' | 'CPU' | 'time'
  /** What is called in a round, one shot after the other; none: silence. */
  readonly shots: (round: number) => Promise<readonly Shot[]>
  /** Its callers call once, and are kept waiting that long, in milliseconds. */
  readonly held?: number
}

/**
 * Connects everybody: `many` and a noisy one in a project without limits, and in one that has them
 * the quiet one, another noisy one, one whose app is slow, and in each round one whose token ended.
 *
 * @param limit calls a minute of an entity
 * @param refresh what the token endpoint takes, in milliseconds
 */
export async function prepareNoises(
  stage: Stage,
  { limit, refresh }: { limit: number; refresh: number },
): Promise<{ quiet: Shot; noises: Noise[] }> {
  const { api: open, upstream } = stage
  const limited = await newProject(stage, 'limited')
  const rateLimits = { entity: limit }
  const answer = z.object({})
  await ask(limited, { method: 'PATCH', path: '/v1/project', body: { rateLimits }, answer })
  const many = entityNames(CALLERS)
  const [there, here] = [await integrate(open, 'github'), await integrate(limited, 'github')]
  const asana = await integrate(limited, 'asana')
  const connects = [
    ...[...many, 'noisy'].map((it) => connectOf(open, there, it)),
    ...['quiet', 'noisy', 'slow'].map((it) => connectOf(limited, here, it)),
  ]
  await drive(open.base, connects, 8, { calls: connects.length })
  const always = (shots: readonly Shot[]) => () => Promise.resolve(shots)
  const expired = async (round: number) => {
    const entity = `expired${round}`
    await drive(open.base, [connectExpired(limited, asana, entity)], 1, { calls: 1 })
    await upstream.set({ delay: refresh, lifetime: 3600 })
    return [taskOf(limited, entity)]
  }
  const all = always(many.map((it) => callOf(open, it)))
  const one = always([callOf(open, 'noisy')])
  const turnedAway = (then: 'insists' | 'waits') =>
    always([{ ...callOf(limited, 'noisy'), limited: then }])
  const noises: Noise[] = [
    { what: 'silence', takes: 'nothing', shots: always([]) },
    { what: `${CALLERS} entities`, takes: 'CPU', shots: all },
    { what: 'one entity, no limit', takes: 'CPU', shots: one },
    { what: 'one at its limit, back at once', takes: 'CPU', shots: turnedAway('insists') },
    { what: 'one at its limit, back when told', takes: 'time', shots: turnedAway('waits') },
    { what: 'one whose app takes 2 s', takes: 'time', shots: always([callOf(limited, 'slow')]) },
    {
      what: `one whose token endpoint takes ${refresh / 1000} s`,
      ...{ takes: 'time', shots: expired, held: refresh + 1000 },
    },
  ]
  return { quiet: callOf(limited, 'quiet'), noises }
}
