import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { handleEvent } from '../../src/connect/handle-event.ts'
import { ProjectId } from '../../src/core/ids.ts'
import type { Env } from '../../src/env.ts'
import type { Project } from '../../src/project/project.ts'
import { call } from '../worker.ts'
import { actions, eventful, rowsOf, signedHead, tamper, verify } from './_audit.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const DAY = 24 * 3_600_000

describe('what is too old in the audit log (D9)', () => {
  it('is the anchor of the rest, which verifies from there', async () => {
    const key = await eventful('audit-retention')
    await call(key, 'PATCH', '/v1/project', { auditDays: 30 })
    const { signature } = await verify(key)
    const log = settings.PROJECTS.getByName('audit-retention').audit()
    await log.prune(Date.now() + 31 * 24 * 3_600_000)
    expect(await rowsOf(key)).toEqual([])
    await call(key, 'PATCH', '/v1/project', { name: 'Later' })
    expect(await verify(key, signature)).toMatchObject({ valid: true, rows: 1 })
    await tamper('audit-retention', 'UPDATE audit SET at = at + 1')
    expect(await verify(key)).toMatchObject({ valid: false, brokenAt: 7 })
  })

  it('forgets nothing newer for a row that came late: rows are written in another order than they began', async () => {
    const key = await eventful('audit-late')
    const message = { kind: 'audit', project: ProjectId.parse('audit-late') } as const
    const entry = {
      ...{ id: 'req_late', at: 1, actor: 'root', action: 'POST /v1/keys', status: 201 },
      ...{ code: null, scopes: null, target: null, entity: null, connection: null },
    }
    await handleEvent(settings, { ...message, entry })
    await settings.PROJECTS.getByName('audit-late').audit().prune(Date.now())
    expect((await rowsOf(key)).map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1])
    expect(await verify(key)).toMatchObject({ valid: true, rows: 6 })
  })

  it('is forgotten in time by a project in which nothing happens any more', async () => {
    const key = await eventful('audit-quiet')
    await call(key, 'PATCH', '/v1/project', { auditDays: 30 })
    const object = settings.PROJECTS.getByName('audit-quiet') as DurableObjectStub<Project>
    const alarm = () => runInDurableObject(object, (_, { storage }) => storage.getAlarm())
    const since = Date.parse(String((await rowsOf(key)).at(-1)?.['at']))
    expect(await alarm()).toBe(since + 30 * DAY + 1)
    vi.useFakeTimers({ toFake: ['Date'], now: since + 30 * DAY + 10 * 60_000 })
    try {
      expect(await runDurableObjectAlarm(object)).toBe(true)
      expect(await rowsOf(key)).toEqual([])
      expect(await verify(key)).toMatchObject({ valid: true, rows: 0 })
      expect(await alarm()).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('is not signed anew by what forgets: it says first that its signature was lost', async () => {
    const key = await eventful('audit-pruned-unsigned')
    await tamper('audit-pruned-unsigned', 'DELETE FROM audit WHERE seq = 5')
    await signedHead('audit-pruned-unsigned', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA')
    const log = settings.PROJECTS.getByName('audit-pruned-unsigned').audit()
    await log.prune(Date.now() + 366 * DAY)
    expect(actions(await rowsOf(key))).toEqual(['audit.signature-lost'])
  })

  it('may be forgotten in part while it is checked', async () => {
    await eventful('audit-both')
    await runInDurableObject(
      settings.PROJECTS.getByName('audit-both') as DurableObjectStub<Project>,
      async (object) => {
        const log = object.audit()
        const none = { status: null, code: null, scopes: null, target: null }
        const what = { at: 1, actor: 'root', action: 'x', entity: null, connection: null, ...none }
        await log.append(Array.from({ length: 1200 }, (_, i) => ({ id: `req_${i}`, ...what })))
        const checked = log.verify()
        await log.prune(Date.now() + 366 * DAY)
        expect(await checked).toMatchObject({ valid: true, problem: null })
      },
    )
  })
})
