import { Hono } from 'hono'
import * as z from 'zod'
import { callbackUrl, checkedReturnUrl, withLink } from '../connect/begin.ts'
import { checkedOpener, siteOf } from '../connect/site.ts'
import { ServiceError } from '../core/errors.ts'
import { ConnectionId, EntityId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { ConnectionView } from '../entity/connections.ts'
import { traceparentOf } from '../observe/trace.ts'
import { BegunView, begunView, OpenerOrigin } from './connection-views.ts'
import type { AppEnv } from './context.ts'
import { withConnection } from './idempotency.ts'
import { operation } from './operation.ts'
import { located } from './rights.ts'

const tag = 'Connections'
const within = ['apps', 'entities'] as const
const One = z.lazy(() => z.object({ id: ConnectionId }))

const Wait = z.lazy(() =>
  z.strictObject({
    wait: z.coerce
      .number()
      .min(0)
      .max(60)
      .default(0)
      .describe('Seconds to hold the answer while the connection is INITIATED'),
  }),
)

const Change = z.lazy(() =>
  z.strictObject({
    label: z.string().max(200).nullable().optional(),
    default: z.boolean().optional().describe('The one that is meant where none is named'),
    enabled: z.boolean().optional(),
  }),
)

const Removed = z.lazy(() =>
  z.object({
    id: ConnectionId,
    revoked: z
      .boolean()
      .nullable()
      .describe('What the app said; null: it has no way to take tokens back'),
  }),
)

/** `/connections`: one entity's authenticated links to apps, by id. */
export const connections = new Hono<AppEnv>()
  .get(
    '/:id',
    operation(() => ({
      tag,
      needs: 'read',
      within,
      summary: 'Read a connection, or wait for it',
      params: One,
      query: Wait,
      answers: { 200: ConnectionView },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const entity = await located(c, id)
      return c.json(unwrap(await entity.read(id, c.req.valid('query').wait * 1000)))
    },
  )
  .patch(
    '/:id',
    operation(() => ({
      tag,
      needs: 'connect',
      within,
      summary: 'Label it, make it the default, enable or disable it',
      params: One,
      body: Change,
      answers: { 200: ConnectionView },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const entity = await located(c, id)
      return c.json(unwrap(await entity.change(id, c.req.valid('json'))))
    },
  )
  .delete(
    '/:id',
    operation(() => ({
      tag,
      needs: 'connect',
      within,
      summary: 'Delete a connection, and revoke it at the app',
      params: One,
      answers: { 200: Removed },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const entity = await located(c, id)
      return c.json({ id, revoked: unwrap(await entity.remove(id)) })
    },
  )
  .post(
    '/:id/refresh',
    operation(() => ({
      tag,
      needs: 'connect',
      within,
      summary: 'Replace its credentials now',
      params: One,
      once: withConnection,
      answers: { 200: ConnectionView },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const entity = await located(c, id)
      const { trace } = c.get('notes')
      return c.json(unwrap(await entity.refresh(id, trace && traceparentOf(trace))))
    },
  )
  .post(
    '/:id/confirm',
    operation(() => ({
      tag,
      needs: 'connect',
      within,
      summary: 'Say whose browser came back from the app',
      description:
        'For a connection with confirmUser: within two minutes, from the page at redirectUrl, with the user of your own session. If it is another one than the entity of the connection, nothing is connected.',
      params: One,
      body: z.strictObject({
        confirmation: z.string().min(1).max(100).describe('As redirectUrl was told it'),
        entityId: EntityId.describe('Whose session it is, as your server sees it'),
      }),
      once: withConnection,
      answers: { 200: ConnectionView },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const { confirmation, entityId } = c.req.valid('json')
      const entity = await located(c, id)
      const visit = { connection: id, nonce: confirmation, browser: null }
      const { connection, problem } = unwrap(await entity.finish(visit, { confirms: entityId }))
      if (problem?.code !== 'user-not-confirmed') return c.json(connection)
      throw new ServiceError('user-not-confirmed', problem.detail)
    },
  )
  .post(
    '/:id/reconnect',
    operation(() => ({
      tag,
      needs: 'connect',
      within,
      summary: 'Ask the user again: same connection, new consent',
      description: 'A connection that works goes on working until the new consent is there.',
      params: One,
      body: z.strictObject({
        redirectUrl: z.string().optional(),
        openerOrigin: OpenerOrigin.optional(),
        scopes: z
          .array(z.string().min(1))
          .max(200)
          .optional()
          .describe('In place of those asked before'),
      }),
      once: withConnection,
      answers: { 200: BegunView },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const { redirectUrl, openerOrigin, scopes } = c.req.valid('json')
      const site = await siteOf(c.env, c.get('project'), new URL(c.req.url).origin)
      const returnUrl = checkedReturnUrl(redirectUrl, site.profile.returnUrls)
      const opener = checkedOpener(openerOrigin, site.profile)
      const entity = await located(c, id)
      const { app } = unwrap(await entity.read(id))
      const offer = { callback: callbackUrl(site.origin, app), returnUrl, opener, scopes }
      return c.json(begunView(withLink(site, unwrap(await entity.reconnect(id, offer)))))
    },
  )
