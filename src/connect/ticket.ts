import { base64url } from 'jose'
import { ConnectionId, EntityId, ProjectId } from '../core/ids.ts'

/**
 * What a link or a `state` carries: 256 random bits first, so that no two begin alike, then the way
 * to the connection. Whoever forges the way still lacks the nonce.
 */
interface Ticket {
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

/** What the token of a connect session carries: its nonce first, then the way to its entity. */
interface SessionTicket {
  readonly nonce: string
  readonly entity: EntityId
  readonly project: ProjectId
}

/** Begins unlike any API key: a session opens its own page and nothing else. */
export const sessionToken = ({ nonce, entity, project }: SessionTicket): string =>
  `cs_${nonce}.${base64url.encode(entity)}.${project}`

/** The token of an MCP client, which carries the same: it opens `/mcp` and nothing else. */
export const mcpToken = ({ nonce, entity, project }: SessionTicket): string =>
  `mcp_${nonce}.${base64url.encode(entity)}.${project}`

/** @returns `undefined` for what was never a session's token */
export const parseSessionToken = (text: string): SessionTicket | undefined => parseAs('cs', text)

/** @returns `undefined` for what was never a token for MCP clients */
export const parseMcpToken = (text: string): SessionTicket | undefined => parseAs('mcp', text)

function parseAs(kind: 'cs' | 'mcp', text: string): SessionTicket | undefined {
  const [, prefix, nonce, encoded, project] =
    /^([a-z]+)_([\w-]{43})\.([\w-]{2,344})\.([a-z0-9-]{1,40})$/.exec(text) ?? []
  if (prefix !== kind) return undefined
  const ids = {
    entity: EntityId.safeParse(decoded(encoded)),
    project: ProjectId.safeParse(project),
  }
  if (!nonce || !ids.entity.success || !ids.project.success) return undefined
  return { nonce, entity: ids.entity.data, project: ids.project.data }
}

function decoded(text: string | undefined): string | undefined {
  try {
    const bytes = base64url.decode(text ?? '')
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
