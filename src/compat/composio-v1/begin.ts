import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { AuthFacts } from '../../auth/facts.ts'
import { bind } from '../../auth/schemes.ts'
import { readApp } from '../../catalogue/catalogue.ts'
import {
  type BegunConnection,
  beginThrough,
  checkedReturnUrl,
  chooseIntegration,
} from '../../connect/begin.ts'
import { siteOf } from '../../connect/site.ts'
import { projectObject } from '../../connect/world.ts'
import { ServiceError } from '../../core/errors.ts'
import type { EntityId } from '../../core/ids.ts'
import { unwrap } from '../../core/outcome.ts'
import type { IntegrationView } from '../../project/integrations.ts'
import { libraryOf } from '../../project/library.ts'
import type { AppEnv } from '../../routes/context.ts'
import { assertApp, integrationFor } from '../../routes/rights.ts'
import { labelOf } from './account-view.ts'
import { integrationId, NewV2 } from './integrations.ts'
import { makeIntegration } from './new-integration.ts'
import { body, entityNamed, Said, Values } from './request.ts'
import { type Given, tokensIn, valuesFor } from './secrets.ts'

/** A connection as the SDKs ask for it. */
interface AccountWish {
  readonly integration: string
  readonly entity: EntityId
  /** What is known of the user's fields, or tokens from elsewhere. */
  readonly values: Given
  readonly labels: readonly string[]
  readonly redirectUrl: string | undefined
}

/** A begun connection, as version 1 tells it. */
export const ConnectionRequest = z.lazy(() =>
  z.object({
    connectionStatus: z.string(),
    connectedAccountId: z.string(),
    redirectUrl: z.string().nullable(),
  }),
)

export const connectionRequest = ({
  connection,
  redirectUrl,
}: BegunConnection): z.infer<typeof ConnectionRequest> => ({
  connectionStatus: connection.status,
  connectedAccountId: connection.id,
  redirectUrl,
})

/** Begins a connection through an integration. */
export async function begin(c: Context<AppEnv>, wish: AccountWish): Promise<BegunConnection> {
  const project = c.get('project')
  c.set('entity', wish.entity)
  const site = await siteOf(c.env, project, new URL(c.req.url).origin)
  const returnUrl = checkedReturnUrl(wish.redirectUrl, site.profile.returnUrls)
  const integration = await integrationFor(c, wish.integration)
  const spec = await readApp(libraryOf(c.env, project), integration.app)
  const facts = spec.auth.find(({ scheme }) => scheme === integration.authScheme)
  const known = facts ? await valuesKnown(c, integration, facts, wish.values) : {}
  return beginThrough(c.env, site, wish.entity, integration, {
    ...{ returnUrl, opener: null, label: labelOf(wish.labels) },
    ...known,
  })
}

/** The user's values; what lacks may have been given to the integration, as older examples do. */
async function valuesKnown(
  c: Context<AppEnv>,
  { id }: IntegrationView,
  facts: AuthFacts,
  given: Given,
) {
  const { adopts, fields } = bind(facts)
  const told = valuesFor(fields, given)
  const lacking = fields.some(({ name }) => told[name] === undefined)
  const object = projectObject(c.env, c.get('project'))
  const { settings } = lacking ? unwrap(await object.resolveClient(id, false)) : { settings: {} }
  const tokens = adopts ? tokensIn(given) : null
  return {
    fields: { ...valuesFor(fields, settings), ...told },
    ...(tokens && { credentials: tokens }),
  }
}

const Initiation = z.lazy(() =>
  NewV2.unwrap().extend({
    connection: z.object({
      entityId: Said,
      initiateData: Values,
      extra: z.object({ redirectURL: Said, labels: z.array(z.string()).nullish() }).nullish(),
    }),
  }),
)

/** A begun connection, as version 2 tells it. */
export const InitiatedConnection = z.lazy(() =>
  z.object({
    connectionResponse: ConnectionRequest,
    integration: z.object({ id: z.string(), isNewIntegration: z.boolean() }),
  }),
)

/** Whether the key may make integrations: with a list of actions none, which would have no rules. */
function makesIntegrations(c: Context<AppEnv>): boolean {
  const { actions, scopes, entityPrefix } = c.get('rights')
  return !actions && scopes.includes('admin') && entityPrefix === null
}

/** One that is there. */
async function known(
  c: Context<AppEnv>,
  id: string | undefined,
  { app, authScheme, secrets }: { app: string; authScheme: string | undefined; secrets: Given },
): Promise<IntegrationView> {
  const project = c.get('project')
  if (id) return unwrap(await projectObject(c.env, project).readIntegration(integrationId(id)))
  const found = await chooseIntegration(c.env, project, { app })
  const another = authScheme !== undefined && authScheme !== found.authScheme
  if (!another && Object.keys(secrets).length === 0) return found
  throw new ServiceError('forbidden', 'this key cannot make integrations')
}

/** `/v2/connectedAccounts`: an integration, if none is named, and a connection in one. */
export const accountsV2 = new Hono<AppEnv>().post('/initiateConnection', async (c) => {
  const { app, config, connection } = await body(c, Initiation)
  const project = c.get('project')
  const wish = { app: app.uniqueKey ?? '', authScheme: config.authScheme, name: config.name }
  const secrets = config.integrationSecrets
  if (!app.integrationId) assertApp(c, wish.app)
  const { integration, created } =
    app.integrationId || !makesIntegrations(c)
      ? { integration: await known(c, app.integrationId, { ...wish, secrets }), created: false }
      : await makeIntegration(c.env, project, { ...wish, secrets, forceNew: false })
  const begun = await begin(c, {
    integration: integration.id,
    entity: entityNamed(c, connection.entityId),
    values: connection.initiateData,
    labels: connection.extra?.labels ?? [],
    redirectUrl: connection.extra?.redirectURL,
  })
  return c.json({
    connectionResponse: connectionRequest(begun),
    integration: { id: integration.id, isNewIntegration: created },
  })
})
