import { shopifyActions } from '../actions/shopify.ts'
import type { AppDefinition } from '../spec.ts'

const SHOP = {
  name: 'shop',
  label: 'Shop',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme, if the shop is acme.myshopify.com.',
} as const

/**
 * Shopify's Admin API: each shop has its own host and OAuth server, tokens go into a header of their
 * own and last until the app is uninstalled. Known, not read; that PKCE is ignored: unconfirmed.
 */
export const shopify: AppDefinition = {
  slug: 'shopify',
  name: 'Shopify',
  description: 'Read products, orders and the settings of a Shopify shop.',
  categories: ['commerce'],
  docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
  baseUrl: 'https://{shop}.myshopify.com/admin/api/2025-10',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{shop}.myshopify.com/admin/oauth/authorize',
      tokenUrl: 'https://{shop}.myshopify.com/admin/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['read_products', 'read_orders'],
      expiry: { kind: 'never' },
      put: { headers: { 'x-shopify-access-token': '{accessToken}' } },
      fields: [SHOP],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-shopify-access-token': '{admin_api_access_token}' } },
      fields: [
        SHOP,
        {
          name: 'admin_api_access_token',
          label: 'Admin API access token',
          type: 'password',
          help: 'Of a custom app of the shop: Settings, Apps, Develop apps.',
        },
      ],
      verify: { url: 'https://{shop}.myshopify.com/admin/api/2025-10/shop.json' },
    },
  ],
  identity: {
    url: 'https://{shop}.myshopify.com/admin/api/2025-10/shop.json',
    id: 'shop.id',
    name: 'shop.name',
    email: 'shop.email',
  },
  // Page read 2026-11-23. Neither topic nor time is signed, and one body goes out as several topics.
  hooks: {
    docs: 'https://shopify.dev/docs/apps/build/webhooks/subscribe/https',
    secret: { from: 'client', label: 'Client secret of the app' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-shopify-hmac-sha256',
      encoding: 'base64',
    },
    id: { header: 'x-shopify-webhook-id' },
    kind: { header: 'x-shopify-topic' },
    distinct: { header: 'x-shopify-topic' },
  },
  actions: shopifyActions,
}
