import type { Outcome } from '../core/outcome.ts'
import { dropChunks, readChunks, writeChunks } from './chunks.ts'
import { sealContext, type World } from './world.ts'

/** How long a call is remembered, in milliseconds: three tries of three minutes, and some more. */
const KEPT_FOR = 10 * 60_000

/** Takes a call on. @returns `false` where somebody did already */
export function claimCall({ sql }: World, id: string, now: number): boolean {
  dropCalls(sql, now)
  const claim = 'INSERT OR IGNORE INTO call (id, expires_at) VALUES (?, ?)'
  return sql.exec(claim, id, now + KEPT_FOR).rowsWritten > 0
}

/** Keeps what came of a call; results are the user's, so they are sealed. */
export async function settleCall(world: World, id: string, came: Outcome<unknown>): Promise<void> {
  const { sql } = world
  const sealed = await (await world.ring()).seal(came, sealContext(world, id, 'call'))
  world.atomically(() => {
    if (sql.exec('UPDATE call SET done = 1 WHERE id = ?', id).rowsWritten === 0) return
    writeChunks(sql, id, new TextEncoder().encode(sealed))
  })
}

/** A call that was claimed and not made: whoever asks next makes it. */
export const releaseCall = ({ sql }: World, id: string): void => {
  sql.exec('DELETE FROM call WHERE id = ? AND done = 0', id)
}

/** What came of a call; `undefined` while it runs. */
export async function readCall(world: World, id: string): Promise<Outcome<unknown> | undefined> {
  const query = 'SELECT 1 FROM call WHERE id = ? AND done = 1'
  if (world.sql.exec(query, id).toArray().length === 0) return undefined
  const sealed = new TextDecoder().decode(readChunks(world.sql, id))
  const ring = await world.ring()
  return (await ring.unseal(sealed, sealContext(world, id, 'call'))) as Outcome<unknown> // as sealed
}

/** Forgets the calls that nobody will ask for again. */
export function dropCalls(sql: SqlStorage, now: number): void {
  const query = 'DELETE FROM call WHERE expires_at < ? RETURNING id'
  for (const { id } of sql.exec<{ id: string }>(query, now).toArray()) dropChunks(sql, id)
}
