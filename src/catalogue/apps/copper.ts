import type { AppDefinition } from '../spec.ts'

/**
 * Copper: a key goes with the address of its user, in headers of their own; a token as a bearer.
 * Endpoints as one other library has them; the rest is known, not read.
 */
export const copper: AppDefinition = {
  slug: 'copper',
  name: 'Copper',
  description: 'Read and change people, companies, opportunities and tasks of a Copper account.',
  categories: ['crm'],
  spoken: { everyday: ['copper'] },
  docs: 'https://developer.copper.com/introduction/authentication.html',
  baseUrl: 'https://api.copper.com/developer_api/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: {
        headers: {
          'x-pw-accesstoken': '{api_key}',
          'x-pw-application': 'developer_api',
          'x-pw-useremail': '{email}',
        },
      },
      fields: [
        {
          name: 'email',
          label: 'E-mail address',
          type: 'email',
          help: 'Of the user who made the key.',
        },
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.copper.com: Settings, Integrations, API keys.',
        },
      ],
      verify: { url: 'https://api.copper.com/developer_api/v1/account' },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.copper.com/oauth/authorize',
      tokenUrl: 'https://app.copper.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['developer/v1/all'],
    },
  ],
  identity: { url: 'https://api.copper.com/developer_api/v1/account', id: 'id', name: 'name' },
  actions: [],
}
