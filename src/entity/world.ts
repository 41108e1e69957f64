import type { SchemeName } from '../auth/facts.ts'
import { type BoundScheme, bind } from '../auth/schemes.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import type { EntityId, ProjectId } from '../core/ids.ts'
import type { Origins } from '../core/origins.ts'
import type { Keyring, SealContext } from '../core/seal.ts'
import type { OAuthClient } from '../oauth/provider.ts'
import type { ResolvedClient } from '../project/client-vault.ts'
import type { ConnectionRow } from './connections.ts'

/** What the parts of an entity's object share: its storage, and the ways out of it. */
export interface World {
  readonly sql: SqlStorage
  readonly project: ProjectId
  readonly entity: EntityId
  readonly origins: Origins
  ring(): Promise<Keyring>
  app(slug: string): Promise<AppSpec>
  /** The client that an integration acts with, from the project. */
  client(integration: string): Promise<ResolvedClient>
  /** Runs synchronous writes as one transaction. */
  atomically<T>(work: () => T): T
  /** To be called after a connection's row was changed, in the same transaction. */
  changed(row: ConnectionRow): void
}

/** What a sealed field of a connection belongs to. */
export const sealContext = (world: World, connection: string, field: string): SealContext => [
  world.project,
  world.entity,
  connection,
  field,
]

/** The app's facts of a scheme, as an organ that acts. @throws {ServiceError} `scheme-unsupported` */
export function schemeOf(app: AppSpec, name: string): BoundScheme {
  const facts = app.auth.find(({ scheme }) => scheme === name)
  if (facts) return bind(facts)
  const offered = app.auth.map(({ scheme }) => scheme).join(', ')
  throw new ServiceError(
    'scheme-unsupported',
    `${app.slug} cannot be connected by ${name}: it offers ${offered}`,
  )
}

/** The client as the app knows it: with a redirect URI and scopes, the integration's or the default. */
export function oauthClient(
  app: AppSpec,
  scheme: SchemeName,
  resolved: ResolvedClient,
  callback: string,
): OAuthClient {
  const facts = app.auth.find((candidate) => candidate.scheme === scheme)
  return {
    clientId: resolved.clientId,
    clientSecret: resolved.clientSecret,
    redirectUri: resolved.redirectUri ?? callback,
    scopes: resolved.scopes ?? (facts?.scheme === 'OAUTH2' ? facts.scopes : []),
  }
}
