/** How one vendor's OAuth server differs from RFC 6749; what is not listed is refused. */
export interface Vendor {
  readonly authorize: string
  readonly token: string
  readonly client: 'basic' | 'post'
  readonly body?: 'json'
  readonly clientIdParam?: string
  readonly pkce?: 'refused'
  /** All of the authorization request's parameters beside those of the grant itself. */
  readonly asks: Readonly<Record<string, string>>
  readonly tokenHeaders?: Readonly<Record<string, string>>
  /** What comes back with the code. */
  readonly back?: Readonly<Record<string, string>>
  /** The token answer, first and after a refresh. */
  answer(access: string, refresh: string, again: boolean): object
  readonly revoke?: Revoke
}

interface Revoke {
  readonly at: string
  readonly client: 'basic' | 'post' | 'none'
  readonly json?: true
  readonly field?: string
}

export const SECRET = 'canary/secret of:the+tests%&'
export const clientOf = (slug: string) => ({ clientId: `client-${slug}`, clientSecret: SECRET })

const USER_SCOPES =
  'channels:read,channels:history,groups:read,groups:history,im:read,im:history,chat:write,users:read,users:read.email'
const BOT_SCOPES =
  'channels:read,channels:history,groups:read,groups:history,chat:write,users:read,users:read.email'
const JIRA_SCOPES = [
  ...['offline_access', 'read:jira-work', 'write:jira-work', 'read:jira-user', 'read:me'],
].join(' ')
const SLACK = {
  authorize: 'slack.com/oauth/v2/authorize',
  token: 'slack.com/api/oauth.v2.access',
  client: 'post',
  revoke: { at: 'slack.com/api/auth.revoke', client: 'none' },
} as const
const team = { ok: true, app_id: 'A1', team: { id: 'T1', name: 'Acme' } }
const hour = (access_token: string, refresh_token: string) => ({
  access_token,
  refresh_token,
  token_type: 'Bearer',
  expires_in: 3600,
})

export const VENDORS: Readonly<Record<string, Vendor>> = {
  slack: {
    ...SLACK,
    asks: { user_scope: USER_SCOPES },
    answer: (access_token, refresh_token, again) => {
      const user = { access_token, refresh_token, token_type: 'user', expires_in: 43_200 }
      return again
        ? { ok: true, ...user, scope: USER_SCOPES }
        : { ...team, authed_user: { id: 'U1', scope: USER_SCOPES, ...user } }
    },
  },
  slackbot: {
    ...SLACK,
    asks: { scope: BOT_SCOPES },
    answer: (access_token, refresh_token) => ({
      ...{ ...team, authed_user: { id: 'U1' }, bot_user_id: 'U2', scope: BOT_SCOPES },
      ...{ access_token, refresh_token, token_type: 'bot', expires_in: 43_200 },
    }),
  },
  notion: {
    authorize: 'api.notion.com/v1/oauth/authorize',
    token: 'api.notion.com/v1/oauth/token',
    client: 'basic',
    body: 'json',
    tokenHeaders: { 'notion-version': '2022-06-28' },
    asks: { owner: 'user' },
    answer: (access_token, refresh_token) => ({
      ...{ access_token, refresh_token, token_type: 'bearer', bot_id: 'b1' },
      ...{ workspace_id: 'w1', workspace_name: 'Acme', owner: { type: 'user' } },
    }),
    revoke: { at: 'api.notion.com/v1/oauth/revoke', client: 'basic', json: true },
  },
  zendesk: {
    authorize: 'acme.zendesk.com/oauth/authorizations/new',
    token: 'acme.zendesk.com/oauth/tokens',
    client: 'post',
    body: 'json',
    asks: { scope: 'read write' },
    answer: (access_token) => ({ access_token, token_type: 'bearer', scope: 'read write' }),
  },
  shopify: {
    authorize: 'acme.myshopify.com/admin/oauth/authorize',
    token: 'acme.myshopify.com/admin/oauth/access_token',
    client: 'post',
    asks: { scope: 'read_products,read_orders' },
    back: { shop: 'acme.myshopify.com', hmac: 'h', timestamp: '1', host: 'x' },
    answer: (access_token) => ({ access_token, scope: 'read_products,read_orders' }),
  },
  salesforce: {
    authorize: 'login.salesforce.com/services/oauth2/authorize',
    token: 'login.salesforce.com/services/oauth2/token',
    client: 'post',
    asks: { scope: 'api refresh_token openid' },
    answer: (access_token, refresh_token, again) => ({
      ...{ access_token, ...(!again && { refresh_token }), token_type: 'Bearer' },
      ...{ instance_url: 'https://acme.my.salesforce.com', issued_at: '1700000000000' },
      ...{
        scope: 'api refresh_token openid',
        signature: 's',
        id: 'https://login.salesforce.com/id/1/2',
      },
    }),
    revoke: { at: 'login.salesforce.com/services/oauth2/revoke', client: 'none' },
  },
  quickbooks: {
    authorize: 'appcenter.intuit.com/connect/oauth2',
    token: 'oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
    client: 'basic',
    asks: { scope: 'com.intuit.quickbooks.accounting' },
    back: { realmId: '4620816365' },
    answer: (access, refresh) => ({
      ...{ ...hour(access, refresh), x_refresh_token_expires_in: 8_726_400, token_type: 'bearer' },
    }),
    revoke: { at: 'developer.api.intuit.com/v2/oauth2/tokens/revoke', client: 'basic', json: true },
  },
  pipedrive: {
    authorize: 'oauth.pipedrive.com/oauth/authorize',
    token: 'oauth.pipedrive.com/oauth/token',
    client: 'basic',
    asks: {},
    answer: (access, refresh) => ({
      ...{
        ...hour(access, refresh),
        scope: 'deals:full',
        api_domain: 'https://acme.pipedrive.com',
      },
    }),
    revoke: { at: 'oauth.pipedrive.com/oauth/revoke', client: 'basic' },
  },
  jira: {
    authorize: 'auth.atlassian.com/authorize',
    token: 'auth.atlassian.com/oauth/token',
    client: 'post',
    body: 'json',
    asks: {
      scope: JIRA_SCOPES,
      audience: 'api.atlassian.com',
      prompt: 'consent',
    },
    answer: (access, refresh) => ({ ...hour(access, refresh), scope: JIRA_SCOPES }),
  },
  tiktok: {
    authorize: 'www.tiktok.com/v2/auth/authorize/',
    token: 'open.tiktokapis.com/v2/oauth/token/',
    client: 'post',
    clientIdParam: 'client_key',
    pkce: 'refused',
    asks: { scope: 'user.info.basic,video.list' },
    answer: (access, refresh) => ({
      ...{ ...hour(access, refresh), open_id: 'o1', scope: 'user.info.basic,video.list' },
      ...{ expires_in: 86_400, refresh_expires_in: 31_536_000 },
    }),
  },
  zoho: {
    authorize: 'accounts.zoho.eu/oauth/v2/auth',
    token: 'accounts.zoho.eu/oauth/v2/token',
    client: 'post',
    asks: {
      scope: 'ZohoCRM.modules.ALL,ZohoCRM.users.READ',
      access_type: 'offline',
      prompt: 'consent',
    },
    back: { 'accounts-server': 'https://evil.example', location: 'eu' },
    answer: (access, refresh, again) => {
      const { refresh_token, ...rest } = hour(access, refresh)
      const scope = 'ZohoCRM.modules.ALL ZohoCRM.users.READ'
      const whole = { ...rest, scope, api_domain: 'https://www.zohoapis.eu' }
      return again ? whole : { ...whole, refresh_token }
    },
    revoke: { at: 'accounts.zoho.eu/oauth/v2/token/revoke', client: 'none' },
  },
  discord: {
    authorize: 'discord.com/oauth2/authorize',
    token: 'discord.com/api/oauth2/token',
    client: 'basic',
    asks: { scope: 'identify email guilds' },
    answer: (access, refresh) => ({
      ...{ ...hour(access, refresh), expires_in: 604_800, scope: 'identify email guilds' },
    }),
    revoke: { at: 'discord.com/api/oauth2/token/revoke', client: 'basic' },
  },
  dropbox: {
    authorize: 'www.dropbox.com/oauth2/authorize',
    token: 'api.dropboxapi.com/oauth2/token',
    client: 'post',
    asks: {
      scope:
        'account_info.read files.metadata.read files.content.read files.content.write sharing.read sharing.write',
      token_access_type: 'offline',
    },
    answer: (access_token, refresh_token, again) => ({
      ...{ access_token, token_type: 'bearer', expires_in: 14_400 },
      ...(!again && { refresh_token, account_id: 'dbid:1', uid: '1' }),
    }),
  },
  linear: {
    authorize: 'linear.app/oauth/authorize',
    token: 'api.linear.app/oauth/token',
    client: 'post',
    asks: { scope: 'read,write', prompt: 'consent' },
    answer: (access, refresh) => ({
      ...{ ...hour(access, refresh), expires_in: 86_399, scope: 'read write' },
    }),
    revoke: { at: 'api.linear.app/oauth/revoke', client: 'post' },
  },
  strava: {
    authorize: 'www.strava.com/oauth/authorize',
    token: 'www.strava.com/oauth/token',
    client: 'post',
    asks: { scope: 'read,activity:read_all', approval_prompt: 'auto' },
    back: { scope: 'read,activity:read_all' },
    answer: (access, refresh) => ({
      ...{ ...hour(access, refresh), expires_in: 'see expires_at', athlete: { id: 7 } },
      expires_at: Math.floor(Date.now() / 1000) + 21_600,
    }),
    revoke: { at: 'www.strava.com/oauth/deauthorize', client: 'none', field: 'access_token' },
  },
}
