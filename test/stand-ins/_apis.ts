import { IMPORTED } from './_documents.ts'
import { KEYS } from './_keys.ts'
import {
  type Api,
  basic,
  bearer,
  header,
  lin,
  me,
  pipedrive,
  shop,
  slackRoutes,
  stripeRoutes,
  trello,
  zendeskAnonymous,
  zendeskRoutes,
} from './_routes.ts'
import { signedByAws, signedOAuth1 } from './_signatures.ts'

export const APIS: readonly Api[] = [
  { slug: 'slack', base: 'slack.com/api', lets: bearer('slack'), routes: slackRoutes('U1') },
  { slug: 'slackbot', base: 'slack.com/api', lets: bearer('slackbot'), routes: slackRoutes('U2') },
  {
    slug: 'notion',
    base: 'api.notion.com/v1',
    lets: (a, s) => a.headers['notion-version'] === '2022-06-28' && bearer('notion')(a, s),
    routes: {
      'GET /users/me': () => ({
        id: 'b1',
        name: 'Behalf',
        bot: { owner: { user: { person: { email: 'ada@acme.example' } } } },
      }),
      'POST /search': ({ json }) => ({ results: [json] }),
    },
  },
  {
    slug: 'zendesk',
    base: 'acme.zendesk.com/api/v2',
    lets: bearer('zendesk'),
    routes: zendeskRoutes,
  },
  {
    slug: 'zendesk-basic',
    base: 'acme.zendesk.com/api/v2',
    lets: header('authorization', basic('ada@acme.example/token', KEYS.zendesk)),
    routes: zendeskRoutes,
    refusal: zendeskAnonymous,
  },
  {
    slug: 'shopify',
    base: 'acme.myshopify.com/admin/api/2025-10',
    lets: bearer('shopify', '', 'x-shopify-access-token'),
    routes: shop,
  },
  {
    slug: 'shopify-key',
    base: 'acme.myshopify.com/admin/api/2025-10',
    lets: header('x-shopify-access-token', KEYS.shopify),
    routes: shop,
  },
  {
    slug: 'salesforce',
    base: 'acme.my.salesforce.com/services',
    lets: bearer('salesforce'),
    routes: {
      'GET /oauth2/userinfo': () => ({ user_id: '005x', name: 'Ada', email: 'ada@acme.example' }),
      'GET /data/v62.0/query': ({ query }) => ({ records: [{ q: query.get('q') }] }),
    },
  },
  {
    slug: 'quickbooks',
    base: 'quickbooks.api.intuit.com/v3/company/4620816365',
    lets: (a, s) => a.headers['accept'] === 'application/json' && bearer('quickbooks')(a, s),
    routes: {
      'GET /companyinfo/4620816365': () => ({ CompanyInfo: { Id: '1', CompanyName: 'Acme' } }),
      'POST /customer': ({ json }) => ({ Customer: json }),
    },
  },
  { slug: 'pipedrive', ...pipedrive, lets: bearer('pipedrive') },
  {
    slug: 'pipedrive-key',
    ...pipedrive,
    lets: ({ query }) => query.get('api_token') === KEYS.pipedrive,
  },
  {
    slug: 'jira',
    base: 'api.atlassian.com',
    lets: bearer('jira'),
    routes: {
      'GET /oauth/token/accessible-resources': () => [
        { id: 'cloud-1', url: 'https://acme.atlassian.net' },
      ],
      'GET /me': () => ({ account_id: 'j1', name: 'Ada', email: 'ada@acme.example' }),
      'POST /ex/jira/cloud-1/rest/api/3/issue': ({ json }) => ({
        key: 'ENG-1',
        ...(json as object),
      }),
    },
  },
  {
    slug: 'tiktok',
    base: 'open.tiktokapis.com/v2',
    lets: bearer('tiktok'),
    routes: {
      'GET /user/info/': ({ query }) =>
        query.get('fields')?.includes('open_id') && {
          data: { user: { open_id: 'o1', display_name: 'Ada' } },
        },
      'POST /video/list/': ({ query, json }) => ({
        data: { fields: query.get('fields'), ...(json as object) },
      }),
    },
  },
  {
    slug: 'zoho',
    base: 'www.zohoapis.eu/crm/v8',
    lets: bearer('zoho', 'Zoho-oauthtoken '),
    routes: {
      'GET /users': () => ({ users: [{ id: 'z1', full_name: 'Ada', email: 'ada@acme.example' }] }),
      'POST /Leads': ({ json }) => json,
    },
  },
  {
    slug: 'discord',
    base: 'discord.com/api/v10',
    lets: (a, s) =>
      a.headers['user-agent']?.startsWith('DiscordBot (') === true && bearer('discord')(a, s),
    routes: { 'GET /users/@me': () => me, 'GET /users/@me/guilds': () => [{ id: 'g1' }] },
  },
  {
    slug: 'discordbot',
    base: 'discord.com/api/v10',
    lets: header('authorization', `Bot ${KEYS.discordbot}`),
    routes: {
      'GET /users/@me': () => ({ ...me, id: 'bot1' }),
      'POST /channels/77/messages': ({ json }) => ({ id: 'm1', ...(json as object) }),
    },
  },
  {
    slug: 'dropbox',
    base: 'api.dropboxapi.com/2',
    lets: bearer('dropbox'),
    routes: {
      'POST /users/get_current_account': ({ text, headers }) =>
        text === '' && !headers['content-type']
          ? { account_id: 'dbid:1', name: { display_name: 'Ada' }, email: 'ada@acme.example' }
          : undefined,
      'POST /files/list_folder': ({ json }) => ({ entries: [], ...(json as object) }),
    },
  },
  { ...lin, lets: bearer('linear') },
  { ...lin, slug: 'linear-key', lets: header('authorization', KEYS.linear) },
  {
    slug: 'strava',
    base: 'www.strava.com/api/v3',
    lets: bearer('strava'),
    routes: {
      'GET /athlete': () => ({ id: 7, username: 'ada' }),
      'GET /athlete/activities': ({ query }) => [{ page: query.get('page') }],
    },
  },
  {
    slug: 'datadog',
    base: 'api.datadoghq.eu',
    lets: ({ headers }) =>
      headers['dd-api-key'] === KEYS.datadogApi &&
      headers['dd-application-key'] === KEYS.datadogApp,
    routes: {
      'GET /api/v2/validate_keys': () => ({ status: 'ok' }),
      'POST /api/v2/logs/events/search': ({ json }) => ({ data: [json] }),
    },
  },
  {
    slug: 'klaviyo',
    base: 'a.klaviyo.com/api',
    lets: header('authorization', `Klaviyo-API-Key ${KEYS.klaviyo}`),
    routes: {
      'GET /accounts': () => ({
        data: [{ id: 'k1', attributes: { contact_information: { organization_name: 'Acme' } } }],
      }),
      'GET /profiles': ({ query, headers }) => ({
        size: query.get('page[size]'),
        revision: headers['revision'],
      }),
    },
  },
  {
    slug: 'stripe',
    base: 'api.stripe.com/v1',
    lets: header('authorization', basic(KEYS.stripe, '')),
    routes: stripeRoutes,
  },
  {
    slug: 'stripe-bearer',
    base: 'api.stripe.com/v1',
    lets: header('authorization', `Bearer ${KEYS.stripe}`),
    routes: stripeRoutes,
  },
  {
    slug: 'twilio',
    base: 'api.twilio.com/2010-04-01',
    lets: header('authorization', basic(KEYS.twilioSid, KEYS.twilio)),
    routes: {
      [`GET /Accounts/${KEYS.twilioSid}.json`]: () => ({
        sid: KEYS.twilioSid,
        friendly_name: 'Acme',
      }),
      [`GET /Accounts/${KEYS.twilioSid}/Messages.json`]: ({ query }) => ({ to: query.get('To') }),
    },
  },
  {
    slug: 'adventofcode',
    base: 'adventofcode.com',
    lets: header('cookie', `session=${KEYS.adventofcode}`),
    routes: {
      'GET /2015/day/1/input': () => '((()',
      'GET /2024/leaderboard/private/view/42.json': () => ({ members: {} }),
    },
    refusal: () => ({ status: 400, body: 'Puzzle inputs differ by user.' }),
  },
  {
    ...trello,
    lets: (asked) =>
      signedOAuth1(asked, 'canary/secret of:the+tests%&', 'canary-lasting')?.['oauth_token'] ===
      'lasting',
  },
  {
    ...trello,
    slug: 'trello-key',
    lets: ({ query }) =>
      query.get('key') === KEYS.trelloKey && query.get('token') === KEYS.trelloToken,
  },
  {
    slug: 'metabase',
    base: 'metabase.acme.example/api',
    lets: bearer('metabase', '', 'x-metabase-session'),
    routes: {
      'GET /user/current': () => ({ id: 1, common_name: 'Ada', email: 'ada@acme.example' }),
      'POST /card/5/query/json': () => [{ n: 1 }],
    },
  },
  {
    slug: 'jamf',
    base: 'acme.jamfcloud.com/api',
    lets: bearer('jamf'),
    routes: {
      'GET /v1/auth': () => ({ account: { id: '1', username: 'ada', email: 'ada@acme.example' } }),
      'GET /v1/computers-inventory': ({ query }) => ({
        totalCount: 0,
        size: query.get('page-size'),
      }),
    },
  },
  {
    slug: 'paypal',
    base: 'api-m.sandbox.paypal.com',
    lets: bearer('paypal'),
    routes: {
      'GET /v2/invoicing/invoices': ({ query }) => ({ items: [], size: query.get('page_size') }),
    },
  },
  {
    slug: 'amazon_ses',
    base: 'email.eu-central-1.amazonaws.com/v2/email',
    lets: signedByAws,
    routes: {
      'GET /account': () => ({ SendingEnabled: true }),
      'POST /outbound-emails': ({ json }) => ({ MessageId: 'm1', ...(json as object) }),
    },
    refusal: () => ({ status: 403, body: { message: 'The security token is invalid' } }),
  },
  ...IMPORTED,
  {
    slug: 'gmail',
    base: 'gmail.googleapis.com/gmail/v1',
    lets: bearer('gmail'),
    routes: { 'GET /users/me/profile': () => ({ emailAddress: 'ada@acme.example' }) },
  },
  {
    slug: 'gmail',
    base: 'openidconnect.googleapis.com/v1',
    lets: bearer('gmail'),
    routes: { 'GET /userinfo': () => ({ sub: 'g1', name: 'Ada', email: 'ada@acme.example' }) },
  },
]
