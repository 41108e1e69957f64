import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { connected, lendGithub } from '../flows/_github.ts'
import type { SeenFiles } from '../stand-ins/compat.ts'
import { call, newProject, ROOT } from '../worker.ts'
import { ask, connectBox } from './_composio.ts'

const { FILES } = env as unknown as { FILES: string }
const seen = async () => (await fetch(`${FILES}/seen`)).json<SeenFiles>()

let key: string
let box: string
let github: string
beforeAll(async () => {
  await lendGithub()
  key = await newProject('composio-acting')
  box = await connectBox(key, 'grace')
  github = await connected(key, 'ada', 'ada')
})

/** What an issue takes. */
const ISSUE = { owner: 'ada', repo: 'engine', title: 'Note G' }

const run = (action: string, body: object, headers: Record<string, string> = {}) =>
  ask(key, 'POST', `/api/v2/actions/${action}/execute`, { text: null, ...body }, headers)

describe('a tool call', () => {
  it('answers what the app answered, in both spellings of success', async () => {
    const { status, body } = await run('github_get_the_authenticated_user', {
      connectedAccountId: github,
      entityId: 'default',
      input: {},
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ successful: true, successfull: true, error: null })
    expect(body.data.login).toBe('ada')
  })

  it('leaves alone what the app itself answers in base64', async () => {
    const { body } = await run('BOX_GET_CURRENT_USER', { connectedAccountId: box, input: {} })
    expect(body.data).toMatchObject({ encoding: 'base64', content: 'aGk=' })
  })

  it('answers an object where the app answered a list', async () => {
    const { body } = await run('GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER', {
      connectedAccountId: github,
      input: {},
    })
    expect(body.data.response_data).toEqual(expect.any(Array))
  })

  it.each([
    { why: 'arguments are missing', input: {} },
    { why: 'the app refuses', input: { owner: 'ada', repo: 'nowhere', title: 'x' } },
  ])('that fails because $why is a result, not an error', async ({ input }) => {
    const { status, body } = await run('GITHUB_CREATE_AN_ISSUE', {
      connectedAccountId: github,
      input,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ successful: false, successfull: false })
    expect(body.error).toEqual(expect.any(String))
    expect(body.data).not.toBeNull()
  })

  it('without a connection is for apps that anybody may call', async () => {
    const wish = { appName: 'HACKERNEWS', input: {} }
    expect((await run('HACKERNEWS_GET_FRONTPAGE', wish)).body.successful).toBe(true)
  })

  it.each([
    {
      what: 'words in place of arguments',
      wish: { text: 'star the repo', input: {} },
      says: 'text',
    },
    { what: 'a connection of another app', wish: { input: ISSUE }, says: 'connection' },
  ])('with $what is refused in words', async ({ wish, says }) => {
    const { status, body } = await run('GITHUB_CREATE_AN_ISSUE', {
      connectedAccountId: box,
      ...wish,
    })
    expect([400, 404]).toContain(status)
    expect(body.details.message).toContain(says)
  })
})

describe('a key with a list of actions', () => {
  const withRules = async (actions: object) => {
    const project = { 'x-project': 'composio-acting' }
    return (await call(ROOT, 'POST', '/v1/keys', { name: 'listed', actions }, project)).body.key
  }

  it('is told of what it may not do as a result, and makes no integration', async () => {
    const listed = await withRules({ deny: ['GITHUB_CREATE_*'] })
    const path = '/api/v2/actions/GITHUB_CREATE_AN_ISSUE/execute'
    const refused = await ask(listed, 'POST', path, { connectedAccountId: github, input: ISSUE })
    expect(refused.status).toBe(200)
    expect(refused.body).toMatchObject({
      successful: false,
      error: expect.stringContaining('denied'),
    })
    const proxied = await ask(listed, 'POST', '/api/v2/actions/proxy', {
      connectedAccountId: github,
      ...{ endpoint: '/user', method: 'GET', parameters: [] },
    })
    expect([proxied.status, proxied.body.details.code]).toEqual([400, 'proxy-not-allowed'])
    const initiate = (config: object) =>
      ask(listed, 'POST', '/api/v2/connectedAccounts/initiateConnection', {
        app: { uniqueKey: 'github' },
        config: { name: 'x', useComposioAuth: true, ...config },
        connection: { entityId: 'mallory', initiateData: {} },
      })
    for (const config of [
      { authScheme: 'BEARER_TOKEN' },
      { integrationSecrets: { client_id: 'a', client_secret: 'b' } },
    ]) {
      const made = await initiate(config)
      expect([made.status, made.body.details?.code], JSON.stringify(config)).toEqual([
        400,
        'forbidden',
      ])
    }
    expect((await initiate({})).body.integration.isNewIntegration).toBe(false)
  })
})

describe('a tool call that brings its credentials along', () => {
  const auth = (base_url?: string) => ({
    body: {},
    parameters: [{ in: 'header', name: 'Authorization', value: 'Bearer canary-brought' }],
    ...(base_url && { base_url }),
  })
  const me = (authConfig: object) =>
    run('BOX_GET_CURRENT_USER', {
      connectedAccountId: null,
      entityId: 'eve',
      input: {},
      authConfig,
    })

  it('needs no connection, and leaves none behind', async () => {
    const { body } = await me(auth())
    expect(body).toMatchObject({ successful: true, data: { id: '42' } })
    const list = await ask(key, 'GET', '/api/v1/connectedAccounts?user_uuid=eve')
    expect(list.body.items).toEqual([])
    const { body: logs } = await call(key, 'GET', '/v1/entities/eve/logs')
    expect(logs.items).toMatchObject([{ action: 'BOX_GET_CURRENT_USER', connectionId: null }])
  })

  it("goes to hosts of the app's only", async () => {
    for (const base of [
      'https://evil.example',
      'http://api.box.com',
      'https://api.box.com.evil.io',
    ]) {
      const { status, body } = await me(auth(base))
      expect(status).toBe(400)
      expect(body.details.message).toContain('base_url')
    }
    expect((await me(auth('https://api.box.com/2.0'))).body.successful).toBe(true)
  })

  it('cannot say how a request travels', async () => {
    const parameters = [{ in: 'header', name: 'Host', value: 'evil.example' }]
    expect((await me({ parameters })).status).toBe(400)
  })
})

describe('a request through the proxy', () => {
  const proxy = (wish: object) =>
    ask(key, 'POST', '/api/v2/actions/proxy', {
      connectedAccountId: github,
      method: 'get',
      parameters: [],
      body: null,
      ...wish,
    })

  it.each(['/user', 'user', 'https://api.github.com/user'])(
    'reaches %s as the user',
    async (endpoint) => {
      const { status, body } = await proxy({ endpoint })
      expect(status).toBe(200)
      expect(body).toMatchObject({ successful: true, data: { login: 'ada' } })
    },
  )

  it('carries a query and a body', async () => {
    const made = await proxy({
      endpoint: '/repos/ada/engine/issues?x=1',
      method: 'POST',
      body: { title: 'By proxy' },
    })
    expect(made.body.data).toMatchObject({ title: 'By proxy' })
    const parameters = [{ name: 'state', in: 'query', value: 'closed' }]
    const closed = await proxy({ endpoint: '/repos/ada/engine/issues', parameters })
    expect(closed.body.data.response_data).toEqual([])
  })

  it.each([
    'https://evil.example/user',
    '//evil.example/user',
    '/../x',
    'http://api.github.com/user',
  ])('never leaves the app for %s', async (endpoint) => {
    const { body } = await proxy({ endpoint })
    expect(body.data?.login).toBeUndefined()
  })
})

describe('a request that is sent again under its id', () => {
  const put = (id: string, headers: Record<string, string> = {}, name = 'Once') =>
    run(
      'BOX_CREATE_FOLDER',
      { connectedAccountId: box, input: { name, parent: { id: '0' } } },
      { 'x-request-id': id, ...headers },
    )
  const folders = async () =>
    (await seen()).asked.filter((line) => line === 'POST /api.box.com/2.0/folders').length

  it('is made once, while the first one runs and after it', async () => {
    const before = await folders()
    const tries = await Promise.all([put('again'), put('again'), put('again')])
    tries.push(await put('again'))
    expect(await folders()).toBe(before + 1)
    expect(tries[0]?.body.successful).toBe(true)
    for (const { body } of tries) expect(body).toEqual(tries[0]?.body)
  })

  it('is another one under another id, and from the SDK that repeats nothing', async () => {
    const before = await folders()
    await put('first')
    await put('second')
    await put('third', { 'x-source': 'js_sdk' })
    await put('third', { 'x-source': 'js_sdk' })
    expect(await folders()).toBe(before + 4)
  })

  it('is no other call, though that comes under the same id', async () => {
    const before = await folders()
    expect((await put('one-trace')).body.successful).toBe(true)
    const other = await put('one-trace', {}, 'Another')
    expect(other.status).toBe(400)
    expect(other.body.message).toContain('x-request-id')
    expect(await folders()).toBe(before + 1)
  })

  it('is made again where the app had too many calls (D8)', async () => {
    const before = await folders()
    for (let i = 0; i < 2; i++) {
      expect((await put('busy', {}, 'busy')).body).toMatchObject({ successful: false })
    }
    expect(await folders()).toBe(before + 2)
  })

  it('is refused again in the same words', async () => {
    const wish = () =>
      run(
        'GITHUB_CREATE_AN_ISSUE',
        { connectedAccountId: box, input: ISSUE },
        { 'x-request-id': 'no' },
      )
    const [first, second] = [await wish(), await wish()]
    expect(first.status).toBe(404)
    expect(second.status).toBe(404)
    expect(second.body.message).toBe(first.body.message)
  })
})
