import type { AppDefinition } from '../spec.ts'

/**
 * BigCommerce: a token in a header of its own, and the shop's hash in every path. OAuth begins at
 * the vendor's app market and tells the shop as `stores/<hash>`, which fits no template; hence
 * tokens only. Known, not read.
 */
export const bigcommerce: AppDefinition = {
  slug: 'bigcommerce',
  name: 'BigCommerce',
  description: 'Read and change orders, products, customers and categories of a BigCommerce shop.',
  categories: ['commerce'],
  docs: 'https://developer.bigcommerce.com/docs/start/authentication',
  baseUrl: 'https://api.bigcommerce.com/stores/{store_hash}',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-auth-token': '{access_token}' } },
      fields: [
        {
          name: 'store_hash',
          label: 'Store hash',
          pattern: '[a-z0-9]+',
          help: 'abc123, if you work at store-abc123.mybigcommerce.com.',
        },
        {
          name: 'access_token',
          label: 'Access token',
          type: 'password',
          help: 'Of a store-level API account: Settings, API accounts.',
        },
      ],
      verify: { url: 'https://api.bigcommerce.com/stores/{store_hash}/v2/store' },
    },
  ],
  identity: {
    url: 'https://api.bigcommerce.com/stores/{store_hash}/v2/store',
    id: 'id',
    name: 'name',
    email: 'admin_email',
  },
  actions: [],
}
