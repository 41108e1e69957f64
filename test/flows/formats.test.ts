import { beforeAll, describe, expect, it } from 'vitest'
import { call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { CLIENT, codeOf, completion, connected, consent, lendGithub } from './_github.ts'

let key: string
beforeAll(async () => {
  key = await newProject('formats')
  await lendGithub()
  await connected(key, 'ada', 'ada')
})

const ISSUE = 'GITHUB_CREATE_AN_ISSUE'
const ME = 'GITHUB_GET_THE_AUTHENTICATED_USER'
const issue = (title: string) => ({ owner: 'ada', repo: 'engine', title })

describe('tools, for whom they are asked', () => {
  const tools = (query: string) => call(key, 'GET', `/v1/tools?${query}`)

  it.each([
    ['openai', { type: 'function', function: { name: ISSUE } }],
    ['openai-strict', { type: 'function', function: { name: ISSUE, strict: true } }],
    ['openai-responses', { type: 'function', name: ISSUE, strict: false }],
    ['anthropic', { name: ISSUE, input_schema: { type: 'object' } }],
    ['gemini', { functionDeclarations: [{ name: ISSUE, parameters: { type: 'OBJECT' } }] }],
    ['mcp', { name: ISSUE, annotations: { readOnlyHint: false } }],
    ['json-schema', { title: ISSUE, type: 'object' }],
  ])('are a list in the shape of %s', async (format, tool) => {
    const { status, body } = await tools(`actions=${ISSUE}&format=${format}`)
    expect(status).toBe(200)
    expect(body).toMatchObject([tool])
  })

  it('say beside the list what was changed, and at length where that is asked', async () => {
    const query = 'apps=behalf&format=openai-strict'
    const { headers, body } = await tools(query)
    const said = headers.get('x-tools-changed')
    expect(said).toMatch(/^BEHALF_EXECUTE;reason="not strict: arguments is an object of any keys"$/)
    expect(headers.get('x-tools-withheld')).toBeNull()
    const report = await tools(`${query}&report=true`)
    expect(report.body).toEqual({
      tools: body,
      withheld: [],
      changed: [
        { name: 'BEHALF_EXECUTE', reason: 'not strict: arguments is an object of any keys' },
      ],
    })
  })

  it('are refused for whom nobody knows', async () => {
    expect(codeOf(await tools('apps=github&format=acme'))).toBe('invalid-request')
  })
})

describe('a model’s response', () => {
  const answer = (response: unknown, query = '') =>
    call(key, 'POST', `/v1/entities/ada/tool-calls${query}`, response)

  it.each([
    [
      'openai',
      completion([ISSUE, issue('Chat')]),
      (messages: { content: string }[]) => JSON.parse(messages[0]?.content ?? ''),
    ],
    [
      'openai-responses',
      {
        output: [
          {
            ...{ type: 'function_call', call_id: '1', name: ISSUE },
            arguments: JSON.stringify(issue('Responses')),
          },
        ],
      },
      (messages: { output: string }[]) => JSON.parse(messages[0]?.output ?? ''),
    ],
    [
      'anthropic',
      {
        ...{ type: 'message', role: 'assistant' },
        content: [{ type: 'tool_use', id: '1', name: ISSUE, input: issue('Anthropic') }],
      },
      (messages: { content: { content: string }[] }[]) =>
        JSON.parse(messages[0]?.content[0]?.content ?? ''),
    ],
    [
      'gemini',
      [
        {
          candidates: [
            { content: { parts: [{ functionCall: { name: ISSUE, args: issue('Gemini') } }] } },
          ],
        },
      ],
      (messages: { parts: { functionResponse: { response: { output: object } } }[] }[]) =>
        messages[0]?.parts[0]?.functionResponse.response.output,
    ],
  ])('of %s lands in GitHub, and is answered in its own form', async (format, response, read) => {
    const { status, body } = await answer(response)
    expect(status).toBe(200)
    expect(body.format).toBe(format)
    expect(read(body.messages)).toMatchObject({
      successful: true,
      data: { user: { login: 'ada' } },
    })
  })

  it('of nobody is refused', async () => {
    expect(codeOf(await answer({ text: 'Hello' }))).toBe('invalid-request')
    expect(codeOf(await answer([]))).toBe('invalid-request')
  })

  const rehearsal = completion([ISSUE, issue('Never made')])
  it.each([
    ['beside it', { ...rehearsal, dryRun: true }, ''],
    ['around it', { response: rehearsal, dryRun: true }, ''],
    ['in the query', rehearsal, '?dryRun=true'],
  ])('is only rehearsed where that is wished %s', async (_, response, query) => {
    const { body } = await answer(response, query)
    const [{ content }] = body.messages
    expect(JSON.parse(content)).toMatchObject({
      dryRun: true,
      action: ISSUE,
      requests: [{ method: 'POST', body: { title: 'Never made' } }],
    })
    const { body: issues } = await call(
      key,
      'GET',
      '/v1/entities/ada/proxy/github/repos/ada/engine/issues',
    )
    expect(JSON.stringify(issues)).not.toContain('Never made')
  })
})

describe('a dry run of an action', () => {
  const rehearse = (name: string, body: object) =>
    call(key, 'POST', `/v1/entities/ada/actions/${name}`, { ...body, dryRun: true })

  it('answers the request that would go out, with no secret in it (B13)', async () => {
    const { status, body } = await rehearse(ISSUE, { arguments: issue('Never made') })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      dryRun: true,
      action: ISSUE,
      connectionId: expect.stringMatching(/^conn_/),
      requests: [
        {
          method: 'POST',
          url: 'https://api.github.com/repos/ada/engine/issues',
          headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
          body: { title: 'Never made' },
        },
      ],
    })
    const { body: logs } = await call(key, 'GET', '/v1/entities/ada/logs?limit=1')
    expect(JSON.stringify(logs.items[0] ?? {})).not.toContain('Never made')
  })

  it.each([
    ['a missing argument', ISSUE, {}, 'invalid-arguments'],
    ['no such action', 'GITHUB_FLY', {}, 'action-not-found'],
    ['a missing connection', 'GMAIL_FETCH_EMAILS', { arguments: {} }, 'connection-missing'],
  ])('fails as the call would: %s', async (_, name, body, code) => {
    expect(codeOf(await rehearse(name, body))).toBe(code)
  })

  it('masks a key that stands in the URL', async () => {
    const own = await newProject('dry-url')
    const document = {
      ...{ openapi: '3.0.3', info: { title: 'Bots', version: '1' } },
      servers: [{ url: 'https://bots.acme.com' }],
      paths: { '/me': { get: { operationId: 'whoAmI', summary: 'Tells which bot it is.' } } },
    }
    const made = await call(own, 'POST', '/v1/apps', { slug: 'bots', document })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const field = { name: 'token', label: 'Token', type: 'password' }
    const auth = [{ scheme: 'API_KEY', put: { headers: { 'x-more': '{token}' } }, fields: [field] }]
    const overlay = { baseUrl: 'https://bots.acme.com/bot{token}', auth }
    expect((await call(own, 'PUT', '/v1/apps/bots/overlay', overlay)).status).toBe(200)
    const wish = { app: 'bots', fields: { token: 'canary' } }
    const begun = await call(own, 'POST', '/v1/entities/ada/connections', wish)
    expect(begun.body.status).toBe('ACTIVE')
    const path = '/v1/entities/ada/actions/BOTS_WHO_AM_I'
    const { body } = await call(own, 'POST', path, { dryRun: true })
    expect(body.requests).toEqual([
      {
        method: 'GET',
        url: 'https://bots.acme.com/bot***/me',
        headers: { 'x-more': '***' },
        body: null,
      },
    ])
  })
})

describe('an API key with a list of actions (D3)', () => {
  let listed: string
  let project: string
  const makeKey = async (actions: object) => {
    const headers = { 'x-project': 'lists' }
    return call(ROOT, 'POST', '/v1/keys', { name: 'listed', actions }, headers)
  }

  beforeAll(async () => {
    project = await newProject('lists')
    await connected(project, 'ada', 'ada')
    const { status, body } = await makeKey({
      allow: ['GITHUB_GET_*', 'github_create_issue'],
      deny: ['*_DELETE_*'],
    })
    expect(status).toBe(201)
    expect(body.actions).toEqual({
      allow: ['GITHUB_GET_*', ISSUE],
      deny: ['*_DELETE_*'],
      proxy: false,
    })
    listed = body.key
  })

  const act = (with_: string, name: string, args: object = {}, more: object = {}) =>
    call(with_, 'POST', `/v1/entities/ada/actions/${name}`, { arguments: args, ...more })

  it('executes what is on it, by any name, and nothing else', async () => {
    expect((await act(listed, ME)).status).toBe(200)
    expect((await act(listed, 'GITHUB_CREATE_ISSUE', issue('Listed'))).body.successful).toBe(true)
    for (const more of [{}, { dryRun: true }]) {
      const refused = await act(listed, 'GITHUB_CREATE_A_GIST', {}, more)
      expect(refused.status).toBe(403)
      expect(codeOf(refused)).toBe('action-not-allowed')
      expect(refused.body.detail).toContain('not among the allowed actions of this API key')
    }
    const other = { owner: 'ada', repo: 'engine' }
    const denied = await act(listed, 'GITHUB_DELETE_A_REPOSITORY', other)
    expect(denied.body.detail).toContain('denied by *_DELETE_*')
    expect((await act(project, 'GITHUB_CREATE_A_GIST', {})).status).toBe(400)
  })

  it('makes no other call of a model, under whatever name, or by way of our own tools', async () => {
    const gist = { files: { 'a.txt': { content: 'a' } } }
    const response = completion(
      ['GITHUB_CREATE_A_GIST', gist],
      ['functions.GITHUB_CREATE_A_GIST', gist],
      ['BEHALF_EXECUTE', { action: 'GITHUB_CREATE_A_GIST', arguments: gist }],
      ['BEHALF_GET_ACTION', { action: 'GITHUB_CREATE_A_GIST' }],
      [ME, {}],
    )
    const { body } = await call(listed, 'POST', '/v1/entities/ada/tool-calls', response)
    const codes = body.messages.map(({ content }: { content: string }) => {
      const { successful, code } = JSON.parse(content)
      return successful ? 'made' : code
    })
    const no = 'action-not-allowed'
    expect(codes).toEqual([no, no, no, no, 'made'])
  })

  it('offers a model nothing else, and says what it left out', async () => {
    const path = `/v1/tools?actions=${ME},GITHUB_CREATE_A_GIST&format=anthropic`
    const { body, headers } = await call(listed, 'GET', path)
    expect(body.map(({ name }: { name: string }) => name)).toEqual([ME])
    expect(headers.get('x-tools-withheld')).toContain('GITHUB_CREATE_A_GIST;reason=')
    const found = await act(listed, 'BEHALF_SEARCH_ACTIONS', { query: 'create a gist' })
    const names = found.body.data.actions.map(({ name }: { name: string }) => name)
    expect(names).not.toContain('GITHUB_CREATE_A_GIST')
  })

  it('has no proxy, unless the list says so', async () => {
    const path = '/v1/entities/ada/proxy/github/user'
    const refused = await call(listed, 'GET', path)
    expect(refused.status).toBe(403)
    expect(codeOf(refused)).toBe('proxy-not-allowed')
    const unconnected = await call(listed, 'GET', '/v1/entities/bob/proxy/github/user')
    expect(codeOf(unconnected)).toBe('proxy-not-allowed')
    const { body } = await makeKey({ allow: ['GITHUB_*'], proxy: true })
    expect((await call(body.key, 'GET', path)).status).toBe(200)
  })

  it('cannot change what actions are and who may execute them', async () => {
    const integrations = await call(listed, 'GET', '/v1/integrations')
    expect(integrations.status).toBe(200)
    const [{ id }] = integrations.body.items
    for (const [method, path] of [
      ['POST', '/v1/apps'],
      ['POST', '/v1/apps/github/import'],
      ['PUT', '/v1/apps/github/overlay'],
      ['POST', '/v1/integrations'],
      ['PATCH', `/v1/integrations/${id}`],
      ['DELETE', `/v1/integrations/${id}`],
    ] as const) {
      expect(codeOf(await call(listed, method, path, {})), path).toBe('forbidden')
    }
  })

  it('is not made with a name that is no action’s, or no name at all', async () => {
    expect(codeOf(await makeKey({ deny: ['GITHUB_DELET_A_REPOSITORY'] }))).toBe('action-not-found')
    expect(codeOf(await makeKey({ deny: ['github.*'] }))).toBe('invalid-request')
  })
})

describe('an integration with a list of actions (D3)', () => {
  const act = (own: string, name: string, args: object = {}) =>
    call(own, 'POST', `/v1/entities/ada/actions/${name}`, { arguments: args })

  /** A project whose only integration of GitHub has these rules, with Ada connected through it. */
  async function projectWith(id: string, actions: object) {
    const own = await newProject(id)
    const wish = { app: 'github', credentials: CLIENT, entityId: 'ada', actions }
    const made = await call(own, 'POST', '/v1/integrations', wish)
    expect(made.status).toBe(201)
    await consent(made.body.connection.redirectUrl, 'ada')
    return { own, integration: made.body.id as string }
  }

  it('binds its connections, whoever calls: executing, offering and the proxy', async () => {
    const { own, integration } = await projectWith('bound', { allow: ['GITHUB_GET_*'] })
    expect((await act(own, ME)).status).toBe(200)
    const refused = await act(own, ISSUE, issue('Bound'))
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain(integration)
    const { body } = await call(own, 'GET', `/v1/tools?actions=${ME},${ISSUE}`)
    expect(body).toHaveLength(1)
    const proxied = await call(own, 'GET', '/v1/entities/ada/proxy/github/user')
    expect(codeOf(proxied)).toBe('proxy-not-allowed')
  })

  it('can be changed and taken away', async () => {
    const { own, integration } = await projectWith('changed', { deny: [ISSUE], proxy: true })
    expect((await call(own, 'GET', '/v1/entities/ada/proxy/github/user')).status).toBe(200)
    expect((await act(own, ISSUE, issue('No'))).status).toBe(403)
    const path = `/v1/integrations/${integration}`
    const renamed = await call(own, 'PATCH', path, { name: 'Named' })
    expect(renamed.body.actions).toEqual({ deny: [ISSUE], proxy: true })
    const freed = await call(own, 'PATCH', path, { actions: null })
    expect(freed.body.actions).toBeNull()
    expect((await act(own, ISSUE, issue('Yes'))).body.successful).toBe(true)
    await call(own, 'PATCH', path, { actions: { allow: [] } })
    expect((await act(own, ISSUE, issue('No'))).status).toBe(403)
  })

  it('is another one than an equal one with another list', async () => {
    const own = await newProject('unequal')
    const make = async (more: object) => {
      const wish = { app: 'github', credentials: CLIENT, connect: false, ...more }
      const { status, body } = await call(own, 'POST', '/v1/integrations', wish)
      return { status, id: body.id }
    }
    const free = await make({})
    const bound = await make({ actions: { deny: ['*_DELETE_*'] } })
    expect(bound.status).toBe(201)
    expect(bound.id).not.toBe(free.id)
    expect(await make({ actions: { deny: ['*_delete_*'] } })).toEqual({ status: 200, id: bound.id })
    expect(await make({})).toEqual({ status: 200, id: free.id })
  })

  it('does not bind another one of the same app', async () => {
    const { own } = await projectWith('both', { allow: ['GITHUB_GET_*'] })
    const wish = { app: 'github', credentials: CLIENT, entityId: 'ada', forceNew: true }
    const made = await call(own, 'POST', '/v1/integrations', wish)
    await consent(made.body.connection.redirectUrl, 'ada')
    const connectionId = made.body.connection.id
    const { body } = await call(own, 'POST', `/v1/entities/ada/actions/${ISSUE}`, {
      ...{ arguments: issue('By the other'), connectionId },
    })
    expect(body.successful).toBe(true)
    const { body: connections } = await call(own, 'GET', '/v1/entities/ada/connections')
    const bound = connections.items.find(({ id }: { id: string }) => id !== connectionId)
    const refused = await call(own, 'POST', `/v1/entities/ada/actions/${ISSUE}`, {
      ...{ arguments: issue('By the first'), connectionId: bound.id },
    })
    expect(codeOf(refused)).toBe('action-not-allowed')
  })
})

describe('the reference', () => {
  it('knows the formats and the refusals', async () => {
    const page = await (await worker(new Request(`${ORIGIN}/docs`))).text()
    expect(page).toContain('action-not-allowed')
    expect(page).toContain('proxy-not-allowed')
    const document = await (await worker(new Request(`${ORIGIN}/openapi.json`))).text()
    expect(document).toContain('openai-responses-strict')
  })
})
