import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import {
  Composio,
  ComposioToolSet,
  LangchainToolSet,
  OpenAIToolSet,
  VercelAIToolSet,
} from 'composio-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connectGithub, issue, thrown, wants } from './_composio.ts'
import { guard, left } from './_guard.ts'

const { url, key, files } = inject('world')

beforeAll(() => {
  guard()
  process.env['COMPOSIO_API_KEY'] = key
  process.env['COMPOSIO_BASE_URL'] = url
})

afterAll(() => {
  // It asks npm for its newest version, without a key, each time that it is made.
  expect(left.hosts.filter((host) => host !== 'registry.npmjs.org')).toEqual([])
  expect(left.processes).toBe(0)
})

describe('the catalogue', () => {
  const { apps, actions, triggers, integrations } = new Composio({ apiKey: key, baseUrl: url })

  it('is listed app by app', async () => {
    const list = await apps.list()
    expect(list.length).toBeGreaterThan(100)
    expect(list.find((app) => app.key === 'github')).toMatchObject({ no_auth: false })
    expect(await apps.get({ appKey: 'GITHUB' })).toMatchObject({ key: 'github' })
  })

  it('is searched', async () => {
    const found = await actions.findActionEnumsByUseCase({ apps: ['github'], useCase: 'an issue' })
    expect(found.length).toBeGreaterThan(0)
    const { items } = await actions.list({ useCase: 'create an issue', apps: 'github' })
    expect(items.map(({ name }) => name)).toContain('GITHUB_CREATE_AN_ISSUE')
    const tagged = await actions.list({ apps: 'github', tags: 'important' })
    expect(tagged.items.length).toBeLessThan(128)
  })

  it('has no triggers, and says so', async () => {
    const none = await thrown(() => triggers.list({ appNames: ['github'] }))
    expect(none).toMatchObject({ errCode: 'BACKEND::NOT_FOUND' })
    const error = await thrown(() =>
      triggers.setup({ connectedAccountId: 'x', triggerName: 'GITHUB_COMMIT_EVENT', config: {} }),
    )
    expect(error.errCode).toMatch(/^BACKEND::/)
  })

  it('has integrations, which are deleted', async () => {
    const made = await integrations.create({
      appUniqueKey: 'gmail',
      name: 'gone',
      authScheme: 'OAUTH2',
      useComposioAuth: true,
    })
    const { items } = await integrations.list({ appName: 'gmail' })
    expect(items?.map(({ id }) => id)).toContain(made?.id)
    await integrations.delete({ integrationId: made?.id ?? '' })
    expect((await integrations.list({ appName: 'gmail' })).items).toEqual([])
  })
})

describe('acting', () => {
  let account: string
  const toolset = () => new ComposioToolSet({ apiKey: key, baseUrl: url })
  beforeAll(async () => {
    account = await connectGithub('actor')
  })

  it('through the proxy', async () => {
    const result = await toolset().client.actions.executeRequest({
      connectedAccountId: account,
      endpoint: '/user',
      method: 'GET',
      parameters: [],
    })
    expect(result).toMatchObject({ successful: true, data: { login: 'octocat' } })
  })

  it('without a connection, for apps that anybody may call', async () => {
    const action = 'HACKERNEWS_GET_FRONTPAGE'
    const result = await toolset().executeAction({ action, params: {} })
    expect(result).toMatchObject({ successful: true })
  })

  it('with credentials that come with the call', async () => {
    const result = await toolset().client.actions.execute({
      actionName: 'BOX_GET_CURRENT_USER',
      requestBody: {
        input: {},
        appName: 'box',
        authConfig: { parameters: [{ name: 'Authorization', in: 'header', value: 'Bearer x' }] },
      },
    })
    expect(result).toMatchObject({ successful: true, data: { id: '42' } })
  })

  it('with a file that goes up, and one that comes down', async () => {
    const { client } = toolset()
    const integration = await client.integrations.create({
      appUniqueKey: 'box',
      name: 'box',
      authScheme: 'OAUTH2',
      useComposioAuth: false,
      authConfig: { client_id: 'c', client_secret: 's' },
    })
    const box = await client.connectedAccounts.initiate({
      integrationId: integration?.id ?? '',
      entityId: 'filer',
      connectionParams: { access_token: 'brought' },
    })
    expect(box.connectionStatus).toBe('ACTIVE')
    const path = join(mkdtempSync(join(tmpdir(), 'behalf-file-')), 'up.txt')
    writeFileSync(path, 'hello from a file')
    const up = await toolset().executeAction({
      action: 'BOX_UPLOAD_PART_OF_FILE',
      params: {
        ...{ upload_session_id: 's', digest: 'sha=x', 'content-range': 'bytes 0-16/17' },
        body_schema_parsed_file: path,
      },
      entityId: 'filer',
    })
    expect(up).toMatchObject({ successful: true })
    const seen = (await (await fetch(`${files}/seen`)).json()) as { upload: string }
    expect(seen.upload).toBe('hello from a file')

    const down = await toolset().executeAction({
      action: 'BOX_DOWNLOAD_FILE',
      params: { file_id: 'f1' },
      entityId: 'filer',
    })
    const { uri } = (down.data as Record<string, { uri: string }>)['downloaded_file_content'] ?? {}
    expect([...readFileSync(uri ?? '').subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
  })

  it("as a tool of Vercel's", async () => {
    const tools = await new VercelAIToolSet({ apiKey: key, baseUrl: url }).getTools(
      { actions: ['GITHUB_CREATE_AN_ISSUE'] },
      'actor',
    )
    const tool = tools['GITHUB_CREATE_AN_ISSUE'] as unknown as {
      execute(params: object): Promise<string>
    }
    expect(JSON.parse(await tool.execute(issue))).toMatchObject({ successful: true })
  })

  it("as a tool of LangChain's", async () => {
    const [tool] = await new LangchainToolSet({ apiKey: key, baseUrl: url }).getTools(
      { actions: ['GITHUB_CREATE_AN_ISSUE'] },
      'actor',
    )
    const said = (await tool?.invoke(issue)) as string
    expect(JSON.parse(said)).toMatchObject({ successful: true })
    const all = await new LangchainToolSet({ apiKey: key, baseUrl: url }).getTools({
      apps: ['github', 'gmail', 'slack', 'notion'],
    })
    expect(all.length).toBeGreaterThan(100)
  })
})

describe('errors', () => {
  const client = () => new Composio({ apiKey: key, baseUrl: url })

  it('for a bad key is the one of a bad key', async () => {
    const error = await thrown(() => new Composio({ apiKey: 'bad', baseUrl: url }).apps.list())
    expect(error).toMatchObject({ errCode: 'BACKEND::UNAUTHORIZED' })
    expect(error.description).toContain('API key')
    expect(error.metadata.requestId).toMatch(/^req_/)
  })

  it('for what there is not is the one of what there is not', async () => {
    const error = await thrown(() => client().apps.get({ appKey: 'nosuch' }))
    expect(error).toMatchObject({ errCode: 'BACKEND::NOT_FOUND' })
    expect(error.message).toContain('AppNotFoundError')
    expect(error.description).toContain('nosuch')
  })

  it('for a wrong wish says what was wrong with it', async () => {
    const error = await thrown(() =>
      client().integrations.create({
        appUniqueKey: 'github',
        name: 'x',
        authScheme: 'BASIC',
        useComposioAuth: false,
      }),
    )
    expect(error).toMatchObject({ errCode: 'BACKEND::BAD_REQUEST' })
    expect(error.description).toContain('it offers OAUTH2')
  })

  it('for actions in natural language says that there are none', async () => {
    await connectGithub('talker')
    const error = await thrown(() =>
      client()
        .getEntity('talker')
        .execute({ actionName: 'GITHUB_CREATE_AN_ISSUE', params: {}, text: 'open an issue' }),
    )
    expect(error.errCode).toBe('BACKEND::BAD_REQUEST')
    expect(error.description).toContain('natural language')
  })

  it('for a user without a connection comes from the SDK itself', async () => {
    const toolset = new OpenAIToolSet({ apiKey: key, baseUrl: url })
    const response = wants('GITHUB_CREATE_AN_ISSUE', issue)
    const error = await thrown(() => toolset.handleToolCall(response, 'nobody'))
    expect(error.errCode).toBe('SDK::NO_CONNECTED_ACCOUNT_FOUND')
  })

  it('for a connection that nobody finishes is the one of waiting too long', async () => {
    const request = await client().getEntity('late').initiateConnection({ appName: 'github' })
    const error = await thrown(() => request.waitUntilActive(2))
    expect(error.message + error.description).toContain('did not become active')
  })

  it('for a disabled connection says that it is', async () => {
    const id = await connectGithub('disabled')
    await client().connectedAccounts.disable({ connectedAccountId: id })
    const error = await thrown(() =>
      client().actions.execute({
        actionName: 'GITHUB_GET_THE_AUTHENTICATED_USER',
        requestBody: { connectedAccountId: id, input: {} },
      }),
    )
    expect(error.errCode).toBe('BACKEND::BAD_REQUEST')
    expect(error.description).toContain('DISABLED')
  })

  it('for a base URL with /api at its end, as the Python SDK has it, is none', async () => {
    const composio = new Composio({ apiKey: key, baseUrl: `${url}/api` })
    expect(await composio.apps.get({ appKey: 'github' })).toMatchObject({ key: 'github' })
  })
})
