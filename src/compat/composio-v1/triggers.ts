import { Hono } from 'hono'
import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { AppEnv } from '../../routes/context.ts'

/** We watch no apps: there are no triggers, and what would need one says so. */
export const TriggerList = z.lazy(() => z.array(z.never()))
export const ActiveTriggers = z.lazy(() => z.object({ triggers: z.array(z.never()) }))

const notOffered = (): never => {
  const detail = 'triggers are not offered: have the app call your own webhook'
  throw new ServiceError('invalid-request', detail)
}

export const triggers = new Hono<AppEnv>()
  .get('/', (c) => c.json([]))
  .get('/active_triggers', (c) => c.json({ triggers: [] }))
  .get('/callback_url', (c) => c.json({ callbackURL: '' }))
  .all('*', notOffered)

export const triggersV2 = new Hono<AppEnv>().get('/:name', (c) => {
  throw new ServiceError('route-not-found', `Trigger ${c.req.param('name')} Not Found`)
})
