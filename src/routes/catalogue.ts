import { Hono } from 'hono'
import * as z from 'zod'
import { SchemeName } from '../auth/facts.ts'
import { Field } from '../auth/fields.ts'
import { bind } from '../auth/schemes.ts'
import { type ActionSummary, readAction, readApp, readIndex } from '../catalogue/catalogue.ts'
import { searchActions } from '../catalogue/search.ts'
import type { ActionSpec, AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { inputSchema } from '../execute/arguments.ts'
import { openAITool } from '../tools/openai.ts'
import type { AppEnv } from './context.ts'
import { operation, Paging, pageSchema, QueryList } from './operation.ts'

const tag = 'Catalogue'

const AppView = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  categories: z.array(z.string()),
  logo: z.string().optional(),
  docs: z.string().describe("The vendor's page that the facts were read from"),
  authSchemes: z.array(SchemeName),
  actionCount: z.number().int(),
})

const AppDetail = AppView.extend({
  baseUrl: z.string().describe('What proxy paths are relative to'),
  scopes: z.array(z.string()).nullable().describe('Asked for where an integration names none'),
  auth: z
    .array(
      z.object({
        scheme: SchemeName,
        needsClient: z.boolean().describe('An OAuth client of yours, or the shared one'),
        fields: z.array(Field).describe('Asked of the user: `fields` of a connection, or our form'),
        settings: z.array(Field).describe('Asked of you: `settings` of an integration'),
      }),
    )
    .describe('The ways to connect it; the first one is meant where none is named'),
})

const ActionListed = z.object({
  name: z.string(),
  app: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
})

const ActionDetail = ActionListed.extend({
  aliases: z.array(z.string()),
  scopes: z.array(z.string()).describe('One of these is enough; none: any connection will do'),
  inputSchema: z.looseObject({}).describe('JSON Schema of the arguments'),
})

const ActionQuery = z.object({
  app: z.string().optional(),
  q: z.string().optional().describe('Words to look for in names and descriptions'),
  tag: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().optional(),
})

const ToolQuery = z.object({
  apps: QueryList.optional().describe('Apps, separated by commas: their important actions'),
  actions: QueryList.optional().describe('Actions by name, separated by commas'),
  format: z.enum(['openai']).default('openai'),
})

const listed = ({ name, app, description, tags }: ActionSummary) => ({
  name,
  app,
  description,
  tags,
})

const detailed = (app: AppSpec, action: ActionSpec) => ({
  ...listed({ ...action, app: app.slug }),
  aliases: action.aliases,
  scopes: action.scopes,
  inputSchema: inputSchema(action),
})

/** A list that lies in memory, cut by position. */
function sliced<T>(
  items: readonly T[],
  { limit, cursor = '0' }: { limit: number; cursor?: string | undefined },
) {
  const from = Number(cursor)
  if (!Number.isInteger(from) || from < 0) {
    throw new ServiceError('invalid-request', 'cursor: take it from nextCursor of the page before')
  }
  const to = from + limit
  return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null }
}

/** `/apps`, `/actions`, `/tools`: what can be connected, and what can be done then. */
export const catalogue = new Hono<AppEnv>()
  .get(
    '/apps',
    operation({ tag, summary: 'List apps', query: Paging, answers: { 200: pageSchema(AppView) } }),
    async (c) => {
      const { apps } = await readIndex(c.env)
      const page = sliced(apps, c.req.valid('query'))
      const items = page.items.map(
        ({ slug, name, description, categories, logo, docs, ...app }) => ({
          ...{ slug, name, description, categories, logo, docs },
          authSchemes: app.schemes,
          actionCount: app.actions,
        }),
      )
      return c.json({ ...page, items })
    },
  )
  .get(
    '/apps/:app',
    operation({
      tag,
      summary: 'Read an app',
      params: z.object({ app: z.string() }),
      answers: { 200: AppDetail },
    }),
    async (c) => {
      const { spec } = await readApp(c.env, c.req.valid('param').app)
      const { slug, name, description, categories, logo, docs, baseUrl, auth, actions } = spec
      const scopes = auth.find((facts) => facts.scheme === 'OAUTH2')?.scopes ?? null
      const authSchemes = auth.map(({ scheme }) => scheme)
      const facts = { slug, name, description, categories, logo, docs, baseUrl, scopes }
      const schemes = auth.map(bind).map(({ name: scheme, needsClient, fields, settings }) => ({
        ...{ scheme, needsClient },
        ...{ fields: [...fields], settings: [...settings] },
      }))
      return c.json({ ...facts, authSchemes, auth: schemes, actionCount: actions.length })
    },
  )
  .get(
    '/actions',
    operation({
      tag,
      summary: 'List or search actions',
      query: ActionQuery,
      answers: { 200: pageSchema(ActionListed) },
    }),
    async (c) => {
      const { app, q, tag: wanted, ...page } = c.req.valid('query')
      const index = await readIndex(c.env)
      const slug = app === undefined ? undefined : (await readApp(c.env, app)).spec.slug
      const fitting = index.actions.filter(
        (action) => (!slug || action.app === slug) && (!wanted || action.tags.includes(wanted)),
      )
      const found = q ? searchActions(fitting, q) : fitting
      const { items, nextCursor } = sliced(found, page)
      return c.json({ items: items.map(listed), nextCursor })
    },
  )
  .get(
    '/actions/:name',
    operation({
      tag,
      summary: 'Read an action, by any of its names, in any case',
      params: z.object({ name: z.string() }),
      answers: { 200: ActionDetail },
    }),
    async (c) => {
      const { app, action } = await readAction(c.env, c.req.valid('param').name)
      return c.json(detailed(app, action))
    },
  )
  .get(
    '/tools',
    operation({
      tag,
      summary: 'Actions as tools for a model',
      description: 'With apps: their actions tagged important. With actions: those.',
      query: ToolQuery,
      answers: { 200: z.array(z.looseObject({})).describe('Hand it to the model as `tools`') },
    }),
    async (c) => {
      const { apps = [], actions = [] } = c.req.valid('query')
      if (apps.length + actions.length === 0) {
        throw new ServiceError('invalid-request', 'name apps or actions, separated by commas')
      }
      const chosen = new Map<string, ActionSpec>()
      for (const app of apps) {
        const { spec } = await readApp(c.env, app)
        const important = spec.actions.filter(({ tags }) => tags.includes('important'))
        for (const action of important) chosen.set(action.name, action)
      }
      for (const name of actions) {
        const { action } = await readAction(c.env, name)
        chosen.set(action.name, action)
      }
      return c.json([...chosen.values()].map(openAITool))
    },
  )
