import type { SchemeName } from '../../auth/facts.ts'
import { SchemeName as Scheme } from '../../auth/facts.ts'
import { requireFields } from '../../auth/fields.ts'
import { readApp } from '../../catalogue/catalogue.ts'
import type { AppSpec } from '../../catalogue/spec.ts'
import { type ConnectWorld, projectObject } from '../../connect/world.ts'
import { ServiceError } from '../../core/errors.ts'
import type { ProjectId } from '../../core/ids.ts'
import { unwrap } from '../../core/outcome.ts'
import { schemeOf } from '../../entity/world.ts'
import type { IntegrationView } from '../../project/integrations.ts'
import { libraryOf } from '../../project/library.ts'
import { type Given, readSecrets, type Secrets, valuesFor } from './secrets.ts'

/** What the SDKs say of an integration that they want. */
interface IntegrationWish {
  /** Its slug, which is also its id. */
  readonly app: string
  readonly authScheme: string | undefined
  readonly name: string | undefined
  /**
   * What the developer brought. Whether the shared client is meant is told by nothing else: the
   * JavaScript SDK sends `useComposioAuth` turned around.
   */
  readonly secrets: Given
  readonly forceNew: boolean
}

/** An integration, and whether it was made now. */
interface MadeIntegration {
  readonly integration: IntegrationView
  readonly created: boolean
}

/** What schemes without an OAuth client take of one. */
const NO_SECRETS: Secrets = { client: null, redirectUri: null, scopes: null }

/** `COMPOSIO_LINK` leaves the way to connect to us. */
function schemeMeant(spec: AppSpec, wanted: string | undefined): SchemeName {
  const name = wanted?.toUpperCase()
  if (name === undefined || name === 'COMPOSIO_LINK') return spec.auth[0]?.scheme ?? 'NO_AUTH'
  const { data } = Scheme.safeParse(name === 'OAUTH1A' ? 'OAUTH1' : name)
  if (data) return data
  const offered = spec.auth.map(({ scheme }) => scheme).join(', ')
  throw new ServiceError(
    'scheme-unsupported',
    `${spec.slug} cannot be connected by ${name}: it offers ${offered}`,
  )
}

/** Makes an integration; one that is as good is answered instead, unless a new one is wanted. */
export async function makeIntegration(
  world: ConnectWorld,
  project: ProjectId,
  wish: IntegrationWish,
): Promise<MadeIntegration> {
  const spec = await readApp(libraryOf(world, project), wish.app)
  const scheme = schemeMeant(spec, wish.authScheme)
  const bound = schemeOf(spec, scheme)
  const { client, redirectUri, scopes } = bound.needsClient ? readSecrets(wish.secrets) : NO_SECRETS
  const settings = {
    ...requireFields(bound.settings, valuesFor(bound.settings, wish.secrets)),
    ...valuesFor(bound.fields, wish.secrets),
  }
  const brought = client !== null || Object.keys(settings).length > 0 || redirectUri || scopes
  if (!wish.forceNew && !brought) {
    const named = wish.authScheme === undefined ? undefined : scheme
    const known = await usualIntegration(world, project, spec.slug, named)
    if (known) return { integration: known, created: false }
  }
  const object = projectObject(world, project)
  const wanted = {
    ...{ app: spec.slug, scheme, needsClient: bound.needsClient },
    ...{ client, redirectUri, scopes, settings, actions: null },
  }
  if (wish.forceNew) {
    return unwrap(await object.createIntegration({ ...wanted, name: wish.name, forceNew: true }))
  }
  const made = unwrap(
    await object.createIntegration({ ...wanted, name: undefined, forceNew: false }),
  )
  if (!made.created || !wish.name) return made
  const { id } = made.integration
  return {
    integration: unwrap(await object.changeIntegration(id, { name: wish.name })),
    created: true,
  }
}

/** The integration of an app that is meant where nothing is brought: the newest with the shared client. */
async function usualIntegration(
  world: ConnectWorld,
  project: ProjectId,
  app: string,
  authScheme: SchemeName | undefined,
): Promise<IntegrationView | undefined> {
  const object = projectObject(world, project)
  const filter = { app, authScheme, enabled: true }
  const { items } = unwrap(await object.listIntegrations(filter, { limit: 200 }))
  return items.find(({ useSharedClient }) => useSharedClient) ?? items[0]
}
