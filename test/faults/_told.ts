import { expect } from 'vitest'
import { STATES, TABLES, type Tested } from './_invariants.ts'
import type { Came, Receiver } from './_receiver.ts'

/** An endpoint of a run. */
export interface Endpoint {
  readonly id: string
  /** Its path at the receiver. */
  readonly path: string
  /** As it was made; `null`: all but those that are told only where they are named. */
  readonly types: readonly string[] | null
}

/** A service under test that tells its developer what happens. */
export interface Telling extends Tested {
  readonly receiver: Receiver
  readonly endpoints: readonly Endpoint[]
  /** Connections that were made. */
  readonly made: readonly { entity: string; id: string }[]
  /** Entities that the service said were erased. */
  readonly erased: ReadonlySet<string>
  /** Whether something went wrong: one attempt may be missing in the log then. */
  readonly struck: boolean
}

const OPT_IN = ['action.executed', 'trigger.received']

/**
 * Endpoints for a run, whose log is empty: one is told what is usual, one all else. Those of the last
 * run go on if they were not ended.
 *
 * @param open makes one
 */
export async function openEndpoints(
  world: Telling,
  open: (types: Endpoint['types']) => Promise<Endpoint>,
): Promise<Endpoint[]> {
  const { endpoints, receiver } = world
  await world.rowsOfProject('DELETE FROM attempt; DELETE FROM delivery; DELETE FROM event')
  const [usual, rest] = endpoints.map((last) => (receiver.isOpen(last.path) ? last : undefined))
  return [usual ?? (await open(null)), rest ?? (await open(OPT_IN))]
}

const DELIVERIES = `SELECT delivery.*, (SELECT json_group_array(json_array(n, at, status)) FROM
    (SELECT * FROM attempt WHERE delivery = delivery.id ORDER BY n)) AS tries FROM delivery`
const EVENTS = 'SELECT id, type, entity, connection FROM event'

interface Event {
  readonly id: string
  readonly type: string
  readonly entity: string | null
  readonly connection: string | null
}

interface Delivery {
  readonly webhook: string
  readonly event: string
  readonly status: string
  readonly created_at: number
  readonly tries: string
}

type Try = [n: number, at: number, status: number | null]

const isGood = (status: number | null) => status !== null && status >= 200 && status <= 299

/** What an event says of the state that a connection is in. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  ACTIVE: ['connection.active', 'connection.reconnected', 'connection.enabled'],
  FAILED: ['connection.failed'],
  EXPIRED: ['connection.expired'],
  DISABLED: ['connection.disabled'],
}

/** Of each thing that became of a connection there is an event, and of who was erased none. */
async function assertHappened(world: Telling, events: readonly Event[]): Promise<void> {
  const typesOf = (id: string) =>
    events.filter(({ connection }) => connection === id).map(({ type }) => type)
  for (const entity of world.entities) {
    if (world.erased.has(entity)) {
      const left = events.filter((event) => event.entity === entity)
      expect(left, 'events of who was erased').toEqual([])
      continue
    }
    if ((await world.rows(entity, TABLES)).length === 0) continue // never touched
    const rows = await world.rows(entity, STATES)
    for (const { id, status } of rows) {
      const types = typesOf(`${id}`)
      expect(types).toContain('connection.created')
      const said = SAYS[`${status}`] ?? []
      expect(
        said.some((type) => types.includes(type)),
        `${status} in ${types}`,
      ).toBe(true)
    }
    for (const it of world.made.filter((one) => one.entity === entity)) {
      if (rows.some(({ id }) => id === it.id)) continue
      expect(typesOf(it.id), 'a connection that is gone').toContain('connection.deleted')
    }
    const calls = (await world.rows(entity, 'SELECT id FROM log')).length
    const executed = ({ type, entity: of }: Event) => type === 'action.executed' && of === entity
    expect(events.filter(executed), 'calls that were told').toHaveLength(calls)
  }
}

/** What the log says of a delivery is what its receiver saw. */
function assertTrue({ status, created_at, tries }: Delivery, came: readonly Came[], open: boolean) {
  const attempts = JSON.parse(tries) as Try[] // as the query wrote it
  expect(attempts.map(([n]) => n)).toEqual(attempts.map((_, i) => i + 1))
  expect(attempts.every(([, at]) => at >= created_at)).toBe(true)
  for (const [, , answer] of attempts) {
    if (answer !== null) expect(came.map((one) => one.status)).toContain(answer)
  }
  const good = attempts.some(([, , answer]) => isGood(answer))
  expect([status, good]).toEqual(good ? ['delivered', true] : ['dead', false])
  if (open) expect(status).toBe('delivered')
}

/**
 * What must hold once all has calmed down: each event that an endpoint wants got there, and the log
 * says how; nothing waits for ever, and nothing went where nothing was wanted any more.
 */
export async function assertTold(world: Telling): Promise<void> {
  const { receiver, endpoints } = world
  expect(
    receiver.came.filter(({ late }) => late),
    'sent to who wants nothing',
  ).toEqual([])
  const events = (await world.rowsOfProject(EVENTS)) as unknown as Event[]
  await assertHappened(world, events)
  const deliveries = (await world.rowsOfProject(DELIVERIES)) as unknown as Delivery[]
  let unlogged = 0
  for (const { id, path, types } of endpoints) {
    const open = receiver.isOpen(path)
    const came = receiver.came.filter(({ endpoint }) => endpoint === path)
    const its = deliveries.filter(({ webhook }) => webhook === id)
    for (const delivery of its) {
      const there = came.filter(({ event }) => event === delivery.event)
      assertTrue(delivery, there, open)
      unlogged += there.length - answered(delivery)
    }
    if (!open) continue
    const wanted = events.filter(({ type }) => types?.includes(type) ?? !OPT_IN.includes(type))
    const got = came.filter(({ status }) => isGood(status)).map(({ event }) => event)
    expect(got).toEqual(expect.arrayContaining(wanted.map((event) => event.id)))
  }
  expect(unlogged, 'attempts that are not in the log').toBeLessThanOrEqual(world.struck ? 1 : 0)
}

const answered = ({ tries }: Delivery): number =>
  (JSON.parse(tries) as Try[]).filter(([, , status]) => status !== null).length // as the query wrote it
