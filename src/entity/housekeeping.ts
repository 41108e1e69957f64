import { dropCalls } from '../core/calls.ts'
import { doomedIds } from './connections.ts'
import { expireLinks } from './consent.ts'
import { isErasing } from './erasing.ts'
import { dropFiles } from './kept-files.ts'
import { LINK_END, LINK_LIFETIME } from './links.ts'
import { dropMcpTokens } from './mcp-tokens.ts'
import { isEmpty } from './outbox.ts'
import { erase, type Removals } from './removal.ts'
import { dropSessions } from './sessions.ts'
import type { World } from './world.ts'

/** What is unfinished is taken up again after this many milliseconds. */
export const RETRY = 5_000
/** FAILED connections that never worked are forgotten after a week, in milliseconds. */
const FAILED_KEPT_FOR = 7 * 24 * 3_600_000
/** How often an object looks for what is old enough to go, in milliseconds. */
const ROUND = 24 * 3_600_000

/** What is over is swept together, at most once in this many milliseconds. */
const SWEEP = 60_000

/**
 * Whether the project was not told everything yet, or a connection or all is on its way out. The alarm is set
 * together with what makes it so: an object may end at any await, and nothing else would wake it.
 */
export const isUnfinished = (sql: SqlStorage): boolean =>
  !isEmpty(sql) || doomedIds(sql).length > 0 || isErasing(sql)

/** How many rows were ever changed through this connection to the database. */
const changes = ({ sql }: World): number =>
  sql.exec<{ n: number }>('SELECT total_changes() AS n').one().n

/** What the alarm rings for. It has a line where there was something to do. @param settle offers news */
export async function round(
  world: World,
  removals: Removals,
  settle: () => Promise<void>,
): Promise<void> {
  const work = () => removals.finish().then(settle)
  const before = changes(world)
  tidyUp(world, Date.now())
  const idle = changes(world) === before && !isUnfinished(world.sql)
  await (idle ? work() : world.observed({ kind: 'alarm' }, work))
}

/** Ends what is over and forgets what is old. */
function tidyUp(world: World, now: number): void {
  const { sql } = world
  expireLinks(world, now)
  const query = `SELECT id FROM connection WHERE status = 'FAILED' AND sealed IS NULL AND updated_at < ?`
  for (const { id } of sql.exec<{ id: string }>(query, now - FAILED_KEPT_FOR).toArray()) {
    erase(world, id, { by: { actor: 'system' } })
  }
  sql.exec('DELETE FROM link WHERE expires_at < ?', now - LINK_LIFETIME)
  dropSessions(sql, now - ROUND)
  dropCalls(sql, now)
  dropFiles(sql, now)
  dropMcpTokens(sql, now)
  sql.exec('DELETE FROM attempt WHERE connection NOT IN (SELECT connection FROM link)')
}

/**
 * When the object must wake next, in epoch milliseconds.
 *
 * @returns `undefined` where nothing is left that time would change
 */
export function nextRound({ sql }: World, now: number): number | undefined {
  const times: number[] = []
  const pending = `SELECT min(${LINK_END}) AS at FROM link CROSS JOIN connection
    ON connection.id = link.connection WHERE status = 'INITIATED'` // links first: they are few
  const { at } = sql.exec<{ at: number | null }>(pending).one()
  if (at !== null) times.push(Math.max(now + 10, at))
  if (isUnfinished(sql)) times.push(now + RETRY)
  const kept = `SELECT min(at) AS at FROM (SELECT min(expires_at) AS at FROM call
    UNION ALL SELECT min(expires_at) FROM file)`
  const over = sql.exec<{ at: number | null }>(kept).one().at
  if (over !== null) times.push(Math.max(now, over) + SWEEP)
  const old = `SELECT EXISTS (SELECT 1 FROM log) OR EXISTS (SELECT 1 FROM link)
    OR EXISTS (SELECT 1 FROM session)
    OR EXISTS (SELECT 1 FROM connection WHERE status = 'FAILED' AND sealed IS NULL) AS any_left`
  if (sql.exec<{ any_left: number }>(old).one().any_left) times.push(now + ROUND)
  return times.length > 0 ? Math.min(...times) : undefined
}
