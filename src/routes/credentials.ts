import { Hono } from 'hono'
import * as z from 'zod'
import { entityObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { ConnectionId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { isoTime } from '../core/time.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'
import { placeFor } from './rights.ts'

const Texts = z.lazy(() => z.record(z.string(), z.string()))

const Credentials = z.lazy(() =>
  z.object({
    connectionId: ConnectionId,
    app: z.string(),
    baseUrl: z.string().describe('Of the app, as this connection sees it'),
    headers: Texts.describe('To be sent with each request to the app, e.g. authorization'),
    query: Texts.describe('Parameters of the same kind'),
    cookies: Texts,
    json: Texts.describe('Fields of JSON bodies'),
    expiresAt: z.iso.datetime().nullable().describe('Ask again by then; null: nobody said'),
  }),
)

/** `/connections/{id}/credentials`: the one way out for what a connection acts with. */
export const credentials = new Hono<AppEnv>().get(
  '/:id/credentials',
  operation(() => ({
    tag: 'Connections',
    needs: 'credentials:read',
    within: ['apps', 'entities'],
    summary: 'What a program needs to call the app itself',
    description:
      'Refreshed first where its end is near. A refresh token and the secret of an OAuth client are never among it. Not for the root key: make a key with the scope credentials:read.',
    params: z.object({ id: ConnectionId }),
    answers: { 200: Credentials },
  })),
  async (c) => {
    c.header('cache-control', 'no-store')
    const { id } = c.req.valid('param')
    const { entity, app } = await placeFor(c, id)
    const object = entityObject(c.env, c.get('project'), entity)
    const { usable, target, expiresAt } = unwrap(await object.lease({ app, connection: id }))
    if (usable.oauth1 || usable.sigv4) {
      const detail = `${app} wants each request signed with a secret that stays here: use the proxy`
      throw new ServiceError('scheme-unsupported', detail)
    }
    const { headers = {}, query = {}, cookies = {}, json = {} } = usable.placed ?? {}
    const end = expiresAt === undefined ? null : isoTime(expiresAt)
    const told = { ...{ connectionId: id, app, baseUrl: target.baseUrl }, expiresAt: end }
    return c.json({ ...told, headers, query, cookies, json })
  },
)
