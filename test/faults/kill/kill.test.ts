import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { assertClear, assertWhole, TABLES } from '../_invariants.ts'
import { assertTold } from '../_told.ts'
import type { Moment } from './_outside.ts'
import { World } from './_world.ts'

let world: World
beforeAll(async () => {
  world = await World.make()
})
afterAll(() => world.close())

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Acme', description: 'Notes.', version: '1' },
  servers: [{ url: 'https://api.acme.io' }],
  paths: { '/notes': { get: { operationId: 'listNotes', summary: 'Lists notes.' } } },
}

/** The connections of the entity that is erased. */
let taken: string[] = []

type Part = () => Promise<unknown>
/** The part in which the process is ended; and what callers do again who were not told that it is done. */
interface Whole {
  readonly part: Part
  readonly again: Part
}

/** Stories: what comes before, and then the part in which the process is ended at each crossing. */
const STORIES: Record<string, () => Promise<Part | Whole>> = {
  connecting: async () => () => world.connect(),
  'a refresh (B2)': async () => {
    const { id } = await world.connected()
    return () => world.call('POST', `/v1/connections/${id}/refresh`)
  },
  'a call, and the refresh that a 401 asks for (B5)': async () => {
    await world.connected()
    world.provider.unauthorized = 1
    return world.act
  },
  'deleting a connection (B11)': async () => {
    const { id } = await world.connected()
    return () => world.call('DELETE', `/v1/connections/${id}`)
  },
  'deleting an integration': async () => {
    for (const entity of world.entities) await world.connected(entity)
    return () => world.call('DELETE', `/v1/integrations/${world.integration}`)
  },
  'erasing an entity (B12)': async () => {
    taken = [(await world.connected()).id, (await world.connected()).id].sort()
    return () => world.call('DELETE', `/v1/entities/${world.ada}`)
  },
  'sealing everything anew (B9)': async () => {
    for (const entity of world.entities) await world.connected(entity)
    await world.rotate()
    return async () => {
      await world.call('POST', '/v1/reseal')
      await world.deliver('entity.reseal', async () => (await world.unsealed()).length === 0)
    }
  },
  'importing a document': async () => {
    const slug = `acme_${world.ada.replace('ada-', '')}`
    return () => world.call('POST', '/v1/apps', { slug, document: DOCUMENT })
  },
  'an event, from the change to its receivers': async () => async () => {
    await world.connected()
    await world.pass()
  },
  'a webhook of an app': async () => {
    const send = await world.hook()
    let status: number | undefined
    const deliver = async () => {
      status = await send()
      await world.pass()
    }
    return untilDone(deliver, () => status === 200)
  },
  'replaying what an endpoint missed': async () => {
    const [{ id } = { id: '' }] = world.endpoints
    await world.call('PATCH', `/v1/webhooks/${id}`, { enabled: false })
    await world.connected()
    await world.call('PATCH', `/v1/webhooks/${id}`, { enabled: true })
    const since = new Date(Date.now() - 60_000).toISOString()
    let status: number | undefined
    const replay = async () => {
      status = (await world.call('POST', `/v1/webhooks/${id}/replay`, { since }))?.status
      await world.pass()
    }
    return untilDone(replay, () => status === 202)
  },
  'deleting an endpoint that something is on its way to': async () => {
    const [{ id, path } = { id: '', path: '' }] = world.endpoints
    world.receiver.statuses = [500]
    await world.connected()
    await world.pass()
    let status: number | undefined
    const end = async () => {
      status = (await world.call('DELETE', `/v1/webhooks/${id}`))?.status
      if (status === 204 || status === 404) world.receiver.close(path)
      await world.pass()
    }
    return untilDone(end, () => !world.receiver.isOpen(path))
  },
}

/** Tells it again where nobody said that it is done. */
const untilDone = (part: Part, done: () => boolean): Whole => ({
  part,
  again: async () => {
    if (done()) return
    await world.recover()
    await part()
    expect(done()).toBe(true)
  },
})

/** Calls between objects are told twice, in front and behind; requests are ended at any moment. */
const momentsOf = (crossing: string): readonly Moment[] => {
  if (/^(?:entity|project)\./.test(crossing)) return ['in front']
  return crossing.startsWith('/') ? ['in front', 'behind', 'in the middle'] : ['in front', 'behind']
}

/** Which calls between objects lie between two writes; all others only read. */
const WRITES =
  /^(?:\/|queue|kv|entity\.(?:begin|finish|doom|remove|erase|reseal)$|project\.(?:takeNews|calls\.keep|sealing\.(?:start|start-done|note)$|putImport|removeIntegration|webhooks\.|appHooks\.accept))/

/** A connection works with what is held, or says that the user must come back: nothing in between. */
async function assertUsableOrSaid(): Promise<void> {
  const [row] = await world.rows(world.ada, 'SELECT status FROM connection')
  if (row?.['status'] !== 'ACTIVE') return
  const acted = await world.act()
  const [{ status } = {}] = await world.rows(world.ada, 'SELECT status FROM connection')
  const said = [acted?.status, acted?.body.code, status]
  expect([
    [200, undefined, 'ACTIVE'],
    [409, 'consent-revoked', 'EXPIRED'],
  ]).toContainEqual(said)
}

/**
 * Once it was begun, it ends by itself. Who asks again, because nobody answered, is told of all: also
 * where only the answer was lost.
 */
async function assertErasedInSum(begun: boolean): Promise<void> {
  world.erased.add(world.ada)
  if (begun) expect(await world.rows(world.ada, TABLES), 'nobody asks again').toEqual([])
  const { connections, receipt } =
    (await world.call('DELETE', `/v1/entities/${world.ada}`))?.body ?? {}
  expect(connections.map(({ id }: { id: string }) => id)).toEqual(taken)
  const verified = await world.call('POST', '/v1/receipts/verify', { receipt })
  expect(verified?.body).toMatchObject({ valid: true, facts: { entity: world.ada } })
}

/** Once it was begun, nobody has to ask for it again. */
async function assertSealedAnew(): Promise<void> {
  await world.calm()
  const progress = (await world.call('GET', '/v1/reseal'))?.body
  if (progress?.startedAt === null) return
  expect(progress).toMatchObject({ entitiesLeft: 0, entitiesStuck: 0, removable: true })
}

/** Tells a story until its end, or that of the process. @returns what it crossed */
async function run(story: string, at?: number, moment: Moment = 'in front'): Promise<string[]> {
  await world.begin()
  await world.listen()
  const told = await STORIES[story]?.()
  const { part, again } =
    typeof told === 'function' ? { part: told, again: undefined } : (told ?? {})
  world.answers = []
  if (at === undefined) world.outside.watch()
  else world.watch(at, moment)
  await part?.()
  const crossings = [...world.outside.crossings]
  const asks = /^(?:connecting|a refresh|a call)/.test(story)
  // What was in an answer that did not come, nobody can know: that grant may be left.
  if (at !== undefined && asks) for (const grant of world.provider.grants) grant.lost = true
  try {
    assertClear(world)
    await again?.()
    // An alarm may be at work already: it is durable, and workerd rings it by itself.
    await vi.waitFor(() => assertWhole(world), { timeout: 60_000, interval: 100 })
    if (story.startsWith('erasing')) await assertErasedInSum(crossings[at ?? -1] !== 'entity.erase')
    await vi.waitFor(() => world.calm().then(() => assertTold(world)), { timeout: 60_000 })
    if (asks) await assertUsableOrSaid()
    if (story.startsWith('sealing')) await vi.waitFor(assertSealedAnew, { timeout: 30_000 })
  } catch (error) {
    ;(error as Error).message =
      `${moment} ${at}: ${crossings.join(', ')}\n${(error as Error).message}`
    throw error
  }
  return crossings
}

describe.each(Object.keys(STORIES))('%s', (story) => {
  it('leaves nothing broken wherever the process is killed', async () => {
    const crossings = await run(story)
    expect(crossings).not.toEqual([])
    for (const [at, crossing] of crossings.entries()) {
      if (!WRITES.test(crossing)) continue
      for (const moment of momentsOf(crossing)) await run(story, at, moment)
    }
  })
})
