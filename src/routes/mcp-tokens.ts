import { Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { siteOf } from '../connect/site.ts'
import { mcpToken } from '../connect/ticket.ts'
import { entityObject } from '../connect/world.ts'
import { EntityId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { McpTokenView } from '../entity/mcp-token-view.ts'
import { libraryOf } from '../project/library.ts'
import type { AppEnv } from './context.ts'
import { inEntity } from './idempotency.ts'
import { operation, pageSchema } from './operation.ts'
import { assertApp } from './rights.ts'

const tag = 'MCP'
const Owner = z.lazy(() => z.object({ entity: EntityId }))
const One = z.lazy(() => Owner.unwrap().extend({ token: z.string().max(60) }))
const DAY = 24 * 3600

const NewToken = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).max(100).default('MCP client').describe('E.g. which client it is for'),
    apps: z
      .array(z.string().min(1))
      .min(1)
      .max(50)
      .optional()
      .describe('The apps that it opens; all of them if not given'),
    expiresIn: z
      .int()
      .min(60)
      .max(365 * DAY)
      .default(30 * DAY)
      .describe('Seconds'),
  }),
)

const Made = z.lazy(() =>
  McpTokenView.unwrap().extend({
    token: z.string().describe('For the header Authorization: Bearer; shown this once'),
    url: z.string().describe('For clients that take an address and nothing else; as secret'),
  }),
)

/** `/entities/{entity}/mcp-tokens`: what is pasted into a desktop client. */
export const mcpTokens = new Hono<AppEnv>()
  .post(
    '/:entity/mcp-tokens',
    operation(() => ({
      tag,
      needs: 'execute',
      within: ['apps'],
      summary: 'Let an MCP client act for an entity',
      description:
        'The token opens /mcp for this entity and these apps, and nothing else. It may do what the key in hand may, and ends with it. Of it, only a hash is kept.',
      params: Owner,
      body: NewToken,
      once: inEntity,
      answers: { 201: Made },
    })),
    async (c) => {
      const { apps, expiresIn, name } = c.req.valid('json')
      const { entity } = c.req.valid('param')
      const project = c.get('project')
      const library = libraryOf(c.env, project)
      for (const app of apps ?? []) assertApp(c, app)
      const specs = apps && (await Promise.all(apps.map((app) => readApp(library, app))))
      const { actions: rules, apps: opened } = c.get('rights')
      const slugs = specs ? [...new Set(specs.map(({ slug }) => slug))] : opened
      const key = c.get('isRoot') ? null : c.get('actor')
      const wish = { name, apps: slugs, key, rules, lifetime: expiresIn * 1000 }
      const made = unwrap(await entityObject(c.env, project, entity).mcpTokens().create(wish))
      const token = mcpToken({ nonce: made.nonce, entity, project })
      const { origin } = await siteOf(c.env, project, new URL(c.req.url).origin)
      return c.json({ ...made.view, token, url: `${origin}/mcp/t/${token}` }, 201)
    },
  )
  .get(
    '/:entity/mcp-tokens',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'List the tokens of an entity that work',
      params: Owner,
      answers: { 200: pageSchema(McpTokenView) },
    })),
    async (c) => {
      const object = entityObject(c.env, c.get('project'), c.req.valid('param').entity)
      return c.json({ items: await object.mcpTokens().list(), nextCursor: null })
    },
  )
  .delete(
    '/:entity/mcp-tokens/:token',
    operation(() => ({
      tag,
      needs: 'execute',
      summary: 'Revoke a token, at once',
      params: One,
      answers: { 200: McpTokenView },
    })),
    async (c) => {
      const { entity, token } = c.req.valid('param')
      const object = entityObject(c.env, c.get('project'), entity)
      return c.json(unwrap(await object.mcpTokens().revoke(token)))
    },
  )
