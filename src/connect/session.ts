import { digest } from '../core/digest.ts'
import type { EntityId, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { ConnectionView } from '../entity/connections.ts'
import type { OpenSession } from '../entity/sessions.ts'
import type { IntegrationView } from '../project/integrations.ts'
import {
  type BegunConnection,
  beginThrough,
  callbackUrl,
  checkedReturnUrl,
  chooseIntegration,
  withLink,
} from './begin.ts'
import { orTurned, type Turned, unknown } from './consent.ts'
import { checkedOpener, type Place, type Site } from './site.ts'
import { parseSessionToken, sessionToken } from './ticket.ts'
import { type ConnectWorld, entityObject, projectObject } from './world.ts'

/** What a developer asks for when a user is to see to their connections alone. */
interface SessionWish {
  readonly integrationIds?: readonly string[] | undefined
  readonly apps?: readonly string[] | undefined
  /** Slugs: where none is named, the integrations of no other app. `null`: of all. */
  readonly opened: readonly string[] | null
  readonly redirectUrl?: string | undefined
  readonly openerOrigin?: string | undefined
  /** Seconds. */
  readonly expiresIn: number
}

/** Makes a page where an entity's user connects and disconnects; all enabled integrations if none is named. */
export async function createSession(
  world: ConnectWorld,
  site: Site,
  entity: EntityId,
  wish: SessionWish,
): Promise<{ token: string; url: string; expiresAt: number }> {
  const returnUrl = checkedReturnUrl(wish.redirectUrl, site.profile.returnUrls)
  const opener = checkedOpener(wish.openerOrigin, site.profile)
  const { project } = site
  const integrations = await chosen(world, project, wish)
  const lifetime = wish.expiresIn * 1000
  const object = entityObject(world, project, entity)
  const { nonce, expiresAt } = await object.createSession({
    integrations: [...new Set(integrations.map(({ id }) => id))],
    returnUrl,
    opener,
    lifetime,
  })
  const token = sessionToken({ nonce, entity, project })
  return { token, url: sessionUrl(site, token), expiresAt }
}

const sessionUrl = ({ origin }: Place, token: string): string => `${origin}/session/${token}`

async function chosen(
  world: ConnectWorld,
  project: ProjectId,
  { integrationIds = [], apps = [], opened }: SessionWish,
): Promise<IntegrationView[]> {
  const wishes = [
    ...integrationIds.map((id) => ({ integrationId: id })),
    ...apps.map((app) => ({ app })),
  ]
  if (wishes.length > 0) {
    return Promise.all(wishes.map((wish) => chooseIntegration(world, project, wish)))
  }
  const object = projectObject(world, project)
  return unwrap(await object.listIntegrations({ enabled: true, apps: opened }, { limit: 100 }))
    .items
}

/** A session as its browser sees it. */
export interface SessionVisit {
  readonly token: string
  readonly nonce: string
  readonly project: ProjectId
  readonly entity: EntityId
  readonly session: OpenSession
}

/** @param cookie the value of the browser's cookie, fresh or as it was */
export function openSession(
  world: ConnectWorld,
  token: string,
  cookie: string,
): Promise<SessionVisit | Turned> {
  return orTurned(async () => {
    const ticket = parseSessionToken(token)
    if (!ticket) throw unknown()
    const { nonce, entity, project } = ticket
    const visit = { nonce, browser: await digest(cookie) }
    const session = unwrap(await entityObject(world, project, entity).openSession(visit))
    return { token, nonce, entity, project, session }
  })
}

/** One integration of a session, and the connections that the entity has through it. */
export interface SessionItem {
  readonly integration: IntegrationView
  readonly connections: readonly ConnectionView[]
}

/** What a session shows: nothing of integrations that are gone, nor of connections that never worked. */
export async function sessionItems(
  world: ConnectWorld,
  { project, entity, session }: SessionVisit,
): Promise<SessionItem[]> {
  const object = projectObject(world, project)
  const [connections, ...found] = await Promise.all([
    entityObject(world, project, entity).list({}),
    ...session.integrations.map((id) => object.readIntegration(id)),
  ])
  const worked = connections.filter(({ status }) => status !== 'INITIATED' && status !== 'FAILED')
  return found
    .flatMap((integration) => (integration.ok ? [integration.value] : []))
    .map((integration) => ({
      integration,
      connections: worked.filter(({ integrationId }) => integrationId === integration.id),
    }))
    .filter(({ integration, connections: own }) => integration.enabled || own.length > 0)
}

/**
 * Begins a connection from a session's page, to which its link leads back. One that was begun there
 * and not finished is gone on with.
 */
export function connectInSession(
  world: ConnectWorld,
  place: Place,
  visit: SessionVisit,
  integrationId: string,
): Promise<BegunConnection | Turned> {
  return orTurned(async () => {
    const { project, entity, session, nonce, token } = visit
    if (!session.integrations.includes(integrationId)) throw unknown()
    const integration = unwrap(await projectObject(world, project).readIntegration(integrationId))
    const object = entityObject(world, project, entity)
    const before = session.begun[integrationId]
    const pending = before === undefined ? undefined : await object.read(before)
    if (pending?.ok && ['INITIATED', 'FAILED'].includes(pending.value.status)) {
      return ask(world, place, visit, pending.value)
    }
    const back = { returnUrl: sessionUrl(place, token), opener: null }
    const begun = await beginThrough(world, place, entity, integration, back)
    await object.noteBegun(nonce, { integration: integrationId, connection: begun.connection.id })
    return begun
  })
}

/** Asks the user anew for one of the connections that the session shows. */
export function reconnectInSession(
  world: ConnectWorld,
  place: Place,
  visit: SessionVisit,
  connectionId: string,
): Promise<BegunConnection | Turned> {
  return orTurned(async () =>
    ask(world, place, visit, await connectionOf(world, visit, connectionId)),
  )
}

/** Deletes one of the connections that the session shows, and revokes it at the app. */
export function disconnectInSession(
  world: ConnectWorld,
  visit: SessionVisit,
  connectionId: string,
): Promise<ConnectionView | Turned> {
  return orTurned(async () => {
    const connection = await connectionOf(world, visit, connectionId)
    unwrap(await entityObject(world, visit.project, visit.entity).remove(connection.id, 'user'))
    return connection
  })
}

/** A connection of the session's own entity, through one of its own integrations; no other is seen. */
async function connectionOf(
  world: ConnectWorld,
  { project, entity, session }: SessionVisit,
  id: string,
): Promise<ConnectionView> {
  const connection = unwrap(await entityObject(world, project, entity).read(id))
  if (session.integrations.includes(connection.integrationId)) return connection
  throw unknown()
}

async function ask(
  world: ConnectWorld,
  place: Place,
  { project, entity, token, nonce }: SessionVisit,
  { id, app, integrationId }: ConnectionView,
): Promise<BegunConnection> {
  const object = entityObject(world, project, entity)
  const callback = callbackUrl(place.origin, app)
  const offer = { callback, returnUrl: sessionUrl(place, token), opener: null }
  const begun = unwrap(await object.reconnect(id, offer))
  await object.noteBegun(nonce, { integration: integrationId, connection: id })
  return withLink(place, begun)
}
