import { trelloActions } from '../actions/trello.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://api.trello.com/1/members/me'

/**
 * Trello: OAuth 1.0a (HMAC-SHA1), whose tokens need not end; or key and token of one's own, in the
 * query. The endpoints are collected public facts; the rest is known, not read.
 */
export const trello: AppDefinition = {
  slug: 'trello',
  name: 'Trello',
  description:
    'Boards, lists and cards of Trello: find, create, move, comment, label, assign and archive, with checklists and attachments.',
  categories: ['project-management'],
  spoken: { hints: ['board', 'card', 'checklist'] },
  docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
  baseUrl: 'https://api.trello.com/1',
  auth: [
    {
      scheme: 'OAUTH1',
      requestTokenUrl: 'https://trello.com/1/OAuthGetRequestToken',
      authorizationUrl: 'https://trello.com/1/OAuthAuthorizeToken',
      accessTokenUrl: 'https://trello.com/1/OAuthGetAccessToken',
      authorizationParams: { name: '{app_name}', scope: 'read,write', expiration: 'never' },
      settings: [
        {
          name: 'app_name',
          label: 'Name shown to the user',
          default: 'Behalf',
          help: 'Stands on Trello’s page that asks for consent.',
        },
      ],
    },
    {
      scheme: 'API_KEY',
      put: { query: { key: '{api_key}', token: '{token}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'trello.com/power-ups/admin: your Power-Up, API key.',
        },
        { name: 'token', label: 'Token', type: 'password', help: 'Beside the key.' },
      ],
      verify: { url: ME },
    },
  ],
  identity: { url: ME, id: 'id', name: 'username', email: 'email', avatar: 'avatarUrl' },
  apiDocument: 'https://developer.atlassian.com/cloud/trello/swagger.v3.json',
  actions: trelloActions,
}
