import { pipedriveActions } from '../actions/pipedrive.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Pipedrive: the token answer names the company's host (`api_domain`). A personal API token goes
 * into the query. Known, not read; that PKCE is ignored: unconfirmed.
 */
export const pipedrive: AppDefinition = {
  slug: 'pipedrive',
  name: 'Pipedrive',
  description: 'Read and create deals, and find people, in a Pipedrive company.',
  categories: ['crm'],
  docs: 'https://pipedrive.readme.io/docs/marketplace-oauth-authorization',
  baseUrl: '{api_domain}/api/v2',
  hosts: ['*.pipedrive.com'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://oauth.pipedrive.com/oauth/authorize',
      tokenUrl: 'https://oauth.pipedrive.com/oauth/token',
      clientAuth: 'client_secret_basic',
      tokenData: { api_domain: 'api_domain' },
      scopes: [],
      revocation: { url: 'https://oauth.pipedrive.com/oauth/revoke', clientAuth: 'basic' },
    },
    {
      scheme: 'API_KEY',
      put: { query: { api_token: '{api_token}' } },
      fields: [
        {
          name: 'api_domain',
          label: 'Address of your company',
          type: 'url',
          pattern: 'https://[a-zA-Z0-9-]{1,63}[.]pipedrive[.]com/?',
          help: 'As in your browser, e.g. https://acme.pipedrive.com',
        },
        {
          name: 'api_token',
          label: 'API token',
          type: 'password',
          help: 'Personal preferences, API.',
        },
      ],
      verify: { url: '{api_domain}/api/v1/users/me' },
    },
  ],
  identity: {
    url: '{api_domain}/api/v1/users/me',
    id: 'data.id',
    name: 'data.name',
    email: 'data.email',
  },
  failure: { path: 'success', equals: false, message: 'error' },
  apiDocument: 'https://developers.pipedrive.com/docs/api/v1/openapi.yaml',
  actions: pipedriveActions,
}
