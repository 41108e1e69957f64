import process from 'node:process'
import { Composio, ComposioToolSet, OpenAIToolSet } from 'composio-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { walkConsent } from '../../scripts/walk-consent.ts'
import { connectGithub, issue, thrown, wants } from './_composio.ts'
import { guard, left } from './_guard.ts'

const { url, key } = inject('world')

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

const KEY_OF_SHOP = { shop: 'acme', admin_api_access_token: 'canary-shopify' }

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
