import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { hookAddress } from '../connect/receive-hook.ts'
import { siteOf } from '../connect/site.ts'
import { projectObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { AppHookId, IntegrationId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { randomToken } from '../core/random.ts'
import type { HookFacts } from '../hooks/facts.ts'
import { signingKey } from '../hooks/signing-key.ts'
import { AppHookView } from '../project/app-hook-rows.ts'
import type { NewAppHook } from '../project/app-hooks.ts'
import type { IntegrationView } from '../project/integrations.ts'
import { libraryOf } from '../project/library.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, pageSchema } from './operation.ts'
import { assertIntegration, integrationFor } from './rights.ts'

const tag = 'App webhooks'
const Of = z.lazy(() => z.object({ id: IntegrationId }))
const One = z.lazy(() => Of.unwrap().extend({ hook: AppHookId }))
const Name = z.lazy(() => z.string().min(1).max(120))
const Secret = z.lazy(() =>
  z
    .string()
    .min(8)
    .max(512)
    .describe('What the app signs with; where it shows it: see hooks of GET /v1/apps/{app}'),
)

const NewHook = z.lazy(() => z.strictObject({ name: Name.optional(), secret: Secret.optional() }))

const Change = z.lazy(() =>
  z.strictObject({
    name: Name.optional(),
    enabled: z.boolean().optional(),
    secret: Secret.optional().describe('The one before counts for 24 more hours'),
  }),
)

const Shown = z.lazy(() =>
  AppHookView.unwrap().extend({ url: z.string().describe('To be given to the app') }),
)
const Made = z.lazy(() =>
  Shown.unwrap().extend({
    secret: z
      .string()
      .nullable()
      .describe('Made for you, to be given to the app; shown this once. null: there was one'),
  }),
)

/** An integration, and how its app signs. @throws {ServiceError} `hooks-unsupported` */
async function signedBy(c: Context<AppEnv>, id: IntegrationId) {
  const integration = await integrationFor(c, id)
  const library = libraryOf(c.env, c.get('project'))
  const { hooks: facts, slug } = await readApp(library, integration.app)
  if (facts) return { integration, facts }
  const detail = `how ${slug} signs its webhooks is not known: GET /v1/apps/{app} says hooks: null`
  throw new ServiceError('hooks-unsupported', detail)
}

async function shown(c: Context<AppEnv>, hooks: readonly AppHookView[]) {
  const project = c.get('project')
  const { origin } = await siteOf(c.env, project, new URL(c.req.url).origin)
  return hooks.map((it) => ({ ...it, url: `${origin}/hooks/${hookAddress(it.id, project)}` }))
}

/** What a hook verifies with: as given, made, or known already. */
async function secretOf(
  { clientId }: IntegrationView,
  facts: HookFacts,
  given: string | undefined,
): Promise<Pick<NewAppHook, 'secretFrom' | 'secret'>> {
  const { from, label } = facts.secret
  if (given !== undefined) return { secretFrom: 'own', secret: await checked(facts, given) }
  if (from === 'ours') return { secretFrom: 'own', secret: randomToken(32) }
  if (from === 'delivery') return { secretFrom: 'delivery', secret: null }
  if (from === 'client' && clientId !== null) return { secretFrom: 'client', secret: null }
  throw new ServiceError('invalid-request', `secret: the app signs with its own: ${label}`)
}

async function checked(facts: HookFacts, secret: string): Promise<string> {
  if (await signingKey(facts, secret)) return secret
  const detail = `secret: not as the app writes it, which is: ${facts.secret.label}`
  throw new ServiceError('invalid-request', detail)
}

const hooksOf = (c: Context<AppEnv>) => projectObject(c.env, c.get('project')).appHooks()

/** `/integrations/{id}/hooks`: the addresses to which an app sends its webhooks. */
export const appHooks = new Hono<AppEnv>()
  .post(
    '/:id/hooks',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: "Make an address for an app's webhooks",
      description:
        "What comes in with a signature that holds goes on, once, to the project's own webhook endpoints as trigger.received.",
      params: Of,
      body: NewHook,
      once: inProject,
      answers: { 201: Made },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const { name, secret: given } = c.req.valid('json')
      const { integration, facts } = await signedBy(c, id)
      const { app } = integration
      const held = await secretOf(integration, facts, given)
      const wish = { integration: id, app, name: name ?? app, ...held }
      const [view] = await shown(c, [unwrap(await hooksOf(c).create(wish))])
      return c.json({ ...view, secret: given === undefined ? held.secret : null }, 201)
    },
  )
  .get(
    '/:id/hooks',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['apps', 'entities'],
      summary: "List the addresses for an app's webhooks",
      params: Of,
      answers: { 200: pageSchema(Shown) },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      await integrationFor(c, id)
      return c.json({ items: await shown(c, await hooksOf(c).list(id)), nextCursor: null })
    },
  )
  .patch(
    '/:id/hooks/:hook',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Rename it, replace its secret, enable or disable it',
      params: One,
      body: Change,
      answers: { 200: Shown },
    })),
    async (c) => {
      const { id, hook } = c.req.valid('param')
      const patch = c.req.valid('json')
      const { facts } = await signedBy(c, id)
      if (patch.secret !== undefined) await checked(facts, patch.secret)
      const [view] = await shown(c, [unwrap(await hooksOf(c).change(id, hook, patch))])
      return c.json(view)
    },
  )
  .delete(
    '/:id/hooks/:hook',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Take nothing there any more',
      params: One,
      answers: { 204: 'Gone' },
    })),
    async (c) => {
      const { id, hook } = c.req.valid('param')
      await assertIntegration(c, id)
      unwrap(await hooksOf(c).remove(id, hook))
      return c.body(null, 204)
    },
  )
  .post(
    '/:id/hooks/:hook/settle',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Read the secret that the app brought, once',
      description:
        'Some apps (Notion) make the secret themselves, send it first, and want it pasted on their page. From here on no other one is taken.',
      params: One,
      once: inProject,
      answers: { 200: z.object({ secret: z.string() }) },
    })),
    async (c) => {
      const { id, hook } = c.req.valid('param')
      await assertIntegration(c, id)
      return c.json({ secret: unwrap(await hooksOf(c).settle(id, hook)) })
    },
  )
