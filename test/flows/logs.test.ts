import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Entity } from '../../src/entity/entity.ts'
import type { LogEntry } from '../../src/entity/log.ts'
import type { Env } from '../../src/env.ts'
import { USUAL_CALL_LOG } from '../../src/project/call-log-settings.ts'
import { call, newProject } from '../worker.ts'
import { connected, lendGithub } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'
const DAY = 24 * 3_600_000

beforeAll(lendGithub)

const objectOf = (name: string) => settings.ENTITIES.getByName(name) as DurableObjectStub<Entity>

/** Writes into an entity's database as somebody would who got hold of it. */
const tamper = (name: string, statement: string) =>
  runInDurableObject(objectOf(name), (_, { storage }) => void storage.sql.exec(statement).toArray())

const entry = (n: number, more: Partial<LogEntry> = {}): LogEntry => ({
  ...{ id: `log_${n}`, at: Date.now(), action: 'ACME_DO', app: 'acme', connectionId: null },
  ...{ successful: true, status: 200, code: null, millis: n, actor: 'key_1', scopes: ['do'] },
  ...more,
})

/** An entity of the project with calls that were written in these batches. */
async function withCalls(project: string, ...batches: LogEntry[][]) {
  const key = await newProject(project)
  const logbook = () => objectOf(`${project}/ada`).logbook()
  for (const batch of batches) await logbook().write(batch)
  const get = async (path: string) => (await call(key, 'GET', `/v1/entities/ada/logs${path}`)).body
  const proof = async (query = '') =>
    (await call(key, 'GET', `/v1/entities/ada/log-proof${query}`)).body
  return { key, logbook, get, proof, name: `${project}/ada` }
}

const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

describe('the call log of an entity', () => {
  it('says who called and with which scopes, and nothing of what was said', async () => {
    const key = await newProject('logs-plain')
    const connection = await connected(key, 'ada', 'ada')
    const made = await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})
    const [row, ...none] = (await call(key, 'GET', '/v1/entities/ada/logs')).body.items
    expect(none).toEqual([])
    expect(row).toMatchObject({ id: made.body.logId, connectionId: connection, status: 200 })
    expect(row.actor).toMatch(/^key_/)
    const one = await call(key, 'GET', `/v1/entities/ada/logs/${made.body.logId}`)
    expect(one.body).toEqual({ ...row, body: null })
  })

  it('says what went through the proxy, without what was asked or sent', async () => {
    const key = await newProject('logs-proxy')
    const connectionId = await connected(key, 'ada', 'ada')
    const at = '/v1/entities/ada/proxy/github'
    await call(key, 'GET', `${at}/search/repositories?q=engine`)
    await call(key, 'POST', `${at}/repos/ada/nowhere/issues`, { title: 'A secret plan' })
    await call(key, 'GET', `${at}/user`, undefined, { 'x-connection-id': 'conn_nobodys' })
    const endpoint = `https://api.github.com/${'x'.repeat(300)}?q=engine`
    const old = { connectedAccountId: connectionId, endpoint, method: 'GET', parameters: [] }
    await call(key, 'POST', '/api/v2/actions/proxy', old)
    const { items } = (await call(key, 'GET', '/v1/entities/ada/logs')).body
    const told = items.map(({ request, status, code }: Record<string, unknown>) => [
      request,
      status,
      code,
    ])
    expect(told.reverse()).toEqual([
      ['GET /search/repositories', 200, null],
      ['POST /repos/ada/nowhere/issues', 404, null],
      ['GET /user', null, 'connection-not-found'],
      [`GET /${'x'.repeat(195)}`, 404, null],
    ])
    expect(items[3]).toMatchObject({ action: null, app: 'github', connectionId, successful: true })
    expect(items[3].actor).toMatch(/^key_/)
    const proof = () => call(key, 'GET', '/v1/entities/ada/log-proof')
    expect((await proof()).body).toMatchObject({ valid: true, rows: 4 })
    await tamper('logs-proxy/ada', `UPDATE log SET request = 'GET /else' WHERE seq = 1`)
    expect((await proof()).body).toMatchObject({ valid: false })
  })

  it('keeps the beginning of arguments and results only where the project says so, sealed', async () => {
    const key = await newProject('logs-bodies')
    await connected(key, 'ada', 'ada')
    const callLog = { bodies: true, days: 7, max: 500 }
    expect((await call(key, 'PATCH', '/v1/project', { callLog })).body.callLog).toEqual(callLog)
    const wish = { arguments: { owner: 'ada', repo: 'engine', title: 'A secret plan' } }
    const action = 'GITHUB_CREATE_AN_ISSUE'
    const made = await call(key, 'POST', `/v1/entities/ada/actions/${action}`, wish)
    const row = await runInDurableObject(objectOf('logs-bodies/ada'), async (object, state) => {
      await object.logbook().list({}, { limit: 1 })
      return JSON.stringify(state.storage.sql.exec('SELECT * FROM log').toArray())
    })
    expect(row).not.toContain('secret plan')
    const told = (await call(key, 'GET', `/v1/entities/ada/logs/${made.body.logId}`)).body
    expect(JSON.parse(told.body.arguments)).toMatchObject({ title: 'A secret plan' })
  })

  it('is found by what the calls were, page by page', async () => {
    const start = Date.now() - 10_000
    const born = [entry(1, { at: start + 1000 })]
    const { get } = await withCalls('logs-filters', born, [
      entry(2, { at: start + 2000, action: 'ACME_UNDO' }),
      entry(3, { at: start + 3000, app: 'other', connectionId: 'conn_a' }),
      entry(4, { at: start + 4000, successful: false, code: 'consent-revoked', status: null }),
    ])
    expect(ids(await get('?action=ACME_UNDO'))).toEqual(['log_2'])
    expect(ids(await get('?app=other'))).toEqual(['log_3'])
    expect(ids(await get('?app=Other'))).toEqual(['log_3'])
    expect(ids(await get('?connection=conn_a'))).toEqual(['log_3'])
    expect(ids(await get('?successful=false'))).toEqual(['log_4'])
    expect(ids(await get('?code=consent-revoked'))).toEqual(['log_4'])
    const time = (millis: number) => new Date(start + millis).toISOString()
    const during = `?from=${time(2000)}&to=${time(4000)}`
    expect(ids(await get(during))).toEqual(['log_3', 'log_2'])
    const first = await get('?limit=3')
    expect(ids(first)).toEqual(['log_4', 'log_3', 'log_2'])
    const next = await get(`?cursor=${first.nextCursor}`)
    expect([ids(next), next.nextCursor]).toEqual([['log_1'], null])
  })

  it('keeps as many calls, for as long, as the project wishes', async () => {
    const many = Array.from({ length: 150 }, (_, n) => entry(n))
    const { logbook, get, proof } = await withCalls('logs-retention')
    const callLog = { ...USUAL_CALL_LOG, max: 100 }
    for (const one of many) await logbook().write([one], callLog)
    const kept = ids(await get('?limit=200'))
    expect([kept.length, kept[0]]).toEqual([100, 'log_149'])
    expect(await proof()).toMatchObject({ valid: true, rows: 100, head: { seq: 150 } })
    await logbook().write([entry(150)], { ...callLog, days: 2 })
    await runInDurableObject(objectOf('logs-retention/ada'), async (object, { storage }) => {
      storage.sql.exec(`UPDATE log SET at = ${Date.now() - 3 * DAY} WHERE seq <= 150`)
      await object.alarm()
    })
    expect(ids(await get('?limit=200'))).toEqual(['log_150'])
    expect(await proof()).toMatchObject({ valid: true, rows: 1 })
  })

  it('forgets nothing newer for a call that it is told of late', async () => {
    const batches = [[entry(1)], [entry(2)], [entry(3, { at: 1 })], [entry(4)]]
    const { get, proof } = await withCalls('logs-late', ...batches)
    expect(ids(await get(''))).toEqual(['log_4', 'log_3', 'log_2', 'log_1'])
    expect(await proof()).toMatchObject({ valid: true, rows: 4 })
  })

  it('writes a call once, however often it is told of it', async () => {
    const { get, proof, logbook } = await withCalls('logs-twice', [entry(1), entry(1), entry(2)])
    await logbook().write([entry(2), entry(3)])
    expect(ids(await get(''))).toEqual(['log_3', 'log_2', 'log_1'])
    expect(await proof()).toMatchObject({ valid: true, rows: 3 })
  })
})

describe('a log that could not be written', () => {
  const many = Array.from({ length: 450 }, (_, n) => entry(n))
  const rows = (name: string) =>
    runInDurableObject(
      objectOf(name),
      (_, { storage }) => storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM log').one().n,
    )
  const REFUSE = `CREATE TRIGGER full BEFORE INSERT ON log WHEN NEW.id = 'log_300'
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`

  it('is written by itself once it can be, with nobody asking for it', async () => {
    const { logbook, name, proof } = await withCalls('logs-full', [entry(1000)])
    await tamper(name, REFUSE)
    const refused = await logbook()
      .write(many)
      .then(() => 'written', String)
    expect(refused).toContain('the disk is full')
    await tamper(name, 'DROP TRIGGER full')
    await vi.waitUntil(async () => (await rows(name)) === 451, { timeout: 30_000, interval: 200 })
    expect(await proof()).toMatchObject({ valid: true, rows: 451 })
  })
})

describe('the chain of the call log (D9)', () => {
  const batches = [[entry(1)], [entry(2), entry(3)], [entry(4)]]

  it.each([
    ['another outcome', 'UPDATE log SET status = 500 WHERE seq = 1', 1],
    ['another caller, of calls written together', `UPDATE log SET actor = 'x' WHERE seq = 3`, 2],
    ['a call taken away', 'DELETE FROM log WHERE seq = 2', 2],
    ['another hash', `UPDATE log SET hash = 'x' WHERE seq = 4`, 4],
  ])('shows %s', async (what, statement, brokenAt) => {
    const id = `logs-${what.replace(/[^a-z]+/g, '-').slice(0, 20)}x`
    const { proof, name } = await withCalls(id, ...batches)
    expect(await proof()).toMatchObject({ valid: true, rows: 4, brokenAt: null })
    await tamper(name, statement)
    expect(await proof()).toMatchObject({ valid: false, brokenAt })
  })

  it('shows calls whose hash was taken away, once another one is written', async () => {
    const { proof, name, logbook } = await withCalls('logs-unhashed', ...batches)
    await tamper(name, 'UPDATE log SET hash = NULL, status = 500 WHERE seq = 4')
    await logbook().write([entry(5)])
    expect(await proof()).toMatchObject({ valid: false, brokenAt: 4 })
  })

  it('shows, by a signature kept elsewhere, that the newest calls were taken away', async () => {
    const { proof, name } = await withCalls('logs-truncated', ...batches)
    const { signature } = await proof()
    expect(await proof(`?signature=${signature}`)).toMatchObject({ valid: true })
    await tamper(name, 'DELETE FROM log WHERE seq = 4')
    expect(await proof()).toMatchObject({ valid: true })
    expect(await proof(`?signature=${signature}`)).toMatchObject({ valid: false })
  })

  it('begins with the calls that were written before there were hashes', async () => {
    const { proof, name, logbook } = await withCalls('logs-legacy', ...batches)
    await tamper(name, 'UPDATE log SET hash = NULL')
    await logbook().write([entry(5)])
    expect(await proof()).toMatchObject({ valid: true, rows: 5 })
  })
})
