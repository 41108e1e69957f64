import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { projectObject } from '../connect/world.ts'
import { ActionRules } from '../core/action-rules.ts'
import { EntityPrefix, Scope } from '../core/key-rights.ts'
import { unwrap } from '../core/outcome.ts'
import { ApiKeyView } from '../project/api-keys.ts'
import { libraryOf } from '../project/library.ts'
import { PerMinute } from '../project/profile.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, pageSchema } from './operation.ts'
import { keptRules } from './permissions.ts'

/** The part of a project's object keeps to what the key in hand may give away. */
const common = { tag: 'API keys', needs: 'keys', within: ['apps', 'entities'] } as const
const One = z.lazy(() => z.object({ id: z.string().max(60) }))
const DAY = 24 * 3600

const ExpiresAt = z.lazy(() => z.iso.datetime({ offset: true }).nullable().optional())

const NewKey = z.lazy(() =>
  z.strictObject({
    name: z.string().max(120).default('API key'),
    expiresAt: ExpiresAt.describe("null: never; as the maker's, if not given"),
    scopes: z
      .array(Scope)
      .min(1)
      .transform((scopes) => [...new Set(scopes)])
      .optional()
      .describe('read, connect, execute and admin, if not given'),
    apps: z
      .array(z.string().min(1))
      .min(1)
      .max(200)
      .optional()
      .describe('The only apps that it opens; all of them if not given'),
    rateLimit: PerMinute.optional().describe('Requests a minute; any number, if not given'),
    entityPrefix: EntityPrefix.optional().describe(
      'The only entities that it opens are those whose ids begin so, e.g. `acme/`',
    ),
    actions: ActionRules.optional().describe(
      'What may be executed with the key: for good, and it cannot change apps and integrations then',
    ),
  }),
)

const Rotation = z.lazy(() =>
  z.strictObject({
    overlap: z
      .int()
      .min(0)
      .max(30 * DAY)
      .default(DAY)
      .describe('Seconds that both keys work; 0 revokes the old one, and what it made, at once'),
    expiresAt: ExpiresAt.describe("Of the new key; as the old one's, if not given"),
  }),
)

const Shown = z.lazy(() => ApiKeyView.unwrap().extend({ key: z.string() }))

const epoch = (time: string | null | undefined) =>
  typeof time === 'string' ? Date.parse(time) : time

const keysOf = (c: Context<AppEnv>) => projectObject(c.env, c.get('project')).keys()

/** `/keys`: API keys of the project. A key with the scope `keys` sees those that may do no more. */
export const keys = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      ...common,
      summary: 'Make an API key of the project',
      description:
        'Shown this once; only its hash is kept. What is not said is as the key in hand has it; more than that cannot be given.',
      body: NewKey,
      once: inProject,
      answers: { 201: Shown },
    })),
    async (c) => {
      const { expiresAt, apps, actions, ...rest } = c.req.valid('json')
      const library = libraryOf(c.env, c.get('project'))
      const specs = apps && (await Promise.all(apps.map((app) => readApp(library, app))))
      const wanted = {
        ...rest,
        expiresAt: epoch(expiresAt),
        apps: specs && [...new Set(specs.map(({ slug }) => slug))],
        actions: actions && (await keptRules(library, actions)),
      }
      return c.json(unwrap(await keysOf(c).create(wanted, c.get('actor'))), 201)
    },
  )
  .get(
    '/',
    operation(() => ({
      ...common,
      summary: 'List the API keys of the project',
      answers: { 200: pageSchema(ApiKeyView) },
    })),
    async (c) => {
      const items = unwrap(await keysOf(c).list(c.get('actor')))
      return c.json({ items, nextCursor: null })
    },
  )
  .post(
    '/:id/rotate',
    operation(() => ({
      ...common,
      summary: 'Replace an API key by one with the same rights',
      description:
        'The old key works on until the overlap is over. The new one is shown this once.',
      params: One,
      body: Rotation,
      once: inProject,
      answers: { 201: Shown },
    })),
    async (c) => {
      const { overlap, expiresAt } = c.req.valid('json')
      const rotation = { overlap: overlap * 1000, expiresAt: epoch(expiresAt) }
      const { id } = c.req.valid('param')
      return c.json(unwrap(await keysOf(c).rotate(id, rotation, c.get('actor'))), 201)
    },
  )
  .delete(
    '/:id',
    operation(() => ({
      ...common,
      summary: 'Revoke an API key',
      description: 'It stops everywhere within a second, and with it the MCP tokens that it made.',
      params: One,
      answers: { 200: ApiKeyView },
    })),
    async (c) => c.json(unwrap(await keysOf(c).revoke(c.req.valid('param').id, c.get('actor')))),
  )
