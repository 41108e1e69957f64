import { Hono } from 'hono'
import * as z from 'zod'
import { AllResealProgress, resealAll } from '../connect/reseal-all.ts'
import { projectObject } from '../connect/world.ts'
import { ResealProgress } from '../project/reseal.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'

const Which = z.lazy(() =>
  z.strictObject({
    projects: z
      .literal('all')
      .optional()
      .describe('In place of one project, by x-project: all of the deployment'),
  }),
)

/** `/reseal`: after a new sealing key was put in front of the old ones. */
export const sealing = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'Seal everything of a project, or of all, under the newest key',
      description:
        'Goes on in the background until it ends, also after a restart, while all is readable: look with GET. Again, it asks those that are left at once. Once GET says removable of all projects, the old key can leave SEAL_KEYS.',
      query: Which,
      answers: { 202: z.union([ResealProgress, AllResealProgress]) },
    })),
    async (c) => {
      if (c.req.valid('query').projects) return c.json(await resealAll(c.env, 'begin'), 202)
      return c.json(await projectObject(c.env, c.get('project')).sealing().start(), 202)
    },
  )
  .get(
    '/',
    operation(() => ({
      tag: 'Operating',
      needs: 'root',
      summary: 'How far the sealing under the newest key is',
      query: Which,
      answers: { 200: z.union([ResealProgress, AllResealProgress]) },
    })),
    async (c) => {
      if (c.req.valid('query').projects) return c.json(await resealAll(c.env, 'look'))
      return c.json(await projectObject(c.env, c.get('project')).sealing().progress())
    },
  )
