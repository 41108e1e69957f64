import type { AuthFacts } from '../auth/facts.ts'
import { bind } from '../auth/schemes.ts'
import { readApp } from '../catalogue/catalogue.ts'
import { ServiceError } from '../core/errors.ts'
import type { EntityId, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { ConnectionView } from '../entity/connections.ts'
import type { Begun } from '../entity/steps.ts'
import type { IntegrationView } from '../project/integrations.ts'
import { libraryOf } from '../project/library.ts'
import { checkedOpener, isReturnUrl, type Place, type Site } from './site.ts'
import { ticketTail } from './ticket.ts'
import { type ConnectWorld, entityObject, projectObject } from './world.ts'

/** What a developer asks for when a user is to be connected. */
interface ConnectionWish {
  readonly integrationId?: string | undefined
  readonly app?: string | undefined
  readonly label?: string | undefined
  readonly redirectUrl?: string | undefined
  /** The page that will open the link in a popup. */
  readonly openerOrigin?: string | undefined
  /** The developer's server will say whose browser came back; for clients without cookies. */
  readonly confirmUser?: boolean | undefined
  /** Seconds that the link works. */
  readonly expiresIn?: number | undefined
  readonly fields?: Readonly<Record<string, string>> | undefined
  readonly credentials?: Readonly<Record<string, string>> | undefined
}

/** A begun connection, and where its user goes; `null`: nothing is left to do. */
export interface BegunConnection {
  readonly connection: ConnectionView
  readonly redirectUrl: string | null
}

/** Our own redirect URI; one an app, as a mix-up defence (RFC 9700 section 4.4.2). */
export const callbackUrl = (origin: string, app: string): string => `${origin}/callback/${app}`

/** Begins a connection of an entity, through the integration that is named or meant. */
export async function beginConnection(
  world: ConnectWorld,
  site: Site,
  entity: EntityId,
  wish: ConnectionWish,
): Promise<BegunConnection> {
  const returnUrl = checkedReturnUrl(wish.redirectUrl, site.profile.returnUrls)
  const opener = checkedOpener(wish.openerOrigin, site.profile)
  assertConfirmable(wish.confirmUser, returnUrl, opener)
  const integration = await chooseIntegration(world, site.project, wish)
  return beginThrough(world, site, entity, integration, { ...wish, returnUrl, opener })
}

/** Who is to confirm must be told: by the browser, on the developer's page. @throws {ServiceError} */
function assertConfirmable(
  confirmUser: boolean | undefined,
  returnUrl: string | null,
  opener: string | null,
): void {
  if (!confirmUser || (returnUrl !== null && opener === null)) return
  const detail =
    'confirmUser needs a redirectUrl, where your server sees whose session it is, and no openerOrigin'
  throw new ServiceError('invalid-request', detail)
}

/** What is known of a connection to be begun, checked. */
interface CheckedWish
  extends Pick<ConnectionWish, 'label' | 'fields' | 'credentials' | 'expiresIn' | 'confirmUser'> {
  readonly returnUrl: string | null
  readonly opener: string | null
}

/** Begins a connection through this integration. */
export async function beginThrough(
  world: ConnectWorld,
  place: Place,
  entity: EntityId,
  integration: IntegrationView,
  { returnUrl, opener, label, fields, credentials, expiresIn, confirmUser }: CheckedWish,
): Promise<BegunConnection> {
  if (!integration.enabled) {
    const detail = `integration ${integration.id} is disabled: enable it with PATCH /v1/integrations/${integration.id}`
    throw new ServiceError('integration-disabled', detail)
  }
  const begun = await entityObject(world, place.project, entity).begin({
    integration: integration.id,
    app: integration.app,
    scheme: integration.authScheme,
    label: label ?? null,
    callback: callbackUrl(place.origin, integration.app),
    returnUrl,
    opener,
    confirm: confirmUser,
    ...(expiresIn !== undefined && { lifetime: expiresIn * 1000 }),
    fields: fields ?? {},
    credentials: credentials ?? null,
  })
  return withLink(place, unwrap(begun))
}

/** The same connection, asked for again. */
export function withLink(
  { project, origin }: Place,
  { connection, nonce }: Begun,
): BegunConnection {
  if (nonce === null) return { connection, redirectUrl: null }
  return {
    connection,
    redirectUrl: `${origin}/connect/${nonce}${ticketTail(connection.id, project)}`,
  }
}

/**
 * Where the browser may be sent in the end: http or https, no user info, nothing that parsers read
 * differently, and one of the project's return URLs once it has any.
 *
 * @throws {ServiceError} `redirect-url-refused`
 */
export function checkedReturnUrl(
  text: string | undefined,
  allowed: readonly string[] = [],
): string | null {
  if (text === undefined || text === '') return null
  const url = URL.canParse(text) ? new URL(text) : undefined
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  const anonymous = url?.username === '' && url.password === ''
  if (url && web && anonymous && /^https?:\/\/[^/\\\s@]+(?:[/?#]|$)/i.test(text)) {
    if (allowed.length === 0 || isReturnUrl(url.href, allowed)) return url.href
    const detail = `redirectUrl is not one of the project's returnUrls: see PATCH /v1/project`
    throw new ServiceError('redirect-url-refused', detail)
  }
  const detail = 'redirectUrl must be an absolute http or https URL without user name or password'
  throw new ServiceError('redirect-url-refused', detail)
}

/** The integration that is named, or the only one of the app that is named. */
export async function chooseIntegration(
  world: ConnectWorld,
  project: ProjectId,
  { integrationId, app }: Pick<ConnectionWish, 'integrationId' | 'app'>,
): Promise<IntegrationView> {
  const object = projectObject(world, project)
  if (integrationId) {
    const integration = unwrap(await object.readIntegration(integrationId))
    if (app === undefined || app.toLowerCase() === integration.app) return integration
    const detail = `integration ${integration.id} is of ${integration.app}, not of ${app}`
    throw new ServiceError('invalid-request', detail)
  }
  if (!app) throw new ServiceError('invalid-request', 'name an integrationId or an app')
  const spec = await readApp(libraryOf(world, project), app)
  const only = unwrap(await object.onlyIntegration(spec.slug))
  if (only) return only
  return lentIntegration(world, project, spec.slug, spec.auth[0])
}

/** Where a project never set an app up, the operator's shared client is enough to begin. */
async function lentIntegration(
  world: ConnectWorld,
  project: ProjectId,
  app: string,
  facts: AuthFacts | undefined,
): Promise<IntegrationView> {
  const object = projectObject(world, project)
  if (!facts) throw new ServiceError('scheme-unsupported')
  const { name: scheme, needsClient } = bind(facts)
  const lent = needsClient ? await object.lend(app) : { ok: true }
  if (!lent.ok) {
    const detail = `the project has no enabled integration of ${app}, and no shared client of it is set: make one with POST /v1/integrations`
    throw new ServiceError('integration-not-found', detail)
  }
  const wish = {
    app,
    scheme,
    needsClient,
    name: undefined,
    client: null,
    redirectUri: null,
    scopes: null,
    actions: null,
    settings: {},
  }
  return unwrap(await object.createIntegration({ ...wish, forceNew: false })).integration
}
