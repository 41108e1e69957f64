import { ServiceError } from '../core/errors.ts'
import {
  Account,
  type ConnectionHead,
  type ConnectionRow,
  listConnections,
  remedy,
  statusOf,
} from './connections.ts'
import type { World } from './world.ts'

/**
 * The connection that a call means. Named by id: that one, if it is of the app. Else the only active
 * one of the app; else the one marked default; never just the first. Takes as long with a thousand
 * connections as with one, and writes nothing for an entity that never was.
 *
 * @throws {ServiceError} `connection-not-found`, `connection-missing` or `connection-ambiguous`,
 *   the last two with the `candidates`
 */
export function chooseConnection(world: World, app: string, id?: string): ConnectionHead {
  if (world.unborn) throw id === undefined ? missing(app, []) : notFound(id)
  const { sql } = world
  if (id !== undefined) {
    const [row] = sql.exec<ConnectionHead>(NAMED, id, app)
    if (row) return row
    throw notFound(id)
  }
  const active = sql.exec<ConnectionHead>(ACTIVE, app).toArray()
  if (active.length === 0) throw missing(app, listConnections(sql, { app }))
  const [chosen] = active.length === 1 ? active : sql.exec<ConnectionHead>(DEFAULT, app)
  if (chosen) return chosen
  const candidates = listConnections(sql, { app, status: 'ACTIVE' })
  const detail = `the entity has ${candidates.length} active connections of ${app}: give a connectionId, or mark one as default`
  throw new ServiceError('connection-ambiguous', detail, { candidates: candidates.map(candidate) })
}

const HEAD = 'SELECT id, app, status, disabled, version FROM connection'
const USABLE = `app = ? AND status = 'ACTIVE' AND disabled = 0 AND doomed = 0`
const NAMED = `${HEAD} WHERE id = ? AND app = ? AND doomed = 0`
/** Two are enough to see that one is not the only one. */
const ACTIVE = `${HEAD} WHERE ${USABLE} LIMIT 2`
const DEFAULT = `${HEAD} INDEXED BY connection_default WHERE is_default = 1 AND ${USABLE}`

const notFound = (id: string) =>
  new ServiceError('connection-not-found', `there is no connection ${id.slice(0, 60)}`)

function missing(app: string, rows: readonly ConnectionRow[]): ServiceError {
  const ended = rows.find((row) => ['EXPIRED', 'DISABLED'].includes(statusOf(row)))
  const detail = ended
    ? `the entity's connection ${ended.id} of ${app} is ${statusOf(ended)}: ${remedy(ended)}`
    : `the entity has no active connection of ${app}: begin one with POST /v1/entities/{entity}/connections`
  const candidates = rows.slice(0, 20).map(candidate)
  return new ServiceError('connection-missing', detail, { candidates })
}

const candidate = (row: ConnectionRow) => ({
  id: row.id,
  status: statusOf(row),
  label: row.label,
  account: row.account === null ? null : Account.parse(JSON.parse(row.account)).name,
})
