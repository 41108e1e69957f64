import type { AppDefinition } from '../spec.ts'

/**
 * FreshBooks: a refresh token works once. Paths name the account or business, which
 * `/auth/api/v1/users/me` lists. Scopes are set at the app. Endpoints as one other library has
 * them; the rest is known, not read.
 */
export const freshbooks: AppDefinition = {
  slug: 'freshbooks',
  name: 'FreshBooks',
  description:
    'Read and write clients, invoices, expenses and time entries of a FreshBooks business.',
  categories: ['accounting'],
  docs: 'https://www.freshbooks.com/api/authentication',
  baseUrl: 'https://api.freshbooks.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://auth.freshbooks.com/oauth/authorize',
      tokenUrl: 'https://api.freshbooks.com/auth/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: [],
      revocation: { url: 'https://api.freshbooks.com/auth/oauth/revoke', clientAuth: 'post' },
    },
  ],
  identity: {
    url: 'https://api.freshbooks.com/auth/api/v1/users/me',
    id: 'response.id',
    name: 'response.first_name',
    email: 'response.email',
  },
  actions: [],
}
