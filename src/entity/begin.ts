import type { SchemeName } from '../auth/facts.ts'
import { type FieldValues, requireFields, splitFields } from '../auth/fields.ts'
import type { BoundScheme } from '../auth/schemes.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { newConnectionId } from '../core/ids.ts'
import {
  type ConnectionRow,
  findConnection,
  insertConnection,
  updateConnection,
} from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import { adoptCredentials, makeCredentials } from './obtain.ts'
import { offerLink } from './offer.ts'
import { isUntold } from './outbox.ts'
import type { Proven } from './prove.ts'
import { erase } from './removal.ts'
import { schemeOf, type World } from './world.ts'

/** A connection to be begun. */
export interface BeginInput {
  readonly integration: string
  readonly app: string
  readonly scheme: SchemeName
  readonly label: string | null
  /** Our callback, as the deployment is called now. */
  readonly callback: string
  readonly returnUrl: string | null
  /** The origin of the page that opens the link in a popup, to be told how it went. */
  readonly opener: string | null
  /** The developer's server will confirm whose browser comes back. */
  readonly confirm?: boolean | undefined
  /** How long the link works, in milliseconds. */
  readonly lifetime?: number | undefined
  /** What the scheme asks of the user, as far as the developer knows it. */
  readonly fields: FieldValues
  /** Tokens from elsewhere, to be moved in. */
  readonly credentials: FieldValues | null
}

/** A new consent for an old connection. */
export interface ReconnectInput {
  readonly callback: string
  readonly returnUrl: string | null
  readonly opener?: string | null
  /** Asked for in place of the integration's; those that were granted before are kept. */
  readonly scopes?: readonly string[] | undefined
}

/** A begun connection, and the nonce of the link for its user; `null`: nothing is left to do. */
interface BegunRow {
  readonly row: ConnectionRow
  readonly nonce: string | null
}

/**
 * Begins a connection. Where nobody needs to be asked any more, its credentials are made and proven
 * first, so that nothing is written for ones that do not work.
 *
 * @throws {ServiceError} `fields-invalid`, `credentials-refused`, or what the project or the app say
 */
export async function beginConnection(
  world: World,
  credentials: CredentialStore,
  input: BeginInput,
  settle: () => Promise<void>,
): Promise<BegunRow> {
  const app = await world.app(input.app)
  const scheme = schemeOf(app, input.scheme)
  if (input.confirm && !scheme.needsConsent) throw confirmsNothing(input.scheme)
  await world.client(input.integration, scheme.needsClient)
  const { values, complete } = readGiven(scheme, input)
  const { data } = splitFields(scheme.fields, values)
  const proven = await obtainNow(world, app, scheme, input, { values, complete })
  const id = newConnectionId()
  const row = world.atomically(() => {
    const made = insertConnection(world.sql, { ...input, id, data }, Date.now())
    world.changed(made, { happened: 'connection.created' })
    return made
  })
  if (proven) {
    const all = splitFields(scheme.fields, values)
    const whole = { ...proven, data: { ...all.data, ...proven.data } }
    const active = await credentials.store(row.id, whole, all.secrets)
    await settle()
    return { row: active, nonce: null }
  }
  const { callback, returnUrl, opener, lifetime, confirm } = input
  const offer = { callback, returnUrl, opener, lifetime, confirm, previous: null, fields: values }
  const nonce = await offerLink(world, id, offer, Date.now())
  await settle()
  assertFollowable(world, id)
  return { row, nonce }
}

/**
 * A link leads to its connection through the project: where that could not be told of it, there is
 * no connection either, rather than a link that is not known.
 *
 * @throws {ServiceError} `temporarily-unavailable`
 */
function assertFollowable(world: World, id: string): void {
  if (!isUntold(world.sql, id)) return
  erase(world, id)
  const detail = 'the project cannot be told of the connection now: begin it again'
  throw new ServiceError('temporarily-unavailable', detail, { retry_after: 1 })
}

const confirmsNothing = (scheme: string) =>
  new ServiceError(
    'invalid-request',
    `confirmUser is for apps that ask for consent: with ${scheme} nobody comes back from there`,
  )

/** What the developer knows of the user's fields, and whether that is all that is needed. */
interface Given {
  readonly values: FieldValues
  readonly complete: boolean
}

/**
 * Reads the fields that came with the call. A key from elsewhere is a field too; a default counts
 * where nobody will be asked.
 *
 * @throws {ServiceError} `fields-invalid`
 */
function readGiven({ fields, adopts, needsConsent }: BoundScheme, input: BeginInput): Given {
  const imported = input.credentials !== null
  const told = { ...input.fields, ...(adopts ? {} : input.credentials) }
  if (imported && !adopts) return { values: requireFields(fields, told), complete: true }
  const optional = fields.map(({ default: preset, ...field }) => ({
    ...field,
    required: false,
    ...(preset !== undefined && !needsConsent && { default: preset }),
  }))
  const values = requireFields(optional, told)
  const complete = fields.every(({ name, required }) => !required || values[name])
  return complete ? { values, complete } : { values: onlyTold(values, told), complete }
}

/** Without defaults: those are for the form to show. */
const onlyTold = (values: FieldValues, told: object): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(told, name)))

/** Credentials, where nobody needs to be asked for them. */
async function obtainNow(
  world: World,
  app: AppSpec,
  scheme: BoundScheme,
  { integration, credentials }: BeginInput,
  { values, complete }: Given,
): Promise<Proven | undefined> {
  if (credentials && scheme.adopts) {
    return adoptCredentials(world, app, scheme, integration, { values, credentials })
  }
  if (scheme.needsConsent || !complete) return undefined
  return makeCredentials(world, app, scheme, integration, values)
}

/** A new link for an old connection. One that works goes on working until the user consents. */
export async function reconnect(
  world: World,
  id: string,
  { callback, returnUrl, opener = null, scopes }: ReconnectInput,
): Promise<BegunRow> {
  const row = findConnection(world, id)
  const scheme = schemeOf(await world.app(row.app), row.scheme)
  if (!scheme.needsConsent && scheme.fields.length === 0) return { row, nonce: null }
  await world.client(row.integration, scheme.needsClient)
  const waits = row.status === 'EXPIRED' || row.status === 'FAILED'
  const offer = { callback, returnUrl, opener, previous: waits ? row : null, scopes }
  const nonce = await offerLink(world, id, offer, Date.now())
  if (!waits) return { row: findConnection(world, id), nonce }
  const changed = world.atomically(() => {
    const made = updateConnection(world.sql, id, { status: 'INITIATED', reason: null }, Date.now())
    world.changed(made)
    return made
  })
  return { row: changed, nonce }
}
