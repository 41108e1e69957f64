import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import * as z from 'zod'
import { SchemeName } from '../auth/facts.ts'
import { Field } from '../auth/fields.ts'
import { bind } from '../auth/schemes.ts'
import { readAction, readActionLists, readApp, readApps } from '../catalogue/catalogue.ts'
import { findActions } from '../catalogue/find-actions.ts'
import type { ActionSpec, AppSpec } from '../catalogue/spec.ts'
import type { ActionSummary, AppSummary, Library } from '../catalogue/stores.ts'
import { entityObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { EntityId } from '../core/ids.ts'
import { opensApp } from '../core/key-rights.ts'
import { inputSchema } from '../execute/arguments.ts'
import { libraryOf } from '../project/library.ts'
import type { AppEnv } from './context.ts'
import { operation, Paging, pageSchema, QueryFlag } from './operation.ts'
import { assertApp, assertEntity } from './rights.ts'

const tag = 'Catalogue'
const reading = { needs: 'read', within: ['apps', 'entities'] } as const

const AppView = z.lazy(() =>
  z.object({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    categories: z.array(z.string()),
    logo: z.string().optional(),
    docs: z.string().describe("The vendor's page that the facts were read from"),
    authSchemes: z.array(SchemeName),
    actionCount: z.number().int(),
    importantCount: z.number().int().describe('Of these: what lists and tools show unasked'),
    custom: z.boolean().describe('Made by the project itself'),
  }),
)

const AppDetail = z.lazy(() =>
  AppView.unwrap().extend({
    baseUrl: z.string().describe('What proxy paths are relative to'),
    scopes: z.array(z.string()).nullable().describe('Asked for where an integration names none'),
    auth: z
      .array(
        z.object({
          scheme: SchemeName,
          needsClient: z.boolean().describe('An OAuth client of yours, or the shared one'),
          fields: z
            .array(Field)
            .describe('Asked of the user: `fields` of a connection, or our form'),
          settings: z.array(Field).describe('Asked of you: `settings` of an integration'),
        }),
      )
      .describe('The ways to connect it; the first one is meant where none is named'),
    hooks: z
      .object({
        docs: z.string().describe("The vendor's page that says how it signs"),
        secretFrom: z.enum(['vendor', 'ours', 'client', 'delivery']),
        secret: z.string().describe('What it signs with, in its own words'),
      })
      .nullable()
      .describe(
        'How its webhooks can be taken: POST /v1/integrations/{id}/hooks; null: they cannot',
      ),
  }),
)

const ActionListed = z.lazy(() =>
  z.object({
    name: z.string(),
    app: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
  }),
)

const ActionDetail = z.lazy(() =>
  ActionListed.unwrap().extend({
    aliases: z.array(z.string()),
    scopes: z.array(z.string()).describe('One of these is enough; none: any connection will do'),
    inputSchema: z.looseObject({}).describe('JSON Schema of the arguments'),
  }),
)

const AppQuery = z.lazy(() =>
  Paging.unwrap().extend({
    custom: QueryFlag.optional().describe(
      'Only those that the project made itself, or only the others',
    ),
  }),
)

const ActionQuery = z.lazy(() =>
  z.strictObject({
    app: z.string().optional(),
    q: z.string().max(300).optional().describe('What is to be done, in plain words'),
    tag: z.string().optional(),
    entity: EntityId.optional().describe('Only apps that this entity has an active connection of'),
    all: QueryFlag.optional().describe('Not the important ones only; a search always finds all'),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
    cursor: z.string().optional(),
  }),
)

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

const appView = (app: AppSummary) => {
  const { slug, name, description, categories, logo, docs, schemes, actions, important } = app
  return {
    ...{ slug, name, description, categories, ...(logo && { logo }), docs, authSchemes: schemes },
    ...{ actionCount: actions, importantCount: important, custom: app.custom ?? false },
  }
}

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

const library = (c: Context<AppEnv>): Library => libraryOf(c.env, c.get('project'))

/** The apps that an entity can act with now, of those that were named. */
async function connectedApps(c: Context<AppEnv>, entity: EntityId): Promise<Set<string>> {
  const connections = await entityObject(c.env, c.get('project'), entity).list({ status: 'ACTIVE' })
  return new Set(connections.map(({ app }) => app))
}

/** The apps to look in, of those that the key opens; `undefined`: all. */
async function appsMeant(
  c: Context<AppEnv>,
  { app, entity }: z.infer<typeof ActionQuery>,
): Promise<ReadonlySet<string> | undefined> {
  const rights = c.get('rights')
  if (entity !== undefined) assertEntity(c, entity)
  if (app !== undefined) assertApp(c, app)
  const connected = entity === undefined ? undefined : await connectedApps(c, entity)
  if (app !== undefined) {
    const { slug } = await readApp(library(c), app)
    return new Set(!connected || connected.has(slug) ? [slug] : [])
  }
  if (rights.apps === null) return connected
  return new Set(rights.apps.filter((slug) => !connected || connected.has(slug)))
}

/** Every action that is meant, where nothing is searched for: app by app, in the order of apps. */
async function listActions(
  c: Context<AppEnv>,
  query: z.infer<typeof ActionQuery>,
): Promise<ActionSummary[]> {
  const apps = await appsMeant(c, query)
  const all = await readApps(library(c))
  const meant = all.filter(({ slug }) => !apps || apps.has(slug))
  const found = await readActionLists(
    library(c),
    meant.map(({ slug }) => slug),
  )
  const tag = query.tag ?? (query.all ? undefined : 'important')
  return found.filter(({ tags }) => tag === undefined || tags.includes(tag))
}

/** `/apps`, `/actions`: what can be connected, and what can be done then. */
export const catalogue = new Hono<AppEnv>()
  .get(
    '/apps',
    etag(),
    operation(() => ({
      tag,
      ...reading,
      summary: 'List apps',
      query: AppQuery,
      answers: { 200: pageSchema(AppView) },
    })),
    async (c) => {
      const { custom, ...query } = c.req.valid('query')
      const apps = await readApps(library(c))
      const meant = apps
        .filter(({ slug }) => opensApp(c.get('rights'), slug))
        .filter((app) => custom === undefined || custom === (app.custom ?? false))
      const page = sliced(meant, query)
      return c.json({ ...page, items: page.items.map(appView) })
    },
  )
  .get(
    '/apps/:app',
    etag(),
    operation(() => ({
      tag,
      ...reading,
      summary: 'Read an app',
      params: z.object({ app: z.string() }),
      answers: { 200: AppDetail },
    })),
    async (c) => {
      const spec = await readApp(library(c), c.req.valid('param').app)
      const summary = (await readApps(library(c))).find(({ slug }) => slug === spec.slug)
      const scopes = spec.auth.find((facts) => facts.scheme === 'OAUTH2')?.scopes ?? null
      const auth = spec.auth.map(bind).map(({ name: scheme, needsClient, fields, settings }) => ({
        ...{ scheme, needsClient },
        ...{ fields: [...fields], settings: [...settings] },
      }))
      if (!summary) throw new ServiceError('app-not-found')
      const { hooks: signed, baseUrl } = spec
      const hooks = signed
        ? { docs: signed.docs, secretFrom: signed.secret.from, secret: signed.secret.label }
        : null
      return c.json({ ...appView(summary), baseUrl, scopes, auth, hooks })
    },
  )
  .get(
    '/actions',
    etag(),
    operation(() => ({
      tag,
      ...reading,
      summary: 'List or search actions',
      description:
        'Without q: the important ones, or all of them with all=true. With q: whatever fits, the best first.',
      query: ActionQuery,
      answers: { 200: pageSchema(ActionListed) },
    })),
    async (c) => {
      const query = c.req.valid('query')
      const found = query.q
        ? await findActions(library(c), query.q, {
            apps: await appsMeant(c, query),
            tag: query.tag,
          })
        : await listActions(c, query)
      const { items, nextCursor } = sliced(found, query)
      return c.json({ items: items.map(listed), nextCursor })
    },
  )
  .get(
    '/actions/:name',
    etag(),
    operation(() => ({
      tag,
      ...reading,
      summary: 'Read an action, by any of its names, in any case',
      params: z.object({ name: z.string() }),
      answers: { 200: ActionDetail },
    })),
    async (c) => {
      const { app, action } = await readAction(library(c), c.req.valid('param').name)
      assertApp(c, app.slug)
      return c.json(detailed(app, action))
    },
  )
