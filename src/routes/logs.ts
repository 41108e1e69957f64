import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { entityObject } from '../connect/world.ts'
import { EntityId, entityName } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { CallBody, LogView } from '../entity/log.ts'
import { flushCalls } from '../execute/call-log.ts'
import { AuditProof } from '../project/audit-head.ts'
import { KeptSignature } from './audit.ts'
import type { AppEnv } from './context.ts'
import { Instant, operation, Paging, pageSchema, QueryFlag } from './operation.ts'
import { permissionsOf } from './permissions.ts'
import { assertApp } from './rights.ts'

const tag = 'Acting'
const Owner = z.lazy(() => z.object({ entity: EntityId }))
const LogOf = z.lazy(() => Owner.unwrap().extend({ log: z.string().max(60) }))

const Filter = z.lazy(() =>
  Paging.unwrap().extend({
    action: z.string().max(200).toUpperCase().optional().describe('Its name'),
    app: z.string().max(100).toLowerCase().optional(),
    connection: z.string().max(60).optional(),
    successful: QueryFlag.optional(),
    code: z.string().max(60).optional().describe('Our error code, e.g. consent-revoked'),
    from: Instant.optional().describe('RFC 3339'),
    to: Instant.optional().describe('RFC 3339; this instant is not among them'),
  }),
)

/** The entity's calls, once it was told what this isolate knows of them. */
export async function logbookOf(c: Context<AppEnv>, entity: EntityId) {
  const project = c.get('project')
  const object = entityObject(c.env, project, entity)
  const settings = permissionsOf(c.env, project, null).callLog?.()
  const write = (entries: Parameters<Parameters<typeof flushCalls>[1]>[0]) =>
    object.logbook().write(entries, settings)
  await flushCalls(entityName(project, entity), write)
  return { object }
}

/** `/entities/{entity}/logs`: the calls that were made for an entity. */
export const logs = new Hono<AppEnv>()
  .get(
    '/:entity/logs',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['apps'],
      summary: 'The newest calls of an entity',
      description:
        'Up to 1,000 calls of the last 30 days, unless the project wishes otherwise (PATCH /v1/project, callLog).',
      params: Owner,
      query: Filter,
      answers: { 200: pageSchema(LogView) },
    })),
    async (c) => {
      const { object } = await logbookOf(c, c.req.valid('param').entity)
      const { limit, cursor, ...filter } = c.req.valid('query')
      const { apps } = c.get('rights')
      const wish = { ...filter, apps: apps ?? undefined }
      return c.json(unwrap(await object.logbook().list(wish, { limit, cursor })))
    },
  )
  .get(
    '/:entity/log-proof',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'Check that no logged call was changed or taken away',
      description:
        'Calls that were written together are hashed together: brokenAt is the first of them.',
      params: Owner,
      query: KeptSignature,
      answers: { 200: AuditProof },
    })),
    async (c) => {
      const { object } = await logbookOf(c, c.req.valid('param').entity)
      return c.json(await object.logbook().verify(c.req.valid('query').signature))
    },
  )
  .get(
    '/:entity/logs/:log',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['apps'],
      summary: 'Read one call',
      params: LogOf,
      answers: {
        200: LogView.unwrap().extend({
          body: CallBody.nullable().describe(
            'The beginning of arguments and result, as JSON; null where the project keeps none',
          ),
        }),
      },
    })),
    async (c) => {
      const { entity, log } = c.req.valid('param')
      const { object } = await logbookOf(c, entity)
      const found = unwrap(await object.logbook().read(log))
      assertApp(c, found.app)
      return c.json(found)
    },
  )
