import type { AppDefinition } from '../spec.ts'

/**
 * Webex: tokens last two weeks, refresh tokens three months. Endpoints as one other library has
 * them; the rest is known, not read.
 */
export const webex: AppDefinition = {
  slug: 'webex',
  name: 'Webex',
  description: 'Read spaces, messages, meetings and people of Webex, and post messages.',
  categories: ['communication', 'meetings'],
  docs: 'https://developer.webex.com/docs/integrations',
  baseUrl: 'https://webexapis.com/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://webexapis.com/v1/authorize',
      tokenUrl: 'https://webexapis.com/v1/access_token',
      clientAuth: 'client_secret_post',
      scopes: [
        'spark:people_read',
        'spark:rooms_read',
        'spark:messages_read',
        'spark:messages_write',
      ],
    },
  ],
  identity: {
    url: 'https://webexapis.com/v1/people/me',
    id: 'id',
    name: 'displayName',
    email: 'emails.0',
    avatar: 'avatar',
  },
  apiDocument:
    'https://raw.githubusercontent.com/webex/webex-openapi-specs/main/public-spec/webex-messaging.json',
  actions: [],
}
