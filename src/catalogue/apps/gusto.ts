import type { AppDefinition } from '../spec.ts'

/**
 * Gusto: a refresh token works once, and scopes are set at the app. A dated version in a header.
 * The demo environment is not covered. Endpoints as one other library has them; the rest is known,
 * not read.
 */
export const gusto: AppDefinition = {
  slug: 'gusto',
  name: 'Gusto',
  description: 'Read companies, employees, payrolls and time off of Gusto.',
  categories: ['hr'],
  docs: 'https://docs.gusto.com/app-integrations/docs/authentication',
  baseUrl: 'https://api.gusto.com',
  headers: { 'x-gusto-api-version': '2024-04-01' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://api.gusto.com/oauth/authorize',
      tokenUrl: 'https://api.gusto.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: [],
      revocation: { url: 'https://api.gusto.com/oauth/revoke', clientAuth: 'post' },
    },
  ],
  identity: { url: 'https://api.gusto.com/v1/token_info', id: 'resource_owner.uuid' },
  actions: [],
}
