import { Hono } from 'hono'
import * as z from 'zod'
import { beginConnection } from '../connect/begin.ts'
import { eraseEntity } from '../connect/erase-entity.ts'
import { siteOf } from '../connect/site.ts'
import { entityObject, projectObject } from '../connect/world.ts'
import { EntityId, IntegrationId } from '../core/ids.ts'
import { opensApp } from '../core/key-rights.ts'
import { unwrap } from '../core/outcome.ts'
import { ConnectionStatus, ConnectionView } from '../entity/connections.ts'
import { resultJson } from '../execute/tool-result.ts'
import { EntityView } from '../project/connection-index.ts'
import { answerCalls } from '../tools/answer-calls.ts'
import { DIALECT_NAMES, understand } from '../tools/dialects/dialects.ts'
import { act, rehearse } from '../tools/own-tools.ts'
import { callSite } from './call-site.ts'
import { BegunView, begunView, OpenerOrigin } from './connection-views.ts'
import type { AppEnv } from './context.ts'
import { inEntity, unlessRead } from './idempotency.ts'
import { operation, Paging, pageSchema, QueryFlag } from './operation.ts'
import { assertApp, assertIntegration } from './rights.ts'

const Owner = z.lazy(() => z.object({ entity: EntityId }))
const ActionOf = z.lazy(() => Owner.unwrap().extend({ action: z.string().min(1).max(200) }))

const NewConnection = z.lazy(() =>
  z.strictObject({
    integrationId: IntegrationId.optional(),
    app: z
      .string()
      .min(1)
      .optional()
      .describe("Instead: the project's only integration of this app"),
    redirectUrl: z
      .string()
      .optional()
      .describe('Where the browser ends, told status and connectionId'),
    openerOrigin: OpenerOrigin.optional(),
    confirmUser: z
      .boolean()
      .default(false)
      .describe(
        'In place of our cookie: redirectUrl is told confirmation, and your server says whose session that is, with POST /v1/connections/{id}/confirm',
      ),
    expiresIn: z
      .number()
      .int()
      .min(1)
      .max(600)
      .default(600)
      .describe('Seconds that the link works'),
    label: z.string().max(200).optional(),
    fields: z
      .record(z.string(), z.string().max(16_384))
      .optional()
      .describe("What the app's scheme asks of the user, as far as you know it; see the app"),
    credentials: z
      .record(z.string(), z.string().max(65_536))
      .optional()
      .describe(
        'Tokens from elsewhere, to be moved in: access_token, refresh_token, expires_at, scope',
      ),
  }),
)

const Filter = z.lazy(() =>
  z.strictObject({
    app: z.string().toLowerCase().optional(),
    integrationId: IntegrationId.optional(),
    status: ConnectionStatus.optional(),
  }),
)

const Execution = z.lazy(() =>
  z.strictObject({
    arguments: z
      .unknown()
      .optional()
      .describe('An object that fits the action; see GET /v1/actions/{name}'),
    connectionId: z.string().optional().describe('Needed where several connections fit'),
    trim: z.boolean().default(true).describe('false: the whole result, for a program'),
    dryRun: z.boolean().default(false).describe('Nothing is sent: answers what would be'),
  }),
)

const DryRun = z.lazy(() =>
  z
    .object({
      dryRun: z.literal(true),
      action: z.string(),
      connectionId: z.string().nullable(),
      requests: z.array(
        z.object({
          method: z.string(),
          url: z.string(),
          headers: z.record(z.string(), z.string()),
          body: z.unknown(),
        }),
      ),
      note: z.string().nullable().describe('Said where answers decide how it goes on'),
    })
    .describe('With dryRun: the requests that would go out, with *** for secrets'),
)

const ToolCalls = z.lazy(() =>
  z.strictObject({
    dryRun: QueryFlag.optional().describe('Nothing is sent: the messages say what would be'),
  }),
)

/** A response as it is; beside it, or around it, what is wished of us. */
const ModelResponse = z.lazy(() =>
  z
    .union([
      z.array(z.looseObject({})),
      z.looseObject({ dryRun: z.boolean().optional(), response: z.unknown().optional() }),
    ])
    .describe(
      "A model's response as it is: of OpenAI (chat completions, Responses), Anthropic or Gemini; or the list of its stream's chunks or events. As {response, dryRun}, too.",
    ),
)

/** `{response}` around what a provider answered; events of streams, which have a `type`, are none. */
const unwrapped = (body: z.infer<typeof ModelResponse>): unknown =>
  !Array.isArray(body) && body.response !== undefined && !('type' in body) ? body.response : body

const ToolMessages = z.lazy(() =>
  z.object({
    format: z.enum(DIALECT_NAMES).describe('Whose response it was'),
    messages: z
      .array(z.looseObject({}))
      .describe(
        'To be appended to the conversation, in the form of the same provider: messages, input items, one user message, one content',
      ),
  }),
)

const Result = z.lazy(() =>
  z.object({
    successful: z.boolean(),
    data: z.unknown(),
    error: z.string().nullable(),
    status: z.number().int().nullable().describe("The app's HTTP status"),
    logId: z.string(),
    note: z.string().nullable().describe('Said where the result was shortened'),
    next: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What to change in the arguments for the next page; null where none is known of'),
  }),
)

const Erasure = z.lazy(() =>
  z.object({
    connections: z.array(
      z.object({ id: z.string(), app: z.string(), revoked: z.boolean().nullable() }),
    ),
    receipt: z.string().describe('A JWS'),
  }),
)

/** `/entities`: users of the developer's product, their connections, and acting for them. */
export const entities = new Hono<AppEnv>()
  .get(
    '/',
    operation(() => ({
      tag: 'Entities',
      needs: 'read',
      within: ['apps', 'entities'],
      summary: 'List entities that have connections',
      query: Paging,
      answers: { 200: pageSchema(EntityView) },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.listEntities(c.req.valid('query'), c.get('rights'))))
    },
  )
  .post(
    '/:entity/connections',
    operation(() => ({
      tag: 'Connections',
      needs: 'connect',
      within: ['apps'],
      summary: 'Begin a connection',
      description: 'Send the user to redirectUrl, and wait with GET /v1/connections/{id}?wait=30.',
      params: Owner,
      body: NewConnection,
      once: inEntity,
      answers: { 201: BegunView },
    })),
    async (c) => {
      const site = await siteOf(c.env, c.get('project'), new URL(c.req.url).origin)
      const { entity } = c.req.valid('param')
      const wish = c.req.valid('json')
      if (wish.app !== undefined) assertApp(c, wish.app)
      if (wish.integrationId !== undefined) await assertIntegration(c, wish.integrationId)
      const begun = await beginConnection(c.env, site, entity, wish)
      return c.json(begunView(begun), 201)
    },
  )
  .get(
    '/:entity/connections',
    operation(() => ({
      tag: 'Connections',
      needs: 'read',
      within: ['apps'],
      summary: 'List the connections of an entity, newest first',
      params: Owner,
      query: Filter,
      answers: { 200: pageSchema(ConnectionView) },
    })),
    async (c) => {
      const filter = c.req.valid('query')
      const object = entityObject(c.env, c.get('project'), c.req.valid('param').entity)
      const all = await object.list({ ...filter, app: filter.app?.toLowerCase() })
      const items = all.filter(({ app }) => opensApp(c.get('rights'), app))
      return c.json({ items, nextCursor: null })
    },
  )
  .post(
    '/:entity/actions/:action',
    operation(() => ({
      tag: 'Acting',
      needs: 'execute',
      within: ['apps'],
      summary: 'Execute an action on behalf of an entity',
      description:
        'An answer of the app is a 200 here, also when the app refused: see successful and status.',
      params: ActionOf,
      body: Execution,
      once: unlessRead,
      answers: { 200: z.union([Result, DryRun]) },
    })),
    async (c) => {
      const { entity, action } = c.req.valid('param')
      const { dryRun, ...rest } = c.req.valid('json')
      const call = { action, ...rest, arguments: rest.arguments }
      const site = callSite(c, entity)
      if (dryRun) return c.json(await rehearse(site, call))
      const result = await act(site, call)
      c.set('failed', !result.successful)
      return c.body(resultJson(result), 200, { 'content-type': 'application/json' })
    },
  )
  .post(
    '/:entity/tool-calls',
    operation(() => ({
      tag: 'Acting',
      needs: 'execute',
      within: ['apps'],
      summary: "Make all tool calls of a model's response",
      description:
        'Takes the response as it is, knows by its shape whose it is, and answers what to append, with results in the order of the calls. A call that fails becomes its result.',
      params: Owner,
      query: ToolCalls,
      body: ModelResponse,
      once: inEntity,
      answers: { 200: ToolMessages },
    })),
    async (c) => {
      const body = c.req.valid('json')
      const { name, dialect, calls } = understand(unwrapped(body))
      const beside = !Array.isArray(body) && body.dryRun === true
      const dryRun = c.req.valid('query').dryRun ?? beside
      const site = callSite(c, c.req.valid('param').entity)
      const answers = await answerCalls(site, calls, { dryRun })
      c.set(
        'failed',
        answers.some(({ failed }) => failed),
      )
      return c.json({ format: name, messages: dialect.answer(answers) })
    },
  )
  .delete(
    '/:entity',
    operation(() => ({
      tag: 'Entities',
      needs: 'admin',
      summary: 'Erase an entity',
      description:
        'Revokes and deletes its connections, and erases its logs, links and sessions. The receipt is signed by this deployment; POST /v1/receipts/verify checks it. Once begun it goes on by itself, also after a restart; asked again within 24 hours, it answers the receipt, which lists all that went.',
      params: Owner,
      answers: { 200: Erasure },
    })),
    async (c) => {
      const { entity } = c.req.valid('param')
      return c.json(await eraseEntity(c.env, c.get('project'), entity))
    },
  )
