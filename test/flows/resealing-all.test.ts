import { abortAllDurableObjects } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Env } from '../../src/env.ts'
import { call, newProject, ROOT } from '../worker.ts'
import { CLIENT, connected, lendGithub } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'
const { SEAL_KEYS: OLD = '' } = settings
const FRESH = `k2:${'B'.repeat(43)}`
const NEWEST = `k3:${'C'.repeat(43)}`

beforeAll(lendGithub)

/** From here on these are the sealing keys. */
async function use(keys: string): Promise<void> {
  settings.SEAL_KEYS = keys
  await abortAllDurableObjects()
}
const all = async (method = 'GET') => call(ROOT, method, '/v1/reseal?projects=all')
const done = () =>
  expect
    .poll(async () => (await all()).body, { timeout: 60_000 })
    .toMatchObject({ projectsLeft: 0, entitiesLeft: 0, removable: true, left: [] })

describe('a sealing key that is replaced for all projects at once (B9)', () => {
  const keys: string[] = []
  const act = async (key: string) =>
    (await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})).body.data?.login

  it('can leave once every project is done, the default one with the clients it lends among them', async () => {
    for (const id of ['first', 'second', 'third']) {
      const key = await newProject(id)
      await connected(key, 'ada', 'ada')
      keys.push(key)
    }
    await use(`${FRESH},${OLD}`)
    expect((await all()).body).toMatchObject({
      ...{ kid: 'k2', projects: 4, projectsLeft: 4, entities: 3, entitiesLeft: 3 },
      removable: false,
    })
    const begun = await all('POST')
    expect(begun.status).toBe(202)
    expect(begun.body.left[0]).toMatchObject({ kid: 'k2', startedAt: expect.any(String) })
    await done()
    await use(FRESH)
    for (const key of keys) expect(await act(key)).toBe('ada')
    const [key = ''] = keys
    const link = await call(key, 'POST', '/v1/entities/bob/connections', { app: 'github' })
    expect(link.body.redirectUrl).toContain('/connect/') // by the client that is lent
  })

  it('stays while one project needs it, which is named with what does not open, and no value', async () => {
    const [key = ''] = keys
    const wish = { app: 'github', credentials: CLIENT, connect: false }
    const made = (await call(key, 'POST', '/v1/integrations', wish)).body.id
    const url = 'https://hooks.acme.example/behalf'
    const endpoint = (await call(key, 'POST', '/v1/webhooks', { url })).body
    await use(`${NEWEST},${OLD}`) // the one in between is gone too soon
    await all('POST')
    const stuck = async () => (await all()).body
    await expect.poll(stuck, { timeout: 60_000 }).toMatchObject({
      ...{ projects: 4, secretsStuck: 3, entitiesStuck: 3, removable: false },
    })
    const { left } = await stuck()
    expect(left.map((one: { project: string }) => one.project)).toContain('first')
    const first = left.find((one: { project: string }) => one.project === 'first')
    expect(first).toMatchObject({ entitiesLeft: 1, entitiesStuck: 1, secretsStuck: 2 })
    expect(first.stuck).toEqual([
      { of: 'integration', id: made, field: 'secret' },
      { of: 'webhook', id: endpoint.id, field: 'secret' },
    ])
    const lent = left.find((one: { project: string }) => one.project === 'default')
    expect(lent.stuck).toEqual([{ of: 'sharedClient', id: 'github', field: 'secret' }])
    expect(JSON.stringify(left)).not.toMatch(/eyJ|whsec|secret\/of/)

    await use(`${NEWEST},${FRESH},${OLD}`)
    await all('POST')
    await done()
    await use(NEWEST)
    expect(await act(key)).toBe('ada')
  })

  it('waits for a project that was made meanwhile to be asked, too', async () => {
    await newProject('fourth')
    const { body } = await all()
    expect(body).toMatchObject({ projects: 5, projectsLeft: 1, removable: false })
    expect(body.left).toMatchObject([{ project: 'fourth', startedAt: null }])
    await all('POST')
    await done()
  })
})
