import { Hono } from 'hono'
import * as z from 'zod'
import { projectObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { isPublic } from '../core/http.ts'
import { origins } from '../core/origins.ts'
import { unwrap } from '../core/outcome.ts'
import type { Env } from '../env.ts'
import { DeliveryView } from '../project/delivery-log.ts'
import { EventType } from '../project/event-types.ts'
import { WebhookView } from '../project/webhook-endpoints.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, pageSchema } from './operation.ts'

const tag = 'Webhooks'
const One = z.lazy(() => z.object({ id: z.string().max(60) }))
const HOUR = 3600

const Url = z.lazy(() => z.string().max(2048).describe('Public https, on its usual port'))
const Description = z.lazy(() => z.string().max(200).nullable())
const Types = z.lazy(() =>
  z
    .array(EventType)
    .min(1)
    .transform((types) => [...new Set(types)])
    .nullable()
    .describe('null, or not given: all but action.executed and trigger.received'),
)

const NewWebhook = z.lazy(() =>
  z.strictObject({
    url: Url,
    description: Description.default(null),
    types: Types.default(null),
  }),
)

const Patch = z.lazy(() =>
  z.strictObject({
    url: Url.optional(),
    description: Description.optional(),
    types: Types.optional(),
    enabled: z
      .boolean()
      .optional()
      .describe('false gives up what waits for it; POST /v1/webhooks/{id}/replay brings it back'),
  }),
)

const WithSecret = z.lazy(() =>
  WebhookView.unwrap().extend({
    secret: z.string().describe('whsec_...: what deliveries are signed with; shown this once'),
  }),
)

/** @throws {ServiceError} `invalid-request` where we would never send to it */
function checkedUrl(env: Env, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && isPublic(url, origins(env.ORIGINS))) return url.href
  const detail = 'url: a public https URL on its usual port, without user name or password'
  throw new ServiceError('invalid-request', detail)
}

/** `/webhooks`: where the developer wants to be told of events. */
export const webhooks = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Add a webhook endpoint',
      description:
        'Events are sent as Standard Webhooks: verify them with the secret, by any of its libraries.',
      body: NewWebhook,
      once: inProject,
      answers: { 201: WithSecret },
    })),
    async (c) => {
      const { url, ...rest } = c.req.valid('json')
      const input = { ...rest, url: checkedUrl(c.env, url) }
      const made = await projectObject(c.env, c.get('project')).webhooks().create(input)
      return c.json(unwrap(made), 201)
    },
  )
  .get(
    '/',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'List webhook endpoints',
      answers: { 200: pageSchema(WebhookView) },
    })),
    async (c) => {
      const items = await projectObject(c.env, c.get('project')).webhooks().list()
      return c.json({ items, nextCursor: null })
    },
  )
  .get(
    '/:id',
    operation(() => ({
      tag,
      needs: 'read',
      summary: 'Read a webhook endpoint',
      params: One,
      answers: { 200: WebhookView },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().read(c.req.valid('param').id)))
    },
  )
  .patch(
    '/:id',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Change, enable or disable it',
      params: One,
      body: Patch,
      answers: { 200: WebhookView },
    })),
    async (c) => {
      const { url, ...rest } = c.req.valid('json')
      const patch = { ...rest, ...(url !== undefined && { url: checkedUrl(c.env, url) }) }
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().change(c.req.valid('param').id, patch)))
    },
  )
  .delete(
    '/:id',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Delete it, with what is on its way',
      params: One,
      answers: { 204: 'Deleted' },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      unwrap(await object.webhooks().remove(c.req.valid('param').id))
      return c.body(null, 204)
    },
  )
  .post(
    '/:id/rotate',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Give it a new secret',
      description:
        'Until the overlap ends, deliveries carry a signature of the old secret too: change it at the receiver meanwhile. A secret that was rotated out before that one counts no more.',
      params: One,
      body: z.strictObject({
        overlap: z
          .int()
          .min(0)
          .max(7 * 24 * HOUR)
          .default(24 * HOUR)
          .describe('Seconds that the old secret signs too; 0 where it leaked'),
      }),
      once: inProject,
      answers: { 200: WithSecret },
    })),
    async (c) => {
      const overlap = c.req.valid('json').overlap * 1000
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().rotate(c.req.valid('param').id, overlap)))
    },
  )
  .post(
    '/:id/test',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Send it an event of type webhook.test',
      params: One,
      once: inProject,
      answers: { 202: DeliveryView },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.webhooks().test(c.req.valid('param').id)), 202)
    },
  )
