import { asanaActions } from '../actions/asana.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://app.asana.com/api/1.0/users/me'

/**
 * Asana: bodies and answers are wrapped in `data`. An OAuth app has either the one scope `default`,
 * which is everything, or single ones such as `tasks:read`; what has no scope of its own wants
 * `default`. Tokens last an hour. Endpoints as several libraries and the vendor's OpenAPI document
 * have them; how a token is revoked is known, not read.
 */
export const asana: AppDefinition = {
  slug: 'asana',
  name: 'Asana',
  description:
    'Tasks, subtasks, comments, projects, sections and tags of Asana workspaces: search, create, change, assign and complete.',
  categories: ['project-management', 'productivity'],
  spoken: { hints: ['task', 'subtask'] },
  docs: 'https://developers.asana.com/docs/oauth',
  baseUrl: 'https://app.asana.com/api/1.0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.asana.com/-/oauth_authorize',
      tokenUrl: 'https://app.asana.com/-/oauth_token',
      clientAuth: 'client_secret_post',
      scopes: ['default'],
      revocation: { url: 'https://app.asana.com/-/oauth_revoke', clientAuth: 'post' },
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'app.asana.com/0/my-apps: Personal access tokens.',
        },
      ],
      verify: { url: ME },
    },
  ],
  identity: {
    url: ME,
    id: 'data.gid',
    name: 'data.name',
    email: 'data.email',
    avatar: 'data.photo.image_128x128',
  },
  apiDocument: 'https://raw.githubusercontent.com/Asana/openapi/master/defs/asana_oas.yaml',
  actions: asanaActions,
}
