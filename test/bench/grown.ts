import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from '../../scripts/api.ts'
import { dim, say } from '../../scripts/say.ts'
import { drive, type Shot } from './drive.ts'
import { median } from './goals.ts'
import { connectApp, connectShot, importApp, madeUpCall } from './made-up-apps.ts'
import { costOf, openFiles } from './process-cost.ts'
import { entityName } from './shots.ts'
import { newProject, openStage, type Stage } from './stage.ts'

/** As many operations as one document may have. */
const LARGEST = 5000
/** Connections that are made at once. */
const MAKERS = 16
/** Entities between two notes of how many there are. */
const BATCH = 100
/**
 * Files that a process may have open before more entities are made: three for each object that is
 * awake. workerd keeps one awake for 10 to 20 s, and lets all of them hold 512 MB in SQLite together:
 * from some 1,300 on they fail.
 */
const MOST_OPEN = 3000

/** How much there is to be. */
export interface Sizes {
  readonly entities: number
  readonly connections: number
  readonly actions: number
  readonly apps: number
  /** Where the many entities are kept for the next run; gone with this one if not given. */
  readonly kept?: string | undefined
}

/** The same call where there is little, and where there is much. */
export interface Pair {
  readonly what: string
  readonly little: Lane
  readonly much: Lane
}

/** A call, and the process that serves it. */
export interface Lane {
  readonly stage: Stage
  readonly shot: Shot
}

/** What can grow. */
export const GROWN: Readonly<Record<string, (sizes: Sizes) => Promise<readonly Pair[]>>> = {
  connections: moreConnections,
  actions: moreActions,
  apps: moreApps,
  entities: moreEntities,
}

const thousands = (count: number): string => count.toLocaleString('en')

/** An entity with one connection of the app, and one with many, called by the connection's id. */
async function moreConnections({ connections }: Sizes): Promise<Pair[]> {
  const stage = await openStage()
  const api = await newProject(stage, 'connections')
  const integration = await importApp(api, 'some', 10)
  const one = await connectApp(api, integration, 'one')
  const shot = connectShot(api, integration, 'many')
  await drive(api.base, [shot], MAKERS, { calls: connections - 1 })
  const last = await connectApp(api, integration, 'many')
  const little = { stage, shot: madeUpCall(api, 'some', 'one', one) }
  const much = { stage, shot: madeUpCall(api, 'some', 'many', last) }
  return [{ what: `1 → ${thousands(connections)} connections of an entity`, little, much }]
}

/** A project with ten actions of its own, and one with many. */
async function moreActions({ actions }: Sizes): Promise<Pair[]> {
  const stage = await openStage()
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
  const little = await lane('few-actions', [10])
  const much = await lane('many-actions', sizes)
  return [{ what: `10 → ${thousands(actions)} actions`, little, much }]
}

/** A project with one app of its own and one that has many, all of them connected by the entity. */
async function moreApps({ apps }: Sizes): Promise<Pair[]> {
  const stage = await openStage()
  const lane = async (id: string, count: number): Promise<Lane> => {
    const api = await newProject(stage, id)
    for (let n = 0; n < count; n++) {
      await connectApp(api, await importApp(api, `app${n}`, 10), 'ada')
    }
    return { stage, shot: madeUpCall(api, 'app0', 'ada') }
  }
  const little = await lane('one-app', 1)
  const much = await lane('many-apps', apps)
  return [{ what: `1 → ${thousands(apps)} apps`, little, much }]
}

/** A deployment with one entity, and one of its own process with many: a call, and lists of all. */
async function moreEntities({ entities, kept }: Sizes): Promise<Pair[]> {
  const [few, many] = [await openStage(), await openStage({ kept })]
  await populate(few, 1)
  await populate(many, entities)
  const pair = (what: string, shotOf: (api: Api) => Shot): Pair => ({
    what: `${what}1 → ${thousands(entities)} entities`,
    little: { stage: few, shot: shotOf(few.api) },
    much: { stage: many, shot: shotOf(many.api) },
  })
  return [
    pair('', (api) => madeUpCall(api, 'some', entityName(0))),
    pair('list of entities, ', (api) => listOf(api, '/v1/entities')),
    pair('audit log, ', (api) => listOf(api, '/v1/audit')),
  ]
}

/** A page of one row. */
const listOf = ({ key }: Api, path: string): Shot => ({
  ...{ method: 'GET', path: `${path}?limit=1`, headers: { 'x-api-key': key } },
  expects: ['"items":[{', '"nextCursor":'],
})

/** What is in a folder that is kept. */
interface Populated {
  readonly integration: string
  readonly entities: number
}

/**
 * Connects entities one by one, as a product does: each is an object with a file of its own. Goes
 * on where an earlier run stopped.
 */
async function populate({ api, folder, worker }: Stage, entities: number): Promise<void> {
  const note = join(folder, 'populated.json')
  const before: Populated = existsSync(note)
    ? (JSON.parse(readFileSync(note, 'utf8')) as Populated) // our own file
    : { integration: await importApp(api, 'some', 10), entities: 0 }
  const { integration } = before
  const rates: number[] = []
  for (let made = before.entities; made < entities; made += BATCH) {
    const count = Math.min(BATCH, entities - made)
    const shots = Array.from({ length: count }, (_, n) =>
      connectShot(api, integration, entityName(made + n)),
    )
    const { perSecond } = await drive(api.base, shots, Math.min(MAKERS, count), { calls: count })
    rates.push(perSecond)
    writeFileSync(note, JSON.stringify({ integration, entities: made + count }))
    while (openFiles(worker.pid) > MOST_OPEN) await sleep(100)
  }
  const memory = `${(costOf(worker.pid).rss / 1e6).toFixed(0)} MB`
  const [first, last] = [rates.slice(0, 20), rates.slice(-20)].map((it) => median(it).toFixed(0))
  const made = rates.length === 0 ? '' : `: ${first} a second at first, ${last} at last`
  if (entities > 1) say(dim(`${thousands(entities)} entities connected${made}; ${memory}`))
}
