import { Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { projectObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { libraryOf } from '../project/library.ts'
import { ProjectView } from '../project/projects.ts'
import { ResealProgress } from '../project/reseal.ts'
import { SharedClientView } from '../project/shared-clients.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, Paging, pageSchema } from './operation.ts'

const OneApp = z.lazy(() => z.object({ app: z.string() }))

const NewClient = z.lazy(() =>
  z.strictObject({
    clientId: z.string().min(1).max(1024),
    clientSecret: z.string().min(1).max(8192).describe('Never answered again'),
    scopes: z.array(z.string().min(1)).max(200).optional(),
  }),
)

const NewProject = z.lazy(() =>
  z
    .strictObject({
      id: ProjectId.optional().describe('Made of the name, if not given'),
      name: z.string().min(1).max(120).optional(),
    })
    .refine(({ id, name }) => id ?? name, 'give an id or a name'),
)

/** An id that says what the project is called, as far as its letters allow. */
function projectIdOf(name: string): ProjectId {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
  const id = ProjectId.safeParse(plain.replace(/^-+|-+$/g, ''))
  if (id.success) return id.data
  throw new ServiceError(
    'invalid-request',
    'id: the name makes none, so give one of a-z, 0-9 and dashes',
  )
}

/** `/projects`: the tenants of a deployment. */
export const projects = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Make a project',
      description:
        'Act on it with the root key and the header x-project, or with a key of its own.',
      body: NewProject,
      once: inProject,
      answers: { 201: ProjectView },
    })),
    async (c) => {
      const { name, id: given } = c.req.valid('json')
      const id = given ?? projectIdOf(name ?? '')
      const made = await projectObject(c.env, DEFAULT_PROJECT).addProject(id, name ?? id)
      const view = unwrap(made)
      if (name !== undefined) await projectObject(c.env, id).changeProfile({ name })
      return c.json(view, 201)
    },
  )
  .get(
    '/',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'List projects',
      query: Paging,
      answers: { 200: pageSchema(ProjectView) },
    })),
    async (c) => {
      const page = projectObject(c.env, DEFAULT_PROJECT).listProjects(c.req.valid('query'))
      return c.json(unwrap(await page))
    },
  )
  .get(
    '/:id',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Read a project',
      params: z.object({ id: ProjectId }),
      answers: { 200: ProjectView },
    })),
    async (c) => {
      const found = projectObject(c.env, DEFAULT_PROJECT).findProject(c.req.valid('param').id)
      return c.json(unwrap(await found))
    },
  )

/** `/reseal`: after a new sealing key was put in front of the old ones. */
export const sealing = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Seal everything of a project under the newest key',
      description:
        'Goes on in the background until it ends, also after a restart, while all is readable: look with GET. Again, it asks those that are left at once. For each project; once all say removable, the old key can leave SEAL_KEYS.',
      answers: { 202: ResealProgress },
    })),
    async (c) => c.json(await projectObject(c.env, c.get('project')).sealing().start(), 202),
  )
  .get(
    '/',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'How far the sealing under the newest key is',
      answers: { 200: ResealProgress },
    })),
    async (c) => c.json(await projectObject(c.env, c.get('project')).sealing().progress()),
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
