import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { SchemeName } from '../auth/facts.ts'
import { requireFields } from '../auth/fields.ts'
import { readApp } from '../catalogue/catalogue.ts'
import { beginConnection, callbackUrl, checkedReturnUrl } from '../connect/begin.ts'
import { removeIntegration } from '../connect/remove.ts'
import { type Site, siteOf } from '../connect/site.ts'
import { entityObject, projectObject } from '../connect/world.ts'
import { ActionRules } from '../core/action-rules.ts'
import { ERRORS, errorCode, errorDetail, ServiceError } from '../core/errors.ts'
import { DEFAULT_ENTITY, EntityId, IntegrationId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { schemeOf } from '../entity/world.ts'
import { tellBug } from '../observe/bug.ts'
import { IntegrationView } from '../project/integrations.ts'
import { libraryOf } from '../project/library.ts'
import { BegunView, begunView } from './connection-views.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, Paging, pageSchema, QueryFlag } from './operation.ts'
import { forgetRules, keptRules } from './permissions.ts'
import { assertApp, assertIntegration, assertScope, integrationFor } from './rights.ts'

const tag = 'Integrations'
const One = z.lazy(() => z.object({ id: IntegrationId }))
const Scopes = z.lazy(() => z.array(z.string().min(1).max(512).regex(/^\S+$/)).max(200))
const RedirectUri = z.lazy(() =>
  z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .describe('Sent byte for byte at both endpoints; must forward its query to callbackUrl'),
)

const Settings = z.lazy(() => z.record(z.string(), z.string().max(16_384)))

const OwnClient = z.lazy(() =>
  z.strictObject({
    clientId: z.string().min(1).max(1024),
    clientSecret: z.string().min(1).max(8192).describe('Never answered again'),
    redirectUri: RedirectUri.optional(),
    scopes: Scopes.optional(),
  }),
)

const NewIntegration = z.lazy(() =>
  z.strictObject({
    app: z.string().min(1),
    authScheme: SchemeName.optional().describe("The app's first scheme, if not given"),
    name: z.string().min(1).max(120).optional(),
    useSharedClient: z.boolean().optional().describe("Lend the operator's OAuth client of the app"),
    credentials: OwnClient.optional(),
    scopes: Scopes.optional(),
    settings: Settings.optional().describe(
      "What the app's scheme asks of the developer; see the app",
    ),
    actions: ActionRules.optional(),
    forceNew: z.boolean().default(false).describe('A second one even if an equal one exists'),
    connect: z.boolean().default(true).describe('Begin a connection to try it out'),
    entityId: EntityId.default(DEFAULT_ENTITY),
    redirectUrl: z.string().optional(),
  }),
)

/** An integration, and the URL of ours that its app must be able to send browsers to. */
const Shown = z.lazy(() => IntegrationView.unwrap().extend({ callbackUrl: z.string() }))

const Created = z.lazy(() =>
  Shown.unwrap().extend({
    connection: BegunView.nullable().describe('Begun for trying out'),
    connectionProblem: z
      .object({ code: z.string(), title: z.string(), detail: z.string() })
      .nullable()
      .describe('Why none could be begun; the integration stands'),
  }),
)

const Change = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).max(120).optional(),
    enabled: z.boolean().optional().describe('false: no new connections through it'),
    credentials: OwnClient.unwrap().partial().omit({ scopes: true, redirectUri: true }).optional(),
    redirectUri: RedirectUri.nullable().optional(),
    scopes: Scopes.nullable().optional().describe('For consents from now on'),
    actions: ActionRules.nullable().optional().describe('Within 10 seconds; null: none any more'),
    settings: Settings.optional().describe('All of them anew'),
  }),
)

const Filter = z.lazy(() =>
  Paging.unwrap().extend({
    app: z.string().toLowerCase().optional(),
    authScheme: SchemeName.optional(),
    enabled: QueryFlag.optional(),
  }),
)

const siteOfRequest = (c: Context<AppEnv>) =>
  siteOf(c.env, c.get('project'), new URL(c.req.url).origin)

const shown = ({ origin }: Site, it: IntegrationView): z.infer<typeof Shown> => ({
  ...it,
  callbackUrl: callbackUrl(origin, it.app),
})

/** `/integrations`: how a project connects to apps. */
export const integrations = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Create an integration, and begin a connection to try it out',
      description: 'Without forceNew an equal integration is answered instead of a second one.',
      body: NewIntegration,
      once: inProject,
      answers: { 200: Created, 201: Created },
    })),
    async (c) => {
      const wish = c.req.valid('json')
      assertApp(c, wish.app)
      const site = await siteOfRequest(c)
      checkedReturnUrl(wish.redirectUrl, site.profile.returnUrls)
      const { integration, created } = await create(c, wish)
      const trial = await tryOut(c, site, integration, wish)
      return c.json({ ...shown(site, integration), ...trial }, created ? 201 : 200)
    },
  )
  .get(
    '/',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['apps', 'entities'],
      summary: 'List integrations',
      query: Filter,
      answers: { 200: pageSchema(Shown) },
    })),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const app = filter.app?.toLowerCase()
      const object = projectObject(c.env, c.get('project'))
      const { apps } = c.get('rights')
      const wanted = { ...filter, app, apps }
      const page = unwrap(await object.listIntegrations(wanted, { limit, cursor }))
      const site = await siteOfRequest(c)
      return c.json({ ...page, items: page.items.map((it) => shown(site, it)) })
    },
  )
  .get(
    '/:id',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['apps', 'entities'],
      summary: 'Read an integration',
      params: One,
      answers: { 200: Shown },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const found = await integrationFor(c, id)
      return c.json(shown(await siteOfRequest(c), found))
    },
  )
  .patch(
    '/:id',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Rename it, rotate its secret, change its scopes, enable or disable it',
      params: One,
      body: Change,
      answers: { 200: Shown },
    })),
    async (c) => {
      const { credentials, settings, actions, ...rest } = c.req.valid('json')
      const { id } = c.req.valid('param')
      const found = await integrationFor(c, id)
      const checked = settings && (await checkedSettings(c, found, settings))
      const rules = actions && (await keptRules(libraryOf(c.env, c.get('project')), actions))
      const patch = { ...rest, ...credentials, settings: checked, actions: rules }
      const object = projectObject(c.env, c.get('project'))
      const changed = unwrap(await object.changeIntegration(id, patch))
      forgetRules(c.get('project'), changed.app)
      return c.json(shown(await siteOfRequest(c), changed))
    },
  )
  .delete(
    '/:id',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Delete an integration and its connections',
      description: 'Each connection is revoked at the app where that is possible.',
      params: One,
      answers: { 204: 'Deleted' },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      await assertIntegration(c, id)
      await removeIntegration(c.env, c.get('project'), id)
      return c.body(null, 204)
    },
  )

async function checkedSettings(
  c: Context<AppEnv>,
  { app, authScheme }: IntegrationView,
  settings: Record<string, string>,
) {
  const spec = await readApp(libraryOf(c.env, c.get('project')), app)
  return requireFields(schemeOf(spec, authScheme).settings, settings)
}

async function create(c: Context<AppEnv>, wish: z.infer<typeof NewIntegration>) {
  const library = libraryOf(c.env, c.get('project'))
  const spec = await readApp(library, wish.app)
  const { credentials } = wish
  const scheme = wish.authScheme ?? spec.auth[0]?.scheme ?? 'NO_AUTH'
  const bound = schemeOf(spec, scheme)
  if (wish.useSharedClient === true && credentials) {
    const detail = 'give credentials or useSharedClient: true, not both'
    throw new ServiceError('invalid-request', detail)
  }
  if (wish.useSharedClient === false && !credentials && bound.needsClient) {
    const detail =
      'without the shared client, credentials with clientId and clientSecret are needed'
    throw new ServiceError('invalid-request', detail)
  }
  const made = await projectObject(c.env, c.get('project')).createIntegration({
    app: spec.slug,
    scheme,
    needsClient: bound.needsClient,
    name: wish.name,
    client: credentials ?? null,
    redirectUri: credentials?.redirectUri ?? null,
    scopes: credentials?.scopes ?? wish.scopes ?? null,
    actions: wish.actions ? await keptRules(library, wish.actions) : null,
    settings: requireFields(bound.settings, wish.settings ?? {}),
    forceNew: wish.forceNew,
  })
  forgetRules(c.get('project'), spec.slug)
  return unwrap(made)
}

type Trial = Pick<z.infer<typeof Created>, 'connection' | 'connectionProblem'>

/** A connection for prototyping: one that is ACTIVE already will do. Its failure is told, not thrown. */
async function tryOut(
  c: Context<AppEnv>,
  site: Site,
  integration: IntegrationView,
  wish: z.infer<typeof NewIntegration>,
): Promise<Trial> {
  if (!wish.connect) return { connection: null, connectionProblem: null }
  try {
    assertScope(c, 'connect')
    const filter = { integrationId: integration.id, status: 'ACTIVE' as const }
    const [active] = await entityObject(c.env, site.project, wish.entityId).list(filter)
    if (active) {
      const connection = begunView({ connection: active, redirectUrl: null })
      return { connection, connectionProblem: null }
    }
    const { redirectUrl } = wish
    const begun = await beginConnection(c.env, site, wish.entityId, {
      integrationId: integration.id,
      redirectUrl,
    })
    return { connection: begunView(begun), connectionProblem: null }
  } catch (error) {
    const code = errorCode(error)
    if (!code) tellBug('a first connection', error)
    const [title, detail] = code ? [ERRORS[code][1], errorDetail(error)] : ['Internal error', '']
    return { connection: null, connectionProblem: { code: code ?? 'internal', title, detail } }
  }
}
