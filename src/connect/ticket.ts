import { ConnectionId, ProjectId } from '../core/ids.ts'

/**
 * What a link or a `state` carries: 256 random bits first, so that no two begin alike, then the way
 * to the connection. Whoever forges the way still lacks the nonce.
 */
export interface Ticket {
  readonly nonce: string
  readonly connection: ConnectionId
  readonly project: ProjectId
}

/** All of a ticket but its nonce. */
export const ticketTail = (connection: string, project: ProjectId): string =>
  `.${connection}.${project}`

/** @returns `undefined` for what was never a ticket of ours */
export function parseTicket(text: string): Ticket | undefined {
  const [, nonce, connection, project] =
    /^([\w-]{43})\.(conn_[\w-]{22})\.([a-z0-9-]{1,40})$/.exec(text) ?? []
  const ids = {
    connection: ConnectionId.safeParse(connection),
    project: ProjectId.safeParse(project),
  }
  if (!nonce || !ids.connection.success || !ids.project.success) return undefined
  return { nonce, connection: ids.connection.data, project: ids.project.data }
}
