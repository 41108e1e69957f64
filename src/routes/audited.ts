import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { knownOwner, projectObject } from '../connect/world.ts'
import { BoundedMap } from '../core/bounded-map.ts'
import { errorCode } from '../core/errors.ts'
import { ConnectionId, EntityId } from '../core/ids.ts'
import { tellBug } from '../observe/bug.ts'
import type { AuditEntry } from '../project/audit-entry.ts'
import type { AppEnv } from './context.ts'

/** Writes that change nothing of ours. What acts in an app stands in the entity's own call log. */
const NOT_AUDITED = new Set([
  'POST /v1/entities/:entity/actions/:action',
  'POST /v1/entities/:entity/tool-calls',
  'POST /v1/receipts/verify',
  'POST /api/v1/logs',
  'POST /api/v2/actions/proxy',
  'POST /api/v2/actions/named/:name/execute',
  'POST /api/v2/actions/files/upload/request',
])
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The erasing of an entity: what is left of it must not name it. */
const ERASURE = 'DELETE /v1/entities/:entity'

/** How often a key is noted for being refused the same thing, where that changed nothing (ms). */
const REFUSAL_EVERY = 60_000
const refused = new BoundedMap<string, number>(1_000)

/**
 * Writes into the project's audit log what was changed, or tried to be, before the answer leaves.
 * Stands around `authenticate`: who has no key of a project leaves nothing behind.
 */
export const audited = createMiddleware<AppEnv>(async (c, next) => {
  const at = Date.now()
  await next()
  const project = c.get('project')
  const action = actionOf(c)
  if (!project || !action || !isWorthARow(c, action, at)) return
  const told = await toldOf(c)
  const entry: AuditEntry = {
    ...{ id: c.get('requestId'), at, actor: c.get('actor'), action },
    ...{ status: c.res.status, code: c.error ? (errorCode(c.error) ?? 'internal') : null },
    ...{ scopes: scopesOf(c), target: targetOf(c, told), ...subjectOf(c, action, told) },
  }
  const notes = c.get('notes')
  notes.entity ??= entry.entity ?? undefined
  notes.connection ??= entry.connection ?? undefined
  try {
    await projectObject(c.env, project).audit().append([entry])
  } catch (error) {
    tellBug('a row of the audit log is left to the queue', error)
    await c.env.EVENTS.send({ kind: 'audit', project, entry })
  }
})

/** `null` for the root key: its scopes are no choice of anybody's. */
const scopesOf = (c: Context<AppEnv>) => (c.get('isRoot') ? null : [...c.get('rights').scopes])

/** Method and route, as the reference names them; `undefined` where there is no such route. */
function actionOf(c: Context<AppEnv>): string | undefined {
  const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))
  return route && `${c.req.method} ${route.path}`
}

/** Changes are, whatever came of them; of all else, that a key was refused: once a minute. */
function isWorthARow(c: Context<AppEnv>, action: string, now: number): boolean {
  if (!READS.has(c.req.method) && !NOT_AUDITED.has(action)) return true
  if (!c.error || errorCode(c.error) !== 'forbidden') return false
  const what = `${c.get('project')} ${c.get('actor')} ${action}`
  if (now - (refused.get(what) ?? 0) < REFUSAL_EVERY) return false
  refused.set(what, now)
  return true
}

type Told = Readonly<Record<string, unknown>>

/** What the answer names, where something was made. */
async function toldOf(c: Context<AppEnv>): Promise<Told> {
  const json = c.res.headers.get('content-type')?.startsWith('application/json')
  if (c.req.method !== 'POST' || !c.res.ok || !json) return {}
  const answer = await c.res.clone().json<Record<string, unknown>>()
  const inner = answer['connectionResponse'] // of Composio's second version
  return typeof inner === 'object' && inner !== null ? { ...answer, ...inner } : answer
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 100 ? value : null

/** An id of what is no connection; else the slug of an app. */
function targetOf(c: Context<AppEnv>, told: Told): string | null {
  const { id, token, app } = c.req.param() as Record<string, string | undefined>
  const named = [id, token, told['id'], told['integrationId'], app, told['slug'], told['app']]
  return named.map(text).find((one) => one && !ConnectionId.safeParse(one).success) ?? null
}

/** Whose connection it was, or whose it is to be: as the path, the body or the answer says. */
function subjectOf(
  c: Context<AppEnv>,
  action: string,
  told: Told,
): Pick<AuditEntry, 'entity' | 'connection'> {
  if (action === ERASURE && c.res.ok) return { entity: null, connection: null }
  const { id, entity } = c.req.param() as Record<string, string | undefined>
  const ids = [id, told['id'], told['connectionId'], told['connectedAccountId']]
  const connection = ids.find((one) => ConnectionId.safeParse(one).success) as string | undefined
  const place = connection && knownOwner(c.get('project'), connection)
  const owner = EntityId.safeParse(entity ?? told['entityId'] ?? c.get('entity') ?? place).data
  return { entity: owner ?? null, connection: owner ? (connection ?? null) : null }
}
