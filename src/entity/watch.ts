import { type ConnectionRow, listConnections, statusOf } from './connections.ts'

/** What an entity can act with now. */
export interface Watched {
  /** Changes whenever the active connections do. */
  readonly state: string
  /** Slugs of the apps with an active connection, in alphabetical order. */
  readonly apps: readonly string[]
  /** Ids of the active connections. */
  readonly active: readonly string[]
  /** Whether a user is on the way to connect something. */
  readonly pending: boolean
}

export const NOTHING: Watched = { state: '', apps: [], active: [], pending: false }

export function watched(sql: SqlStorage): Watched {
  const rows = listConnections(sql, {})
  const of = (status: string) => rows.filter((row: ConnectionRow) => statusOf(row) === status)
  const active = of('ACTIVE')
  const apps = [...new Set(active.map(({ app }) => app))].sort()
  const ids = active.map(({ id }) => id).sort()
  return { state: ids.join(' '), apps, active: ids, pending: of('INITIATED').length > 0 }
}
