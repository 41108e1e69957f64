import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { ThinAction } from '../catalogue/thin.ts'
import { projectObject } from '../connect/world.ts'
import { EntityId } from '../core/ids.ts'
import { type Outcome, unwrap } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { HeldApp } from '../project/holdings.ts'
import type { AppEnv } from './context.ts'
import { lines } from './lines.ts'
import { logbookOf } from './logs.ts'
import { operation } from './operation.ts'

/** Rows that are in memory at a time. */
const PAGE = 500
/** The same of actions, whose schemas can be long. */
const ACTIONS = 25

/** All of a list, a page after the other as they are wanted. */
async function* everyPage<T>(
  kind: string,
  next: (page: PageRequest) => Promise<Outcome<Page<T>>>,
): AsyncGenerator {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = unwrap(await next({ limit: PAGE, cursor }))
    for (const item of items) yield { kind, ...item }
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** The same of a list that goes on after the last key of a page. */
async function* everyKey<T>(
  next: (after: string) => Promise<readonly T[]>,
  keyOf: (item: T) => string,
): AsyncGenerator<T> {
  for (let after = ''; ; ) {
    const items = await next(after)
    yield* items
    const last = items.at(-1)
    if (last === undefined) return
    after = keyOf(last)
  }
}

function* each(kind: string, items: readonly object[]) {
  for (const item of items) yield { kind, ...item }
}

/** `/entities/{entity}/export`: what is held of a user. */
export const entityExport = new Hono<AppEnv>().get(
  '/:entity/export',
  operation(() => ({
    tag: 'Entities',
    needs: 'read',
    summary: 'Export all that is held of an entity',
    description:
      'NDJSON, each line with its kind: connection, link, session, file, mcpToken, call, event (of the last 30 days), audit. Nothing secret is in it; of kept bodies of calls see the logs.',
    params: z.object({ entity: EntityId }),
    answers: { 200: 'application/x-ndjson' },
  })),
  (c) => {
    const { entity } = c.req.valid('param')
    return lines(c, () => entityLines(c, entity))
  },
)

async function* entityLines(c: Context<AppEnv>, entity: EntityId): AsyncGenerator {
  const { object } = await logbookOf(c, entity)
  yield* each('connection', await object.list({}))
  const { links, sessions, files } = await object.pending()
  yield* each('link', links)
  yield* each('session', sessions)
  yield* each('file', files)
  yield* each('mcpToken', await object.mcpTokens().list())
  yield* everyPage('call', (page) => object.logbook().list({}, page))
  const project = projectObject(c.env, c.get('project'))
  yield* everyPage('event', (page) => project.webhooks().listEvents({ entityId: entity }, page))
  yield* everyPage('audit', (page) => project.audit().list({ entity }, page))
}

/** `/project/export`: what a project holds. */
export const projectExport = new Hono<AppEnv>().get(
  '/export',
  operation(() => ({
    tag: 'Project',
    needs: 'admin',
    summary: 'Export all that the project holds, without secrets',
    description:
      'NDJSON, each line with its kind: project, integration, sharedClient, app and after it each action of it, apiKey (those that may do no more than the key in hand), webhook, hook, connection (as listed; the rest is in the exports of entities), event (of the last 30 days), audit.',
    answers: { 200: 'application/x-ndjson' },
  })),
  (c) => lines(c, () => projectLines(c)),
)

async function* projectLines(c: Context<AppEnv>): AsyncGenerator {
  const object = projectObject(c.env, c.get('project'))
  yield { kind: 'project', ...(await object.readProfile()) }
  yield* everyPage('integration', (page) => object.listIntegrations({}, page))
  yield* each('sharedClient', await object.holdings().sharedClients())
  yield* appLines(object)
  yield* each('apiKey', unwrap(await object.keys().list(c.get('actor'))))
  yield* each('webhook', await object.webhooks().list())
  const hooks = (after: string) => object.holdings().appHooks(after, PAGE)
  for await (const hook of everyKey(hooks, ({ id }) => id)) yield { kind: 'hook', ...hook }
  const all = { apps: null, entityPrefix: null }
  yield* everyPage('connection', (page) => object.listConnections(page, all))
  yield* everyPage('event', (page) => object.webhooks().listEvents({}, page))
  yield* everyPage('audit', (page) => object.audit().list({}, page))
}

async function* appLines(object: ReturnType<typeof projectObject>): AsyncGenerator {
  const nextApp = async (slug: string) => {
    const found = await object.holdings().appAfter(slug)
    return found ? [found] : []
  }
  for await (const held of everyKey<HeldApp>(nextApp, ({ app }) => app)) {
    yield { kind: 'app', ...held }
    const { app } = held
    const next = (name: string) => object.holdings().actionsAfter(app, name, ACTIONS)
    const actions = everyKey<ThinAction>(next, ({ name }) => name)
    for await (const action of actions) yield { kind: 'action', app, action }
  }
}
