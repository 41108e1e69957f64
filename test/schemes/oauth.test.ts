import { describe, expect, it } from 'vitest'
import { newBrowser } from '../worker.ts'
import {
  act,
  ask,
  begin,
  type Connecting,
  consent,
  expectSealed,
  follow,
  integrate,
  later,
  provider,
  read,
} from './_providers.ts'

interface Case {
  readonly app: string
  readonly fields?: Record<string, string>
  /** Of the connection, beside its fields. */
  readonly data?: Record<string, string>
  readonly scopes?: string[]
  readonly account: object
  readonly action: string
  readonly args?: object
  readonly answer: unknown
  /** Of an access token, in seconds; `unknown`: the app does not say; `endless`: there is no refresh. */
  readonly life: number | 'unknown' | 'endless'
  /** From when on a token is replaced, where the app's file says so. */
  readonly margin?: number
  readonly revoked: boolean | null
}

const ada = { name: 'Ada', email: 'ada@acme.example' }
const slackScopes = ['channels:read', 'channels:history', 'groups:read', 'groups:history']
const message = { channel: 'C1', text: 'hello' }
const slackMessage = { ok: true, channel: 'C1', message: { text: 'hello' } }

const CASES: Case[] = [
  {
    ...{
      app: 'slack',
      data: { team_id: 'T1', team_name: 'Acme' },
      account: { id: 'U1', name: 'ada' },
    },
    scopes: [
      ...slackScopes,
      'im:read',
      'im:history',
      'chat:write',
      'users:read',
      'users:read.email',
    ],
    ...{ action: 'SLACK_CHAT_POST_MESSAGE', args: message, answer: slackMessage },
    ...{ life: 43_200, revoked: true },
  },
  {
    ...{ app: 'slackbot', account: { id: 'U2', name: 'ada' } },
    data: { team_id: 'T1', team_name: 'Acme', bot_user_id: 'U2' },
    scopes: [...slackScopes, 'chat:write', 'users:read', 'users:read.email'],
    ...{ action: 'SLACKBOT_CHAT_POST_MESSAGE', args: message, answer: slackMessage },
    ...{ life: 43_200, revoked: true },
  },
  {
    ...{ app: 'notion', data: { workspace_id: 'w1', workspace_name: 'Acme' } },
    account: { id: 'b1', name: 'Behalf', email: 'ada@acme.example' },
    ...{
      action: 'NOTION_SEARCH_NOTION_PAGE',
      args: { query: 'plan', filter_value: 'page', filter_property: 'object' },
    },
    answer: { results: [{ query: 'plan', filter: { value: 'page', property: 'object' } }] },
    ...{ life: 'unknown', revoked: true },
  },
  {
    ...{ app: 'zendesk', fields: { subdomain: 'Acme' }, account: { id: '9', ...ada } },
    scopes: ['read', 'write'],
    ...{ action: 'ZENDESK_CREATE_ZENDESK_TICKET', args: { subject: 'Help', description: 'Now' } },
    answer: { ticket: { subject: 'Help', comment: { body: 'Now' } } },
    ...{ life: 'endless', revoked: null },
  },
  {
    ...{ app: 'shopify', fields: { shop: 'acme' }, account: { id: '5', name: 'Acme' } },
    scopes: ['read_products', 'read_orders'],
    ...{ action: 'SHOPIFY_GET_SHOP_DETAILS', answer: { shop: { id: 5 } } },
    ...{ life: 'endless', revoked: null },
  },
  {
    ...{ app: 'salesforce', data: { instance_url: 'https://acme.my.salesforce.com' } },
    ...{ scopes: ['api', 'refresh_token', 'openid'], account: { id: '005x', ...ada } },
    ...{ action: 'SALESFORCE_EXECUTE_SOQL_QUERY', args: { soql_query: 'SELECT Id FROM Lead' } },
    answer: { records: [{ q: 'SELECT Id FROM Lead' }] },
    ...{ life: 'unknown', revoked: true },
  },
  {
    ...{ app: 'quickbooks', data: { realm_id: '4620816365' }, account: { id: '1', name: 'Acme' } },
    scopes: ['com.intuit.quickbooks.accounting'],
    ...{
      action: 'QUICKBOOKS_CREATE_CUSTOMER',
      args: { display_name: 'Bo', email: 'b@acme.example' },
    },
    answer: { Customer: { DisplayName: 'Bo', PrimaryEmailAddr: { Address: 'b@acme.example' } } },
    ...{ life: 3600, revoked: true },
  },
  {
    ...{ app: 'pipedrive', data: { api_domain: 'https://acme.pipedrive.com' } },
    ...{ scopes: ['deals:full'], account: { id: '3', ...ada } },
    ...{
      action: 'PIPEDRIVE_ADD_A_DEAL',
      args: { title: 'Big' },
      answer: { data: { title: 'Big' } },
    },
    ...{ life: 3600, revoked: true },
  },
  {
    ...{ app: 'jira', data: { cloud_id: 'cloud-1', site_url: 'https://acme.atlassian.net' } },
    scopes: [
      ...['offline_access', 'read:jira-work', 'write:jira-work', 'read:jira-user', 'read:me'],
    ],
    account: { id: 'j1', ...ada },
    ...{
      action: 'JIRA_CREATE_ISSUE',
      args: { project_key: 'ENG', summary: 'Fix', issue_type: 'Task' },
    },
    answer: {
      key: 'ENG-1',
      fields: { project: { key: 'ENG' }, summary: 'Fix', issuetype: { name: 'Task' } },
    },
    ...{ life: 3600, revoked: null },
  },
  {
    ...{ app: 'tiktok', data: { open_id: 'o1' }, account: { id: 'o1', name: 'Ada' } },
    scopes: ['user.info.basic', 'video.list'],
    ...{ action: 'TIKTOK_LIST_VIDEOS', args: { max_count: 3 } },
    answer: { data: { max_count: 3, fields: expect.stringContaining('share_url') } },
    ...{ life: 86_400, revoked: null },
  },
  {
    ...{
      app: 'zoho',
      fields: { accounts_host: 'accounts.zoho.eu' },
      account: { id: 'z1', ...ada },
    },
    data: { api_domain: 'https://www.zohoapis.eu' },
    scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.users.READ'],
    action: 'ZOHO_CREATE_ZOHO_RECORD',
    args: { module_api_name: 'Leads', data: [{ Last_Name: 'Bo' }] },
    ...{ answer: { data: [{ Last_Name: 'Bo' }] }, life: 3600, revoked: true },
  },
  {
    ...{
      app: 'discord',
      account: { id: 'd1', name: 'ada' },
      scopes: ['identify', 'email', 'guilds'],
    },
    ...{ action: 'DISCORD_LIST_MY_GUILDS', answer: [{ id: 'g1' }], life: 604_800, revoked: true },
  },
  {
    ...{ app: 'dropbox', data: { account_id: 'dbid:1' }, account: { id: 'dbid:1', ...ada } },
    ...{ action: 'DROPBOX_LIST_FILES_IN_FOLDER', args: { path: '' }, answer: { path: '' } },
    ...{ life: 14_400, revoked: null },
  },
  {
    ...{ app: 'linear', account: { id: 'l1', ...ada }, scopes: ['read', 'write'] },
    action: 'LINEAR_RUN_QUERY_OR_MUTATION',
    args: { query_or_mutation: 'mutation($t: String!) { x(t: $t) }', variables: { t: 'T' } },
    ...{ answer: { data: { variables: { t: 'T' } } }, life: 86_399, revoked: true },
  },
  {
    ...{ app: 'strava', account: { id: '7', name: 'ada' } },
    ...{ action: 'STRAVA_LIST_ACTIVITIES', args: { page: 1 }, answer: [{ page: '1' }] },
    ...{ life: 21_600, margin: 1800, revoked: true },
  },
]

/** A connection to which the user consented on the app's page. */
async function connected({ app, fields }: Case): Promise<Connecting & { id: string }> {
  const integration = await integrate(app, 'OAUTH2')
  const { status, body } = await begin(integration, { ...(fields && { fields }) })
  expect(status, JSON.stringify(body)).toBe(201)
  const browser = newBrowser()
  const page = await consent(await follow(body.redirectUrl, browser), browser)
  expect(page.text, (await provider(app).seen()).complaints.join()).toContain('is connected')
  return { ...integration, id: body.id }
}

describe.each(CASES)('$app by OAuth 2.0', (it_) => {
  const { app, action, args, answer } = it_
  const { weather, seen } = provider(app)
  const refreshes = async () => (await seen()).refreshes

  it('connects, acts, refreshes and is given back, in the way of its vendor', async () => {
    const connection = await connected(it_)
    expect(await read(connection, connection.id)).toMatchObject({
      ...{ status: 'ACTIVE', account: it_.account },
      ...(it_.data && { data: it_.data }),
      ...(it_.scopes && { scopes: it_.scopes }),
    })
    expect(await act(connection, action, args)).toMatchObject({ successful: true, data: answer })
    await expectSealed(connection)

    const before = await refreshes()
    if (typeof it_.life === 'number') {
      const margin = it_.margin ?? Math.min(300, it_.life / 10)
      later(it_.life - margin - 60)
      expect(await act(connection, action, args)).toMatchObject({ successful: true })
      expect(await refreshes()).toBe(before)
      later(120)
    }
    await weather({ expire: true })
    const renewed = await act(connection, action, args)
    if (it_.life === 'endless') {
      expect(renewed).toMatchObject({ successful: false, status: 401 })
      expect(renewed.error).toContain('connect again')
      expect(await refreshes()).toBe(before)
    } else {
      expect(renewed).toMatchObject({ successful: true, data: answer })
      expect(await refreshes()).toBe(before + 1)
      await weather({ expire: true })
      expect(await act(connection, action, args)).toMatchObject({ successful: true })
    }
    expect((await read(connection, connection.id)).status).toBe('ACTIVE')
    await expectSealed(connection)

    const removed = await ask(connection.key, 'DELETE', `/v1/connections/${connection.id}`)
    expect(removed.body.revoked).toBe(it_.revoked)
    const { revoked, complaints } = await seen()
    expect(revoked.length > 0).toBe(it_.revoked === true && it_.life !== 'endless')
    expect(complaints).toEqual([])
  })
})

describe('an app that refuses with status 200', () => {
  it.each([
    { app: 'slack', action: 'SLACK_CHAT_POST_MESSAGE', args: { channel: 'C404', text: 'x' } },
    {
      app: 'linear',
      action: 'LINEAR_RUN_QUERY_OR_MUTATION',
      args: { query_or_mutation: 'broken' },
    },
  ])('is not taken for one that did it: $app', async ({ app, action, args }) => {
    const found = CASES.find((one) => one.app === app)
    if (!found) throw new Error(app)
    const said = await act(await connected(found), action, args)
    expect(said).toMatchObject({ successful: false, status: 200 })
    expect(said.error).toMatch(/refused: (?:channel_not_found|Cannot query field)/)
  })
})

describe('tokens from elsewhere', () => {
  const data: Record<string, Record<string, string>> = {
    salesforce: { instance_url: 'https://acme.my.salesforce.com' },
    quickbooks: { realm_id: '4620816365' },
    pipedrive: { api_domain: 'https://acme.pipedrive.com' },
    zoho: { api_domain: 'https://www.zohoapis.eu' },
  }
  const movable = CASES.filter(({ life }) => life !== 'endless')

  it.each(movable)('are moved in, and refreshed from then on: $app', async (it_) => {
    const { app, fields, action, args, account } = it_
    const integration = await integrate(app, 'OAUTH2')
    const { access, refresh } = await provider(app).mint()
    const end = String(Math.floor(Date.now() / 1000) + 3600)
    const tokens = { access_token: access, refresh_token: refresh, expires_at: end, ...data[app] }
    const begun = await begin(integration, { credentials: tokens, ...(fields && { fields }) })
    expect(begun.body, JSON.stringify(begun.body)).toMatchObject({
      ...{ status: 'ACTIVE', redirectUrl: null, account },
    })
    expect(await act(integration, action, args)).toMatchObject({ successful: true })
    later(3600)
    await provider(app).weather({ expire: true })
    expect(await act(integration, action, args)).toMatchObject({ successful: true })
    await expectSealed(integration)
    expect((await provider(app).seen()).complaints).toEqual([])
  })

  it('lead to the hosts of the app only', async () => {
    const integration = await integrate('salesforce', 'OAUTH2')
    const { access } = await provider('salesforce').mint()
    for (const instance_url of ['https://evil.example', 'https://salesforce.com.evil.example']) {
      const credentials = { access_token: access, instance_url }
      const { status, body } = await begin(integration, { credentials })
      expect([status, body.code], instance_url).toEqual([502, 'upstream-refused'])
    }
    const listed = await ask(integration.key, 'GET', '/v1/entities/ada/connections')
    expect(listed.body.items).toEqual([])
  })

  it.each(['https://evil.example', 'nonsense', ''])(
    'stay with the hosts of the app where a refresh tells %j, and lose no token for it (B2)',
    async (instance_url) => {
      const integration = await integrate('salesforce', 'OAUTH2')
      const { mint, weather } = provider('salesforce')
      const [old, rotated] = [await mint(), await mint()]
      const url = data['salesforce']?.['instance_url'] ?? ''
      const given = { access_token: old.access, refresh_token: old.refresh, instance_url: url }
      const { body } = await begin(integration, { credentials: given })
      const tokens = { access_token: rotated.access, refresh_token: rotated.refresh }
      await weather({ answers: [{ status: 200, body: { ...tokens, instance_url } }] })
      const path = `/v1/connections/${body.id}`
      const refreshed = await ask(integration.key, 'POST', `${path}/refresh`)
      expect(refreshed.body).toMatchObject({ status: 'ACTIVE', data: { instance_url: url } })
      const action = CASES.find(({ app }) => app === 'salesforce')
      const acted = await act(integration, action?.action ?? '', action?.args)
      expect(acted).toMatchObject({ successful: true })
      const removed = await ask(integration.key, 'DELETE', path)
      expect(removed.body.revoked).toBe(true)
    },
  )

  it('keep nothing readable of what came along with them', async () => {
    const integration = await integrate('dropbox', 'OAUTH2')
    const { access } = await provider('dropbox').mint()
    const credentials = { access_token: access, id_token: 'canary.id.token', token_type: 'bearer' }
    await begin(integration, { credentials })
    await expectSealed(integration)
  })
})
