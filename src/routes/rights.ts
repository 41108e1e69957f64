import type { Context } from 'hono'
import { entityObject, placeOfConnection, projectObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { opensApp, opensEntity, type Scope } from '../core/key-rights.ts'
import { noSuch } from '../core/no-such.ts'
import { unwrap } from '../core/outcome.ts'
import type { Place } from '../project/connection-index.ts'
import type { IntegrationView } from '../project/integrations.ts'
import type { AppEnv } from './context.ts'

/** What a route asks of a key. */
export interface Claim {
  /** The scope that it needs; `root`: no scope will do, only the operator's own key. */
  readonly needs: Scope | 'root'
  /**
   * Which bounds of a key it stays within by itself, though its path names no app or no entity: it
   * concerns none, or its handler sees to it. Keys with any other bound are turned away.
   */
  readonly within?: readonly ('apps' | 'entities')[]
}

/** Of the entity that a path names, up to this many characters stand in the request's line. */
const LONGEST_SHOWN = 256

/** What the path of a request names. */
interface Named {
  readonly entity?: unknown
  readonly app?: unknown
}

/** The one place where a key's rights are enforced, before anything else of the request is read. */
export function assertMay(c: Context<AppEnv>, claim: Claim, named: Named = {}): void {
  assertScope(c, claim.needs)
  const { within = [] } = claim
  const { apps, entityPrefix } = c.get('rights')
  if (typeof named.app === 'string') assertApp(c, named.app)
  else if (apps && !within.includes('apps')) {
    throw new ServiceError('forbidden', 'this key opens some apps, and this concerns all of them')
  }
  if (typeof named.entity === 'string') {
    c.get('notes').entity = named.entity.slice(0, LONGEST_SHOWN).toWellFormed()
    assertEntity(c, named.entity)
  } else if (entityPrefix !== null && !within.includes('entities')) {
    const detail = 'this key opens some entities, and this concerns all of them'
    throw new ServiceError('forbidden', detail)
  }
}

/** @throws {ServiceError} `forbidden` */
export function assertScope(c: Context<AppEnv>, needs: Claim['needs']): void {
  if (needs === 'root') {
    if (c.get('isRoot')) return
    throw new ServiceError('forbidden', 'only the root key may do this')
  }
  if (c.get('rights').scopes.includes(needs)) return
  const detail = `this needs a key with the scope "${needs}"`
  throw new ServiceError('forbidden', detail, { needs })
}

/** @throws {ServiceError} `forbidden` where the key does not open the app, whether it exists or not */
export function assertApp(c: Context<AppEnv>, name: string): void {
  if (opensApp(c.get('rights'), name.toLowerCase())) return
  throw new ServiceError('forbidden', `this key does not open ${name.slice(0, 60)}`)
}

/** @throws {ServiceError} `forbidden` where the key does not open the entity */
export function assertEntity(c: Context<AppEnv>, entity: string): void {
  const { entityPrefix } = c.get('rights')
  if (opensEntity({ entityPrefix }, entity)) return
  const detail = `this key opens entities whose ids begin with "${entityPrefix}" only`
  throw new ServiceError('forbidden', detail)
}

/**
 * An integration that a request names: one of an app beyond the key's bounds is not there.
 *
 * @throws {ServiceError} `integration-not-found`
 */
export async function integrationFor(c: Context<AppEnv>, id: string): Promise<IntegrationView> {
  const found = unwrap(await projectObject(c.env, c.get('project')).readIntegration(id))
  if (opensApp(c.get('rights'), found.app)) return found
  throw noSuch('integration', id)
}

/** As {@link integrationFor}; a key without bounds needs no look, so that one may not be there. */
export async function assertIntegration(c: Context<AppEnv>, id: string): Promise<void> {
  if (c.get('rights').apps !== null) await integrationFor(c, id)
}

/**
 * Whose connection a request names, and of which app: one beyond the key's bounds is not there.
 *
 * @throws {ServiceError} `connection-not-found`
 */
export async function placeFor(c: Context<AppEnv>, connection: string): Promise<Place> {
  const place = await placeOfConnection(c.env, c.get('project'), connection)
  Object.assign(c.get('notes'), { ...place, connection })
  const rights = c.get('rights')
  if (opensApp(rights, place.app) && opensEntity(rights, place.entity)) return place
  throw noSuch('connection', connection)
}

/** The object that holds the connection; as {@link placeFor}. */
export const located = async (c: Context<AppEnv>, connection: string) =>
  entityObject(c.env, c.get('project'), (await placeFor(c, connection)).entity)
