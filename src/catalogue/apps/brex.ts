import type { AppDefinition } from '../spec.ts'

/**
 * Brex: its server takes the client in Basic or in the body, and libraries differ. Writes want an
 * `Idempotency-Key`, which callers give. Endpoints as one other library has them; the rest is
 * known, not read. Unconfirmed: how the client proves itself.
 */
export const brex: AppDefinition = {
  slug: 'brex',
  name: 'Brex',
  description: 'Read transactions, cards, expenses and users of a Brex account.',
  categories: ['payments', 'accounting'],
  docs: 'https://developer.brex.com/docs/authentication/',
  baseUrl: 'https://platform.brexapis.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://accounts-api.brex.com/oauth2/default/v1/authorize',
      tokenUrl: 'https://accounts-api.brex.com/oauth2/default/v1/token',
      clientAuth: 'client_secret_basic',
      scopes: ['openid', 'users.readonly', 'transactions.card.readonly', 'expenses.card.readonly'],
      fixedScopes: ['offline_access'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {apiKey}' } },
      fields: [
        {
          name: 'apiKey',
          label: 'User token',
          type: 'password',
          help: 'dashboard.brex.com: Developer.',
        },
      ],
      verify: { url: 'https://platform.brexapis.com/v2/users/me' },
    },
  ],
  identity: {
    url: 'https://platform.brexapis.com/v2/users/me',
    id: 'id',
    name: 'first_name',
    email: 'email',
  },
  actions: [],
}
