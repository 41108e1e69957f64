import type { AppDefinition } from '../spec.ts'

/**
 * Smartsheet: accounts in Europe and for governments live at other hosts, and are not covered.
 * Endpoints as one other library has them; the rest is known, not read.
 */
export const smartsheet: AppDefinition = {
  slug: 'smartsheet',
  name: 'Smartsheet',
  description: 'Read and change sheets, rows, reports and workspaces of a Smartsheet account.',
  categories: ['productivity', 'project-management'],
  docs: 'https://developers.smartsheet.com/api/smartsheet/guides/advanced-topics/oauth',
  baseUrl: 'https://api.smartsheet.com/2.0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.smartsheet.com/b/authorize',
      tokenUrl: 'https://api.smartsheet.com/2.0/token',
      clientAuth: 'client_secret_post',
      scopes: ['READ_SHEETS', 'WRITE_SHEETS'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API access token',
          type: 'password',
          help: 'app.smartsheet.com: Personal settings, API access.',
        },
      ],
      verify: { url: 'https://api.smartsheet.com/2.0/users/me' },
    },
  ],
  identity: {
    url: 'https://api.smartsheet.com/2.0/users/me',
    id: 'id',
    name: 'firstName',
    email: 'email',
  },
  actions: [],
}
