import { beforeAll, describe, expect, it } from 'vitest'
import { consent, lendGithub } from '../flows/_github.ts'
import { newProject } from '../worker.ts'
import { ask, connectBox } from './_composio.ts'

let key: string
beforeAll(async () => {
  await lendGithub()
  key = await newProject('composio-connecting')
})

describe('the address of the API', () => {
  it.each([
    '/api/v1/apps/github',
    '/api/v1/apps/GITHUB',
    '/api/v1/apps/GitHub/',
    '/api//v1/apps/github',
    '/api/api/v1/apps/github',
    '/api/v1//apps//github/',
  ])('%s is the app github', async (path) => {
    const { status, body } = await ask(key, 'GET', path)
    expect(status).toBe(200)
    expect(body).toMatchObject({ key: 'github', name: 'github' })
  })

  it('is the list of integrations where the id is empty', async () => {
    const { status, body } = await ask(key, 'GET', '/api/v1/integrations/')
    expect(status).toBe(200)
    expect(body.items).toEqual(expect.any(Array))
  })

  it('takes names of actions in any case, and answers them in capitals', async () => {
    const { body } = await ask(key, 'GET', '/api/v2/actions/github_create_an_issue/')
    expect(body).toMatchObject({ name: 'GITHUB_CREATE_AN_ISSUE', appName: 'github' })
  })
})

describe('which OAuth client an integration acts with', () => {
  const initiate = (config: object, entityId: string) =>
    ask(key, 'POST', '/api/v2/connectedAccounts/initiateConnection', {
      app: { uniqueKey: 'github' },
      config: { name: 'github', ...config },
      connection: { entityId, initiateData: {}, extra: { redirectURL: '', labels: [] } },
    })
  const integrationOf = async (made: Awaited<ReturnType<typeof initiate>>) =>
    (await ask(key, 'GET', `/api/v1/integrations/${made.body.integration.id}`)).body

  it('is the shared one where no secrets came, whatever useComposioAuth says', async () => {
    for (const useComposioAuth of [true, false]) {
      const made = await initiate({ useComposioAuth }, 'managed')
      expect((await integrationOf(made)).useComposioAuth).toBe(true)
    }
  })

  it.each([
    { client_id: 'own-snake', client_secret: 's', scopes: 'repo,user' },
    { clientId: 'own-camel', clientSecret: 's', scopes: ['repo', 'user'] },
  ])("is the developer's where %o came, though useComposioAuth is true", async (secrets) => {
    const config = { useComposioAuth: true, authScheme: 'OAUTH2', integrationSecrets: secrets }
    const made = await initiate(config, 'own')
    const integration = await integrationOf(made)
    expect(integration.useComposioAuth).toBe(false)
    expect(integration.authConfig.client_id).toMatch(/^own-/)
    const { body } = await ask(key, 'GET', `/v1/integrations/${integration.id}`)
    expect(body.scopes).toEqual(['repo', 'user'])
  })

  it('is never told with its secret', async () => {
    const { body } = await ask(key, 'POST', '/api/v1/integrations', {
      appId: 'github',
      useComposioAuth: false,
      authConfig: { client_id: 'told', client_secret: 'canary-client-secret' },
    })
    expect(JSON.stringify(body)).not.toContain('canary')
  })

  it('makes one integration of many wishes that bring nothing, and a new one when forced', async () => {
    const wish = (name: string, more = {}) =>
      ask(key, 'POST', '/api/v1/integrations', { appId: 'github', name, ...more })
    const ids = [
      (await wish('GITHUB_1')).body.id,
      (await wish('GITHUB_2')).body.id,
      (await wish('GITHUB_3', { forceNewIntegration: true })).body.id,
    ]
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('is said to be missing in a 400 where there is none to lend', async () => {
    const { status, body } = await ask(
      key,
      'POST',
      '/api/v2/connectedAccounts/initiateConnection',
      {
        app: { uniqueKey: 'slack' },
        config: { useComposioAuth: false },
        connection: { entityId: 'nobody', initiateData: {} },
      },
    )
    expect(status).toBe(400)
    expect(body.details.message).toContain('shared client')
  })
})

describe('a connection with consent', () => {
  it("brings the browser back to the developer's page, told the SDKs' words", async () => {
    const redirectUri = 'https://app.acme.example/done?thread=1'
    const { body: integration } = await ask(key, 'POST', '/api/v1/integrations', {
      appId: 'github',
      name: 'back',
    })
    const { body } = await ask(key, 'POST', '/api/v1/connectedAccounts', {
      integrationId: integration.id,
      userUuid: 'carol',
      redirectUri,
    })
    expect(body).toMatchObject({ connectionStatus: 'INITIATED' })
    expect(new URL(body.redirectUrl).pathname).toMatch(/^\/connect\//)
    const { url } = await consent(body.redirectUrl, 'octocat')
    expect(url.href.startsWith('https://app.acme.example/done?thread=1&')).toBe(true)
    expect(url.searchParams.get('connectionStatus')).toBe('ACTIVE')
    expect(url.searchParams.get('connectedAccountId')).toBe(body.connectedAccountId)

    const account = await ask(key, 'GET', `/api/v1/connectedAccounts/${body.connectedAccountId}`)
    expect(account.body).toMatchObject({ status: 'ACTIVE', clientUniqueUserId: 'carol' })
    expect(account.body.connectionParams.headers.Authorization).toBe('Bearer REDACTED')
    const info = await ask(key, 'GET', `/api/v1/connectedAccounts/${body.connectedAccountId}/info`)
    expect(info.body).toMatchObject({
      base_url: 'https://api.github.com',
      parameters: [{ name: 'authorization', in: 'header', value: 'REDACTED' }],
    })
  })

  it('is forgotten under its old link once it is asked for again', async () => {
    const path = '/api/v1/connectedAccounts'
    const { body: list } = await ask(key, 'GET', `${path}?user_uuid=carol`)
    const [{ id }] = list.items
    const { body } = await ask(key, 'POST', `${path}/${id}/reinitiate`, { data: {} })
    expect(body).toMatchObject({ connectedAccountId: id, connectionStatus: 'ACTIVE' })
    expect(new URL(body.redirectUrl).pathname).toMatch(/^\/connect\//)
  })
})

describe('tokens that are brought along', () => {
  it('make a connection that is active at once', async () => {
    const id = await connectBox(key, 'grace')
    const { body } = await ask(key, 'GET', `/api/v1/connectedAccounts/${id}`)
    expect(body).toMatchObject({ status: 'ACTIVE', appName: 'box' })
    expect(JSON.stringify(body)).not.toContain('canary')
  })
})

describe('the list of connections', () => {
  const list = async (query: string) =>
    (await ask(key, 'GET', `/api/v1/connectedAccounts?${query}`)).body

  beforeAll(async () => {
    await connectBox(key, 'one')
    await connectBox(key, 'two')
    await ask(key, 'POST', '/api/v2/connectedAccounts/initiateConnection', {
      app: { uniqueKey: 'github' },
      config: {},
      connection: { entityId: 'one', initiateData: {}, extra: { labels: ['primary', 'x'] } },
    })
  })

  it('has all entities where none is named, and then says whose each is', async () => {
    const { items } = await list('pageSize=99999999')
    const entities = new Set(
      items.map((it: { clientUniqueUserId: string }) => it.clientUniqueUserId),
    )
    expect(entities.has('one')).toBe(true)
    expect(entities.has('two')).toBe(true)
  })

  it('takes several entities, separated by commas', async () => {
    const { items } = await list('user_uuid=one,two&appNames=BOX')
    expect(items).toHaveLength(2)
  })

  it('leaves out what is not active where only active ones are wanted', async () => {
    expect((await list('user_uuid=one')).items).toHaveLength(2)
    expect((await list('user_uuid=one&showActiveOnly=true')).items).toHaveLength(1)
  })

  it('keeps labels as they came', async () => {
    const { items } = await list('user_uuid=one&labels=primary')
    expect(items).toMatchObject([{ labels: ['primary', 'x'], status: 'INITIATED' }])
  })

  it('is cut into pages where pages are asked for', async () => {
    const whole = (await list('')).items
    const second = await list('page=2&pageSize=2')
    expect(second).toMatchObject({ page: 2, totalPages: Math.ceil(whole.length / 2) })
    expect(second.items).toEqual(whole.slice(2, 4))
  })

  it('leaves out disabled ones unless they are asked for', async () => {
    const [{ id }] = (await list('user_uuid=two')).items
    await ask(key, 'POST', `/api/v1/connectedAccounts/${id}/disable`)
    expect((await list('user_uuid=two')).items).toEqual([])
    expect((await list('user_uuid=two&showDisabled=true')).items).toMatchObject([
      { id, isDisabled: true },
    ])
    const run = await ask(key, 'POST', '/api/v2/actions/BOX_GET_CURRENT_USER/execute', {
      connectedAccountId: id,
      input: {},
    })
    expect(run.status).toBe(400)
    expect(run.body.details.message).toContain('DISABLED')
    await ask(key, 'POST', `/api/v1/connectedAccounts/${id}/enable`)
    expect((await list('user_uuid=two')).items).toHaveLength(1)
  })

  it('shows nothing to another project', async () => {
    const other = await newProject('composio-stranger')
    const [{ id, integrationId }] = (await list('user_uuid=two')).items
    const { body } = await ask(other, 'GET', '/api/v1/connectedAccounts')
    expect(body.items).toEqual([])
    for (const path of [`connectedAccounts/${id}`, `integrations/${integrationId}`]) {
      expect((await ask(other, 'GET', `/api/v1/${path}`)).status).toBe(404)
    }
    const run = await ask(other, 'POST', '/api/v2/actions/BOX_GET_CURRENT_USER/execute', {
      connectedAccountId: id,
      input: {},
    })
    expect(run.status).toBe(404)
  })
})
