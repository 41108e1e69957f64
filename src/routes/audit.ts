import { Hono } from 'hono'
import * as z from 'zod'
import { projectObject } from '../connect/world.ts'
import { ConnectionId, EntityId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { AuditView } from '../project/audit-entry.ts'
import { AuditProof } from '../project/audit-head.ts'
import type { AppEnv } from './context.ts'
import { lines } from './lines.ts'
import { Instant, operation, Paging, pageSchema } from './operation.ts'

const tag = 'Audit'
const PAGE = 500

const Filter = z.lazy(() =>
  Paging.unwrap().extend({
    actor: z.string().max(100).optional().describe('root, the id of an API key, user or system'),
    action: z.string().max(200).optional().describe('E.g. DELETE /v1/connections/:id'),
    entity: EntityId.optional(),
    connection: ConnectionId.optional(),
    from: Instant.optional().describe('RFC 3339'),
    to: Instant.optional().describe('RFC 3339; this instant is not among them'),
  }),
)

/** To check a log against what it was. */
export const KeptSignature = z.lazy(() =>
  z.strictObject({
    signature: z
      .string()
      .max(4000)
      .optional()
      .describe('One that was answered earlier: the row that it names must still be what it was'),
  }),
)

/** `/audit`: who changed what in the project. */
export const audit = new Hono<AppEnv>()
  .get(
    '/',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'Who changed what in the project, newest first',
      description:
        'Every changing request and what came of it, and what befell connections without one. Calls of actions stand in the logs of their entities.',
      query: Filter,
      answers: { 200: pageSchema(AuditView) },
    })),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const log = projectObject(c.env, c.get('project')).audit()
      return c.json(unwrap(await log.list(filter, { limit, cursor })))
    },
  )
  .get(
    '/verify',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'Check that no row was changed, taken away or put in',
      query: KeptSignature,
      answers: { 200: AuditProof },
    })),
    async (c) => {
      const log = projectObject(c.env, c.get('project')).audit()
      return c.json(await log.verify(c.req.valid('query').signature))
    },
  )
  .get(
    '/export',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'All rows, as they were hashed',
      description:
        'NDJSON, oldest first: {seq, at, record, subject, salt, commitment, hash}. commitment is SHA-256 of salt and subject, hash is SHA-256 of the former hash (empty for row 1), seq, at, record and commitment, each followed by the next on a line of its own, in base64url.',
      answers: { 200: 'application/x-ndjson' },
    })),
    (c) => {
      const log = () => projectObject(c.env, c.get('project')).audit()
      return lines(c, async function* () {
        for (let after = 0; ; ) {
          const rows = await log().rows(after, PAGE)
          for (const { seq, at, record, subject, salt, commitment, hash } of rows) {
            yield { seq, at, record, subject, salt, commitment, hash }
          }
          const last = rows.at(-1)
          if (!last) return
          after = last.seq
        }
      })
    },
  )
