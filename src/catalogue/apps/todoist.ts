import { todoistActions } from '../actions/todoist.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Todoist: tokens last until they are revoked, which takes parameters of its own and is left out.
 * Endpoints as several libraries have them; the rest is known, not read.
 */
export const todoist: AppDefinition = {
  slug: 'todoist',
  name: 'Todoist',
  description: 'Read, add, change and finish tasks and projects of a Todoist account.',
  categories: ['productivity'],
  docs: 'https://developer.todoist.com/api/v1/#tag/Authorization',
  baseUrl: 'https://api.todoist.com/api/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://todoist.com/oauth/authorize',
      tokenUrl: 'https://todoist.com/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['data:read_write'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API token',
          type: 'password',
          help: 'todoist.com: Settings, Integrations, Developer.',
        },
      ],
      verify: { url: 'https://api.todoist.com/api/v1/user' },
    },
  ],
  identity: {
    url: 'https://api.todoist.com/api/v1/user',
    id: 'id',
    name: 'full_name',
    email: 'email',
  },
  actions: todoistActions,
}
