import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { handleEvent } from '../../src/connect/handle-event.ts'
import type { Env } from '../../src/env.ts'
import { call, newProject, ROOT } from '../worker.ts'
import { codeOf, connected, lendGithub } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

beforeAll(lendGithub)

/** Every value of every table of an object. */
const everything = (namespace: DurableObjectNamespace, name: string): Promise<string> =>
  runInDurableObject(namespace.getByName(name), (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
      )
      .toArray()
    return JSON.stringify(
      tables.map(({ name: table }) => storage.sql.exec(`SELECT * FROM "${table}"`).toArray()),
    )
  })

describe('a sealing key that is replaced (B9)', () => {
  it('can leave, once everything is sealed under the new one, and nothing stops meanwhile', async () => {
    const key = await newProject('rotation')
    const credentials = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }
    await call(key, 'POST', '/v1/integrations', { app: 'github', credentials, connect: false })
    await connected(key, 'ada', 'ada')
    const who = async () =>
      (await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})).body.data?.login
    const old = settings.SEAL_KEYS
    const fresh = `k2:${'B'.repeat(43)}`
    const header = { 'x-project': 'rotation' }
    try {
      settings.SEAL_KEYS = `${fresh},${old}`
      await abortAllDurableObjects()
      expect(await who()).toBe('ada')
      const first = await call(ROOT, 'POST', '/v1/reseal', {}, header)
      expect(first).toMatchObject({ status: 202, body: { entitiesLeft: 1 } })
      await handleEvent(settings, {
        kind: 'entity.reseal',
        project: 'rotation',
        entity: 'ada',
      } as never)
      expect((await call(ROOT, 'POST', '/v1/reseal', {}, header)).body.entitiesLeft).toBe(0)
      settings.SEAL_KEYS = fresh
      await abortAllDurableObjects()
      expect(await who()).toBe('ada')
      const again = await call(key, 'POST', '/v1/integrations', {
        app: 'github',
        credentials,
        connect: false,
      })
      expect(again.status).toBe(200)
    } finally {
      settings.SEAL_KEYS = old ?? ''
      await abortAllDurableObjects()
    }
  })
})

describe('an entity that is erased (B12)', () => {
  it('leaves nothing behind but a receipt that this deployment can verify', async () => {
    const key = await newProject('erasure')
    const id = await connected(key, 'ada', 'ada')
    await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})
    const { status, body } = await call(key, 'DELETE', '/v1/entities/ada')
    expect(status).toBe(200)
    expect(body.connections).toEqual([expect.objectContaining({ id, app: 'github' })])
    expect(await everything(settings.ENTITIES as never, 'erasure/ada')).toBe('[]')
    const tenant = await everything(settings.PROJECTS as never, 'erasure')
    expect(tenant).not.toContain('ada')
    expect(tenant).not.toContain(id)
    expect(codeOf(await call(key, 'GET', `/v1/connections/${id}`))).toBe('connection-not-found')
    expect((await call(key, 'GET', '/v1/entities')).body.items).toEqual([])
    const checked = await call(key, 'POST', '/v1/receipts/verify', { receipt: body.receipt })
    expect(checked.body).toMatchObject({ valid: true, facts: { kind: 'erasure', entity: 'ada' } })
    const forged = `${body.receipt.slice(0, -4)}AAAA`
    const refused = await call(key, 'POST', '/v1/receipts/verify', { receipt: forged })
    expect(refused.body).toEqual({ valid: false, facts: null })
  })
})
