import { Hono } from 'hono'
import { readApp } from '../catalogue/catalogue.ts'
import type { Library } from '../catalogue/stores.ts'
import { projectObject } from '../connect/world.ts'
import { libraryOf } from '../project/library.ts'
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
      const { rateLimits, ...patch } = c.req.valid('json')
      const apps = rateLimits && (await bySlug(libraryOf(c.env, c.get('project')), rateLimits.apps))
      const object = projectObject(c.env, c.get('project'))
      const limits = apps && { rateLimits: { ...rateLimits, apps } }
      const changed = await object.changeProfile({ ...patch, ...limits })
      noteCallLog(c.get('project'), changed.callLog)
      forgetAllRules(c.get('project'))
      return c.json(changed)
    },
  )

/** What is said of apps, by their slugs: a limit of an app that is not there would limit nothing. */
async function bySlug(library: Library, said: Readonly<Record<string, number>>) {
  const slugs = Object.entries(said).map(async ([name, limit]) => {
    const { slug } = await readApp(library, name)
    return [slug, limit] as const
  })
  return Object.fromEntries(await Promise.all(slugs))
}
