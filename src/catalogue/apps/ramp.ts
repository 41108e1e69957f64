import type { AppDefinition } from '../spec.ts'

/**
 * Ramp: the vendor's page has the client in Basic, though some libraries send it in the body.
 * Endpoints as one other library has them; the rest is known, not read. Unconfirmed: how the client
 * proves itself.
 */
export const ramp: AppDefinition = {
  slug: 'ramp',
  name: 'Ramp',
  description: 'Read transactions, cards, bills, reimbursements and users of a Ramp business.',
  categories: ['payments', 'accounting'],
  spoken: { everyday: ['ramp'] },
  docs: 'https://docs.ramp.com/developer-api/v1/authorization',
  baseUrl: 'https://api.ramp.com/developer/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.ramp.com/v1/authorize',
      tokenUrl: 'https://api.ramp.com/developer/v1/token',
      clientAuth: 'client_secret_basic',
      scopes: ['business:read', 'transactions:read', 'cards:read', 'users:read', 'bills:read'],
      revocation: { url: 'https://api.ramp.com/developer/v1/token/revoke', clientAuth: 'basic' },
    },
  ],
  identity: {
    url: 'https://api.ramp.com/developer/v1/business',
    id: 'id',
    name: 'business_name_legal',
  },
  actions: [],
}
