import { clickupActions } from '../actions/clickup.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://api.clickup.com/api/v2/user'

/**
 * ClickUp: no scopes, tokens that don't end and aren't refreshed; the user picks the workspaces (which
 * the API calls teams). A personal token stands in `Authorization` bare. Endpoints as several
 * libraries have them; that OAuth tokens go as Bearer is known, not read, and so is that PKCE is ignored.
 */
export const clickup: AppDefinition = {
  slug: 'clickup',
  name: 'ClickUp',
  description:
    'Tasks, comments, lists, folders, spaces, checklists and time entries of ClickUp workspaces: find, create, change and complete.',
  categories: ['project-management', 'productivity'],
  spoken: { hints: ['task'] },
  docs: 'https://developer.clickup.com/docs/authentication',
  baseUrl: 'https://api.clickup.com/api/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.clickup.com/api',
      tokenUrl: 'https://api.clickup.com/api/v2/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: [],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Personal API token',
          type: 'password',
          pattern: 'pk_\\S+',
          help: 'Settings, Apps, API Token.',
        },
      ],
      verify: { url: ME },
    },
  ],
  identity: {
    url: ME,
    id: 'user.id',
    name: 'user.username',
    email: 'user.email',
    avatar: 'user.profilePicture',
  },
  actions: clickupActions,
}
