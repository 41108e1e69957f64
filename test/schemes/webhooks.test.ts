import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { migrate } from '../../src/core/migrate.ts'
import type { Env } from '../../src/env.ts'
import { SCHEDULE } from '../../src/project/delivery-schedule.ts'
import { MIGRATIONS } from '../../src/project/migrations.ts'
import { assertPayload, dropPayloads } from '../../src/project/payloads.ts'
import { Project } from '../../src/project/project.ts'
import type { Webhooks } from '../../src/project/webhooks.ts'
import { call, ROOT } from '../worker.ts'
import { act, ask, integrate, later, provider, read } from './_providers.ts'
import { heldQueue, listen, newReceiver, ring, typesOf } from './_receivers.ts'

const { PROJECTS } = env as unknown as Env

/** A project whose `ada` gets connections by tokens that are moved in. */
async function newProject() {
  const connecting = await integrate('quickbooks', 'OAUTH2')
  const connect = async (entity = 'ada') => {
    const { access, refresh } = await provider('quickbooks').mint()
    const end = String(Math.floor(Date.now() / 1000) + 3600)
    const tokens = { access_token: access, refresh_token: refresh, expires_at: end }
    const credentials = { ...tokens, realm_id: '4620816365' }
    const body = { integrationId: connecting.integration, credentials }
    const path = `/v1/entities/${entity}/connections`
    return (await ask(connecting.key, 'POST', path, body)).body.id as string
  }
  return { ...connecting, connect }
}

/** What workers ask of a project. */
const webhooksOf = (project: string) => ({
  claim: async (...given: Parameters<Webhooks['claim']>) =>
    PROJECTS.getByName(project)
      .webhooks()
      .claim(...given),
  report: async (...given: Parameters<Webhooks['report']>) =>
    PROJECTS.getByName(project)
      .webhooks()
      .report(...given),
})

const deliveriesOf = async (key: string, id: string, query = '') =>
  (await ask(key, 'GET', `/v1/webhooks/${id}/deliveries${query}`)).body.items

describe('a webhook endpoint', () => {
  it('is told what becomes of a connection, signed so that the reference library is content (F1)', async () => {
    const project = await newProject()
    const hook = await listen(project.key)
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const id = await project.connect()
    await ask(project.key, 'PATCH', `/v1/connections/${id}`, { enabled: false })
    await ask(project.key, 'PATCH', `/v1/connections/${id}`, { enabled: false, label: 'work' })
    await ask(project.key, 'PATCH', `/v1/connections/${id}`, { enabled: true })
    expect((await read(project, id)).status).toBe('ACTIVE')
    await ask(project.key, 'DELETE', `/v1/connections/${id}`)
    const came = await hook.expectCount(5)
    expect(typesOf(came)).toEqual([
      'connection.active',
      'connection.created',
      'connection.deleted',
      'connection.disabled',
      'connection.enabled',
    ])
    expect(came.map(({ verified }) => verified)).toEqual(came.map(() => [true]))
    expect(new Set(came.map((one) => one.id)).size).toBe(5)
    const active = came
      .map(({ body }) => JSON.parse(body))
      .find(({ type }) => type === 'connection.active')
    expect(active).toEqual({
      type: 'connection.active',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        connectionId: id,
        entityId: 'ada',
        app: 'quickbooks',
        integrationId: project.integration,
        status: 'ACTIVE',
        reason: null,
      },
    })
    const secrets = came.filter(({ body }) => /canary|whsec/.test(body))
    expect(secrets).toEqual([]) // B14
  })

  it('has a secret of its own, sealed where it is kept and never told again (F1, B8, B13)', async () => {
    const { key, project } = await newProject()
    const [one, two] = [await listen(key), await listen(key)]
    expect(one.secret).not.toBe(two.secret)
    const told = [
      await ask(key, 'GET', '/v1/webhooks'),
      await ask(key, 'GET', `/v1/webhooks/${one.id}`),
      await ask(key, 'PATCH', `/v1/webhooks/${one.id}`, { description: 'mine' }),
    ]
    expect(JSON.stringify(told.map(({ body }) => body))).not.toContain('whsec_')
    const rows = await runInDurableObject(PROJECTS.getByName(project), (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM webhook').toArray()),
    )
    expect(rows).not.toContain(one.secret.slice(6))
    const swap = `UPDATE webhook SET secret = (SELECT secret FROM webhook WHERE id = ?) WHERE id = ?`
    await runInDurableObject(PROJECTS.getByName(project), (_, { storage }) => {
      storage.sql.exec(swap, two.id, one.id)
    })
    await ask(key, 'POST', `/v1/webhooks/${one.id}/test`)
    await ask(key, 'POST', `/v1/webhooks/${two.id}/test`)
    await two.expectCount(1)
    expect(await one.received()).toEqual([])
  })

  it('gets both signatures while its secret is changed, and one afterwards (F2)', async () => {
    const { key } = await newProject()
    const hook = await listen(key)
    const rotated = await ask(key, 'POST', `/v1/webhooks/${hook.id}/rotate`, { overlap: 3600 })
    expect(rotated.body.secret).not.toBe(hook.secret)
    await hook.weather({ secrets: [hook.secret, rotated.body.secret] })
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    const [both] = await hook.expectCount(1)
    expect(both).toMatchObject({ signatures: 2, verified: [true, true] })
    const leaked = await ask(key, 'POST', `/v1/webhooks/${hook.id}/rotate`, { overlap: 0 })
    await hook.weather({ secrets: [rotated.body.secret, leaked.body.secret] })
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    const [, one] = await hook.expectCount(2)
    expect(one).toMatchObject({ signatures: 1, verified: [false, true] })
  })

  it('forgets an old secret when its time is over (F2)', async () => {
    const { key, project } = await newProject()
    const hook = await listen(key)
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/rotate`, {})
    later(24 * 3600 + 1)
    await ring(project)
    const { body } = await ask(key, 'GET', `/v1/webhooks/${hook.id}`)
    expect(body.oldSecretUntil).toBeNull()
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    await ring(project)
    const [one] = await hook.expectCount(1)
    expect(one?.signatures).toBe(1)
  })

  it.each([
    'http://hooks.acme.example/x',
    'https://127.0.0.1/x',
    'https://10.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest',
    'https://localhost/x',
    'https://user:word@acme.example/x',
    'https://acme.example:8443/x',
    'https://db.internal/x',
    'nonsense',
  ])('is a public https address, and not %s (E1, E2)', async (url) => {
    const { key } = await newProject()
    const refused = await ask(key, 'POST', '/v1/webhooks', { url })
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
  })

  it('is told what it chose, and of tests nobody else is', async () => {
    const project = await newProject()
    const picky = await listen(project.key, { types: ['connection.active'] })
    const all = await listen(project.key)
    const off = await listen(project.key)
    await ask(project.key, 'PATCH', `/v1/webhooks/${off.id}`, { enabled: false })
    await project.connect()
    await ask(project.key, 'POST', `/v1/webhooks/${all.id}/test`)
    expect(typesOf(await picky.expectCount(1))).toEqual(['connection.active'])
    const types = ['connection.active', 'connection.created', 'webhook.test']
    expect(typesOf(await all.expectCount(3))).toEqual(types)
    expect(await off.received()).toEqual([])
    const refused = await ask(project.key, 'POST', `/v1/webhooks/${off.id}/test`)
    expect(refused).toMatchObject({ status: 409, body: { code: 'webhook-disabled' } })
  })
})

describe('a delivery', () => {
  let held: ReturnType<typeof heldQueue>
  beforeEach(() => {
    held = heldQueue()
  })
  afterEach(() => held.restore())

  /** An endpoint with one event on its way, and what moves it on. */
  async function underway(
    answers: Parameters<ReturnType<typeof newReceiver>['weather']>[0]['answers'],
  ) {
    const { key, project } = await newProject()
    const hook = await listen(key)
    await hook.weather({ ...(answers && { answers }) })
    const { body } = await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    const one = async () =>
      (await deliveriesOf(key, hook.id)).find(({ id }: { id: string }) => id === body.id)
    /** Lets the time come that the delivery waits for. */
    const next = async () => {
      const at = Date.parse((await one()).nextAttemptAt)
      later(Math.max(0, (at - Date.now()) / 1000) + 1)
      await held.release(project)
    }
    await next()
    return { key, project, hook, one, next }
  }

  it('is tried for three days, with the same id, then given up and said so (F3)', async () => {
    const answers = [...SCHEDULE, 0].map(() => ({ status: 500 }))
    const { hook, one, next } = await underway(answers)
    const began = Date.now()
    for (const wait of SCHEDULE) {
      const { nextAttemptAt, status } = await one()
      expect(status).toBe('pending')
      const planned = Date.parse(nextAttemptAt) - Date.now()
      expect(planned).toBeGreaterThan(wait * 0.9 - 2_000)
      expect(planned).toBeLessThan(wait * 1.1 + 1)
      await next()
    }
    expect(Date.now() - began).toBeGreaterThan(2.5 * 24 * 3_600_000)
    const { status, attempts, nextAttemptAt } = await one()
    expect({ status, nextAttemptAt }).toEqual({ status: 'dead', nextAttemptAt: null })
    expect(attempts.map((it: { status: number }) => it.status)).toEqual(answers.map(() => 500))
    const came = await hook.received()
    expect(came).toHaveLength(10)
    expect(new Set(came.map(({ id }) => id)).size).toBe(1)
    expect(new Set(came.map(({ timestamp }) => timestamp)).size).toBe(10)
  })

  it('waits for as long as the receiver asks (F3)', async () => {
    const { one } = await underway([{ status: 429, headers: { 'retry-after': '7200' } }])
    const { nextAttemptAt } = await one()
    expect(Date.parse(nextAttemptAt) - Date.now()).toBeGreaterThan(7_190_000)
  })

  it('that is answered with 410 disables the endpoint, and ends what waits for it (F3)', async () => {
    const { key, hook, one } = await underway([{ status: 410 }])
    expect(await one()).toMatchObject({ status: 'dead', attempts: [{ status: 410 }] })
    const { body } = await ask(key, 'GET', `/v1/webhooks/${hook.id}`)
    expect(body).toMatchObject({ enabled: false, disabledReason: 'gone' })
  })

  it('that is given up disables an endpoint which took nothing for five days (F3)', async () => {
    const { key, hook, next } = await underway(Array.from({ length: 20 }, () => ({ status: 500 })))
    const state = async () => (await ask(key, 'GET', `/v1/webhooks/${hook.id}`)).body
    for (const _ of SCHEDULE) await next()
    expect(await state()).toMatchObject({ enabled: true, failingSince: expect.any(String) })
    later(2 * 24 * 3600)
    const [{ id }] = await deliveriesOf(key, hook.id)
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/deliveries/${id}/replay`)
    for (const _ of [0, ...SCHEDULE]) await next()
    expect(await state()).toMatchObject({ enabled: false, disabledReason: 'failing' })
    await ask(key, 'PATCH', `/v1/webhooks/${hook.id}`, { enabled: true })
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/deliveries/${id}/replay`)
    await next()
    expect(await state()).toMatchObject({ enabled: true, failingSince: null })
    expect(new Set((await hook.received()).map((one) => one.id)).size).toBe(1)
  })

  it('follows no redirect: that is a failure (F3, E3)', async () => {
    const elsewhere = newReceiver()
    const headers = { location: elsewhere.url }
    const { one } = await underway([{ status: 307, headers }])
    expect(await one()).toMatchObject({
      status: 'pending',
      attempts: [{ status: 307, code: null }],
    })
    expect(await elsewhere.received()).toEqual([])
  })

  it('that nothing answers to is an attempt with a code', async () => {
    const { key, project } = await newProject()
    const { body } = await ask(key, 'POST', '/v1/webhooks', { url: 'https://mcp.linear.app/x' })
    await runInDurableObject(PROJECTS.getByName(project), (_, { storage }) => {
      storage.sql.exec(`UPDATE webhook SET url = 'https://10.0.0.1/x'`)
    })
    await ask(key, 'POST', `/v1/webhooks/${body.id}/test`)
    await held.release(project)
    const [one] = await deliveriesOf(key, body.id)
    expect(one).toMatchObject({
      status: 'pending',
      attempts: [{ status: null, code: 'upstream-refused' }],
    })
  })

  it('is made once, however often the queue brings it', async () => {
    const { key, project } = await newProject()
    const hook = await listen(key)
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    await held.release(project, 3)
    expect(await hook.received()).toHaveLength(1)
  })

  it('that the queue lost is queued again', async () => {
    const { key, project } = await newProject()
    const hook = await listen(key)
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    expect(await held.sent(project)).toHaveLength(1)
    later(15 * 60 + 1)
    await held.release(project)
    expect(await hook.received()).toHaveLength(1)
  })

  /** An endpoint with an attempt in the air that nobody reported yet. */
  async function inTheAir() {
    const { key, project } = await newProject()
    const hook = await listen(key)
    const path = `/v1/webhooks/${hook.id}`
    const { id } = (await ask(key, 'POST', `${path}/test`)).body
    const { claim, report } = webhooksOf(project)
    const at = (await claim({ id, attempt: 0 }))?.now ?? 0
    const one = async () => (await deliveriesOf(key, hook.id))[0]
    const enable = (enabled: boolean) => ask(key, 'PATCH', path, { enabled })
    const replay = () => ask(key, 'POST', `${path}/deliveries/${id}/replay`)
    return { id, at, claim, report, one, enable, replay, endpoint: () => ask(key, 'GET', path) }
  }

  it.each([
    [204, 'delivered'],
    [500, 'dead'],
  ])(
    'that ends with %i after its endpoint was disabled is logged as %s, and no more follows (F3, F4)',
    async (status, becomes) => {
      const { id, at, report, one, enable, endpoint } = await inTheAir()
      await enable(false)
      expect(await one()).toMatchObject({ status: 'dead', attempts: [] })
      later(3)
      await report({ id, attempt: 0 }, { at, status, code: null })
      expect(await one()).toMatchObject({
        status: becomes,
        nextAttemptAt: null,
        attempts: [{ at: new Date(at).toISOString(), status, code: null }],
      })
      const { body } = await endpoint()
      expect(body).toMatchObject({ enabled: false, failingSince: null, disabledReason: null })
    },
  )

  it('can be replayed at once, whatever becomes of an attempt from before (F4)', async () => {
    const { id, at, claim, report, one, enable, replay } = await inTheAir()
    await enable(false)
    await enable(true)
    await replay()
    const again = await claim({ id, attempt: 1 })
    expect(again).not.toBeNull()
    await report({ id, attempt: 0 }, { at, status: 500, code: null })
    expect(await one()).toMatchObject({ status: 'pending', attempts: [{ status: 500 }] })
    await report({ id, attempt: 1 }, { at: again?.now ?? 0, status: 204, code: null })
    const { status, attempts } = await one()
    expect([status, attempts.map((it: { status: number }) => it.status)]).toEqual([
      'delivered',
      [500, 204],
    ])
    expect(Date.parse(attempts[0].at)).toBe(at)
  })

  it('waits where the queue refuses it', async () => {
    const { key, project } = await newProject()
    const hook = await listen(key)
    held.refuse(true)
    await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
    await vi.waitFor(() => expect(held.refused()).toBe(1), 20_000)
    held.refuse(false)
    later(16)
    await held.release(project)
    expect(await hook.received()).toHaveLength(1)
  })
})

describe('what an endpoint missed (F4)', () => {
  it('can be replayed, one by one or since a time, under the same ids', async () => {
    const project = await newProject()
    const hook = await listen(project.key)
    const since = new Date(Date.now() - 1000).toISOString()
    const before = await project.connect()
    const came = await hook.expectCount(2)
    const path = `/v1/webhooks/${hook.id}`
    await vi.waitFor(
      async () =>
        expect(await deliveriesOf(project.key, hook.id, '?status=delivered')).toHaveLength(2),
      20_000,
    )
    const [{ id, eventId }] = await deliveriesOf(project.key, hook.id, '?type=connection.active')
    await ask(project.key, 'POST', `${path}/deliveries/${id}/replay`)
    const again = (await hook.expectCount(3)).filter((one) => one.id === eventId)
    expect(again).toHaveLength(2)
    await ask(project.key, 'PATCH', path, { enabled: false })
    await ask(project.key, 'DELETE', `/v1/connections/${before}`)
    await ask(project.key, 'PATCH', path, { enabled: true })
    const elsewhere = since.replace('Z', '+00:00') // as Python writes it
    for (const [range, missed] of [
      [{ since, until: elsewhere }, 0],
      [{ since: elsewhere, until: new Date(Date.now() + 60_000).toISOString() }, 1],
    ] as const) {
      const replayed = await ask(project.key, 'POST', `${path}/replay`, range)
      expect(replayed.body).toEqual({ replayed: missed, more: false })
    }
    expect(typesOf(await hook.expectCount(4))).toContain('connection.deleted')
    expect(came.every(({ verified: [good] }) => good)).toBe(true)
  })

  it('is in the list of events, by type, entity and connection', async () => {
    const project = await newProject()
    const [ada, grace] = [await project.connect('ada'), await project.connect('grace')]
    const list = async (query: string) =>
      (await ask(project.key, 'GET', `/v1/events${query}`)).body.items.map(
        ({ type, data }: { type: string; data: { entityId: string } }) =>
          `${data.entityId} ${type}`,
      )
    expect(await list('')).toHaveLength(4)
    expect((await list('?entityId=ada')).sort()).toEqual([
      'ada connection.active',
      'ada connection.created',
    ])
    expect(await list(`?connectionId=${grace}&type=connection.active`)).toEqual([
      'grace connection.active',
    ])
    expect(await list(`?connectionId=${ada}&type=connection.expired`)).toEqual([])
    const first = (await ask(project.key, 'GET', '/v1/events?limit=3')).body
    const rest = await ask(project.key, 'GET', `/v1/events?limit=3&cursor=${first.nextCursor}`)
    expect([first.items.length, rest.body.items.length]).toEqual([3, 1])
  })
})

describe('an event', () => {
  it.each([
    {
      when: 'the project refuses it',
      fault: () => {
        const told = vi.spyOn(Project.prototype, 'takeNews').mockImplementationOnce(() => {
          throw new Error('overloaded')
        })
        return { met: () => expect(told).toHaveBeenCalled(), heal: async () => undefined }
      },
    },
    {
      when: 'its entity dies before the project is told',
      fault: () => {
        const told = vi.spyOn(Project.prototype, 'takeNews')
        told.mockImplementation(() => new Promise(() => undefined) as never)
        const heal = async () => {
          await abortAllDurableObjects()
          told.mockRestore()
        }
        return { met: () => expect(told).toHaveBeenCalled(), heal }
      },
    },
    {
      when: 'its project dies before the queue has it',
      fault: () => {
        const queue = heldQueue()
        queue.hang()
        const heal = async (project: string) => {
          await abortAllDurableObjects()
          queue.restore()
          await ring(project) // as the platform would; the local one thinks that it rings still
        }
        return { met: () => expect(queue.refused()).toBeGreaterThan(0), heal }
      },
    },
  ])('reaches its receivers also where $when', async ({ fault }) => {
    const project = await newProject()
    const hook = await listen(project.key)
    const { met, heal } = fault()
    project.connect().catch(() => undefined)
    await vi.waitFor(met, { timeout: 20_000 })
    await heal(project.project)

    const came = await hook.expectCount(1)
    expect(typesOf(came)).toContain('connection.created')
  })
})

describe('what an app sent', () => {
  let held: ReturnType<typeof heldQueue>
  beforeEach(() => {
    held = heldQueue()
  })
  afterEach(() => held.restore())

  /** An endpoint that is told what comes from an app, and something that came. */
  async function received(answers: { status: number }[]) {
    const { key, project } = await newProject()
    const hook = await listen(key, { types: ['trigger.received'] })
    await hook.weather({ answers })
    const wish = {
      app: 'github',
      connect: false,
      credentials: { clientId: 'i', clientSecret: 's' },
    }
    const { id } = (await ask(key, 'POST', '/v1/integrations', wish)).body
    const from = (await ask(key, 'POST', `/v1/integrations/${id}/hooks`, {})).body.id
    const it = { key: 'd1', id: 'd1', kind: 'issues', contentType: 'text/plain', payload: 'Ada' }
    await PROJECTS.getByName(project).appHooks().accept(from, it)
    await held.release(project)
    const events = '/v1/events?type=trigger.received'
    const payload = async () => (await ask(key, 'GET', events)).body.items[0].data.payload
    /** So much time passes, and the project tidies up. */
    const pass = async (hours: number) => {
      later(hours * 3600)
      await ring(project)
    }
    const path = `/v1/webhooks/${hook.id}`
    const [{ id: delivery }] = await deliveriesOf(key, hook.id)
    const replay = () => ask(key, 'POST', `${path}/deliveries/${delivery}/replay`)
    const replaySince = async () =>
      (await ask(key, 'POST', `${path}/replay`, { since: new Date(0).toISOString() })).body
    return { key, project, hook, path, payload, pass, replay, replaySince }
  }

  it('is forgotten a day after its endpoints have it: whose it is nobody knows here (B12, F5)', async () => {
    const { project, hook, payload, pass, replay, replaySince } = await received([])
    await pass(23)
    expect(await payload()).toBe('Ada')
    expect((await replay()).status).toBe(202)
    await held.release(project)
    expect(await hook.received()).toHaveLength(2)
    await pass(2)
    expect(await payload()).toBeNull()
    const kept = await runInDurableObject(PROJECTS.getByName(project), (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM event').toArray()),
    )
    expect(kept).not.toContain('Ada')
    expect(await replay()).toMatchObject({ status: 409, body: { code: 'payload-gone' } })
    expect(await replaySince()).toEqual({ replayed: 0, more: false })
  })

  it('stays a week for an endpoint that did not get it (F4)', async () => {
    const { key, project, hook, path, payload, pass, replaySince } = await received([
      { status: 410 },
    ])
    await pass(6 * 24)
    expect(await payload()).toBe('Ada')
    await ask(key, 'PATCH', path, { enabled: true })
    expect(await replaySince()).toEqual({ replayed: 1, more: false })
    await pass(25) // it is on its way
    expect(await payload()).toBe('Ada')
    await held.release(project)
    const [, again] = await hook.received()
    expect(JSON.parse(again?.body ?? '').data.payload).toBe('Ada')
    await pass(25)
    expect(await payload()).toBeNull()
  })

  it('came before payloads had an end: it is there for a week, and can be replayed', async () => {
    await runInDurableObject(PROJECTS.getByName('payload-of-before'), (_, { storage }) => {
      const { sql } = storage
      migrate(
        storage,
        MIGRATIONS.slice(
          0,
          MIGRATIONS.findIndex((it) => /payload_until/.test(it)),
        ),
      )
      sql.exec(`INSERT INTO event (id, type, body, at)
        VALUES ('evt_1', 'trigger.received', '{"data":{"payload":"Ada"}}', 1000)`)
      migrate(storage, MIGRATIONS)
      expect(() => assertPayload(sql, 'evt_1')).not.toThrow()
      dropPayloads(sql, 7 * 86_400_000, 10)
      expect(() => assertPayload(sql, 'evt_1')).not.toThrow()
      dropPayloads(sql, 7 * 86_400_000 + 1000, 10)
      expect(() => assertPayload(sql, 'evt_1')).toThrow('seven days')
    })
  })

  it('stays where it is on its way, however many go at the same time (F4)', async () => {
    const { project, payload, pass } = await received([{ status: 503 }])
    await runInDurableObject(PROJECTS.getByName(project), (_, { storage: { sql } }) => {
      // More than go in one round: the first of them are on their way too.
      sql.exec(`INSERT INTO event (id, type, body, at, payload_until)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
        SELECT 'evt_' || i, 'trigger.received', '{"data":{"payload":"Bob"}}', ${Date.now() - 3_600_000}, 1 FROM n`)
      sql.exec(`INSERT INTO delivery (id, webhook, event, next_at, created_at)
        SELECT 'dlv_' || id, 'wh_gone', id, 9e15, 0 FROM event WHERE payload_until = 1`)
    })
    await pass(8 * 24)
    expect(await payload()).toBe('Ada')
  })
})

describe('a tool call', () => {
  it('is told to an endpoint that names action.executed, without arguments or results (B14)', async () => {
    const project = await newProject()
    const usual = await listen(project.key)
    const calls = await listen(project.key, { types: ['action.executed'] })
    const id = await project.connect()
    const args = { display_name: 'Bo Secret', email: 'b@acme.example' }
    const done = await act(project, 'QUICKBOOKS_CREATE_CUSTOMER', args)
    expect(done).toMatchObject({ successful: true })
    const [came] = await calls.expectCount(1)
    expect(JSON.parse(came?.body ?? '')).toEqual({
      type: 'action.executed',
      timestamp: expect.any(String),
      data: {
        logId: done.logId,
        action: 'QUICKBOOKS_CREATE_CUSTOMER',
        ...{ app: 'quickbooks', connectionId: id, entityId: 'ada' },
        ...{ successful: true, status: 200, code: null, millis: expect.any(Number) },
      },
    })
    expect(typesOf(await usual.expectCount(2))).not.toContain('action.executed')
  })
})

describe('an entity that never rests', () => {
  it('tells of its calls while it makes more of them', async () => {
    const project = await newProject()
    const calls = await listen(project.key, { types: ['action.executed'] })
    await project.connect()
    let told = false
    const waiting = calls.expectCount(1).then(() => {
      told = true
    })
    for (let made = 0; made < 60 && !told; made++) {
      const args = { display_name: `Bo ${made}`, email: 'b@acme.example' }
      await act(project, 'QUICKBOOKS_CREATE_CUSTOMER', args)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    expect(told).toBe(true)
    await waiting
  })
})

describe('a connection that its app lets go of', () => {
  const app = provider('quickbooks')
  const refreshOf = async (key: string, id: string) =>
    (await ask(key, 'POST', `/v1/connections/${id}/refresh`)).body.code

  it('is told once as refresh.failed while that may pass, and as expired once it is sure (B4)', async () => {
    const project = await newProject()
    const hook = await listen(project.key)
    const id = await project.connect()
    const down = { status: 503, body: 'down' }
    await app.weather({ answers: [down, down] })
    expect(await refreshOf(project.key, id)).toBe('upstream-unavailable')
    expect(await refreshOf(project.key, id)).toBe('upstream-unavailable')
    expect((await read(project, id)).status).toBe('ACTIVE')
    await app.weather({ answers: [{ status: 400, body: { error: 'invalid_grant' } }] })
    expect(await refreshOf(project.key, id)).toBe('consent-revoked')
    expect(await refreshOf(project.key, id)).toBe('consent-revoked')
    const came = await hook.expectCount(4)
    expect(typesOf(came)).toEqual([
      'connection.active',
      'connection.created',
      'connection.expired',
      'refresh.failed',
    ])
    const facts = came.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.reason)
    expect(facts.map(({ type, data }) => [type, data.status, data.reason]).sort()).toEqual([
      ['connection.expired', 'EXPIRED', 'consent-revoked'],
      ['refresh.failed', 'ACTIVE', 'upstream-unavailable'],
    ])
  })
})

describe('an entity that is erased', () => {
  it('leaves nothing of its events, sent or not, and none is sent of its end (B12)', async () => {
    const project = await newProject()
    const hook = await listen(project.key)
    await project.connect('grace')
    await project.connect('ada')
    await hook.expectCount(4)
    const erased = await ask(project.key, 'DELETE', '/v1/entities/ada')
    expect(erased.body.connections).toHaveLength(1)
    const kept = await runInDurableObject(PROJECTS.getByName(project.project), (_, { storage }) =>
      ['event', 'delivery', 'attempt'].map((table) =>
        JSON.stringify(storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
      ),
    )
    expect(kept.join()).not.toContain('"ada"')
    expect((await ask(project.key, 'GET', '/v1/events')).body.items).toHaveLength(2)
    expect(await deliveriesOf(project.key, hook.id)).toHaveLength(2)
    expect(kept.map((rows) => JSON.parse(rows).length)).toEqual([2, 2, 2])
    expect(await hook.received()).toHaveLength(4)
  })
})

describe('the secrets of endpoints', () => {
  it('are sealed anew with everything else, the old ones too (B9)', async () => {
    const { key, project } = await newProject()
    const hook = await listen(key)
    const rotated = await ask(key, 'POST', `/v1/webhooks/${hook.id}/rotate`, {})
    const settings = env as unknown as { SEAL_KEYS: string }
    const old = settings.SEAL_KEYS
    try {
      settings.SEAL_KEYS = `k2:${'B'.repeat(43)},${old}`
      const where = { 'x-project': project }
      await call(ROOT, 'POST', '/v1/reseal', {}, where)
      await expect
        .poll(
          async () => (await call(ROOT, 'GET', '/v1/reseal', undefined, where)).body.removable,
          {
            timeout: 30_000,
          },
        )
        .toBe(true)
      settings.SEAL_KEYS = `k2:${'B'.repeat(43)}`
      await hook.weather({ secrets: [hook.secret, rotated.body.secret] })
      await ask(key, 'POST', `/v1/webhooks/${hook.id}/test`)
      const [one] = await hook.expectCount(1)
      expect(one?.verified).toEqual([true, true])
    } finally {
      settings.SEAL_KEYS = old
    }
  })
})
