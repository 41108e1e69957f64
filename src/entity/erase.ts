import { digest } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import { beginErasing } from './erasing.ts'
import { RETRY } from './housekeeping.ts'
import { isEmpty, tellErased } from './outbox.ts'
import type { Removals } from './removal.ts'
import type { World } from './world.ts'

/** How long what came of an erasure is kept for who asks again, in milliseconds. */
const KEPT_FOR = 24 * 3_600_000

/** What became of one connection of an erased entity. */
interface Erased {
  readonly id: string
  readonly app: string
  /** As {@link Removals.remove}. */
  readonly revoked: boolean | null
}

/** What was erased, and a receipt of it, signed by this deployment. */
export interface Erasure {
  readonly connections: readonly Erased[]
  readonly receipt: string
}

/** What else is to be told of it. */
interface Mourners {
  /** Tells the project's index of the connections that went. */
  settle(): Promise<void>
  /** The project forgets whom its rows were about, and what it was told since. */
  forget(): Promise<unknown>
  /** The project keeps what came of it, under this name, for who does not hear it. */
  keep(name: string, came: string, keptFor: number): Promise<void>
  /** What it kept so; `null`: nothing. */
  kept(name: string): Promise<string | null>
  /** What is still to come of calls until now is not written any more; the disk is emptied now. */
  forgetLate(): void
}

/** Revokes all connections of an entity, and empties its object. Once begun, the alarm goes on with it. */
export async function eraseEntity(
  world: World,
  removals: Removals,
  others: Mourners,
): Promise<Erasure> {
  const never = world.unborn // then nothing is written, here or in the index
  if (!never) beginErasing(world, Date.now())
  const connections = never ? [] : await eraseAll(world, removals)
  if (!never) await others.settle()
  await others.forget()
  const kept = never ? await others.kept(await nameOf(world)) : null
  if (kept !== null && world.unborn) {
    others.forgetLate()
    return JSON.parse(kept) as Erasure // written below
  }
  const receipt = await receiptOf(world, connections)
  const came = { connections, receipt }
  if (!never) {
    await others.keep(await nameOf(world), JSON.stringify(came), KEPT_FOR)
    world.atomically(() => tellErased(world)) // last: what is interrupted before is known to the project
    await others.settle()
  }
  assertNothingLeft(world)
  others.forgetLate()
  await world.empty()
  return came
}

/**
 * Under which name a receipt is kept: the hash of a signature that nobody is shown, and that is the same
 * each time (HMAC; Ed25519 by RFC 8032 section 5.1.6). Whose it is can't be tried without our keys.
 */
async function nameOf({ project, entity, ring }: World): Promise<string> {
  return digest(await (await ring()).attest({ kind: 'erased', project, entity }))
}

/**
 * Revokes and erases all connections of an entity, a few at a time, those that are begun meanwhile
 * among them. There are no events of it: the project forgets those that there were. The caller
 * empties the rest.
 *
 * @returns all of them, with those that an erasure took which was interrupted before its end
 */
async function eraseAll(world: World, removals: Removals): Promise<Erased[]> {
  const { sql } = world
  for (;;) {
    sql.exec('INSERT OR IGNORE INTO erased (id, app) SELECT id, app FROM connection')
    const rows = sql.exec<{ id: string }>('SELECT id FROM connection ORDER BY id LIMIT 5').toArray()
    if (rows.length === 0) break
    await Promise.all(rows.map(({ id }) => removals.remove(id, { quietly: true })))
  }
  type Row = { id: string; app: string; revoked: number | null }
  const all = sql.exec<Row>('SELECT * FROM erased ORDER BY id').toArray()
  return all.map(({ id, app, revoked }) => ({
    id,
    app,
    revoked: revoked === null ? null : revoked === 1,
  }))
}

/** What was erased, signed. */
async function receiptOf(world: World, connections: readonly Erased[]): Promise<string> {
  const { project, entity } = world
  const erasedAt = isoTime(Date.now())
  return (await world.ring()).attest({ kind: 'erasure', project, entity, erasedAt, connections })
}

/**
 * To be called in the turn in which the object is emptied.
 *
 * @throws {ServiceError} `temporarily-unavailable` where the project does not know it yet, or a
 *   connection was begun meanwhile: then nothing may be emptied, and the caller comes again
 */
function assertNothingLeft(world: World): void {
  if (world.unborn) return
  const { sql } = world
  const begun = sql.exec('SELECT 1 FROM connection LIMIT 1').toArray().length > 0
  if (isEmpty(sql) && !begun) return
  const detail =
    'all is revoked, but the index of the project was not told yet: it goes on, ask again'
  throw new ServiceError('temporarily-unavailable', detail, { retry_after: RETRY / 1000 })
}
