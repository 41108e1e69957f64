import * as z from 'zod'
import { type Api, ask } from '../../scripts/api.ts'
import { heading } from '../../scripts/say.ts'
import { walkConsent } from '../../scripts/walk-consent.ts'
import { drive, WrongAnswer } from './drive.ts'
import type { Goal } from './goals.ts'
import { costOf } from './process-cost.ts'
import { connectKey, entityNames } from './shots.ts'
import { integrate, integrateKey, type Stage } from './stage.ts'
import { table } from './tables.ts'

const CALLERS = 16

/** Connections made, and what they cost. */
interface Made {
  readonly way: string
  readonly count: number
  readonly perSecond: number
  /** CPU of our process, in milliseconds a connection. */
  readonly cpu: number
}

/** Connections a second: through a user's whole consent, and in one call. */
export async function measureConnect(
  stage: Stage,
  count: number,
): Promise<{ made: Made[]; goals: Goal[] }> {
  heading(`Connecting: ${CALLERS} at once, an entity each`)
  const { api, worker } = stage
  const timed = async (way: string, work: () => Promise<unknown>): Promise<Made> => {
    const [start, before] = [performance.now(), costOf(worker.pid)]
    await work()
    const [end, after] = [performance.now(), costOf(worker.pid)]
    const perSecond = (count * 1000) / (end - start)
    return { way, count, perSecond, cpu: (after.cpuMicros - before.cpuMicros) / 1000 / count }
  }
  const oauth = await integrate(api, 'github')
  const keys = await integrateKey(api, 'exa')
  const shots = entityNames(count).map((entity) => connectKey(api, keys, `key-${entity}`))
  const made = [
    await timed('OAuth: begin, link, consent, callback', () => consents(api, oauth, count)),
    await timed('API key, one call', () => drive(api.base, shots, CALLERS, { calls: count })),
  ]
  table(
    ['way', 'connections', 'a second', 'CPU ms each'],
    made.map((it) => [it.way, String(it.count), it.perSecond, it.cpu]),
  )
  return { made, goals: [] }
}

async function consents(api: Api, integrationId: string, count: number): Promise<void> {
  const left = entityNames(count)
  const walker = async () => {
    for (let entity = left.pop(); entity !== undefined; entity = left.pop()) {
      await consentOnce(api, integrationId, entity)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, walker))
}

/** All that a user's browser does, and the look at what came of it. @throws {WrongAnswer} */
async function consentOnce(api: Api, integrationId: string, entity: string): Promise<void> {
  const begun = await ask(api, {
    method: 'POST',
    path: `/v1/entities/${entity}/connections`,
    body: { integrationId },
    answer: z.object({ id: z.string(), redirectUrl: z.string() }),
  })
  await walkConsent(begun.redirectUrl, entity)
  const { status } = await ask(api, {
    method: 'GET',
    path: `/v1/connections/${begun.id}`,
    answer: z.object({ status: z.string() }),
  })
  if (status !== 'ACTIVE') throw new WrongAnswer(`${begun.id} of ${entity} became ${status}`)
}
