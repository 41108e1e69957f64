import { Hono } from 'hono'
import * as z from 'zod'
import { projectObject } from '../connect/world.ts'
import { unwrap } from '../core/outcome.ts'
import { DeliveryStatus, DeliveryView } from '../project/delivery-log.ts'
import { EventView } from '../project/event-log.ts'
import { EventType, TEST_EVENT } from '../project/event-types.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { Instant, operation, Paging, pageSchema } from './operation.ts'

const tag = 'Webhooks'
const One = z.lazy(() => z.object({ id: z.string().max(60) }))
const AnyType = z.lazy(() => z.union([EventType, z.literal(TEST_EVENT)]))

/** A span of time, as all logs are asked for it. */
const When = z.lazy(() =>
  z.object({
    from: Instant.optional().describe('RFC 3339'),
    to: Instant.optional().describe('RFC 3339; this instant is not among them'),
  }),
)
const OneDelivery = z.lazy(() => One.unwrap().extend({ delivery: z.string().max(60) }))

/** `/webhooks/{id}/deliveries`: what an endpoint was told, and telling it again. */
export const deliveries = new Hono<AppEnv>()
  .get(
    '/:id/deliveries',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'List the deliveries of an endpoint, newest first',
      description: 'With every attempt, for 30 days. What receivers answer is not kept.',
      params: One,
      query: Paging.unwrap().extend({
        status: DeliveryStatus.optional(),
        type: AnyType.optional(),
        eventId: z.string().max(60).optional(),
        ...When.unwrap().shape,
      }),
      answers: { 200: pageSchema(DeliveryView) },
    })),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const object = projectObject(c.env, c.get('project'))
      const { id } = c.req.valid('param')
      const page = await object.webhooks().listDeliveries(id, filter, { limit, cursor })
      return c.json(unwrap(page))
    },
  )
  .get(
    '/:id/deliveries/:delivery',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'Read a delivery',
      params: OneDelivery,
      answers: { 200: DeliveryView },
    })),
    async (c) => {
      const { id, delivery } = c.req.valid('param')
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().readDelivery(id, delivery)))
    },
  )
  .post(
    '/:id/deliveries/:delivery/replay',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Deliver an event again',
      description: 'At once, from the start of the schedule, with the same webhook-id.',
      params: OneDelivery,
      once: inProject,
      answers: { 202: DeliveryView },
    })),
    async (c) => {
      const { id, delivery } = c.req.valid('param')
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().replay(id, delivery)), 202)
    },
  )
  .post(
    '/:id/replay',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Deliver all that it missed',
      description:
        'Events since a time that were given up, or that happened while it was disabled or not there yet. Up to 1,000 a call, oldest first: call again while more is true.',
      params: One,
      body: z.strictObject({
        since: Instant.describe('RFC 3339'),
        until: Instant.optional().describe('Only events before it'),
      }),
      once: inProject,
      answers: { 202: z.object({ replayed: z.number().int(), more: z.boolean() }) },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      const { id } = c.req.valid('param')
      const done = await object.webhooks().replayMissed(id, c.req.valid('json'))
      return c.json(unwrap(done), 202)
    },
  )

/** `/events`: what happened, whether or not an endpoint was told. */
export const events = new Hono<AppEnv>()
  .get(
    '/',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'List the events of the last 30 days, newest first',
      query: Paging.unwrap().extend({
        type: AnyType.optional(),
        entityId: z.string().max(256).optional(),
        connectionId: z.string().max(60).optional(),
        ...When.unwrap().shape,
      }),
      answers: { 200: pageSchema(EventView) },
    })),
    async (c) => {
      const { limit, cursor, ...filter } = c.req.valid('query')
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().listEvents(filter, { limit, cursor })))
    },
  )
  .get(
    '/:id',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'Read an event',
      params: One,
      answers: { 200: EventView },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().readEvent(c.req.valid('param').id)))
    },
  )
