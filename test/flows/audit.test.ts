import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { handleEvent } from '../../src/connect/handle-event.ts'
import { EntityId, ProjectId } from '../../src/core/ids.ts'
import { keyring } from '../../src/core/seal.ts'
import type { Env } from '../../src/env.ts'
import { AuditLog } from '../../src/project/audit-log.ts'
import type { Happening } from '../../src/project/event-types.ts'
import type { Project } from '../../src/project/project.ts'
import { formsOf } from '../browser-by-http.ts'
import { call, newBrowser, newProject, ROOT } from '../worker.ts'
import { actions, eventful, rowsOf, signedHead, tamper, verify } from './_audit.ts'
import { connected, lendGithub } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

beforeAll(lendGithub)

describe('the audit log (D9)', () => {
  it('says who changed what, and what came of it, before the answer has left', async () => {
    const key = await newProject('audit-changes')
    const { items } = (await call(ROOT, 'GET', '/v1/keys', undefined, project('audit-changes')))
      .body
    const made = await call(key, 'POST', '/v1/integrations', { app: 'github', connect: false })
    await call(key, 'PATCH', `/v1/integrations/${made.body.id}`, { nonsense: true })
    await call(key, 'GET', '/v1/integrations')
    const rows = await rowsOf(key)
    expect(rows).toMatchObject([
      {
        actor: items[0].id,
        action: 'PATCH /v1/integrations/:id',
        status: 400,
        code: 'invalid-request',
        target: made.body.id,
      },
      {
        id: made.headers.get('x-request-id'),
        actor: items[0].id,
        action: 'POST /v1/integrations',
        status: made.status,
        code: null,
        target: made.body.id,
        entityId: null,
        erased: false,
      },
      { actor: 'root', action: 'POST /v1/keys', status: 201, target: items[0].id },
    ])
  })

  it('tells of users and of time, who send no key', async () => {
    const key = await newProject('audit-users')
    const good = await connected(key, 'ada', 'ada')
    const refused = (await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github' }))
      .body
    const browser = newBrowser()
    const page = await browser.open(refused.redirectUrl)
    const state = new URL(page.url).searchParams.get('state') ?? formsOf(page)[0]?.fields['state']
    await browser.open(
      `https://behalf.test/callback/github?error=access_denied&state=${encodeURIComponent(state ?? '')}`,
    )
    const short = (
      await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github', expiresIn: 1 })
    ).body.id
    await expect
      .poll(async () => (await call(key, 'GET', `/v1/connections/${short}?wait=5`)).body.status, {
        timeout: 20_000,
      })
      .toBe('FAILED')
    await expect
      .poll(async () => actions(await rowsOf(key, '&actor=system')), { timeout: 20_000 })
      .toEqual(['connection.failed'])
    expect(await rowsOf(key, '&actor=user')).toMatchObject([
      { action: 'connection.failed', code: 'access_denied', connectionId: refused.id },
      { action: 'connection.active', code: null, connectionId: good, entityId: 'ada' },
    ])
    expect(await rowsOf(key, `&connection=${short}&actor=system`)).toMatchObject([
      { code: 'expired', entityId: 'ada', status: null },
    ])
  })

  it('leaves calls of actions to the call log of the entity', async () => {
    const key = await newProject('audit-calls')
    await connected(key, 'ada', 'ada')
    const before = (await rowsOf(key)).length
    await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})
    await call(key, 'POST', '/v1/entities/ada/proxy/github/user', {})
    await call(key, 'POST', '/v1/receipts/verify', { receipt: 'x' })
    expect((await rowsOf(key)).length).toBe(before)
  })

  it("tells of what Composio's SDKs change, too", async () => {
    const key = await eventful('audit-composio')
    const integrationId = (await call(key, 'GET', '/v1/integrations')).body.items[0].id
    const wish = { integrationId, entityId: 'ada', data: {} }
    const begun = await call(key, 'POST', '/api/v1/connectedAccounts', wish)
    const id = begun.body.connectedAccountId
    await call(key, 'DELETE', `/api/v1/connectedAccounts/${id}`)
    expect((await rowsOf(key, '&entity=ada')).slice(0, 2)).toMatchObject([
      { action: 'DELETE /api/v1/connectedAccounts/:id', connectionId: id, status: 200 },
      { action: 'POST /api/v1/connectedAccounts', connectionId: id, status: 200 },
    ])
  })

  it('notes a key that is refused something, and nobody who has none', async () => {
    const key = await eventful('audit-refused')
    const before = (await rowsOf(key)).length
    for (let n = 0; n < 5; n += 1) await call(key, 'GET', '/v1/keys')
    await call('bhf_made-up', 'POST', '/v1/integrations', { app: 'github' })
    const rows = await rowsOf(key)
    expect(rows.length).toBe(before + 1)
    expect(rows[0]).toMatchObject({ action: 'GET /v1/keys', status: 403, code: 'forbidden' })
  })

  it('is found by actor, action, connection and time, page by page', async () => {
    const key = await eventful('audit-filters')
    const all = await rowsOf(key)
    expect(actions(await rowsOf(key, '&action=PATCH%20/v1/project'))).toEqual(['PATCH /v1/project'])
    expect(await rowsOf(key, '&actor=root')).toHaveLength(1)
    expect(await rowsOf(key, `&to=${encodeURIComponent('2001-01-01T00:00:00Z')}`)).toEqual([])
    expect(await rowsOf(key, `&from=${all[0]?.['at']}`)).toContainEqual(all[0])
    const first = (await call(key, 'GET', '/v1/audit?limit=2')).body
    const next = (await call(key, 'GET', `/v1/audit?limit=200&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...next.items]).toEqual(all)
  })

  it('takes a row that comes twice once: the queue may bring it again', async () => {
    const key = await eventful('audit-twice')
    const [row] = await rowsOf(key)
    const entry = {
      ...{ id: String(row?.['id']), at: 1, actor: 'root', action: 'POST /v1/keys', status: 201 },
      ...{ code: null, scopes: null, target: null, entity: null, connection: null },
    }
    const message = { kind: 'audit', project: ProjectId.parse('audit-twice') } as const
    await handleEvent(settings, { ...message, entry })
    await handleEvent(settings, { ...message, entry: { ...entry, id: 'req_later' } })
    await handleEvent(settings, { ...message, entry: { ...entry, id: 'req_later' } })
    const [newest, second] = await rowsOf(key)
    expect([newest?.['id'], second]).toEqual(['req_later', row])
    expect(await verify(key)).toMatchObject({ valid: true })
  })
})

describe('the chain of the audit log (D9)', () => {
  it.each([
    ['what was done', `UPDATE audit SET record = replace(record, 'PATCH', 'GET') WHERE seq = 2`, 2],
    ['when', 'UPDATE audit SET at = at - 1 WHERE seq = 3', 3],
    ['a row in the middle taken away', 'DELETE FROM audit WHERE seq = 2', 2],
    ['the newest row taken away', 'DELETE FROM audit WHERE seq = 5', 5],
    ['the oldest row taken away', 'DELETE FROM audit WHERE seq = 1', 1],
    ['a row given another hash', `UPDATE audit SET hash = 'x' WHERE seq = 5`, 5],
    [
      'a row that is not hashed any more',
      `UPDATE audit SET hash = NULL, record = '{"id":"x"}' WHERE seq = 4`,
      4,
    ],
    [
      'two rows that changed places',
      `UPDATE audit SET seq = -2 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;
       UPDATE audit SET seq = 3 WHERE seq = -2`,
      2,
    ],
  ])('shows %s', async (what, statement, brokenAt) => {
    const id = `audit-${what.replace(/[^a-z]+/g, '-').slice(0, 30)}`
    const key = await eventful(id)
    expect(await verify(key)).toMatchObject({ valid: true, rows: 5, brokenAt: null })
    await tamper(id, statement)
    expect(await verify(key)).toMatchObject({ valid: false, rows: brokenAt - 1, brokenAt })
    await call(key, 'PATCH', '/v1/project', { name: 'Later' })
    expect(await verify(key)).toMatchObject({ valid: false, brokenAt })
  })

  it('shows that a row is about somebody else now, and forgives that they were erased', async () => {
    const key = await newProject('audit-subject')
    await connected(key, 'ada', 'ada')
    await tamper(
      'audit-subject',
      `UPDATE audit SET subject = replace(subject, 'ada', 'bob') WHERE entity = 'ada'`,
    )
    expect(await verify(key)).toMatchObject({ valid: false, brokenAt: 2 })
    await tamper('audit-subject', 'UPDATE audit SET subject = NULL, salt = NULL')
    expect(await verify(key)).toMatchObject({ valid: true })
    expect(await rowsOf(key, '&action=connection.active')).toMatchObject([
      { erased: true, entityId: null, connectionId: null, actor: 'user' },
    ])
  })

  it('cannot be put back to what it was: a signature kept elsewhere shows that rows are missing', async () => {
    const key = await eventful('audit-rollback')
    const old = await signedHead('audit-rollback')
    await call(key, 'PATCH', '/v1/project', { name: 'Done in secret' })
    const { signature } = await verify(key)
    await tamper('audit-rollback', 'DELETE FROM audit WHERE seq = 6')
    await signedHead('audit-rollback', old)
    expect(await verify(key)).toMatchObject({ valid: true, rows: 5 })
    expect(await verify(key, signature)).toMatchObject({
      valid: false,
      problem: 'rows 6 to 6 are missing',
    })
    expect(await verify(key, `${signature.slice(0, -4)}AAAA`)).toMatchObject({ valid: false })
  })

  it.each([
    {
      put: 'a row',
      id: 'audit-put-in',
      statement: `INSERT INTO audit (at, record) SELECT at, json_set(record, '$.id', 'req_x')
        FROM audit WHERE seq = 5`,
    },
    {
      put: 'a row with the hash that it would have',
      id: 'audit-put-in-hashed',
      statement: `INSERT INTO audit (at, record, commitment, hash)
        SELECT at, json_set(record, '$.id', 'req_x'), '', 'x' FROM audit WHERE seq = 5`,
    },
  ])(
    'is not lent to who puts $put in behind the newest: it says so, for good',
    async ({ id, statement }) => {
      const key = await eventful(id)
      await tamper(id, statement)
      const named = { valid: false, brokenAt: 6, problem: 'row 6 was not written by this service' }
      expect(await verify(key)).toMatchObject(named)
      await call(key, 'PATCH', '/v1/project', { name: 'Later' })
      expect(await verify(key)).toMatchObject(named)
      const [, mark] = await rowsOf(key)
      expect(mark).toMatchObject({ action: 'audit.row-unproven', actor: 'system', target: '6' })
    },
  )

  it.each([
    ['what was done', `record = replace(record, 'PATCH', 'GET')`],
    ['when', 'at = at - 1'],
    ['whom it is about', `subject = '{"entity":"bob","connection":null}', commitment = 'x'`],
    ['the proof, which is of another row', 'proof = (SELECT value FROM proof_of_before)'],
  ])(
    'takes no row as its own of which %s was changed before it was hashed',
    async (what, change) => {
      const id = `audit-early-${what.replace(/[^a-z]+/g, '-').slice(0, 20)}`
      const key = await eventful(id)
      const held = vi.spyOn(AuditLog.prototype, 'chain').mockResolvedValue()
      await call(key, 'PATCH', '/v1/project', { name: 'One' })
      await tamper(
        id,
        `CREATE TABLE proof_of_before AS SELECT proof AS value FROM audit WHERE seq = 6`,
      )
      await call(key, 'PATCH', '/v1/project', { name: 'Two' })
      await tamper(id, `UPDATE audit SET ${change} WHERE seq = 7`)
      held.mockRestore()
      expect(await verify(key)).toMatchObject({ valid: false, brokenAt: 7 })
      const rows = await rowsOf(key)
      expect(actions(rows).filter((action) => action === 'audit.row-unproven')).toHaveLength(1)
    },
  )

  it('takes up what was written when the object ended before it hashed it', async () => {
    const key = await eventful('audit-interrupted')
    const held = vi.spyOn(AuditLog.prototype, 'chain').mockResolvedValue()
    await call(key, 'PATCH', '/v1/project', { name: 'One' })
    held.mockRestore()
    expect(await verify(key)).toMatchObject({ valid: true, rows: 6 })
  })

  it('says so in itself when its signature was lost', async () => {
    const key = await eventful('audit-unsigned')
    await signedHead('audit-unsigned', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA')
    expect(await verify(key)).toMatchObject({ valid: false, brokenAt: null })
    await call(key, 'PATCH', '/v1/project', { name: 'Later' })
    expect(actions(await rowsOf(key)).slice(0, 2)).toEqual([
      'audit.signature-lost',
      'PATCH /v1/project',
    ])
  })

  it('is verified when the object wakes and when somebody asks, not with every row', async () => {
    await eventful('audit-counted')
    await runInDurableObject(
      settings.PROJECTS.getByName('audit-counted') as DurableObjectStub<Project>,
      async (_, { storage }) => {
        const ring = await keyring(settings.SEAL_KEYS)
        const check = vi.fn(ring.verify)
        const log = new AuditLog({
          ...{ storage, sql: () => storage.sql, project: () => ProjectId.parse('audit-counted') },
          ring: async () => ({ ...ring, verify: check }),
        })
        for (const id of ['req_1', 'req_2', 'req_3']) {
          const what = { id, at: Date.now(), actor: 'root', action: 'POST /v1/keys', status: 201 }
          const none = { code: null, scopes: null, target: null, entity: null, connection: null }
          await log.append([{ ...what, ...none }])
        }
        expect(check).toHaveBeenCalledTimes(1)
        expect(await log.verify()).toMatchObject({ valid: true, rows: 8 })
        expect(check).toHaveBeenCalledTimes(2)
        storage.kv.put('audit-head', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA')
        await log.chain()
        expect(check).toHaveBeenCalledTimes(3)
      },
    )
  })

  it('is left alone by news of an entity that leave no row in it', async () => {
    const key = await newProject('audit-news')
    await connected(key, 'ada', 'ada')
    const chained = vi.spyOn(AuditLog.prototype, 'chain')
    const data = { connectionId: 'conn_x' }
    const event = { id: 'evt_x', type: 'connection.active', at: Date.now(), connection: null, data }
    await settings.PROJECTS.getByName('audit-news').takeNews(EntityId.parse('ada'), [
      { event: event as Happening },
    ])
    expect(chained).not.toHaveBeenCalled()
    chained.mockRestore()
  })

  it('can be followed in an export, with nothing but SHA-256', async () => {
    const key = await newProject('audit-export')
    await connected(key, 'ada', 'ada')
    await tamper('audit-export', `UPDATE audit SET subject = NULL, salt = NULL WHERE seq = 2`)
    const { body, headers } = await call(key, 'GET', '/v1/audit/export')
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    const sha256 = (...parts: unknown[]) =>
      createHash('sha256').update(parts.join('\n')).digest('base64url')
    let hash = ''
    const rows = String(body)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const row of rows) {
      if (row.subject) expect(row.commitment).toBe(sha256(row.salt, row.subject))
      hash = sha256(hash, row.seq, row.at, row.record, row.commitment)
      expect(row.hash).toBe(hash)
    }
    expect(rows.length).toBe(3)
    expect((await verify(key)).head.hash).toBe(hash)
  })
})

const project = (id: string) => ({ 'x-project': id })
