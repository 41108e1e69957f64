import { beforeAll, describe, expect, it } from 'vitest'
import { call, newBrowser, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { CLIENT, codeOf, completion, connected, consent, lendGithub } from './_github.ts'

let acme: string
let globex: string
beforeAll(async () => {
  acme = await newProject('acme')
  globex = await newProject('globex')
  await lendGithub()
})

const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

/** An API of acme's own. */
const HOUSE = {
  openapi: '3.0.3',
  info: { title: 'House', version: '1' },
  servers: [{ url: 'https://api.github.com' }],
  paths: {
    '/door': { post: { operationId: 'openDoor', summary: 'Opens the door of the house.' } },
  },
}

describe('two entities', () => {
  it('never see each other (D1)', async () => {
    const [ada, bob] = [
      await connected(acme, 'ada', 'ada'),
      await connected(acme, 'bob', 'octocat'),
    ]
    const who = async (entity: string, body = {}) =>
      call(acme, 'POST', `/v1/entities/${entity}/actions/${WHO}`, body)
    expect((await who('ada')).body.data.login).toBe('ada')
    expect((await who('bob')).body.data.login).toBe('octocat')
    expect(codeOf(await who('bob', { connectionId: ada }))).toBe('connection-not-found')
    expect((await who('bob', { connectionId: ada })).status).toBe(404)
    const proxied = await call(acme, 'GET', '/v1/entities/ada/proxy/github/user', undefined, {
      'x-connection-id': bob,
    })
    expect(proxied.status).toBe(404)
    const { items } = (await call(acme, 'GET', '/v1/entities/ada/connections')).body
    expect(items.map(({ id }: { id: string }) => id)).toEqual([ada])
  })
})

describe('two projects (D1)', () => {
  it("answer 404 for each other's things, on every route", async () => {
    const connection = await connected(acme, 'carol', 'ada')
    const { integrationId } = (await call(acme, 'GET', `/v1/connections/${connection}`)).body
    const log = (await call(acme, 'POST', `/v1/entities/carol/actions/${WHO}`, {})).body.logId
    const { receipt } = (await call(acme, 'DELETE', '/v1/entities/nobody')).body
    const { body: token } = await call(acme, 'POST', '/v1/entities/carol/mcp-tokens', {})
    const { body: keys } = await call(ROOT, 'GET', '/v1/keys', undefined, { 'x-project': 'acme' })
    const made = await call(acme, 'POST', '/v1/apps', { slug: 'house', document: HOUSE })
    const { body: hook } = await call(acme, 'POST', '/v1/webhooks', { url: 'https://github.com/x' })
    const tested = (await call(acme, 'POST', `/v1/webhooks/${hook.id}/test`)).body
    expect(made.body.diff?.added, JSON.stringify(made.body)).toEqual(['HOUSE_OPEN_DOOR'])

    const hooked = await call(acme, 'POST', `/v1/integrations/${integrationId}/hooks`, {})
    const appHook = `/v1/integrations/${integrationId}/hooks/${hooked.body.id}`

    /** What another project's key makes of acme's ids: 404, or nothing to see. */
    const foreign: Record<
      string,
      [
        path: string,
        expected: number | 'empty' | 'blank' | 'nothing' | 'invalid' | 'valid',
        body?: unknown,
      ]
    > = {
      // First: what is refused below is this project's own doing, and in its log.
      'GET /v1/entities/{entity}/export': ['/v1/entities/carol/export', 'blank'],
      'GET /v1/integrations': ['/v1/integrations', 'empty'],
      'GET /v1/integrations/{id}': [`/v1/integrations/${integrationId}`, 404],
      'PATCH /v1/integrations/{id}': [`/v1/integrations/${integrationId}`, 404, { name: 'mine' }],
      'DELETE /v1/integrations/{id}': [`/v1/integrations/${integrationId}`, 404],
      'GET /v1/integrations/{id}/hooks': [`/v1/integrations/${integrationId}/hooks`, 404],
      'POST /v1/integrations/{id}/hooks': [`/v1/integrations/${integrationId}/hooks`, 404, {}],
      'PATCH /v1/integrations/{id}/hooks/{hook}': [appHook, 404, { enabled: false }],
      'DELETE /v1/integrations/{id}/hooks/{hook}': [appHook, 404],
      'POST /v1/integrations/{id}/hooks/{hook}/settle': [`${appHook}/settle`, 404],
      'GET /v1/connections/{id}': [`/v1/connections/${connection}`, 404],
      'PATCH /v1/connections/{id}': [`/v1/connections/${connection}`, 404, { label: 'mine' }],
      'DELETE /v1/connections/{id}': [`/v1/connections/${connection}`, 404],
      'GET /v1/connections/{id}/credentials': [`/v1/connections/${connection}/credentials`, 403],
      'POST /v1/connections/{id}/refresh': [`/v1/connections/${connection}/refresh`, 404, {}],
      'POST /v1/connections/{id}/confirm': [
        `/v1/connections/${connection}/confirm`,
        404,
        { confirmation: 'x', entityId: 'carol' },
      ],
      'POST /v1/connections/{id}/reconnect': [`/v1/connections/${connection}/reconnect`, 404, {}],
      'POST /v1/connect-sessions': [
        '/v1/connect-sessions',
        404,
        { entityId: 'carol', integrationIds: [integrationId] },
      ],
      'GET /v1/entities': ['/v1/entities', 'empty'],
      'POST /v1/receipts/verify': ['/v1/receipts/verify', 'invalid', { receipt }],
      'DELETE /v1/entities/{entity}': ['/v1/entities/carol', 'nothing'],
      'POST /v1/entities/{entity}/connections': [
        '/v1/entities/carol/connections',
        404,
        { integrationId },
      ],
      'GET /v1/entities/{entity}/connections': ['/v1/entities/carol/connections', 'empty'],
      'POST /v1/entities/{entity}/mcp-tokens': [
        '/v1/entities/carol/mcp-tokens',
        404,
        { apps: ['house'] },
      ],
      'GET /v1/entities/{entity}/mcp-tokens': ['/v1/entities/carol/mcp-tokens', 'empty'],
      'DELETE /v1/entities/{entity}/mcp-tokens/{token}': [
        `/v1/entities/carol/mcp-tokens/${token.id}`,
        404,
      ],
      'GET /v1/entities/{entity}/logs': ['/v1/entities/carol/logs', 'empty'],
      'POST /v1/entities/{entity}/actions/{action}': [
        `/v1/entities/carol/actions/${WHO}`,
        404,
        { connectionId: connection },
      ],
      'GET /v1/entities/{entity}/log-proof': ['/v1/entities/carol/log-proof', 'valid'],
      'GET /v1/entities/{entity}/logs/{log}': [`/v1/entities/carol/logs/${log}`, 404],
      'POST /v1/integrations': ['/v1/integrations', 404, { app: 'house' }],
      'GET /v1/apps/{app}': ['/v1/apps/house', 404],
      'DELETE /v1/apps/{app}': ['/v1/apps/house', 404],
      'GET /v1/apps/{app}/import': ['/v1/apps/house/import', 404],
      'POST /v1/apps/{app}/import': ['/v1/apps/house/import', 404],
      'PUT /v1/apps/{app}/overlay': ['/v1/apps/house/overlay', 404, {}],
      'GET /v1/apps': ['/v1/apps?custom=true', 'empty'],
      'GET /v1/actions': ['/v1/actions?app=house&all=true', 404],
      'GET /v1/actions/{name}': ['/v1/actions/HOUSE_OPEN_DOOR', 404],
      'GET /v1/webhooks': ['/v1/webhooks', 'empty'],
      'GET /v1/events': ['/v1/events', 'empty'],
      'GET /v1/events/{id}': [`/v1/events/${tested.eventId}`, 404],
      'GET /v1/webhooks/{id}': [`/v1/webhooks/${hook.id}`, 404],
      'PATCH /v1/webhooks/{id}': [`/v1/webhooks/${hook.id}`, 404, { enabled: false }],
      'DELETE /v1/webhooks/{id}': [`/v1/webhooks/${hook.id}`, 404],
      'POST /v1/webhooks/{id}/rotate': [`/v1/webhooks/${hook.id}/rotate`, 404, {}],
      'POST /v1/webhooks/{id}/test': [`/v1/webhooks/${hook.id}/test`, 404],
      'GET /v1/webhooks/{id}/deliveries': [`/v1/webhooks/${hook.id}/deliveries`, 404],
      'GET /v1/webhooks/{id}/deliveries/{delivery}': [
        `/v1/webhooks/${hook.id}/deliveries/${tested.id}`,
        404,
      ],
      'POST /v1/webhooks/{id}/replay': [
        `/v1/webhooks/${hook.id}/replay`,
        404,
        { since: '2026-01-01T00:00:00Z' },
      ],
      'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': [
        `/v1/webhooks/${hook.id}/deliveries/${tested.id}/replay`,
        404,
      ],
      'GET /v1/tools': ['/v1/tools?apps=house', 404],
    }
    /** Routes that take no id of a project's, or that need more than this key has: see keys.test.ts. */
    const shared = [
      ...['GET /v1/keys', 'POST /v1/keys', 'DELETE /v1/keys/{id}', 'POST /v1/keys/{id}/rotate'],
      ...['POST /v1/apps', 'POST /v1/entities/{entity}/tool-calls', 'POST /v1/webhooks'],
      ...['GET /v1/project', 'PATCH /v1/project', 'GET /v1/project/export'],
      ...['GET /v1/audit', 'GET /v1/audit/verify', 'GET /v1/audit/export'],
    ]
    const { paths } = await (await worker(new Request(`${ORIGIN}/openapi.json`))).json<{
      paths: Record<string, Record<string, { tags: string[] }>>
    }>()
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { tags }]) => !tags.includes('Operating') && !path.includes('/proxy/'))
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    )
    expect(documented.sort()).toEqual([...Object.keys(foreign), ...shared].sort())

    for (const [route, [path, expected, body]] of Object.entries(foreign)) {
      const method = route.split(' ')[0] ?? ''
      const answer = await call(globex, method, path, body)
      if (expected === 'empty') expect(answer.body.items, route).toEqual([])
      else if (expected === 'blank') expect([answer.status, answer.body], route).toEqual([200, ''])
      else if (expected === 'nothing') expect(answer.body.connections, route).toEqual([])
      else if (expected === 'valid') expect(answer.body.valid, route).toBe(true)
      else if (expected === 'invalid') expect(answer.body.valid, route).toBe(false)
      else expect(answer.status, route).toBe(expected)
    }
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const proxied = await call(
        globex,
        method,
        '/v1/entities/carol/proxy/github/user',
        undefined,
        {
          'x-connection-id': connection,
        },
      )
      expect(proxied.status, `${method} proxy`).toBe(404)
    }
    const calls = await call(globex, 'POST', '/v1/entities/carol/tool-calls', completion([WHO, {}]))
    expect(JSON.parse(calls.body.messages[0].content).successful).toBe(false)
    const revoked = await call(ROOT, 'DELETE', `/v1/keys/${keys.items[0].id}`, undefined, {
      'x-project': 'globex',
    })
    expect(revoked.status).toBe(404)
    expect((await call(acme, 'GET', `/v1/connections/${connection}`)).body.status).toBe('ACTIVE')
    expect((await call(acme, 'GET', '/v1/apps/house')).body).toMatchObject({ custom: true })
  })

  it('may each have an app of the same slug, and mean their own', async () => {
    const document = { ...HOUSE, info: { title: 'The other house', version: '1' } }
    const wish = { slug: 'house', document }
    expect((await call(globex, 'POST', '/v1/apps', wish)).status).toBe(201)
    const name = async (key: string) => (await call(key, 'GET', '/v1/apps/house')).body.name
    expect([await name(acme), await name(globex)]).toEqual(['House', 'The other house'])
    const hidden = { actions: { HOUSE_OPEN_DOOR: { hide: true } } }
    expect((await call(globex, 'PUT', '/v1/apps/house/overlay', hidden)).status).toBe(200)
    expect((await call(globex, 'GET', '/v1/actions/HOUSE_OPEN_DOOR')).status).toBe(404)
    expect((await call(acme, 'GET', '/v1/actions/HOUSE_OPEN_DOOR')).status).toBe(200)
    const searched = await call(globex, 'GET', '/v1/actions?q=open+the+door+of+the+house')
    expect(JSON.stringify(searched.body)).not.toContain('HOUSE_')
  })

  it('say the same of what is not there and of what is not theirs', async () => {
    const connection = await connected(acme, 'dave', 'ada')
    const absent = `conn_${'A'.repeat(22)}`
    const [theirs, none] = await Promise.all(
      [connection, absent].map((id) => call(globex, 'GET', `/v1/connections/${id}`)),
    )
    const shape = ({ body }: { body: Record<string, unknown> }, id: string) =>
      JSON.stringify({ ...body, request_id: '' }).replaceAll(id, 'ID')
    expect(shape(theirs as never, connection)).toBe(shape(none as never, absent))
  })
})

describe('API keys (D4)', () => {
  it('are shown once, and never again', async () => {
    const made = await call(ROOT, 'POST', '/v1/keys', { name: 'ci' }, { 'x-project': 'acme' })
    expect(made.body.key).toMatch(/^bhf_acme_[\w-]{49}$/)
    const listed = await call(ROOT, 'GET', '/v1/keys', undefined, { 'x-project': 'acme' })
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key)
  })

  it('stop within a second of being revoked', async () => {
    const made = await call(ROOT, 'POST', '/v1/keys', {}, { 'x-project': 'acme' })
    const { key, id } = made.body
    expect((await call(key, 'GET', '/v1/apps')).status).toBe(200)
    await call(ROOT, 'DELETE', `/v1/keys/${id}`, undefined, { 'x-project': 'acme' })
    await new Promise((done) => setTimeout(done, 1_000))
    const after = await call(key, 'GET', '/v1/apps')
    expect(after.status).toBe(401)
    expect(after.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('are refused when they are over, mistyped, made up or missing', async () => {
    const past = { expiresAt: '2020-01-01T00:00:00Z' }
    const over = (await call(ROOT, 'POST', '/v1/keys', past, { 'x-project': 'acme' })).body.key
    const typo = `${acme.slice(0, -1)}${acme.endsWith('A') ? 'B' : 'A'}`
    for (const key of [over, typo, 'bhf_acme_x', `bhf_ghost_${'A'.repeat(49)}`, 'root', '']) {
      expect((await call(key, 'GET', '/v1/apps')).status).toBe(401)
    }
    expect((await worker(new Request(`${ORIGIN}/v1/apps`))).status).toBe(401)
  })

  it('are taken as a bearer token too', async () => {
    const headers = { authorization: `Bearer ${acme}` }
    expect((await worker(new Request(`${ORIGIN}/v1/apps`, { headers }))).status).toBe(200)
  })

  it('open their own project only, and nothing of the operator', async () => {
    const elsewhere = await call(acme, 'GET', '/v1/apps', undefined, { 'x-project': 'globex' })
    expect(codeOf(elsewhere)).toBe('project-not-found')
    for (const [method, path] of [
      ['GET', '/v1/projects'],
      ['POST', '/v1/projects'],
      ['GET', '/v1/keys'],
      ['POST', '/v1/keys'],
      ['PUT', '/v1/apps/github/shared-client'],
      ['GET', '/v1/apps/github/shared-client'],
      ['DELETE', '/v1/apps/github/shared-client'],
    ] as const) {
      const body = method === 'GET' ? undefined : {}
      expect(codeOf(await call(acme, method, path, body)), path).toBe('forbidden')
    }
  })
})

describe("the operator's key", () => {
  it('acts on the project that it names, if there is one', async () => {
    const listed = await call(ROOT, 'GET', '/v1/entities', undefined, { 'x-project': 'acme' })
    expect(listed.body.items.length).toBeGreaterThan(0)
    const ghost = await call(ROOT, 'GET', '/v1/entities', undefined, { 'x-project': 'ghost' })
    expect(codeOf(ghost)).toBe('project-not-found')
    const named = await call(ROOT, 'POST', '/v1/projects', { name: 'Initech & Söhne' })
    expect(named.body).toMatchObject({ id: 'initech-so-hne', name: 'Initech & Söhne' })
    expect(codeOf(await call(ROOT, 'POST', '/v1/projects', { id: 'acme' }))).toBe('project-exists')
    expect(codeOf(await call(ROOT, 'POST', '/v1/projects', { id: 'No Good' }))).toBe(
      'invalid-request',
    )
  })

  it("lends its client to all projects, but a project's own comes first", async () => {
    const own = { ...CLIENT, clientId: 'nobody-knows' }
    await call(ROOT, 'PUT', '/v1/apps/github/shared-client', own, { 'x-project': 'globex' })
    const path = '/v1/entities/eve/connections'
    const mine = await call(globex, 'POST', path, { app: 'github' })
    const page = await newBrowser().open(mine.body.redirectUrl)
    expect(page.url.searchParams.get('client_id')).toBe('nobody-knows')
    await call(ROOT, 'DELETE', '/v1/apps/github/shared-client', undefined, {
      'x-project': 'globex',
    })
    const lent = await call(globex, 'POST', path, { app: 'github' })
    expect((await consent(lent.body.redirectUrl, 'ada')).text).toContain('GitHub is connected')
    const shown = await call(ROOT, 'GET', '/v1/apps/github/shared-client')
    expect(shown.body).toMatchObject({ app: 'github', clientId: CLIENT.clientId })
    expect(JSON.stringify(shown.body)).not.toContain(CLIENT.clientSecret)
  })
})
