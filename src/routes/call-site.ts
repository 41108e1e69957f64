import type { Context } from 'hono'
import { callbackUrl, withLink } from '../connect/begin.ts'
import { siteOf } from '../connect/site.ts'
import { entityObject } from '../connect/world.ts'
import { type EntityId, entityName } from '../core/ids.ts'
import { origins } from '../core/origins.ts'
import { unwrap } from '../core/outcome.ts'
import { callLog } from '../execute/call-log.ts'
import type { CallSite } from '../execute/execute.ts'
import { libraryOf } from '../project/library.ts'
import type { AppEnv } from './context.ts'
import { permissionsOf } from './permissions.ts'
import { tellRate } from './rate-headers.ts'

/** Where a request's tool calls happen: on behalf of this entity of the key's project. */
export function callSite(c: Context<AppEnv>, entity: EntityId): CallSite {
  const project = c.get('project')
  const object = () => entityObject(c.env, project, entity)
  const notes = c.get('notes')
  notes.entity = entity
  const background = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  c.set('acted', 0)
  const { actions, apps, scopes } = c.get('rights')
  const permissions = permissionsOf(c.env, project, actions)
  const place = entityName(project, entity)
  const log = callLog(
    place,
    (entries) => object().logbook().write(entries, permissions.callLog?.()),
    background,
  )
  return {
    library: libraryOf(c.env, project),
    origins: origins(c.env.ORIGINS),
    entity: object,
    permissions,
    actor: c.get('actor'),
    ...(apps && { apps: new Set(apps) }),
    askFor: async (connection, wanted) => {
      if (!scopes.includes('connect')) return null
      const site = await siteOf(c.env, project, new URL(c.req.url).origin)
      const { app } = unwrap(await object().read(connection))
      const offer = { callback: callbackUrl(site.origin, app), returnUrl: null, scopes: wanted }
      return withLink(site, unwrap(await object().reconnect(connection, offer))).redirectUrl
    },
    place,
    limited: (rate) => tellRate(c, rate),
    acting: (by) => c.set('acted', (c.get('acted') ?? 0) + by),
    log,
    notes,
    background,
  }
}
