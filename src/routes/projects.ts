import { Hono } from 'hono'
import * as z from 'zod'
import { projectObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { Env } from '../env.ts'
import { ProjectDeletion } from '../project/deletion.ts'
import { KnownProject, ProjectView } from '../project/projects.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, Paging, pageSchema } from './operation.ts'

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

const One = z.lazy(() => z.object({ id: ProjectId }))

const allProjects = (env: Env) => projectObject(env, DEFAULT_PROJECT).projects()

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
      const view = unwrap(await allProjects(c.env).add(id, name ?? id))
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
    async (c) => c.json(unwrap(await allProjects(c.env).list(c.req.valid('query')))),
  )
  .get(
    '/:id',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Read a project',
      description: 'Of one that is being deleted, or was, it tells how far that is.',
      params: One,
      answers: { 200: KnownProject },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      const found = unwrap(await allProjects(c.env).find(id))
      if (found.deletion !== null || found.deletingSince === null) return c.json(found)
      return c.json({ ...found, deletion: await projectObject(c.env, id).deletion().progress() })
    },
  )
  .delete(
    '/:id',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Delete a project, with all that it holds',
      description:
        'Within a second its keys and tokens work no more. Then each of its entities is erased, its connections revoked, and in the end all that the project had: it goes on by itself, also after a restart. Asked again, or by GET, it tells how far it is; once it is done, with a receipt, which POST /v1/receipts/verify checks. The id is not given away again.',
      params: One,
      answers: { 200: ProjectDeletion, 202: ProjectDeletion },
    })),
    async (c) => {
      const { id } = c.req.valid('param')
      c.set('project', DEFAULT_PROJECT) // whose audit log keeps it
      const deletion = await deleteProject(c.env, id)
      return c.json(deletion, deletion.finishedAt === null ? 202 : 200)
    },
  )

async function deleteProject(env: Env, id: ProjectId): Promise<ProjectDeletion> {
  if (id === DEFAULT_PROJECT) {
    const detail =
      "the default project is the operator's own: it lists the others and lends to them"
    throw new ServiceError('project-stays', detail)
  }
  const { deletion } = unwrap(await allProjects(env).find(id))
  if (deletion !== null) return deletion
  const begun = await projectObject(env, id).deletion().begin()
  await allProjects(env).close(id, Date.parse(begun.startedAt))
  return begun
}
