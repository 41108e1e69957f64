import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { CLIENT, codeOf, completion, connected, lendGithub } from './_github.ts'

const PROJECT = { 'x-project': 'scoped' }
const ALL = ['read', 'connect', 'execute', 'admin', 'keys', 'credentials:read']
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

/** A key of the project, made by the root key or by another one. */
const made = async (wish: object, maker = ROOT): Promise<Answer> =>
  call(maker, 'POST', '/v1/keys', wish, maker === ROOT ? PROJECT : {})
const keyWith = async (wish: object, maker = ROOT): Promise<string> =>
  (await made(wish, maker)).body.key

let usual: string
const connections: Record<string, string> = {}
beforeAll(async () => {
  usual = await newProject('scoped')
  await lendGithub()
  for (const entity of ['acme/ada', 'acme/bob', 'globex/carol']) {
    connections[entity] = await connected(usual, entity, 'ada')
  }
})

const bodyOf = (answer: Answer, id: string) =>
  JSON.stringify({ ...answer.body, request_id: '' }).replaceAll(id, 'ID')

describe('the scopes of a key', () => {
  it('are, where nobody said, those that keys had before there were scopes', async () => {
    const { body } = await made({})
    expect(body).toMatchObject({
      scopes: ['read', 'connect', 'execute', 'admin'],
      ...{ apps: null, entityPrefix: null, actions: null, replacedBy: null },
    })
  })

  it('are needed on every route, and asked for before the body is read (D4)', async () => {
    const { paths } = await (await worker(new Request(`${ORIGIN}/openapi.json`))).json<{
      paths: Record<string, Record<string, { security: { apiKey: [string] }[] }>>
    }>()
    const without = Object.fromEntries(
      await Promise.all(
        ALL.map(async (scope) => [
          scope,
          await keyWith({ scopes: ALL.filter((one) => one !== scope) }),
        ]),
      ),
    ) as Record<string, string>
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { security }] of Object.entries(methods)) {
        const [needs = ''] = security[0]?.apiKey ?? []
        const key = without[needs] ?? (await keyWith({ scopes: ALL }))
        const url = path.replace(/\{(\w+)\}/g, 'x')
        const body = method === 'get' ? undefined : '{ this is no JSON'
        const init = { method: method.toUpperCase(), headers: { 'x-api-key': key } }
        const answer = await worker(
          new Request(`${ORIGIN}${url}`, body === undefined ? init : { ...init, body }),
        )
        const { code, detail } = await answer.json<{ code: string; detail: string }>()
        expect(`${answer.status} ${code}`, `${method} ${path}`).toBe('403 forbidden')
        expect(detail, `${method} ${path}`).toContain(needs)
      }
    }
  })

  it('let the root key do everything but hand out credentials (B13)', async () => {
    const path = `/v1/connections/${connections['acme/ada']}`
    expect((await call(ROOT, 'GET', path, undefined, PROJECT)).status).toBe(200)
    expect((await made({ scopes: ALL })).body.scopes).toEqual(ALL)
  })
})

describe('a key that is bound to a prefix of entities (D1)', () => {
  let acme: string
  beforeAll(async () => {
    acme = await keyWith({ entityPrefix: 'acme/', scopes: ALL })
  })

  it("does not see others' connections, and hears what it would of none", async () => {
    const foreign = connections['globex/carol'] ?? ''
    const absent = `conn_${'A'.repeat(22)}`
    for (const [method, tail, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { label: 'mine' }],
      ['DELETE', '', undefined],
      ['POST', '/refresh', {}],
      ['POST', '/reconnect', {}],
    ] as const) {
      const [theirs, none] = await Promise.all(
        [foreign, absent].map(async (id) =>
          bodyOf(await call(acme, method, `/v1/connections/${id}${tail}`, body), id),
        ),
      )
      expect(theirs, `${method} ${tail}`).toBe(none)
      expect(theirs).toContain('connection-not-found')
    }
    expect((await call(acme, 'GET', `/v1/connections/${connections['acme/ada']}`)).status).toBe(200)
  })

  it('lists its own, page by page', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await call(acme, 'GET', `/v1/entities?limit=1${cursor}`)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
    } while (cursor)
    expect(seen).toEqual(['acme/bob', 'acme/ada'])
    const { items } = (await call(acme, 'GET', '/api/v1/connectedAccounts')).body
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(
      [connections['acme/ada'], connections['acme/bob']].sort(),
    )
  })

  it('acts for its own, by any route, and for no others', async () => {
    const own = '/v1/entities/acme%2Fada'
    const other = '/v1/entities/globex%2Fcarol'
    expect((await call(acme, 'POST', `${own}/actions/${WHO}`, {})).body.data.login).toBe('ada')
    const refusals: [string, string, unknown?, Record<string, string>?][] = [
      ['POST', `${other}/actions/${WHO}`, {}],
      ['POST', `${other}/tool-calls`, completion([WHO, {}])],
      ['GET', `${other}/proxy/github/user`],
      ['GET', `${other}/connections`],
      ['POST', `${other}/connections`, { app: 'github' }],
      ['POST', `${other}/mcp-tokens`, {}],
      ['GET', `${other}/logs`],
      ['DELETE', other],
      ['POST', '/v1/connect-sessions', { entityId: 'globex/carol' }],
      ['GET', '/v1/actions?entity=globex%2Fcarol'],
      ['PATCH', '/v1/project', { name: 'mine' }],
      ['POST', '/v1/integrations', { app: 'github' }],
      ['POST', '/mcp', {}, { 'x-entity-id': 'globex/carol' }],
    ]
    for (const [method, path, body, headers] of refusals) {
      const answer = await call(acme, method, path, body, headers)
      expect(codeOf(answer), `${method} ${path}`).toBe('forbidden')
    }
    const crossed = await call(acme, 'POST', `${own}/actions/${WHO}`, {
      connectionId: connections['globex/carol'],
    })
    expect(codeOf(crossed)).toBe('connection-not-found')
    const composio = await call(acme, 'POST', `/api/v2/actions/${WHO}/execute`, {
      connectedAccountId: connections['globex/carol'],
      input: {},
    })
    expect(composio.status).toBe(404)
  })
})

describe('a key that is bound to apps', () => {
  let github: string
  beforeAll(async () => {
    github = await keyWith({ apps: ['GitHub'], scopes: ALL })
    await call(usual, 'POST', '/v1/integrations', {
      ...{ app: 'gmail', connect: false },
      credentials: CLIENT,
    })
  })

  it('sees and does nothing of other apps', async () => {
    const integration = (await call(usual, 'GET', '/v1/integrations?app=gmail')).body.items[0].id
    expect((await call(github, 'GET', '/v1/integrations?app=gmail')).body.items).toEqual([])
    const slugs = async (path: string, name: string) =>
      new Set(
        (await call(github, 'GET', path)).body.items.map((it: Record<string, string>) => it[name]),
      )
    expect(await slugs('/v1/apps', 'slug')).toEqual(new Set(['github']))
    expect(await slugs('/v1/actions?limit=1000', 'app')).toEqual(new Set(['github']))
    expect(await slugs('/v1/actions?q=send+a+mail', 'app')).toEqual(new Set(['github']))
    expect(await slugs('/api/v1/apps', 'key')).toEqual(new Set(['github']))
    expect(await slugs('/v1/entities/acme%2Fada/connections', 'app')).toEqual(new Set(['github']))
    const refusals: [string, string, number, unknown?][] = [
      ['GET', '/v1/apps/gmail', 403],
      ['GET', '/v1/actions/GMAIL_SEND_EMAIL', 403],
      ['GET', '/v1/tools?apps=gmail', 403],
      ['GET', '/v1/tools?actions=GMAIL_SEND_EMAIL', 403],
      ['GET', `/v1/integrations/${integration}`, 404],
      ['PATCH', `/v1/integrations/${integration}`, 404, { enabled: false }],
      ['DELETE', `/v1/integrations/${integration}`, 404],
      ['POST', '/v1/integrations', 403, { app: 'gmail' }],
      ['POST', '/v1/entities/acme%2Fada/connections', 403, { app: 'gmail' }],
      ['POST', '/v1/entities/acme%2Fada/connections', 404, { integrationId: integration }],
      ['POST', '/v1/connect-sessions', 403, { entityId: 'acme/ada', apps: ['gmail'] }],
      ['POST', '/v1/entities/acme%2Fada/actions/GMAIL_SEND_EMAIL', 403, {}],
      ['GET', '/v1/entities/acme%2Fada/proxy/gmail/x', 403],
      ['POST', '/v1/entities/acme%2Fada/mcp-tokens', 403, { apps: ['gmail'] }],
      ['PATCH', '/v1/project', 403, { name: 'mine' }],
      ['DELETE', '/v1/entities/acme%2Fada', 403],
    ]
    for (const [method, path, status, body] of refusals) {
      const answer = await call(github, method, path, body)
      expect(answer.status, `${method} ${path}`).toBe(status)
    }
    const { body } = await call(github, 'POST', `/v1/entities/acme%2Fada/actions/${WHO}`, {})
    expect(body.data.login).toBe('ada')
  })
})

describe('a key that makes keys', () => {
  it('needs the scope for it, and gives no more than it has', async () => {
    expect(codeOf(await made({}, usual))).toBe('forbidden')
    const maker = await keyWith({
      scopes: ['read', 'execute', 'keys'],
      ...{ apps: ['github', 'gmail'], entityPrefix: 'acme/' },
    })
    const { body } = await made({ name: 'child' }, maker)
    expect(body).toMatchObject({
      scopes: ['read', 'execute'],
      ...{ apps: ['github', 'gmail'], entityPrefix: 'acme/' },
    })
    for (const more of [
      { scopes: ['admin'] },
      { scopes: ['credentials:read'] },
      { apps: ['slack'] },
      { entityPrefix: 'acme' },
    ]) {
      expect(codeOf(await made(more, maker)), JSON.stringify(more)).toBe('forbidden')
    }
    const less = await made({ apps: ['gmail'], entityPrefix: 'acme/eu/' }, maker)
    expect(less.status).toBe(201)
  })

  it('makes none by accident that may do nothing', async () => {
    const maker = await keyWith({ scopes: ['keys'] })
    const { status, body } = await call(maker, 'POST', '/v1/keys', {})
    expect([status, body.code]).toEqual([400, 'invalid-request'])
    expect(body.detail).toContain('name scopes')
  })

  it('sees, rotates and revokes those alone that may do no more', async () => {
    const maker = await keyWith({ scopes: ['read', 'keys'] })
    const strong = (await made({ scopes: ['read', 'execute'] })).body
    const weak = (await made({ scopes: ['read'] })).body
    const listed = JSON.stringify((await call(maker, 'GET', '/v1/keys')).body)
    expect(listed).toContain(weak.id)
    expect(listed).not.toContain(strong.id)
    for (const [method, tail] of [
      ['DELETE', ''],
      ['POST', '/rotate'],
    ] as const) {
      const answer = await call(maker, method, `/v1/keys/${strong.id}${tail}`)
      expect(codeOf(answer), method).toBe('key-not-found')
    }
    expect((await call(strong.key, 'GET', '/v1/apps?limit=1')).status).toBe(200)
    expect((await call(maker, 'DELETE', `/v1/keys/${weak.id}`)).body.revokedAt).not.toBeNull()
  })

  it('gives none that outlives it', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const maker = await keyWith({ scopes: ['read', 'keys'], expiresAt })
    expect((await made({}, maker)).body.expiresAt).toBe(expiresAt)
    expect(codeOf(await made({ expiresAt: null }, maker))).toBe('forbidden')
  })
})

describe('a key that is rotated (D4)', () => {
  it('gives its rights to a new one, and works on for a while', async () => {
    const old = (await made({ name: 'ci', scopes: ['read'], entityPrefix: 'acme/' })).body
    const path = `/v1/keys/${old.id}/rotate`
    const fresh = await call(ROOT, 'POST', path, { overlap: 3600 }, PROJECT)
    expect(fresh.status).toBe(201)
    expect(fresh.body).toMatchObject({ name: 'ci', scopes: ['read'], entityPrefix: 'acme/' })
    for (const key of [old.key, fresh.body.key]) {
      expect((await call(key, 'GET', '/v1/entities')).status).toBe(200)
    }
    const { items } = (await call(ROOT, 'GET', '/v1/keys', undefined, PROJECT)).body
    const before = items.find(({ id }: { id: string }) => id === old.id)
    expect(before).toMatchObject({ replacedBy: fresh.body.id, revokedAt: null })
    expect(Date.parse(before.expiresAt)).toBeLessThanOrEqual(Date.now() + 3_600_000)
    expect(codeOf(await call(ROOT, 'POST', path, {}, PROJECT))).toBe('key-retired')
  })

  it('stops at once where no overlap is wanted', async () => {
    const old = (await made({ scopes: ['read'] })).body
    const path = `/v1/keys/${old.id}/rotate`
    const fresh = await call(ROOT, 'POST', path, { overlap: 0 }, PROJECT)
    expect((await call(old.key, 'GET', '/v1/apps?limit=1')).status).toBe(401)
    expect((await call(fresh.body.key, 'GET', '/v1/apps?limit=1')).status).toBe(200)
  })
})

describe('credentials (B13)', () => {
  const path = () => `/v1/connections/${connections['acme/ada']}/credentials`

  it('are handed to a key that was made for it: good ones, and nothing that renews them', async () => {
    const key = await keyWith({ scopes: ['credentials:read'], entityPrefix: 'acme/' })
    const { status, body, headers } = await call(key, 'GET', path())
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ app: 'github', baseUrl: 'https://api.github.com', query: {} })
    const stand = (env as unknown as { GITHUB: string }).GITHUB
    const who = await fetch(`${stand}/user`, { headers: { ...body.headers, 'user-agent': 'test' } })
    expect((await who.json<{ login: string }>()).login).toBe('ada')
    expect(JSON.stringify(body)).not.toContain(CLIENT.clientSecret)
    expect(JSON.stringify(body)).not.toMatch(/refresh/i)
    const foreign = `/v1/connections/${connections['globex/carol']}/credentials`
    expect(codeOf(await call(key, 'GET', foreign))).toBe('connection-not-found')
  })

  it('are handed to no other key, not even the root key', async () => {
    expect(codeOf(await call(usual, 'GET', path()))).toBe('forbidden')
    expect(codeOf(await call(ROOT, 'GET', path(), undefined, PROJECT))).toBe('forbidden')
    const all = await keyWith({ scopes: ALL.filter((scope) => scope !== 'credentials:read') })
    expect(codeOf(await call(all, 'GET', path()))).toBe('forbidden')
  })
})

describe('a token for MCP clients', () => {
  const who = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: WHO, arguments: {} } }
  const ask = async (token: string, message: object = who) => {
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      accept: 'application/json, text/event-stream',
    }
    const request = new Request(`${ORIGIN}/mcp`, {
      ...{ method: 'POST', headers },
      body: JSON.stringify(message),
    })
    return worker(request)
  }
  const tokenOf = async (key: string): Promise<string> =>
    (await call(key, 'POST', '/v1/entities/acme%2Fada/mcp-tokens', {})).body.token

  it('may do what the key may that made it, and ends when that is revoked', async () => {
    const maker = (await made({ scopes: ['execute'], apps: ['github'] })).body
    const token = await tokenOf(maker.key)
    const answer = await ask(token)
    expect(await answer.text()).toContain('"login":"ada"')
    const listed = await (await ask(token, { ...who, method: 'tools/list', params: {} })).text()
    expect(listed).not.toContain('BEHALF_CONNECT')
    const wish = { name: 'BEHALF_CONNECT', arguments: { app: 'github' } }
    expect(await (await ask(token, { ...who, params: wish })).text()).toContain('forbidden')
    await call(ROOT, 'DELETE', `/v1/keys/${maker.id}`, undefined, PROJECT)
    await new Promise((done) => setTimeout(done, 1_000))
    expect((await ask(token)).status).toBe(401)
  })

  it('goes on when its key is rotated and over, and ends with the new one', async () => {
    const maker = (await made({ scopes: ['execute'] })).body
    const token = await tokenOf(maker.key)
    const rotated = await call(
      ...([ROOT, 'POST', `/v1/keys/${maker.id}/rotate`, { overlap: 1 }, PROJECT] as const),
    )
    await new Promise((done) => setTimeout(done, 2_000))
    expect((await call(maker.key, 'POST', '/mcp', who)).status).toBe(401)
    expect((await ask(token)).status).toBe(200)
    await call(ROOT, 'DELETE', `/v1/keys/${rotated.body.id}`, undefined, PROJECT)
    await new Promise((done) => setTimeout(done, 1_000))
    expect((await ask(token)).status).toBe(401)
  })

  it('is made by no key that may not execute', async () => {
    const key = await keyWith({ scopes: ['read', 'connect', 'admin'] })
    const answer = await call(key, 'POST', '/v1/entities/acme%2Fada/mcp-tokens', {})
    expect(codeOf(answer)).toBe('forbidden')
  })
})
