import { type ConnectionRow, listConnections, statusOf } from './connections.ts'

/** What an entity can act with now. */
export interface Watched {
  /** Changes whenever the active connections do. */
  readonly state: string
  /** Slugs of the apps with an active connection, in alphabetical order. */
  readonly apps: readonly string[]
  /** The active connections. */
  readonly active: readonly { readonly id: string; readonly app: string }[]
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
  const told = active.map(({ id, app }) => ({ id, app }))
  return { state: ids.join(' '), apps, active: told, pending: of('INITIATED').length > 0 }
}
