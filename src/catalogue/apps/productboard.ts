import type { AppDefinition } from '../spec.ts'

/**
 * Productboard: the version goes in a header. A refresh token works once. Endpoints as one other
 * library has them; the rest is known, not read.
 */
export const productboard: AppDefinition = {
  slug: 'productboard',
  name: 'Productboard',
  description: 'Read and change features, components, notes and releases of Productboard.',
  categories: ['project-management'],
  docs: 'https://developer.productboard.com/reference/authentication',
  baseUrl: 'https://api.productboard.com',
  headers: { 'x-version': '1' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.productboard.com/oauth2/authorize',
      tokenUrl: 'https://app.productboard.com/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: ['entities:read', 'entities:write', 'notes:read', 'notes:write', 'members:read'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Access token',
          type: 'password',
          help: 'Settings, Integrations, Public API.',
        },
      ],
      verify: { url: 'https://api.productboard.com/features' },
    },
  ],
  actions: [],
}
