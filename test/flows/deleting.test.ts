import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { handleEvent } from '../../src/connect/handle-event.ts'
import { ConnectionId, EntityId, newAuditId, ProjectId } from '../../src/core/ids.ts'
import type { Env } from '../../src/env.ts'
import type { IntegrationInput } from '../../src/project/integrations.ts'
import { formsOf } from '../browser-by-http.ts'
import { call, newBrowser, newProject, ROOT } from '../worker.ts'
import { everything } from './_everything.ts'
import { CLIENT, codeOf, connected, lendGithub } from './_github.ts'
import { HOUSE } from './_line.ts'

const settings = env as unknown as Env // as wrangler.toml and vitest.config.ts bind them
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'
const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' }

beforeAll(lendGithub)

const root = (method: string, path: string, body?: object, project?: string) =>
  call(ROOT, method, path, body, project === undefined ? {} : { 'x-project': project })
const remove = (id: string) => root('DELETE', `/v1/projects/${id}`)
const deletion = async (id: string) => (await root('GET', `/v1/projects/${id}`)).body.deletion
const end = async (id: string) => {
  await expect
    .poll(() => deletion(id), { timeout: 60_000 })
    .toMatchObject({ finishedAt: expect.any(String) })
  return deletion(id)
}
const held = (entity: string) => everything(settings.ENTITIES, entity)
const copies = async (id: string) =>
  (await settings.SPECS.list({ prefix: `custom:${id}:` })).keys.map(({ name }) => name)
/** What an object holds beside its tables. */
const kept = (id: string): Promise<string[]> =>
  runInDurableObject(settings.PROJECTS.getByName(id), (_, { storage }) =>
    [...storage.kv.list()].map(([name]) => name),
  )
const queueRefuses = () =>
  vi.spyOn(settings.EVENTS, 'sendBatch').mockRejectedValue(new Error('the queue is full'))

describe('a project that is deleted (B12)', () => {
  it('goes whole, and leaves a receipt that this deployment can verify', async () => {
    const key = await newProject('leaving')
    const path = '/v1/integrations'
    await call(key, 'POST', path, { app: 'github', credentials: CLIENT, connect: false })
    const id = await connected(key, 'ada', 'ada')
    await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})
    await call(key, 'POST', '/v1/entities/bob/mcp-tokens', {}) // has no connection
    await call(key, 'POST', '/v1/connect-sessions', { entityId: 'cleo' }) // nor has she
    await call(key, 'POST', '/v1/apps', { slug: 'house', document: HOUSE })
    await call(key, 'GET', '/v1/tools?actions=HOUSE_OPEN_DOOR')
    await call(key, 'POST', '/v1/webhooks', { url: 'https://hooks.acme.example/behalf' })
    await root('PUT', '/v1/apps/github/shared-client', CLIENT, 'leaving')
    expect(await copies('leaving')).not.toEqual([])

    const asked = await remove('leaving')
    expect(asked.status).toBe(202)
    expect(asked.body).toMatchObject({ project: 'leaving', entitiesLeft: 3, receipt: null })
    const done = await end('leaving')
    expect(done).toMatchObject({ entitiesLeft: 0, entitiesErased: 3, connectionsErased: 1 })

    for (const entity of ['ada', 'bob', 'cleo']) expect(await held(`leaving/${entity}`)).toBe('[]')
    expect(await everything(settings.PROJECTS, 'leaving')).toBe('[]')
    expect((await kept('leaving')).sort()).toEqual(['deletion', 'name'])
    expect(await copies('leaving')).toEqual([])
    const { receipt } = done
    const checked = await root('POST', '/v1/receipts/verify', { receipt })
    const facts = { kind: 'project-erasure', project: 'leaving', entities: 3, connections: 1 }
    expect(checked.body).toMatchObject({ valid: true, facts })
    expect(JSON.stringify(checked.body)).not.toMatch(/ada|bob|cleo/)
    expect(id).toMatch(/^conn_/)
  })

  it('asks all entities, however many, and ends though its index knows some by mistake', async () => {
    await newProject('crowd')
    const object = settings.PROJECTS.getByName('crowd')
    const told = { status: 'ACTIVE', label: null, kid: null, createdAt: 1, updatedAt: 1 } as const
    const put = { ...told, id: ConnectionId.parse(`conn_${'x'.repeat(22)}`), app: 'github' }
    const nobody = EntityId.parse('nobody')
    await object.takeNews(nobody, [{ put: { ...put, integration: 'int_x' } }])
    const crowd = Array.from({ length: 220 }, (_, i) => EntityId.parse(`one-${i}`))
    for (const one of crowd) await object.takeNews(one, [{ made: true }])
    await remove('crowd')
    expect(await end('crowd')).toMatchObject({ entitiesLeft: 0, entitiesErased: 0 })
  })

  it('is told of in one way, however often one asks', async () => {
    await newProject('asked-often')
    const [first, second] = await Promise.all([remove('asked-often'), remove('asked-often')])
    expect([first.status, second.status]).toEqual([202, 202])
    expect(second.body.startedAt).toBe(first.body.startedAt)
    const done = await end('asked-often')
    const again = await remove('asked-often')
    expect(again.status).toBe(200)
    expect(again.body).toEqual(done)
    const { items } = (await root('GET', '/v1/projects?limit=200')).body
    expect(items.map((one: { id: string }) => one.id)).not.toContain('asked-often')
    const { body } = await root('GET', '/v1/audit?action=project.deleted')
    expect(body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ target: 'asked-often', actor: 'system' })]),
    )
  })

  it('is not the default one, nor one that never was', async () => {
    expect(codeOf(await remove('default'))).toBe('project-stays')
    expect(codeOf(await remove('never-was'))).toBe('project-not-found')
    expect(await kept('never-was')).toEqual([])
  })

  it('keeps its id', async () => {
    await newProject('spent')
    await remove('spent')
    await end('spent')
    expect(codeOf(await root('POST', '/v1/projects', { id: 'spent' }))).toBe('project-exists')
    const asked = await root('GET', '/v1/entities', undefined, 'spent')
    expect(codeOf(asked)).toBe('project-not-found')
    expect(asked.body.detail).toContain('was deleted')
  })
})

describe('whoever was let in, when a project is deleted (D4)', () => {
  it('finds all there: nothing is erased while an isolate still knows the key', async () => {
    const key = await newProject('doors')
    await connected(key, 'ada', 'ada')
    const { EVENTS } = settings
    const send = EVENTS.sendBatch.bind(EVENTS)
    const statuses: number[] = []
    const asked = vi.spyOn(EVENTS, 'sendBatch').mockImplementation(async (messages) => {
      statuses.push((await call(key, 'GET', '/v1/entities')).status)
      return send(messages)
    })
    try {
      expect((await call(key, 'GET', '/v1/entities')).status).toBe(200) // so that it is known
      await remove('doors')
      await end('doors')
    } finally {
      asked.mockRestore()
    }
    expect(statuses).toEqual([401])
  })

  it('is turned away before anything is erased: the root key, keys, and tokens of the root key', async () => {
    const key = await newProject('shut')
    await connected(key, 'ada', 'ada')
    const { token } = (await root('POST', '/v1/entities/ada/mcp-tokens', {}, 'shut')).body
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    }
    const asBearer = async () => (await call('', 'POST', '/mcp', LIST, headers)).status
    expect(await asBearer()).toBe(200)
    const refused = queueRefuses()
    try {
      await remove('shut')
      await expect.poll(async () => (await call(key, 'GET', '/v1/apps')).status).toBe(401)
      await expect.poll(asBearer).toBeGreaterThanOrEqual(400)
      const asRoot = async () => codeOf(await root('GET', '/v1/entities', undefined, 'shut'))
      await expect.poll(asRoot).toBe('project-not-found')
      expect(await deletion('shut')).toMatchObject({ entitiesLeft: 1, entitiesErased: 0 })
      const made = await settings.PROJECTS.getByName('shut').keys().create({ name: 'late' }, 'root') // by a request that was let in before
      const late = made.ok ? made.value.key : ''
      expect((await call(late, 'GET', '/v1/apps')).status).toBe(401)
    } finally {
      refused.mockRestore()
    }
    await abortAllDurableObjects()
    await runDurableObjectAlarm(settings.PROJECTS.getByName('shut'))
    await end('shut')
  })
})

describe('the deletion of a project, when it is stopped', () => {
  it.each([
    ['the queue', 'stopped-queue', () => queueRefuses()],
    [
      'KV',
      'stopped-kv',
      () => vi.spyOn(settings.SPECS, 'list').mockRejectedValue(new Error('KV is down')),
    ],
  ] as const)('by %s goes on after a restart, and nobody has to ask', async (_, id, stop) => {
    const key = await newProject(id)
    await connected(key, 'ada', 'ada')
    const stopped = stop()
    try {
      await remove(id)
      await vi.waitUntil(() => stopped.mock.calls.length > 0, 60_000)
      expect(await deletion(id)).toMatchObject({ finishedAt: null })
    } finally {
      stopped.mockRestore()
    }
    await abortAllDurableObjects()
    await runDurableObjectAlarm(settings.PROJECTS.getByName(id))
    expect(await end(id)).toMatchObject({ entitiesErased: 1, connectionsErased: 1 })
  })
})

describe('the deletion of a project, while its operator cannot be told', () => {
  /** The object of the default project fails; all others are there. */
  const operatorFails = () => {
    const namespace = Object.getPrototypeOf(settings.PROJECTS) as Env['PROJECTS']
    const real = namespace.getByName
    return vi.spyOn(namespace, 'getByName').mockImplementation(function (
      this: Env['PROJECTS'],
      name: string,
    ) {
      if (name === 'default') throw new Error('the operator is away')
      return real.call(this, name)
    })
  }
  const goesOn = async (id: string, failing: ReturnType<typeof operatorFails>) => {
    failing.mockRestore()
    await abortAllDurableObjects()
    await runDurableObjectAlarm(settings.PROJECTS.getByName(id))
    expect(await end(id)).toMatchObject({ entitiesErased: 1, receipt: expect.any(String) })
    const listed = async () => (await root('GET', '/v1/projects?limit=200')).body.items
    await expect.poll(listed).not.toContainEqual(expect.objectContaining({ id }))
  }

  it('erases nothing before: who is let in with the root key would find it half gone', async () => {
    const key = await newProject('untold')
    await connected(key, 'ada', 'ada')
    const object = settings.PROJECTS.getByName('untold')
    const failing = operatorFails()
    const asked = vi.spyOn(settings.EVENTS, 'sendBatch')
    await object.deletion().begin()
    await vi.waitUntil(() => failing.mock.calls.some(([name]) => name === 'default'), 60_000)
    await runDurableObjectAlarm(object)
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
    await goesOn('untold', failing)
  })

  it('keeps the receipt for it', async () => {
    const key = await newProject('unheard')
    await connected(key, 'ada', 'ada')
    const object = settings.PROJECTS.getByName('unheard')
    const told = await remove('unheard')
    expect(told.status).toBe(202)
    await vi.waitUntil(async () => (await deletion('unheard')).entitiesLeft === 0, 60_000)
    const failing = operatorFails()
    const progress = async () => object.deletion().progress()
    await vi.waitUntil(async () => (await progress())?.finishedAt !== null, 60_000)
    const { receipt } = (await progress()) ?? {}
    await goesOn('unheard', failing)
    expect((await deletion('unheard')).receipt).toBe(receipt)
  })
})

describe('what comes too late for a project that was deleted', () => {
  const id = ProjectId.parse('late')
  const ada = EntityId.parse('ada')
  const eve = EntityId.parse('eve')
  const project = () => settings.PROJECTS.getByName(id)
  const named = async (name: string) => project().changeProfile({ name })
  const isGone = async () => {
    expect((await kept(id)).sort()).toEqual(['deletion', 'name'])
    expect(await everything(settings.PROJECTS, id)).toBe('[]')
  }

  it('makes nothing of it anew', async () => {
    const key = await newProject(id)
    const connection = ConnectionId.parse(await connected(key, 'ada', 'ada'))
    const begun = await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github' })
    const browser = newBrowser()
    const page = await browser.open(begun.body.redirectUrl)
    const form = formsOf(page).find(({ fields }) => fields['login'] === 'ada')
    await remove(id)
    await end(id)

    const back = await browser.submit(form?.action ?? '', form?.fields ?? {})
    expect(back.status).toBeGreaterThanOrEqual(400)
    const entry = { id: newAuditId(), at: 1, actor: 'root', action: 'x', status: 200 } as const
    const about = { code: null, scopes: null, target: null, entity: 'ada', connection: null }
    await handleEvent(settings, { kind: 'audit', project: id, entry: { ...entry, ...about } })
    await handleEvent(settings, { kind: 'entity.reseal', project: id, entity: ada })
    await handleEvent(settings, { kind: 'connection.doomed', project: id, entity: ada, connection })
    await handleEvent(settings, { kind: 'webhook.deliver', project: id, delivery: 'x', attempt: 0 })
    await expect(named('Late')).rejects.toThrow('was deleted')
    expect(await project().createIntegration(integration)).toMatchObject({ ok: false })
    await runInDurableObject(project(), (object) => object.alarm())
    await isGone()
    expect(await held('late/ada')).toBe('[]')
  })

  it('is erased where it was somebody of it', async () => {
    const session = { integrations: [], returnUrl: null, opener: null, lifetime: 60_000 }
    await settings.ENTITIES.getByName('late/eve').createSession(session)
    await expect.poll(() => held('late/eve'), { timeout: 60_000 }).toBe('[]')
    const told = { status: 'ACTIVE', label: null, kid: null, createdAt: 1, updatedAt: 1 } as const
    const put = { ...told, id: ConnectionId.parse(`conn_${'x'.repeat(22)}`), app: 'github' }
    await project().takeNews(eve, [{ put: { ...put, integration: 'int_x' } }])
    await isGone()
  })
})

const integration: IntegrationInput = {
  ...{ app: 'github', scheme: 'OAUTH2', needsClient: false, name: undefined, client: null },
  ...{ redirectUri: null, scopes: null, actions: null, settings: {}, forceNew: true },
}
