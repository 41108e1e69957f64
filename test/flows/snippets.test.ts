import { beforeAll, describe, expect, it } from 'vitest'
import { call, newBrowser, newProject, ORIGIN } from '../worker.ts'
import { CLIENT, codeOf, connected, consent, lendGithub } from './_github.ts'

let key: string
beforeAll(async () => {
  key = await newProject('snippets')
  await lendGithub()
})

describe('snippet 1: an integration through the shared client', () => {
  const wish = { app: 'github', authScheme: 'OAUTH2', useSharedClient: true, forceNew: true }

  it('comes with a connection for trying it out', async () => {
    const { status, body } = await call(key, 'POST', '/v1/integrations', wish)
    expect(status).toBe(201)
    expect(body).toMatchObject({ app: 'github', useSharedClient: true, connectionProblem: null })
    expect(body.connection).toMatchObject({ status: 'INITIATED', entityId: 'default' })
    const page = await consent(body.connection.redirectUrl, 'octocat')
    expect(page.text).toContain('GitHub is connected')
    expect(page.text).toContain('octocat')
    const read = await call(key, 'GET', `/v1/connections/${body.connection.id}`)
    expect(read.body).toMatchObject({ status: 'ACTIVE', account: { name: 'octocat' } })
  })

  it('is made a second time only where that is forced', async () => {
    const first = await call(key, 'POST', '/v1/integrations', { ...wish, connect: false })
    const again = await call(key, 'POST', '/v1/integrations', {
      ...wish,
      forceNew: false,
      connect: false,
    })
    const forced = await call(key, 'POST', '/v1/integrations', { ...wish, connect: false })
    expect(first.status).toBe(201)
    expect(again.status).toBe(200)
    expect(again.body.id).toBe(first.body.id)
    expect(forced.body.id).not.toBe(first.body.id)
    for (const { body } of [first, forced]) await call(key, 'DELETE', `/v1/integrations/${body.id}`)
  })

  it('is one integration, however many equal wishes come at once', async () => {
    const own = await newProject('equal-wishes')
    const wishes = Array.from({ length: 5 }, () =>
      call(own, 'POST', '/v1/integrations', { app: 'github', credentials: CLIENT, connect: false }),
    )
    const ids = (await Promise.all(wishes)).map(({ body }) => body.id)
    expect(new Set(ids).size).toBe(1)
  })

  it('stands, and says why, where no connection can be begun', async () => {
    const { status, body } = await call(key, 'POST', '/v1/integrations', {
      app: 'gmail',
      useSharedClient: true,
    })
    expect(status).toBe(201)
    expect(body.connection).toBeNull()
    expect(body.connectionProblem.code).toBe('shared-client-not-found')
    expect(body.connectionProblem.detail).toContain('PUT /v1/apps/gmail/shared-client')
    expect((await call(key, 'GET', `/v1/integrations/${body.id}`)).body.id).toBe(body.id)
  })
})

describe("snippet 2: an integration with the developer's own client", () => {
  const redirectUri = 'https://login.acme.example/oauth/return'
  const credentials = { ...CLIENT, redirectUri, scopes: ['repo'] }

  it('sends its redirect URI byte for byte, and never answers its secret (A7)', async () => {
    const wish = { app: 'github', useSharedClient: false, credentials, entityId: 'white-label' }
    const made = await call(key, 'POST', '/v1/integrations', wish)
    expect(made.body).toMatchObject({ redirectUri, scopes: ['repo'], clientId: CLIENT.clientId })
    expect(made.body.callbackUrl).toBe(`${ORIGIN}/callback/github`)
    const browser = newBrowser()
    const back = await consent(made.body.connection.redirectUrl, 'ada', browser)
    expect(`${back.url.origin}${back.url.pathname}`).toBe(redirectUri)
    const forwarded = await browser.open(`${made.body.callbackUrl}${back.url.search}`)
    expect(forwarded.text).toContain('GitHub is connected')
    const { body } = await call(key, 'GET', '/v1/integrations')
    expect(JSON.stringify([made.body, body])).not.toContain(CLIENT.clientSecret)
  })

  it('can be listed, renamed, given another secret and scopes, and switched off', async () => {
    const own = await newProject('own-client')
    const made = await call(own, 'POST', '/v1/integrations', {
      app: 'github',
      credentials,
      connect: false,
    })
    const path = `/v1/integrations/${made.body.id}`
    const change = { name: 'Acme', scopes: ['gist'], credentials: { clientSecret: 'rotated' } }
    expect((await call(own, 'PATCH', path, change)).body).toMatchObject({
      name: 'Acme',
      scopes: ['gist'],
    })
    expect((await call(own, 'PATCH', path, { enabled: false })).body.enabled).toBe(false)
    const refused = await call(own, 'POST', '/v1/entities/x/connections', {
      integrationId: made.body.id,
    })
    expect(codeOf(refused)).toBe('integration-disabled')
    const off = await call(own, 'GET', '/v1/integrations?enabled=false&app=GitHub')
    expect(off.body.items).toHaveLength(1)
    expect((await call(own, 'GET', '/v1/integrations?enabled=true')).body.items).toHaveLength(0)
  })

  it('is listed page by page', async () => {
    const own = await newProject('pages')
    for (const name of ['a', 'b', 'c']) {
      await call(own, 'POST', '/v1/integrations', {
        app: 'github',
        name,
        connect: false,
        credentials: CLIENT,
      })
    }
    const first = await call(own, 'GET', '/v1/integrations?limit=2')
    const second = await call(
      own,
      'GET',
      `/v1/integrations?limit=2&cursor=${first.body.nextCursor}`,
    )
    const names = [...first.body.items, ...second.body.items].map(
      ({ name }: { name: string }) => name,
    )
    expect(names.sort()).toEqual(['a', 'b', 'c'])
    expect(second.body.nextCursor).toBeNull()
    expect(codeOf(await call(own, 'GET', '/v1/integrations?cursor=made-up'))).toBe(
      'invalid-request',
    )
  })

  it('takes its connections along when it is deleted', async () => {
    const own = await newProject('delete-integration')
    const id = await connected(own, 'ada', 'ada')
    const { integrationId } = (await call(own, 'GET', `/v1/connections/${id}`)).body
    expect((await call(own, 'DELETE', `/v1/integrations/${integrationId}`)).status).toBe(204)
    expect(codeOf(await call(own, 'GET', `/v1/integrations/${integrationId}`))).toBe(
      'integration-not-found',
    )
    expect(codeOf(await call(own, 'GET', `/v1/connections/${id}`))).toBe('connection-not-found')
    expect((await call(own, 'GET', '/v1/entities/ada/connections')).body.items).toEqual([])
    expect((await call(own, 'GET', '/v1/entities')).body.items).toEqual([])
  })
})

describe('snippet 3: connecting a user', () => {
  it('answers the one who waits as soon as the user has consented', async () => {
    const own = await newProject('waiting')
    const redirectUrl = 'https://acme.example/done?plan=pro'
    const begun = await call(own, 'POST', '/v1/entities/ada/connections', {
      app: 'GITHUB',
      redirectUrl,
      label: 'work',
    })
    expect(begun.status).toBe(201)
    expect(begun.body).toMatchObject({ status: 'INITIATED', label: 'work' })
    const waiting = call(own, 'GET', `/v1/connections/${begun.body.id}?wait=30`)
    const back = await consent(begun.body.redirectUrl, 'ada')
    expect(Object.fromEntries(back.url.searchParams)).toEqual({
      plan: 'pro',
      status: 'success',
      connectionId: begun.body.id,
      connectedAccountId: begun.body.id,
      connectionStatus: 'ACTIVE',
    })
    expect((await waiting).body).toMatchObject({ status: 'ACTIVE', scopes: ['repo', 'user'] })
  })

  it.each([
    'javascript:alert(1)',
    '//evil.example',
    'https://a@evil.example',
    '/local',
    'data:text/html,x',
  ])('refuses to send browsers to %s (A8)', async (redirectUrl) => {
    const answer = await call(key, 'POST', '/v1/entities/a/connections', {
      app: 'github',
      redirectUrl,
    })
    expect(codeOf(answer)).toBe('redirect-url-refused')
  })

  it.each(['ünï/cödé 📧', '100%', 'a+b&c=d?e#f', '"quoted"', 'é'.repeat(128)])(
    'takes %s as an entity id',
    async (entity) => {
      const own = await newProject('entity-ids')
      const path = `/v1/entities/${encodeURIComponent(entity)}/connections`
      const begun = await call(own, 'POST', path, { app: 'hackernews' })
      expect(begun.body).toMatchObject({ entityId: entity, status: 'ACTIVE', redirectUrl: null })
      const { items } = (await call(own, 'GET', '/v1/entities')).body
      expect(items.map(({ id }: { id: string }) => id)).toContain(entity)
    },
  )

  it('takes at most 256 bytes for an entity id, and none for default', async () => {
    const long = await call(key, 'GET', `/v1/entities/${'é'.repeat(129)}/connections`)
    expect(codeOf(long)).toBe('invalid-request')
    const begun = await call(key, 'POST', '/v1/entities//connections', { app: 'hackernews' })
    expect(begun.body.entityId).toBe('default')
  })

  it('labels, disables, enables and deletes a connection', async () => {
    const own = await newProject('changes')
    const id = await connected(own, 'ada', 'ada')
    const path = `/v1/connections/${id}`
    expect((await call(own, 'PATCH', path, { label: 'Home' })).body.label).toBe('Home')
    expect((await call(own, 'PATCH', path, { enabled: false })).body.status).toBe('DISABLED')
    const off = await call(
      own,
      'POST',
      '/v1/entities/ada/actions/github_get_the_authenticated_user',
      {},
    )
    expect(codeOf(off)).toBe('connection-missing')
    expect(off.body.detail).toContain('PATCH /v1/connections/')
    expect((await call(own, 'PATCH', path, { enabled: true })).body.status).toBe('ACTIVE')
    expect((await call(own, 'DELETE', path)).body).toMatchObject({ id })
    expect(codeOf(await call(own, 'GET', path))).toBe('connection-not-found')
  })

  it('says that GitHub gave nothing to refresh with', async () => {
    const own = await newProject('refreshing')
    const id = await connected(own, 'ada', 'ada')
    expect(codeOf(await call(own, 'POST', `/v1/connections/${id}/refresh`))).toBe(
      'refresh-impossible',
    )
  })

  it('asks again for the same connection, which works until then', async () => {
    const own = await newProject('reconnecting')
    const id = await connected(own, 'ada', 'ada')
    const again = await call(own, 'POST', `/v1/connections/${id}/reconnect`)
    expect(again.body).toMatchObject({ id, status: 'ACTIVE' })
    const who = () =>
      call(own, 'POST', '/v1/entities/ada/actions/GITHUB_GET_THE_AUTHENTICATED_USER', {})
    expect((await who()).body.data.login).toBe('ada')
    await consent(again.body.redirectUrl, 'octocat')
    expect((await who()).body.data.login).toBe('octocat')
    expect((await call(own, 'GET', `/v1/connections/${id}`)).body.account.name).toBe('octocat')
  })
})
