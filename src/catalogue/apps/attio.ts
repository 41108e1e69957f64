import { attioActions } from '../actions/attio.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Attio: scopes are set at the app, and tokens last. A token without rights is answered with status
 * 200 and `active: false`. Endpoints as one other library has them; the rest is known, not read.
 */
export const attio: AppDefinition = {
  slug: 'attio',
  name: 'Attio',
  description: 'Read and change people, companies, deals, lists and notes of an Attio workspace.',
  categories: ['crm'],
  docs: 'https://docs.attio.com/rest-api/guides/authentication',
  baseUrl: 'https://api.attio.com/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.attio.com/authorize',
      tokenUrl: 'https://app.attio.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: [],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.attio.com: Workspace settings, Developers.',
        },
      ],
      verify: { url: 'https://api.attio.com/v2/self', truthy: 'active' },
    },
  ],
  identity: { url: 'https://api.attio.com/v2/self', id: 'workspace_id', name: 'workspace_name' },
  apiDocument: 'https://api.attio.com/openapi/api',
  actions: attioActions,
}
