import type { AppDefinition } from '../spec.ts'

/**
 * Front: the vendor's page has the client in Basic, though some libraries send it in the body.
 * Permissions are set at the app. Endpoints as one other library has them; the rest is known, not
 * read. Unconfirmed: how the client proves itself.
 */
export const front: AppDefinition = {
  slug: 'front',
  name: 'Front',
  description: 'Read, answer, tag and assign conversations of Front, and look up contacts.',
  categories: ['support', 'communication'],
  spoken: { everyday: ['front'] },
  docs: 'https://dev.frontapp.com/docs/oauth',
  baseUrl: 'https://api2.frontapp.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.frontapp.com/oauth/authorize',
      tokenUrl: 'https://app.frontapp.com/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: [],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API token',
          type: 'password',
          help: 'app.frontapp.com: Settings, Developers, API tokens.',
        },
      ],
      verify: { url: 'https://api2.frontapp.com/me' },
    },
  ],
  identity: { url: 'https://api2.frontapp.com/me', id: 'id', name: 'name' },
  apiDocument:
    'https://raw.githubusercontent.com/frontapp/front-api-specs/main/core-api/core-api.json',
  actions: [],
}
