import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../../catalogue/catalogue.ts'
import type { AppSpec } from '../../catalogue/spec.ts'
import { removeIntegration } from '../../connect/remove.ts'
import { projectObject } from '../../connect/world.ts'
import { IntegrationId } from '../../core/ids.ts'
import { noSuch } from '../../core/no-such.ts'
import { unwrap } from '../../core/outcome.ts'
import type { IntegrationView } from '../../project/integrations.ts'
import { libraryOf } from '../../project/library.ts'
import type { AppEnv } from '../../routes/context.ts'
import { assertApp, assertIntegration, integrationFor } from '../../routes/rights.ts'
import { list, listOf } from './answer.ts'
import { InputField, userFields } from './auth-scheme.ts'
import { makeIntegration } from './new-integration.ts'
import { body, listed, numberedPage, Said, Values } from './request.ts'

/** Dates have one format, since the Python SDK sorts them as texts. */
export const Integration = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    authScheme: z.string(),
    authConfig: z.object({ client_id: z.string().optional() }).describe('No secret'),
    createdAt: z.iso.datetime({ precision: 3 }),
    updatedAt: z.iso.datetime({ precision: 3 }),
    enabled: z.boolean(),
    deleted: z.literal(false),
    appId: z.string(),
    appName: z.string(),
    logo: z.string(),
    defaultConnectorId: z.string().nullable(),
    useComposioAuth: z.boolean(),
    limitedActions: z.array(z.string()),
    expectedInputFields: z.array(InputField),
    connections: z.null(),
  }),
)
export type Integration = z.infer<typeof Integration>
export const IntegrationList = z.lazy(() => listOf(Integration))

const integrationView = (it: IntegrationView, spec: AppSpec): Integration => {
  const facts = spec.auth.find(({ scheme }) => scheme === it.authScheme)
  return {
    ...{ id: it.id, name: it.name, authScheme: it.authScheme },
    authConfig: it.clientId === null ? {} : { client_id: it.clientId },
    ...{ createdAt: it.createdAt, updatedAt: it.updatedAt, enabled: it.enabled, deleted: false },
    ...{ appId: it.app, appName: it.app, logo: spec.logo ?? '' },
    defaultConnectorId: it.useSharedClient ? `shared-${it.app}` : null,
    useComposioAuth: it.useSharedClient,
    limitedActions: [],
    expectedInputFields: facts ? userFields(facts) : [],
    connections: null,
  }
}

const shown = async (c: Context<AppEnv>, it: IntegrationView): Promise<Integration> =>
  integrationView(it, await readApp(libraryOf(c.env, c.get('project')), it.app))

/** The integration of an id, in whatever form it comes: what is none of ours does not exist. */
export function integrationId(text: string): IntegrationId {
  const { data } = IntegrationId.safeParse(text)
  if (data) return data
  throw noSuch('integration', text)
}

const New = z.lazy(() =>
  z.object({
    appId: Said,
    appName: Said,
    name: Said,
    authScheme: Said,
    authConfig: Values,
    forceNewIntegration: z.boolean().nullish(),
  }),
)

/** All integrations that fit; the SDKs look at one page only. */
async function integrationsMeant(c: Context<AppEnv>): Promise<IntegrationView[]> {
  const object = projectObject(c.env, c.get('project'))
  const [app] = listed(c, 'appName', 'appId')
  const enabled = c.req.query('showDisabled') === 'true' ? undefined : true
  const { apps } = c.get('rights')
  const filter = { app: app?.toLowerCase(), apps, enabled }
  const all: IntegrationView[] = []
  let cursor: string | undefined
  do {
    const page = unwrap(await object.listIntegrations(filter, { limit: 1000, cursor }))
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}

export const integrations = new Hono<AppEnv>()
  .get('/', async (c) => {
    const page = list(await integrationsMeant(c), numberedPage(c))
    return c.json({ ...page, items: await Promise.all(page.items.map((it) => shown(c, it))) })
  })
  .post('/', async (c) => {
    const { appId, appName, name, authScheme, authConfig, forceNewIntegration } = await body(c, New)
    assertApp(c, appId ?? appName ?? '')
    const { integration } = await makeIntegration(c.env, c.get('project'), {
      app: appId ?? appName ?? '',
      ...{ name, authScheme, secrets: authConfig, forceNew: forceNewIntegration === true },
    })
    return c.json(await shown(c, integration))
  })
  .get('/:id', async (c) => {
    const id = integrationId(c.req.param('id'))
    return c.json(await shown(c, await integrationFor(c, id)))
  })
  .delete('/:id', async (c) => {
    const id = integrationId(c.req.param('id'))
    await assertIntegration(c, id)
    await removeIntegration(c.env, c.get('project'), id)
    return c.json({ status: 'success', count: 1 })
  })

/** What the second version of the API says of an app and an integration. */
export const NewV2 = z.lazy(() =>
  z.object({
    app: z.object({ uniqueKey: Said, integrationId: Said }),
    config: z
      .object({ name: Said, authScheme: Said, integrationSecrets: Values })
      .nullish()
      .transform(
        (config) => config ?? { name: undefined, authScheme: undefined, integrationSecrets: {} },
      ),
  }),
)

export const NewIntegrationId = z.lazy(() =>
  z.object({
    integrationId: z.string(),
    isNewIntegration: z.boolean(),
  }),
)

/** `/v2/integrations`: `create` always makes a new one, for its flag that says so never arrives. */
export const integrationsV2 = new Hono<AppEnv>().on(
  'POST',
  ['/create', '/get-or-create'],
  async (c) => {
    const { app, config } = await body(c, NewV2)
    assertApp(c, app.uniqueKey ?? '')
    const { integration, created } = await makeIntegration(c.env, c.get('project'), {
      ...{ app: app.uniqueKey ?? '', name: config.name, authScheme: config.authScheme },
      ...{ secrets: config.integrationSecrets, forceNew: c.req.path.endsWith('/create') },
    })
    return c.json({ integrationId: integration.id, isNewIntegration: created })
  },
)
