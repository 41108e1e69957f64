import { Hono } from 'hono'
import { projectObject } from '../connect/world.ts'
import { ResealProgress } from '../project/reseal.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'

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
