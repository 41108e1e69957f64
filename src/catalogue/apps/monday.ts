import { mondayActions } from '../actions/monday.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * monday.com: GraphQL only, at `/v2`. Tokens last until the app is uninstalled; a personal one
 * stands in the header alone. Endpoints as one other library has them; the rest is known, not read.
 */
export const monday: AppDefinition = {
  slug: 'monday',
  name: 'monday.com',
  description: 'Read and change boards, items and updates of a monday.com account.',
  categories: ['productivity', 'project-management'],
  spoken: { everyday: ['monday'] },
  docs: 'https://developer.monday.com/apps/docs/oauth',
  baseUrl: 'https://api.monday.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://auth.monday.com/oauth2/authorize',
      tokenUrl: 'https://auth.monday.com/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: ['me:read', 'boards:read', 'boards:write'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API token',
          type: 'password',
          help: 'monday.com: your picture, Developers, My access tokens.',
        },
      ],
      verify: {
        url: 'https://api.monday.com/v2',
        method: 'POST',
        body: { query: '{ me { id } }' },
        truthy: 'data.me.id',
      },
    },
  ],
  identity: {
    url: 'https://api.monday.com/v2',
    method: 'POST',
    body: { query: '{ me { id name email photo_thumb } }' },
    id: 'data.me.id',
    name: 'data.me.name',
    email: 'data.me.email',
    avatar: 'data.me.photo_thumb',
  },
  failure: { path: 'errors', message: 'errors.0.message' },
  actions: mondayActions,
}
