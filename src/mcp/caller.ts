import type { Context } from 'hono'
import { parseMcpToken } from '../connect/ticket.ts'
import { entityObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_ENTITY, EntityId, type ProjectId } from '../core/ids.ts'
import { type KeyRights, opensApp } from '../core/key-rights.ts'
import { origins } from '../core/origins.ts'
import type { CallSite } from '../execute/execute.ts'
import { assertStands, authenticate, rightsOfMaker } from '../routes/authenticate.ts'
import { callSite } from '../routes/call-site.ts'
import type { AppEnv } from '../routes/context.ts'
import { countForKey } from '../routes/key-meter.ts'
import { assertMay } from '../routes/rights.ts'
import { entityOfToken, looksLikeJwt, TokenRefused } from './access-token.ts'
import { resourceOf } from './resource.ts'
import { authorizationServerOf } from './settings.ts'

/** For whom a request acts, and with which apps; all, if none are listed. */
interface Caller {
  readonly entity: EntityId
  readonly apps?: readonly string[] | undefined
}

/** Who acts for an entity, and where. */
export interface McpSite extends CallSite {
  /** Whether the user may be asked to connect apps. */
  readonly mayConnect: boolean
  readonly project: ProjectId
  readonly id: EntityId
}

/**
 * Who asks: an API key with `x-entity-id`, a token of ours that is bound to one entity and some apps,
 * or an access token of the project's authorization server. Each is read here and goes nowhere else.
 *
 * @param named the project that the path names
 * @throws {TokenRefused} or {ServiceError} for anybody else
 */
export async function siteFor(c: Context<AppEnv>, named: ProjectId): Promise<McpSite> {
  const { entity, apps } = await callerOf(c, named)
  assertMay(c, { needs: 'execute', within: ['apps'] }, { entity })
  const site = callSite(c, entity)
  const scope = apps && { apps: new Set(apps.filter((slug) => opensApp(c.get('rights'), slug))) }
  const mayConnect = c.get('rights').scopes.includes('connect')
  const more = { ...scope, mayConnect, project: c.get('project'), id: entity }
  return { ...site, ...more }
}

async function callerOf(c: Context<AppEnv>, named: ProjectId): Promise<Caller> {
  const inPath = c.req.param('token')
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const token = inPath ?? bearer
  if (token === undefined) return keyHolder(c, named)
  if (inPath !== undefined || token.startsWith('mcp_')) return tokenHolder(c, token)
  return looksLikeJwt(token) ? userOfServer(c, token, named) : keyHolder(c, named)
}

async function keyHolder(c: Context<AppEnv>, named: ProjectId): Promise<Caller> {
  await authenticate(c, () => Promise.resolve())
  if (c.req.param('project') !== undefined && c.get('project') !== named) {
    throw new ServiceError('project-not-found', 'this key opens its own project only')
  }
  const { data: entity } = EntityId.safeParse(c.req.header('x-entity-id') ?? DEFAULT_ENTITY)
  if (entity !== undefined) return { entity }
  throw new ServiceError('invalid-request', 'x-entity-id: 1 to 256 bytes')
}

async function tokenHolder(c: Context<AppEnv>, token: string): Promise<Caller> {
  const ticket = parseMcpToken(token)
  const grant =
    ticket &&
    (await entityObject(c.env, ticket.project, ticket.entity).mcpTokens().use(ticket.nonce))
  if (!grant) throw new TokenRefused('invalid_token', 'this token is unknown, revoked or expired')
  const own = { ...USER_RIGHTS, actions: grant.rules }
  if (grant.key === null) await assertStands(c.env, ticket.project)
  const maker = grant.key === null ? null : await rightsOfMaker(c.env, ticket.project, grant.key)
  if (grant.key !== null && !maker) {
    throw new TokenRefused('invalid_token', 'the API key that made this token is over')
  }
  const { rights } = maker ?? { rights: own }
  if (maker) countForKey(c, maker.fact, rights.rateLimit, maker.taken)
  bind(c, ticket.project, grant.id, rights)
  return { entity: ticket.entity, apps: grant.apps ?? undefined }
}

async function userOfServer(c: Context<AppEnv>, token: string, named: ProjectId): Promise<Caller> {
  const server = authorizationServerOf(c.env.MCP_AUTH, named)
  if (!server) throw new TokenRefused('invalid_token', 'the project takes no access tokens')
  await assertStands(c.env, named)
  const { url } = resourceOf(new URL(c.req.url).origin, named)
  const entity = await entityOfToken(token, server, url, origins(c.env.ORIGINS))
  bind(c, named, 'user', USER_RIGHTS)
  return { entity }
}

/** A user is never the operator, and sees to their own connections. */
const USER_RIGHTS: KeyRights = {
  scopes: ['read', 'connect', 'execute'],
  ...{ apps: null, entityPrefix: null, actions: null, rateLimit: null },
}

/** What `authenticate` would have set. */
function bind(c: Context<AppEnv>, project: ProjectId, actor: string, rights: KeyRights): void {
  c.set('isRoot', false)
  c.set('project', project)
  c.set('actor', actor)
  c.set('rights', rights)
}
