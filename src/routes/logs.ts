import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { entityObject } from '../connect/world.ts'
import { EntityId, entityName } from '../core/ids.ts'
import { opensApp } from '../core/key-rights.ts'
import { unwrap } from '../core/outcome.ts'
import { LogView } from '../entity/log.ts'
import { flushCalls } from '../execute/call-log.ts'
import type { AppEnv } from './context.ts'
import { operation, Paging, pageSchema } from './operation.ts'
import { assertApp } from './rights.ts'

/** As many as an entity keeps. */
const MOST_LOGS = 1000

const Owner = z.object({ entity: EntityId })
const LogOf = Owner.extend({ log: z.string().max(60) })

/** The entity's object, once it was told what this isolate knows of its calls. */
async function toldOfCalls(c: Context<AppEnv>, entity: EntityId) {
  const object = entityObject(c.env, c.get('project'), entity)
  const name = entityName(c.get('project'), entity)
  await flushCalls(name, (entries) => object.logbook().write(entries))
  return { object }
}

/** `/entities/{entity}/logs`: what was done on behalf of an entity. */
export const logs = new Hono<AppEnv>()
  .get(
    '/:entity/logs',
    operation({
      tag: 'Acting',
      needs: 'read',
      within: ['apps'],
      summary: 'The newest calls of an entity',
      description: 'Up to 1,000 calls of the last 30 days; no arguments and no results are kept.',
      params: Owner,
      query: Paging.pick({ limit: true }),
      answers: { 200: pageSchema(LogView) },
    }),
    async (c) => {
      const { object } = await toldOfCalls(c, c.req.valid('param').entity)
      const { limit } = c.req.valid('query')
      const rights = c.get('rights')
      const newest = await object.logbook().list(rights.apps ? MOST_LOGS : limit)
      const items = newest.filter(({ app }) => opensApp(rights, app)).slice(0, limit)
      return c.json({ items, nextCursor: null })
    },
  )
  .get(
    '/:entity/logs/:log',
    operation({
      tag: 'Acting',
      needs: 'read',
      within: ['apps'],
      summary: 'Read one call',
      params: LogOf,
      answers: { 200: LogView },
    }),
    async (c) => {
      const { entity, log } = c.req.valid('param')
      const { object } = await toldOfCalls(c, entity)
      const found = unwrap(await object.logbook().read(log))
      assertApp(c, found.app)
      return c.json(found)
    },
  )
