import { stripeActions } from '../actions/stripe.ts'
import type { AppDefinition } from '../spec.ts'

const API_KEY = {
  name: 'api_key',
  label: 'Secret or restricted key',
  type: 'password',
  pattern: '[rs]k_(?:live|test)_\\w+',
  help: 'dashboard.stripe.com: Developers, API keys.',
} as const

const ACCOUNT = { url: 'https://api.stripe.com/v1/account' }

/** Stripe: the key is taken as user name of HTTP Basic, or as a bearer token. Known, not read. */
export const stripe: AppDefinition = {
  slug: 'stripe',
  name: 'Stripe',
  description:
    'Customers, products, payment links, payments, refunds, invoices and subscriptions of a Stripe account.',
  categories: ['payments'],
  spoken: {
    hints: ['customer', 'payment', 'refund', 'invoice', 'subscription', 'charge', 'coupon'],
  },
  docs: 'https://docs.stripe.com/api/authentication',
  baseUrl: 'https://api.stripe.com/v1',
  headers: { 'stripe-version': '2024-06-20' },
  auth: [
    { scheme: 'BASIC', username: '{api_key}', password: '', fields: [API_KEY], verify: ACCOUNT },
    {
      scheme: 'BEARER_TOKEN',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [API_KEY],
      verify: ACCOUNT,
    },
  ],
  identity: { ...ACCOUNT, id: 'id', name: 'settings.dashboard.display_name', email: 'email' },
  // Known, not read. An event keeps its id when it is sent again.
  hooks: {
    docs: 'https://docs.stripe.com/webhooks/signature',
    secret: { from: 'vendor', label: 'Signing secret of the endpoint; it begins with whsec_' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'stripe-signature',
      encoding: 'hex',
      prefix: 'v1=',
    },
    separator: ',',
    signed: '{timestamp}.{body}',
    timestamp: { at: { header: 'stripe-signature', prefix: 't=' }, unit: 'seconds' },
    id: { path: 'id' },
    kind: { path: 'type' },
  },
  apiDocument: 'https://raw.githubusercontent.com/stripe/openapi/master/openapi/spec3.json',
  actions: stripeActions,
}
