import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { assertClear, assertWhole, TABLES } from '../_invariants.ts'
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

/** Where the process is ended: calls that lie between two writes, on either side of them. */
const WRITES =
  /^(?:\/oauth2\/revoke|queue|kv|entity\.erase|project\.(?:deletion\.(?:begin|noteEmpty)|projects\.(?:close|noteDeleted)|takeNews|calls\.keep)(?:-done)?)/

const project = async () => (await world.call('GET', `/v1/projects/${world.project}`))?.body
const remove = () => world.call('DELETE', `/v1/projects/${world.project}`)

/** A project with a key, an app of its own and two entities, one of them with two connections. */
async function made(): Promise<string> {
  await world.beginProject()
  const { key } = (await world.call('POST', '/v1/keys', {}))?.body ?? {}
  const app = await world.call('POST', '/v1/apps', { slug: 'house', document: DOCUMENT })
  const [action] = app?.body.diff?.added ?? []
  if (!action) throw new Error(JSON.stringify(world.answers.slice(-5)))
  await world.call('GET', `/v1/tools?actions=${action}`)
  for (const entity of [world.ada, ...world.entities]) await world.connected(entity)
  await vi.waitFor(() => expect(world.outside.copies(), 'copies of its app').not.toEqual([]))
  return key
}

/** Deletes the project; nobody asks for it again once it was begun. */
async function run(at?: number, moment: Moment = 'in front'): Promise<string[]> {
  const key = await made()
  world.answers = []
  if (at === undefined) world.outside.watch()
  else world.watch(at, moment)
  await remove()
  await world.follow(() => world.outside.crossings.includes('project.projects.noteDeleted-done'))
  const crossings = [...world.outside.crossings]
  try {
    assertClear(world)
    await world.calm()
    if ((await project()).deletingSince === null && (await project()).deletion === null) {
      await remove() // its first writing was never done
    }
    await vi.waitFor(assertGone, { timeout: 60_000, interval: 100 })
    expect((await world.call('GET', '/v1/entities', undefined, key))?.status).toBe(401)
  } catch (error) {
    ;(error as Error).message =
      `${moment} ${at}: ${crossings.join(', ')}\n${(error as Error).message}`
    throw error
  }
  return crossings
}

async function assertGone(): Promise<void> {
  await assertWhole(world)
  for (const entity of world.entities) expect(await world.rows(entity, TABLES)).toEqual([])
  expect(await world.rowsOfProject(TABLES)).toEqual([])
  expect(world.outside.copies()).toEqual([])
  const { deletion } = await project()
  const counts = { entitiesLeft: 0, entitiesErased: 2, connectionsErased: 3 }
  expect(deletion).toMatchObject({ ...counts, receipt: expect.any(String) })
  const { receipt } = deletion
  const verified = await world.call('POST', '/v1/receipts/verify', { receipt })
  expect(verified?.body).toMatchObject({ valid: true, facts: { project: world.project } })
}

it('a project that is deleted goes whole, wherever the process is killed (B12)', async () => {
  const crossings = await run()
  const seen = new Set<string>()
  for (const [at, crossing] of crossings.entries()) {
    if (!WRITES.test(crossing) || seen.has(crossing)) continue
    seen.add(crossing)
    await run(
      at,
      crossing.endsWith('-done') || /^(?:entity|project)\./.test(crossing) ? 'in front' : 'behind',
    )
  }
  expect(seen.size).toBeGreaterThan(8)
})
