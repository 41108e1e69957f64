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
import { walkConsent } from '../../scripts/walk-consent.ts'
import { guard, left } from './_guard.ts'

const { url, key, files } = inject('world')
const KEY_OF_SHOP = { shop: 'acme', admin_api_access_token: 'canary-shopify' }

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

/** A model's response that wants one action called. */
const wants = (name: string, args: object) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion' as const,
  created: 0,
  model: 'gpt-4o',
  choices: [
    {
      index: 0,
      finish_reason: 'tool_calls' as const,
      logprobs: null,
      message: {
        role: 'assistant' as const,
        content: null,
        refusal: null,
        tool_calls: [
          {
            id: 'call_1',
            type: 'function' as const,
            function: { name, arguments: JSON.stringify(args) },
          },
        ],
      },
    },
  ],
})

/** What the SDK throws, as a program sees it. */
async function thrown(work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    return error as Error & {
      errCode: string
      description: string
      metadata: { statusCode: number; requestId: string }
    }
  }
  throw new Error('nothing was thrown')
}

/** A connected user of GitHub. */
async function connectGithub(entityId: string): Promise<string> {
  const { client } = new OpenAIToolSet({ baseUrl: url })
  const request = await client.getEntity(entityId).initiateConnection({ appName: 'github' })
  await walkConsent(request.redirectUrl ?? '', 'octocat')
  return request.connectedAccountId
}

const issue = { owner: 'octocat', repo: 'hello-world', title: 'Note G' }

describe('the four snippets', () => {
  const composio = () => new Composio({})

  it('1: an integration with the shared client', async () => {
    const integration = await composio().integrations.create({
      appUniqueKey: 'github',
      name: 'github-managed',
      authScheme: 'OAUTH2',
      useComposioAuth: true,
      forceNewIntegration: true,
    })
    expect(integration).toMatchObject({ name: 'github-managed', appName: 'github', enabled: true })
  })

  it("2: an integration with the developer's own client", async () => {
    const integration = await composio().integrations.create({
      appUniqueKey: 'github',
      name: 'github-self',
      authScheme: 'OAUTH2',
      forceNewIntegration: true,
      useComposioAuth: false,
      authConfig: {
        clientId: '1234567890',
        clientSecret: '1234567890',
        redirectUri: 'https://backend.yourapp.com/handle-redirect-uri/',
        scopes: ['repo', 'user'],
      },
    })
    expect(integration).toMatchObject({ useComposioAuth: false, name: 'github-self' })
    expect(JSON.stringify(integration)).not.toContain('clientSecret')
  })

  it('3 and 4: a user consents, and a model acts for them', async () => {
    const toolset = new OpenAIToolSet({ baseUrl: url })
    const made = await toolset.integrations.getOrCreateIntegration({
      appUniqueKey: 'github',
      name: 'github-managed',
      authScheme: 'OAUTH2',
      useComposioAuth: true,
    })
    await toolset.integrations.get({ integrationId: made?.id ?? '' })
    const entity = await toolset.getEntity('alice_id')
    const request = await entity.initiateConnection({ appName: 'github' })
    expect(request.connectionStatus).toBe('INITIATED')
    const waiting = request.waitUntilActive(20)
    await walkConsent(request.redirectUrl ?? '', 'octocat')
    expect(await waiting).toMatchObject({ status: 'ACTIVE', appName: 'github' })

    const tools = await toolset.getTools({ actions: ['github_create_an_issue'] }, entity.id)
    expect(tools).toMatchObject([
      { type: 'function', function: { name: 'GITHUB_CREATE_AN_ISSUE' } },
    ])
    const response = wants('GITHUB_CREATE_AN_ISSUE', issue)
    const outputs = await toolset.handleToolCall(response, entity.id)
    const [output = '{}'] = outputs
    expect(JSON.parse(output)).toMatchObject({ successful: true, data: { title: 'Note G' } })
  })
})

describe('connections', () => {
  const toolset = () => new ComposioToolSet({ apiKey: key, baseUrl: url })

  it('are chosen by the SDK: the newest active one of the app', async () => {
    const first = await connectGithub('chooser')
    const second = await connectGithub('chooser')
    const found = await toolset().client.getEntity('chooser').getConnection({ app: 'github' })
    expect(found?.id).toBe(second)
    await toolset().connectedAccounts.disable({ connectedAccountId: second })
    const other = await toolset().client.getEntity('chooser').getConnection({ app: 'github' })
    expect(other?.id).toBe(first)
    await toolset().connectedAccounts.enable({ connectedAccountId: second })
  })

  it('with a key are active at once, by entity and by connected account', async () => {
    const entity = toolset().client.getEntity('shopkeeper')
    const request = await entity.initiateConnection({
      appName: 'shopify',
      authMode: 'API_KEY',
      connectionParams: KEY_OF_SHOP,
      authConfig: {},
    })
    expect(request).toMatchObject({ connectionStatus: 'ACTIVE' })
    const direct = await toolset().connectedAccounts.initiate({
      appName: 'shopify',
      authMode: 'API_KEY',
      entityId: 'shopkeeper-2',
      connectionParams: KEY_OF_SHOP,
    })
    expect(direct.connectionStatus).toBe('ACTIVE')
    const result = await toolset().executeAction({
      action: 'SHOPIFY_GET_SHOP_DETAILS',
      params: {},
      entityId: 'shopkeeper',
    })
    expect(result).toMatchObject({ successful: true })
  })

  it('with a user name and a password, and with a token, are active at once', async () => {
    const basic = await toolset()
      .client.getEntity('caller')
      .initiateConnection({
        appName: 'twilio',
        authMode: 'BASIC',
        connectionParams: {
          account_sid: `AC${'0123456789abcdef'.repeat(2)}`,
          auth_token: 'canary-twilio',
        },
      })
    const bearer = await toolset()
      .client.getEntity('bot')
      .initiateConnection({
        appName: 'discordbot',
        authMode: 'BEARER_TOKEN',
        connectionParams: { token: 'canary.discord.bot' },
      })
    expect([basic.connectionStatus, bearer.connectionStatus]).toEqual(['ACTIVE', 'ACTIVE'])
  })

  it('are listed, read, asked for again and deleted', async () => {
    const { connectedAccounts } = toolset()
    const id = await connectGithub('short-lived')
    const { items } = await connectedAccounts.list({ user_uuid: 'short-lived', appNames: 'github' })
    expect(items?.map((it) => it.id)).toEqual([id])
    const again = await connectedAccounts.reinitiateConnection({
      connectedAccountId: id,
      data: {},
      redirectUri: 'https://app.acme.example/cb',
    })
    expect(again.redirectUrl).toContain('/connect/')
    await connectedAccounts.delete({ connectedAccountId: id })
    const error = await thrown(() => connectedAccounts.get({ connectedAccountId: id }))
    expect(error).toMatchObject({ errCode: 'BACKEND::NOT_FOUND' })
  })

  it('tell what they need before they are begun', async () => {
    const { client } = toolset()
    const forKey = await client.apps.getRequiredParamsForAuthScheme({
      appId: 'shopify',
      authScheme: 'API_KEY',
    })
    expect(forKey.required_fields.sort()).toEqual(Object.keys(KEY_OF_SHOP).sort())
    const all = await client.apps.getRequiredParams('github')
    expect(Object.keys(all.authSchemes)).toContain('OAUTH2')
    const expected = await client.getExpectedParamsForUser({
      app: 'shopify',
      authScheme: 'API_KEY',
    })
    expect(expected.expectedInputFields.map(({ name }) => name)).toEqual(Object.keys(KEY_OF_SHOP))
  })
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
      actionName: 'BOX_GET_USERS_ME',
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
      action: 'BOX_PUT_FILES_UPLOAD_SESSIONS_ID',
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
      action: 'BOX_GET_FILES_ID_CONTENT',
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

describe('Google', () => {
  it('is connected and acted in like any other app', async () => {
    const { client } = new OpenAIToolSet({ baseUrl: url })
    const request = await client.getEntity('ada').initiateConnection({ appName: 'gmail' })
    await walkConsent(request.redirectUrl ?? '', 'ada@example.com')
    const toolset = new OpenAIToolSet({ baseUrl: url })
    const [said = '{}'] = await toolset.handleToolCall(wants('GMAIL_FETCH_EMAILS', {}), 'ada')
    expect(JSON.parse(said)).toMatchObject({ successful: true })
    expect(said).toContain('Notes on the engine')
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
