import type { AppDefinition } from '../spec.ts'

/**
 * Square: the token endpoint takes JSON, and tells the end of a token as a date. Revoking wants an
 * authorization scheme of its own, and is left out. The sandbox is not covered. Endpoints as
 * several libraries have them; the rest is known, not read. Unconfirmed: how the client proves
 * itself.
 */
export const square: AppDefinition = {
  slug: 'square',
  name: 'Square',
  description:
    'Read payments, orders, customers, invoices and the catalogue of a Square seller, and change them.',
  categories: ['payments', 'commerce'],
  spoken: { everyday: ['square'] },
  docs: 'https://developer.squareup.com/docs/oauth-api/overview',
  baseUrl: 'https://connect.squareup.com/v2',
  headers: { 'square-version': '2025-01-23' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://connect.squareup.com/oauth2/authorize',
      authorizationParams: { session: 'false' },
      tokenUrl: 'https://connect.squareup.com/oauth2/token',
      clientAuth: 'client_secret_post',
      tokenBody: 'json',
      expiry: { field: 'expires_at', kind: 'absolute' },
      scopes: [
        'MERCHANT_PROFILE_READ',
        'PAYMENTS_READ',
        'ORDERS_READ',
        'CUSTOMERS_READ',
        'CUSTOMERS_WRITE',
        'ITEMS_READ',
        'INVOICES_READ',
      ],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Access token',
          type: 'password',
          help: 'developer.squareup.com: your application, Credentials.',
        },
      ],
      verify: { url: 'https://connect.squareup.com/v2/merchants/me' },
    },
  ],
  identity: {
    url: 'https://connect.squareup.com/v2/merchants/me',
    id: 'merchant.id',
    name: 'merchant.business_name',
  },
  apiDocument: 'https://raw.githubusercontent.com/square/connect-api-specification/master/api.json',
  actions: [],
}
