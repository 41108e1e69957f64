import type { Connecting } from './_providers.ts'

/** The keys that the stand-ins know (test/stand-ins/_apis.ts). */
const SID = `AC${'0123456789abcdef'.repeat(2)}`
export const PASSWORD = 'canary päss:wörd+%&'

/** An app that is connected with what its user knows. */
export interface KeyApp {
  readonly app: string
  readonly scheme: string
  /** What the stand-in calls it, where the app has several schemes. */
  readonly scene?: string
  readonly fields: Record<string, string>
  /** Fields that fit their patterns, but that the app does not take. */
  readonly wrong: Record<string, string>
  readonly account: object | null
  readonly action: string
  readonly args?: object
  readonly answer: unknown
}

const ada = { name: 'Ada', email: 'ada@acme.example' }
const zendesk = { subdomain: 'acme', email: 'ada@acme.example', api_token: 'canary-zendesk' }
const datadog = { api_host: 'api.datadoghq.eu', api_key: 'canary-dd-api' }
const stripe = {
  ...{ app: 'stripe', fields: { api_key: 'sk_test_canary' }, wrong: { api_key: 'sk_test_other' } },
  ...{ account: { id: 'acct_1' }, action: 'STRIPE_RETRIEVE_BALANCE', answer: { available: [{}] } },
}

export const KEY_APPS: readonly KeyApp[] = [
  {
    ...{ app: 'datadog', scheme: 'API_KEY', wrong: { application_key: 'of another' } },
    ...{ fields: { ...datadog, application_key: 'canary-dd-app' }, account: null },
    ...{ action: 'DATADOG_SEARCH_LOGS', args: { query: 'status:error', limit: 3 } },
    answer: { data: [{ filter: { query: 'status:error' }, page: { limit: 3 } }] },
  },
  {
    ...{ app: 'klaviyo', scheme: 'API_KEY', wrong: { api_key: 'pk_other' } },
    ...{ fields: { api_key: 'pk_canary_klaviyo' }, account: { id: 'k1', name: 'Acme' } },
    ...{ action: 'KLAVIYO_GET_PROFILES', args: { page_size: 7 } },
    answer: { size: '7', revision: '2024-10-15' },
  },
  {
    ...{ app: 'linear', scheme: 'API_KEY', scene: 'linear-key', account: { id: 'l1', ...ada } },
    ...{ fields: { api_key: 'lin_api_canary' }, wrong: { api_key: 'lin_api_other' } },
    ...{ action: 'LINEAR_CREATE_LINEAR_ISSUE', args: { team_id: 't1', title: 'Fix' } },
    answer: { success: true, issue: { identifier: 'ENG-1', teamId: 't1', title: 'Fix' } },
  },
  {
    ...{ app: 'shopify', scheme: 'API_KEY', scene: 'shopify-key', account: { id: '5' } },
    fields: { shop: 'acme', admin_api_access_token: 'canary-shopify' },
    wrong: { admin_api_access_token: 'other' },
    ...{ action: 'SHOPIFY_GET_SHOP_DETAILS', answer: { shop: { id: 5 } } },
  },
  {
    ...{
      app: 'pipedrive',
      scheme: 'API_KEY',
      scene: 'pipedrive-key',
      account: { id: '3', ...ada },
    },
    fields: { api_domain: 'https://acme.pipedrive.com/', api_token: 'canary-pipedrive' },
    ...{ wrong: { api_token: 'other' }, action: 'PIPEDRIVE_ADD_A_DEAL', args: { title: 'Big' } },
    answer: { data: { title: 'Big' } },
  },
  {
    ...{
      app: 'trello',
      scheme: 'API_KEY',
      scene: 'trello-key',
      account: { id: 't1', name: 'ada' },
    },
    fields: { api_key: 'canary-trello-key', token: 'canary-trello-token' },
    ...{
      wrong: { token: 'other' },
      action: 'TRELLO_ADD_CARDS',
      args: { idList: 'l', name: 'a & b' },
    },
    answer: { name: 'a & b' },
  },
  {
    ...{ app: 'adventofcode', scheme: 'API_KEY', account: null },
    ...{ fields: { session: 'ca0a27ca0a27ca0a27' }, wrong: { session: 'dead' } },
    ...{ action: 'ADVENTOFCODE_GET_LEADERBOARD', args: { year: 2024, leaderboard_id: 42 } },
    answer: { members: {} },
  },
  {
    ...{ app: 'twilio', scheme: 'BASIC', account: { id: SID, name: 'Acme' } },
    fields: { account_sid: SID, auth_token: 'canary-twilio' },
    ...{ wrong: { auth_token: 'other' }, action: 'TWILIO_LIST_MESSAGES', args: { to: '+1555' } },
    answer: { to: '+1555' },
  },
  {
    ...{ app: 'zendesk', scheme: 'BASIC', scene: 'zendesk-basic', account: { id: '9', ...ada } },
    ...{ fields: zendesk, wrong: { api_token: 'other' } },
    ...{ action: 'ZENDESK_CREATE_ZENDESK_TICKET', args: { subject: 'Help', description: 'Now' } },
    answer: { ticket: { subject: 'Help' } },
  },
  { ...stripe, scheme: 'BASIC' },
  { ...stripe, scheme: 'BEARER_TOKEN', scene: 'stripe-bearer' },
  {
    ...{ app: 'discordbot', scheme: 'BEARER_TOKEN', account: { id: 'bot1', name: 'ada' } },
    ...{ fields: { token: 'canary.discord.bot' }, wrong: { token: 'other' } },
    ...{ action: 'DISCORDBOT_CREATE_MESSAGE', args: { channel_id: '77', content: 'hi' } },
    answer: { id: 'm1', content: 'hi' },
  },
  {
    ...{ app: 'amazon_ses', scheme: 'AWS_SIGV4', account: null },
    fields: {
      ...{ region: 'eu-central-1', access_key_id: 'AKIAEXAMPLE000000' },
      secret_access_key: 'canary/aws+secret',
    },
    wrong: { secret_access_key: 'other' },
    action: 'AMAZON_SES_SEND_EMAIL',
    args: { from: 'a@acme.example', to: ['b@acme.example'], subject: 'Grüße', text: 'Hi' },
    answer: {
      Destination: { ToAddresses: ['b@acme.example'] },
      Content: { Simple: { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'Hi' } } } },
    },
  },
]

/** Apps that trade what the user knows for a token that ends. */
export interface TradeApp extends KeyApp {
  /** Of the token, in seconds. */
  readonly life: number
}

export const TRADE_APPS: readonly TradeApp[] = [
  {
    ...{ app: 'metabase', scheme: 'TWO_STEP', account: { id: '1', ...ada } },
    fields: { host: 'metabase.acme.example', username: 'ada@acme.example', password: PASSWORD },
    ...{ wrong: { password: 'other' }, action: 'METABASE_RUN_QUESTION', args: { card_id: 5 } },
    ...{ answer: [{ n: 1 }], life: 14 * 24 * 3600 },
  },
  {
    ...{ app: 'jamf', scheme: 'BASIC_WITH_JWT', account: { id: '1', name: 'ada' } },
    fields: { host: 'acme.jamfcloud.com', username: 'ada', password: PASSWORD },
    ...{ wrong: { password: 'other' }, action: 'JAMF_LIST_COMPUTERS', args: { page_size: 9 } },
    ...{ answer: { size: '9' }, life: 1800 },
  },
  {
    ...{ app: 'paypal', scheme: 'S2S_OAUTH2', account: null },
    fields: {
      ...{ api_host: 'api-m.sandbox.paypal.com', client_id: 'paypal-client' },
      client_secret: 'canary-paypal-secret',
    },
    ...{
      wrong: { client_secret: 'other' },
      action: 'PAYPAL_LIST_INVOICES',
      args: { page_size: 9 },
    },
    ...{ answer: { items: [], size: '9' }, life: 32_400 },
  },
]

/** An integration, and the connection that was made of it. */
export type Made = Connecting & { readonly id: string }
