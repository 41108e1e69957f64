import { Hono } from 'hono'
import { projectObject } from '../connect/world.ts'
import { Profile, ProfilePatch } from '../project/profile.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'
import { forgetAllRules, noteCallLog } from './permissions.ts'

const tag = 'Project'

/** `/project`: how the key's project shows itself to users, and where it lets browsers go. */
export const project = new Hono<AppEnv>()
  .get(
    '/',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['apps', 'entities'],
      summary: 'Read your project',
      answers: { 200: Profile },
    })),
    async (c) => c.json(await projectObject(c.env, c.get('project')).readProfile()),
  )
  .patch(
    '/',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Change its name, logo, own domain, and where browsers may go',
      description: 'What is not given stays. A list is given anew, whole; null takes a value away.',
      body: ProfilePatch,
      answers: { 200: Profile },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      const changed = await object.changeProfile(c.req.valid('json'))
      noteCallLog(c.get('project'), changed.callLog)
      forgetAllRules(c.get('project'))
      return c.json(changed)
    },
  )
