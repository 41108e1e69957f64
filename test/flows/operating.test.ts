import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ConnectionId, EntityId } from '../../src/core/ids.ts'
import type { Entity } from '../../src/entity/entity.ts'
import type { Env } from '../../src/env.ts'
import { AuditLog } from '../../src/project/audit-log.ts'
import { call, newBrowser, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { everything } from './_everything.ts'
import { codeOf, connected, lendGithub } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

beforeAll(lendGithub)

/** The keys that sealed what stands in a text. */
const kidsIn = (text: string): Set<string> =>
  new Set(
    (text.match(/eyJ[\w-]+(?=\.\.[\w-]+\.)/g) ?? []).map(
      (header) => JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/'))).kid,
    ),
  )

/** Calls that go on all the time, until they are to end; then what all of them said. */
function underLoad<T>(one: () => Promise<T>): { end(): Promise<Set<T>> } {
  const said = new Set<T>()
  let going = true
  const caller = async () => {
    while (going) said.add(await one())
  }
  const callers = [caller(), caller(), caller()]
  return {
    end: async () => {
      going = false
      await Promise.all(callers)
      return said
    },
  }
}

describe('a sealing key that is replaced (B9)', () => {
  it('can leave, once everything is sealed under the new one, and nothing stops meanwhile', async () => {
    const key = await newProject('rotation')
    const credentials = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }
    await call(key, 'POST', '/v1/integrations', { app: 'github', credentials, connect: false })
    await connected(key, 'ada', 'ada')
    const who = async () =>
      (await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})).body.data?.login
    const callLog = { bodies: true, days: 1, max: 100_000 }
    await call(key, 'PATCH', '/v1/project', { callLog })
    expect(await who()).toBe('ada')
    await call(key, 'GET', '/v1/entities/ada/logs')
    const path = '/v1/entities/ada/connections'
    const begun = await call(key, 'POST', path, { app: 'github' })
    await newBrowser().open(begun.body.redirectUrl) // leaves a verifier behind
    const old = settings.SEAL_KEYS
    const fresh = `k2:${'B'.repeat(43)}`
    const header = { 'x-project': 'rotation' }
    try {
      settings.SEAL_KEYS = `${fresh},${old}`
      await abortAllDurableObjects()
      expect(await who()).toBe('ada')
      const load = underLoad(who)
      const first = await call(ROOT, 'POST', '/v1/reseal', {}, header)
      expect(first.status).toBe(202)
      await expect
        .poll(async () => (await call(ROOT, 'GET', '/v1/reseal', undefined, header)).body, {
          timeout: 30_000,
        })
        .toMatchObject({
          ...{ kid: 'k2', entities: 1, entitiesLeft: 0, entitiesStuck: 0, removable: true },
          finishedAt: expect.any(String),
        })
      expect(await load.end()).toEqual(new Set(['ada']))
      for (const [namespace, name] of [
        [settings.ENTITIES, 'rotation/ada'],
        [settings.PROJECTS, 'rotation'],
      ] as const) {
        expect(kidsIn(await everything(namespace as never, name))).toEqual(new Set(['k2']))
      }
      settings.SEAL_KEYS = fresh
      await abortAllDurableObjects()
      expect(await who()).toBe('ada')
      const link = (await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github' })).body
      expect((await call(key, 'GET', `/v1/connections/${link.id}`)).body.status).toBe('INITIATED')
      const kept = (await call(key, 'GET', '/v1/entities/ada/logs')).body.items.at(-1).id
      const { body } = await call(key, 'GET', `/v1/entities/ada/logs/${kept}`)
      expect(JSON.parse(body.body.result)).toMatchObject({ login: 'ada' })
      expect((await call(key, 'GET', '/v1/audit/verify')).body).toMatchObject({ valid: true })
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

const FRESH = `k3:${'C'.repeat(43)}`

/** What a project says of it, with these sealing keys. */
async function under<T>(keys: string, work: () => Promise<T>): Promise<T> {
  const { SEAL_KEYS = '' } = settings
  try {
    settings.SEAL_KEYS = keys
    await abortAllDurableObjects()
    return await work()
  } finally {
    settings.SEAL_KEYS = SEAL_KEYS
    await abortAllDurableObjects()
  }
}
const reseal = async (project: string, method = 'GET') =>
  (await call(ROOT, method, '/v1/reseal', undefined, { 'x-project': project })).body
const ended = (project: string, progress: object) =>
  expect.poll(() => reseal(project), { timeout: 30_000 }).toMatchObject(progress)

describe('sealing everything anew, when it is stopped (B9)', () => {
  it('goes on after a restart, and nobody has to ask', async () => {
    const key = await newProject('resuming')
    await connected(key, 'ada', 'ada')
    const object = settings.PROJECTS.getByName('resuming')
    const refuse = vi.spyOn(settings.EVENTS, 'sendBatch').mockRejectedValue(new Error('full'))
    await under(`${FRESH},${settings.SEAL_KEYS}`, async () => {
      expect(await reseal('resuming', 'POST')).toMatchObject({ entitiesLeft: 1, removable: false })
      await vi.waitUntil(() => refuse.mock.calls.length > 0, 30_000)
      await abortAllDurableObjects()
      refuse.mockRestore()
      await runDurableObjectAlarm(object)
      await ended('resuming', { entitiesLeft: 0, removable: true })
    })
  })

  it('goes on where an older release was, which remembered less of it', async () => {
    const key = await newProject('resealed-before')
    await connected(key, 'ada', 'ada')
    const object = settings.PROJECTS.getByName('resealed-before')
    await runInDurableObject(object, (_, { storage }) => {
      storage.sql.exec('UPDATE entity SET kid = NULL')
      storage.kv.put('reseal', { kid: 'k1', startedAt: 1000, finishedAt: null })
    })
    await connected(key, 'bob', 'ada')
    await ended('resealed-before', { entities: 2, entitiesLeft: 0, removable: true })
  })

  it('waits for a key that is missing, and takes up what it opens when it is asked again', async () => {
    const key = await newProject('stuck')
    const id = await connected(key, 'ada', 'ada')
    const { SEAL_KEYS: old } = settings
    await under(FRESH, async () => {
      await reseal('stuck', 'POST')
      await ended('stuck', { entitiesLeft: 1, entitiesStuck: 1, removable: false })
    })
    await under(`${FRESH},${old}`, async () => {
      await reseal('stuck', 'POST')
      await ended('stuck', { entitiesLeft: 0, entitiesStuck: 0, removable: true })
    })
    await under(FRESH, async () => {
      const asked = await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, { connectionId: id })
      expect(asked.body).toMatchObject({ successful: true })
    })
  })
})

describe("a project's own secrets, when no key opens them (B9)", () => {
  it('hold the older keys in the ring, and are sealed anew once their key is back and somebody asks', async () => {
    const key = await newProject('stuck-itself')
    const credentials = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }
    const integrate = () =>
      call(key, 'POST', '/v1/integrations', { app: 'github', credentials, connect: false })
    await integrate()
    const { SEAL_KEYS: old } = settings
    await under(FRESH, async () => {
      await reseal('stuck-itself', 'POST')
      await runDurableObjectAlarm(settings.PROJECTS.getByName('stuck-itself'))
      expect(await reseal('stuck-itself')).toMatchObject({ finishedAt: null, removable: false })
    })
    await under(`${FRESH},${old}`, async () => {
      await reseal('stuck-itself', 'POST')
      await ended('stuck-itself', { removable: true })
    })
    await under(FRESH, async () => expect((await integrate()).status).toBe(200))
  })
})

describe('an integration that is deleted', () => {
  it('takes a connection with it of which the project hears too late', async () => {
    const key = await newProject('late-news')
    const id = await connected(key, 'ada', 'ada')
    const { integrationId } = (await call(key, 'GET', `/v1/connections/${id}`)).body
    const object = settings.PROJECTS.getByName('late-news')
    const told = { status: 'ACTIVE', label: null, kid: null, createdAt: 1, updatedAt: 1 } as const
    const late = ConnectionId.parse(`conn_${'x'.repeat(22)}`)
    const put = { ...told, id: late, app: 'github', integration: integrationId }
    await call(key, 'DELETE', `/v1/integrations/${integrationId}`)
    await object.takeNews(EntityId.parse('ada'), [{ put }])
    expect((await call(key, 'GET', '/v1/entities')).body.items).toEqual([])
    const rows = () =>
      runInDurableObject(object, (_, { storage }) =>
        storage.sql.exec('SELECT id, doomed_at FROM connection').toArray(),
      )
    await vi.waitUntil(async () => (await rows()).length === 0, 30_000)
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
    expect(await everything(settings.ENTITIES, 'erasure/ada')).toBe('[]')
    const tenant = await everything(settings.PROJECTS, 'erasure')
    expect(tenant).not.toContain('ada')
    expect(tenant).not.toContain(id)
    expect(codeOf(await call(key, 'GET', `/v1/connections/${id}`))).toBe('connection-not-found')
    expect((await call(key, 'GET', '/v1/entities')).body.items).toEqual([])
    const checked = await call(key, 'POST', '/v1/receipts/verify', { receipt: body.receipt })
    expect(checked.body).toMatchObject({ valid: true, facts: { kind: 'erasure', entity: 'ada' } })
    const asked = await worker(new Request(`${ORIGIN}/.well-known/jwks.json`))
    const published = await asked.json<JSONWebKeySet>()
    const byAnybody = await jwtVerify(body.receipt, createLocalJWKSet(published))
    expect(byAnybody.payload).toEqual(checked.body.facts)
    const forged = `${body.receipt.slice(0, -4)}AAAA`
    const refused = await call(key, 'POST', '/v1/receipts/verify', { receipt: forged })
    expect(refused.body).toEqual({ valid: false, facts: null })
  })

  it('stays erased, though a call that was under way is logged after it', async () => {
    const key = await newProject('erasure-late')
    const connectionId = await connected(key, 'ada', 'ada')
    const at = Date.now()
    await call(key, 'DELETE', '/v1/entities/ada')
    const logbook = () => settings.ENTITIES.getByName('erasure-late/ada').logbook()
    const entry = { id: 'log_late', at, action: WHO, app: 'github', successful: true, status: 200 }
    await logbook().write([{ ...entry, connectionId, code: null, millis: 5 }])
    await logbook().write([{ ...entry, connectionId: null, code: null, millis: 5 }])
    expect(await everything(settings.ENTITIES, 'erasure-late/ada')).toBe('[]')
  })

  it('leaves no event of a call that is logged between its last news and its end', async () => {
    const key = await newProject('erasure-between')
    await connected(key, 'ada', 'ada')
    const entry = {
      id: 'log_between',
      action: WHO,
      app: 'github',
      connectionId: null,
      status: null,
    }
    const late = { ...entry, at: Date.now() + 60_000, successful: false, code: 'x', millis: 5 }
    const write = async () => {
      const logbook = settings.ENTITIES.getByName('erasure-between/ada').logbook()
      await logbook.write([{ ...late, told: true }])
    }
    const forget = vi.spyOn(AuditLog.prototype, 'forget')
    forget.mockImplementationOnce(write as never) // who asks awaits it
    expect((await call(key, 'DELETE', '/v1/entities/ada')).status).toBe(200)
    expect((await call(key, 'GET', '/v1/events?entityId=ada')).body.items).toEqual([])
  })

  it('leaves no event either where it was empty already', async () => {
    const key = await newProject('erasure-empty')
    const entity = EntityId.parse('ada')
    const data = { entityId: entity }
    const event = {
      id: 'evt_x',
      type: 'action.executed',
      at: Date.now(),
      connection: null,
      data,
    } as const
    await settings.PROJECTS.getByName('erasure-empty').takeNews(entity, [{ event }])
    expect((await call(key, 'GET', '/v1/events?entityId=ada')).body.items).toHaveLength(1)
    await call(key, 'DELETE', '/v1/entities/ada')
    expect((await call(key, 'GET', '/v1/events?entityId=ada')).body.items).toEqual([])
  })

  it('is named by no row of the audit log, though a request from before is answered after it', async () => {
    const key = await newProject('erasure-audit')
    await connected(key, 'ada', 'ada')
    const late = Date.now()
    await call(key, 'DELETE', '/v1/entities/ada')
    const log = () => settings.PROJECTS.getByName('erasure-audit').audit()
    const about = { entity: 'ada', connection: 'conn_x', scopes: null, target: null, code: null }
    const row = {
      id: 'req_late',
      at: late,
      actor: 'root',
      action: 'POST /x',
      status: 201,
      ...about,
    }
    await log().append([row])
    await log().append([{ ...row, id: 'req_new', at: Date.now() + 1 }])
    const named = (await call(key, 'GET', '/v1/audit?entity=ada')).body.items
    expect(named.map(({ id }: { id: string }) => id)).toEqual(['req_new'])
    const all = (await call(key, 'GET', '/v1/audit')).body.items
    expect(all).toContainEqual(expect.objectContaining({ id: 'req_late', erased: true }))
    expect((await call(key, 'GET', '/v1/audit/verify')).body.valid).toBe(true)
  })

  it('stays erased, whoever comes after it or only guesses', async () => {
    const key = await newProject('erasure-after')
    const id = await connected(key, 'ada', 'ada')
    await call(key, 'DELETE', '/v1/entities/ada')
    const ada = settings.ENTITIES.getByName('erasure-after/ada')
    const visit = { connection: id, nonce: 'x'.repeat(43), browser: 'b' }
    const gone = { ok: false, code: 'connection-not-found' }
    expect(await ada.refresh(id)).toMatchObject(gone)
    expect(await ada.renew(id, 1)).toMatchObject(gone)
    expect(await ada.read(id, 5)).toMatchObject(gone)
    expect(await ada.change(id, { label: 'x' })).toMatchObject(gone)
    expect(await ada.remove(id)).toMatchObject(gone)
    const ways = { callback: 'https://behalf.test/callback/github', returnUrl: null }
    expect(await ada.reconnect(id, ways)).toMatchObject(gone)
    const back = { at: { app: 'github' }, state: 'x', query: 'code=x' }
    expect(await ada.finish(visit, back)).toMatchObject(gone)
    expect(await ada.openLink(visit, 'x')).toMatchObject({ ok: false })
    expect(await ada.submitForm(visit, {}, 'x')).toMatchObject({ ok: false })
    await ada.noteBegun('x', { integration: 'int_x', connection: id })
    await ada.doom(id)
    await runInDurableObject(ada as DurableObjectStub<Entity>, (object) => object.alarm())
    expect((await call(key, 'GET', '/v1/entities/ada/logs/log_x')).status).toBe(404)
    expect((await call(key, 'DELETE', '/v1/entities/ada/mcp-tokens/mcp_x')).status).toBe(404)
    expect(await everything(settings.ENTITIES, 'erasure-after/ada')).toBe('[]')
  })

  it('gets a receipt with nothing on it where it never was, and is not made by that', async () => {
    const key = await newProject('erasure-never')
    const { body } = await call(key, 'DELETE', '/v1/entities/nobody')
    expect(body.connections).toEqual([])
    const { receipt } = body
    const checked = await call(key, 'POST', '/v1/receipts/verify', { receipt })
    expect(checked.body).toMatchObject({ valid: true, facts: { connections: [] } })
    expect(await everything(settings.ENTITIES, 'erasure-never/nobody')).toBe('[]')
  })
})
