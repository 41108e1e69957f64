import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entity } from '../../src/entity/entity.ts'
import type { Env } from '../../src/env.ts'
import type { Project } from '../../src/project/project.ts'
import { call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { codeOf } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const CANARY = 'canary-7f3a-0123456789'

const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'House', version: '1' },
  servers: [{ url: 'https://api.github.com' }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `/door/${n}`,
      { post: { operationId: `openDoor${n}`, summary: `Opens door ${n} of the house.` } },
    ]),
  ),
}

type Line = { readonly kind: string } & Record<string, unknown>

async function exported(key: string, path: string): Promise<Line[]> {
  const { status, headers, body } = await call(key, 'GET', path)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(headers.get('content-type')).toBe('application/x-ndjson')
  const text = body as string
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
}

const ofKind = (all: readonly Line[], kind: string) => all.filter((line) => line.kind === kind)
const kinds = (all: readonly Line[]) => [...new Set(all.map(({ kind }) => kind))]

/** Everything that a caller was handed and that opens something. */
const secrets: string[] = [CANARY]

async function must(...asked: Parameters<typeof call>) {
  const { status, body } = await call(...asked)
  expect(status, `${asked[2]}: ${JSON.stringify(body)}`).toBeLessThan(300)
  return body
}

/** A project that has something of every kind. */
async function furnished(id: string): Promise<string> {
  const key = await newProject(id)
  secrets.push(key)
  const own = { clientId: 'public', clientSecret: `${CANARY}-shared` }
  await must(ROOT, 'PUT', '/v1/apps/slack/shared-client', own, { 'x-project': id })
  const overlay = { actions: { HOUSE_OPEN_DOOR0: { hide: true } } }
  await must(key, 'POST', '/v1/apps', { slug: 'house', document: DOCUMENT, overlay })
  const credentials = { clientId: 'github', clientSecret: `${CANARY}-client` }
  const wish = { app: 'github', connect: false, credentials }
  const integration = await must(key, 'POST', '/v1/integrations', wish)
  const hook = await must(key, 'POST', `/v1/integrations/${integration.id}/hooks`, {})
  const house = await must(key, 'POST', '/v1/integrations', { app: 'house', connect: false })
  const webhook = await must(key, 'POST', '/v1/webhooks', { url: 'https://github.com/x' })
  secrets.push(hook.secret, webhook.secret)
  for (const entity of ['ada', 'bob']) {
    const fields = { api_key: `${CANARY}-${entity}` }
    await must(key, 'POST', `/v1/entities/${entity}/connections`, { app: 'house', fields })
    const token = await must(key, 'POST', `/v1/entities/${entity}/mcp-tokens`, { name: entity })
    const page = { entityId: entity, integrationIds: [house.id] }
    const session = await must(key, 'POST', '/v1/connect-sessions', page)
    const link = await must(key, 'POST', `/v1/entities/${entity}/connections`, {
      ...{ integrationId: integration.id, label: `of ${entity}` },
      redirectUrl: `https://acme.example/done?state=${CANARY}`,
    })
    secrets.push(token.token, String(session.url).split('/').at(-1) ?? '')
    secrets.push(String(link.redirectUrl).split('/').at(-1) ?? '')
    await must(key, 'POST', `/v1/entities/${entity}/actions/HOUSE_OPEN_DOOR1`, {})
  }
  return key
}

const ENTITY = ['connection', 'link', 'session', 'mcpToken', 'call', 'event', 'audit']
const PROJECT = [
  ...['project', 'integration', 'sharedClient', 'app', 'action', 'apiKey', 'webhook', 'hook'],
  ...['connection', 'event', 'audit'],
]

let key: string
beforeAll(async () => {
  key = await furnished('exporting')
})

describe('an export', () => {
  it.each(['/v1/entities/ada/export', '/v1/project/export'])(
    'holds no secret: %s (B13)',
    async (path) => {
      const text = JSON.stringify(await exported(key, path))
      expect(secrets.every((secret) => secret.length > 20)).toBe(true)
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
      expect(text).not.toMatch(/"eyJ|bhf_exporting_|whsec_/)
    },
  )
})

describe('the export of an entity', () => {
  it('has all that is theirs, and nothing of anybody else (D1)', async () => {
    const all = await exported(key, '/v1/entities/ada/export')
    expect(kinds(all)).toEqual(ENTITY)
    const { items } = (await call(key, 'GET', '/v1/entities/ada/connections')).body
    expect(ofKind(all, 'connection')).toEqual(
      items.map((it: object) => ({ kind: 'connection', ...it })),
    )
    expect(ofKind(all, 'link')).toMatchObject([{ returnUrl: 'https://acme.example/done' }])
    expect(ofKind(all, 'call')).toMatchObject([{ action: 'HOUSE_OPEN_DOOR1' }])
    expect(ofKind(all, 'mcpToken')).toMatchObject([{ name: 'ada' }])
    const events = (await call(key, 'GET', '/v1/events?entityId=ada')).body.items
    expect(ofKind(all, 'event')).toEqual(events.map((it: object) => ({ kind: 'event', ...it })))
    expect(events.length).toBeGreaterThan(1)
    expect(ofKind(all, 'audit').every(({ entityId }) => entityId === 'ada')).toBe(true)
    const bobs = (await call(key, 'GET', '/v1/entities/bob/connections')).body.items
    const text = JSON.stringify(all)
    expect(text).not.toContain('bob')
    for (const { id } of bobs as { id: string }[]) expect(text).not.toContain(id)
  })

  it('is empty for one that never was, and leaves it so', async () => {
    expect(await exported(key, '/v1/entities/nobody/export')).toEqual([])
    const object = settings.ENTITIES.getByName('exporting/nobody') as DurableObjectStub<Entity>
    const stored = await runInDurableObject(object, (_, { storage }) => storage.list())
    expect(stored.size).toBe(0)
  })

  it('is empty once they were erased (B12)', async () => {
    const fields = { api_key: 'of carol' }
    await must(key, 'POST', '/v1/entities/carol/connections', { app: 'house', fields })
    await must(key, 'POST', '/v1/entities/carol/mcp-tokens', {})
    expect(await exported(key, '/v1/entities/carol/export')).not.toEqual([])
    await must(key, 'DELETE', '/v1/entities/carol')
    expect(await exported(key, '/v1/entities/carol/export')).toEqual([])
  })

  it('is closed to keys of other entities, and to those of some apps (D4)', async () => {
    const of = async (bounds: object) =>
      (await must(ROOT, 'POST', '/v1/keys', bounds, { 'x-project': 'exporting' })).key
    const ada = await of({ entityPrefix: 'ad', scopes: ['read'] })
    expect(kinds(await exported(ada, '/v1/entities/ada/export'))).toEqual(ENTITY)
    expect(codeOf(await call(ada, 'GET', '/v1/entities/bob/export'))).toBe('forbidden')
    const apps = await of({ apps: ['github'] })
    expect(codeOf(await call(apps, 'GET', '/v1/entities/ada/export'))).toBe('forbidden')
    expect(codeOf(await call(apps, 'GET', '/v1/project/export'))).toBe('forbidden')
    const reader = await of({ scopes: ['read'] })
    expect(codeOf(await call(reader, 'GET', '/v1/project/export'))).toBe('forbidden')
  })
})

describe('the export of a project', () => {
  it('has a line of every kind, and nothing of another project (D1)', async () => {
    const all = await exported(key, '/v1/project/export')
    expect(kinds(all)).toEqual(PROJECT)
    expect(ofKind(all, 'project')).toMatchObject([{ id: 'exporting' }])
    expect(ofKind(all, 'sharedClient')).toMatchObject([{ app: 'slack', clientId: 'public' }])
    expect(ofKind(all, 'action')).toHaveLength(30)
    const whose = ofKind(all, 'event').map(({ data }) => (data as { entityId: string }).entityId)
    expect(new Set(whose)).toEqual(new Set(['ada', 'bob']))
    const other = await exported(await newProject('exporting-not'), '/v1/project/export')
    expect(kinds(other)).toEqual(['project', 'apiKey', 'audit'])
  })

  it('tells of no key that may do more than the one in hand (D4)', async () => {
    const wish = { scopes: ['admin'], name: 'small' }
    const small = await must(ROOT, 'POST', '/v1/keys', wish, { 'x-project': 'exporting' })
    const all = await exported(small.key, '/v1/project/export')
    expect(ofKind(all, 'apiKey').map(({ name }) => name)).toEqual(['small'])
  })

  it('carries an app to another project', async () => {
    const all = await exported(key, '/v1/project/export')
    const [app] = ofKind(all, 'app') as unknown as [{ overlay: object; compiled: object }]
    const actions = ofKind(all, 'action').map(({ action }) => action)
    const there = await newProject('exporting-to')
    const compiled = { ...app.compiled, actions }
    await must(there, 'POST', '/v1/apps', { slug: 'house', overlay: app.overlay, compiled })
    const list = async (of: string) =>
      (await call(of, 'GET', '/v1/actions?app=house&all=true')).body
    expect((await list(there)).items).toHaveLength(29)
    expect(await list(there)).toEqual(await list(key))
  })

  it('comes a page at a time, however many connections there are', async () => {
    const many = await newProject('exporting-many')
    const object = settings.PROJECTS.getByName('exporting-many') as DurableObjectStub<Project>
    const N = 3_000
    await runInDurableObject(object, (_, { storage }) => {
      storage.sql.exec(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${N})
         INSERT INTO connection (id, entity, app, integration, status, created_at, updated_at)
         SELECT 'conn_' || printf('%022d', i), 'e' || i, 'github', 'int_' || printf('%022d', 1),
           'ACTIVE', i / 7, 1 FROM n`,
      )
    })
    const ids = ofKind(await exported(many, '/v1/project/export'), 'connection').map(({ id }) => id)
    expect(ids).toHaveLength(N)
    expect(new Set(ids).size).toBe(N)
    const headers = { 'x-api-key': many }
    const response = await worker(new Request(`${ORIGIN}/v1/project/export`, { headers }))
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(first?.value?.length).toBeLessThan(100_000)
    await reader?.cancel()
  })
})
