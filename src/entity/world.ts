import type { FieldValues } from '../auth/fields.ts'
import type { Given, Surroundings } from '../auth/scheme.ts'
import { type BoundScheme, bind } from '../auth/schemes.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import type { EntityId, ProjectId } from '../core/ids.ts'
import type { Origins } from '../core/origins.ts'
import type { Keyring, SealContext } from '../core/seal.ts'
import type { Work } from '../observe/lines.ts'
import type { ResolvedClient } from '../project/client-vault.ts'
import type { AlarmClock } from './alarm-clock.ts'
import type { ConnectionRow } from './connections.ts'
import type { News } from './news.ts'

/** What the parts of an entity's object share: its storage, and the ways out of it. */
export interface World {
  /** The database: made, and brought up to date, when it is first asked for. */
  readonly sql: SqlStorage
  /** How many statements may have changed the database since it was opened. */
  writes(): number
  /** Whether nothing was ever stored here: a look must leave it so. */
  readonly unborn: boolean
  /** Leaves nothing at all of what was stored. */
  empty(): Promise<void>
  readonly project: ProjectId
  readonly entity: EntityId
  readonly origins: Origins
  ring(): Promise<Keyring>
  app(slug: string): Promise<AppSpec>
  /**
   * What the developer gave: client and settings, from the project.
   *
   * @param needed whether it is an error to have no client
   */
  client(integration: string, needed: boolean): Promise<ResolvedClient>
  readonly clock: AlarmClock
  /** Runs synchronous writes as one transaction. */
  atomically<T>(work: () => T): T
  /** Does work that has a line and telemetry of its own. */
  observed<T>(work: Omit<Work, 'project' | 'entity'>, doIt: () => Promise<T>): Promise<T>
  /** To be called after a connection's row was changed, in the same transaction. */
  changed(row: ConnectionRow, news?: News): void
}

/** What a sealed field of a connection belongs to. */
export const sealContext = (world: World, connection: string, field: string): SealContext => [
  world.project,
  world.entity,
  connection,
  field,
]

export const surroundings = ({ origins }: World): Surroundings => ({ origins, now: Date.now() })

/** The app's facts of a scheme, as an organ that acts. @throws {ServiceError} `scheme-unsupported` */
export function schemeOf(app: AppSpec, name: string): BoundScheme {
  const facts = app.auth.find(({ scheme }) => scheme === name)
  if (facts) return bind(facts)
  const offered = app.auth.map(({ scheme }) => scheme).join(', ')
  const detail = `${app.slug} cannot be connected by ${name}: it offers ${offered}`
  throw new ServiceError('scheme-unsupported', detail)
}

/**
 * All that a step of a scheme may draw on: the integration's client and settings, and what is known
 * of the connection.
 *
 * @param asked our own callback, and scopes in place of the integration's
 */
export async function givenFor(
  world: World,
  scheme: BoundScheme,
  integration: string,
  values: FieldValues,
  asked: { callback?: string; scopes?: readonly string[] | undefined } = {},
): Promise<Given> {
  const resolved = await world.client(integration, scheme.needsClient)
  const { clientId, clientSecret, settings } = resolved
  const redirectUri = resolved.redirectUri ?? asked.callback ?? ''
  const scopes = asked.scopes ?? resolved.scopes ?? scheme.scopes
  const client = { clientId, clientSecret, redirectUri, scopes }
  return { client, values: { ...settings, ...values } }
}
