import { Hono } from 'hono'
import * as z from 'zod'
import { createSession } from '../connect/session.ts'
import { siteOf } from '../connect/site.ts'
import { EntityId, IntegrationId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import { OpenerOrigin } from './connection-views.ts'
import type { AppEnv } from './context.ts'
import { inEntity } from './idempotency.ts'
import { operation } from './operation.ts'
import { assertApp, assertEntity, assertIntegration } from './rights.ts'

const NewSession = z.lazy(() =>
  z
    .strictObject({
      entityId: EntityId,
      integrationIds: z.array(IntegrationId).min(1).max(50).optional(),
      apps: z.array(z.string().min(1)).min(1).max(50).optional().describe('Instead: apps by name'),
      redirectUrl: z.string().optional().describe('Where the button Done leads'),
      openerOrigin: OpenerOrigin.optional(),
      expiresIn: z.int().min(60).max(1800).default(900).describe('Seconds'),
    })
    .refine(
      ({ integrationIds, apps }) => !integrationIds || !apps,
      'integrationIds or apps, not both',
    ),
)

const Session = z.lazy(() =>
  z.object({
    url: z.string().describe('Send the user there; it belongs to the browser that opens it first'),
    token: z.string().describe('Opens that page and nothing else'),
    expiresAt: z.iso.datetime(),
  }),
)

/** `/connect-sessions`: a page of ours where a user connects and disconnects apps. */
export const connectSessions = new Hono<AppEnv>().post(
  '/',
  operation(() => ({
    tag: 'Connections',
    needs: 'connect',
    within: ['apps', 'entities'],
    summary: 'Let a user connect and disconnect apps on a page of ours',
    description:
      'The page shows the integrations that are named, or all enabled ones, and whose accounts are connected.',
    body: NewSession,
    once: inEntity,
    answers: { 201: Session },
  })),
  async (c) => {
    const { entityId, ...wish } = c.req.valid('json')
    assertEntity(c, entityId)
    for (const app of wish.apps ?? []) assertApp(c, app)
    for (const id of wish.integrationIds ?? []) await assertIntegration(c, id)
    c.set('entity', entityId)
    const site = await siteOf(c.env, c.get('project'), new URL(c.req.url).origin)
    const { expiresAt, ...made } = await createSession(c.env, site, entityId, {
      ...wish,
      opened: c.get('rights').apps,
    })
    return c.json({ ...made, expiresAt: isoTime(expiresAt) }, 201)
  },
)
