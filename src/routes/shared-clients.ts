import { Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { projectObject } from '../connect/world.ts'
import { unwrap } from '../core/outcome.ts'
import { libraryOf } from '../project/library.ts'
import { SharedClientView } from '../project/shared-clients.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'

const OneApp = z.lazy(() => z.object({ app: z.string() }))

const NewClient = z.lazy(() =>
  z.strictObject({
    clientId: z.string().min(1).max(1024),
    clientSecret: z.string().min(1).max(8192).describe('Never answered again'),
    scopes: z.array(z.string().min(1)).max(200).optional(),
  }),
)

/** `/apps/:app/shared-client`: the operator's own OAuth clients, lent to integrations that bring none. */
export const sharedClients = new Hono<AppEnv>()
  .put(
    '/:app/shared-client',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Set the shared client of an app',
      description:
        'On the default project it is lent to all projects; on another one, to that one alone. Register {origin}/callback/{app} as its redirect URI at the app.',
      params: OneApp,
      body: NewClient,
      answers: { 200: SharedClientView },
    })),
    async (c) => {
      const spec = await readApp(libraryOf(c.env, c.get('project')), c.req.valid('param').app)
      const { scopes = null, ...client } = c.req.valid('json')
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.putSharedClient(spec.slug, { ...client, scopes })))
    },
  )
  .get(
    '/:app/shared-client',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Read the shared client of an app',
      params: OneApp,
      answers: { 200: SharedClientView },
    })),
    async (c) => {
      const spec = await readApp(libraryOf(c.env, c.get('project')), c.req.valid('param').app)
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.readSharedClient(spec.slug)))
    },
  )
  .delete(
    '/:app/shared-client',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Remove the shared client of an app',
      params: OneApp,
      answers: { 204: 'Removed' },
    })),
    async (c) => {
      const spec = await readApp(libraryOf(c.env, c.get('project')), c.req.valid('param').app)
      unwrap(await projectObject(c.env, c.get('project')).dropSharedClient(spec.slug))
      return c.body(null, 204)
    },
  )
