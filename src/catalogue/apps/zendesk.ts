import { zendeskActions } from '../actions/zendesk.ts'
import type { AppDefinition } from '../spec.ts'

const SUBDOMAIN = {
  name: 'subdomain',
  label: 'Subdomain',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme, if you sign in at acme.zendesk.com.',
} as const

const ME = 'https://{subdomain}.zendesk.com/api/v2/users/me.json'

/**
 * Zendesk Support: each account has its own host, and its OAuth server there. The token endpoint
 * takes JSON. An API token goes as Basic, behind the user's address and `/token`. Without credentials
 * `users/me` answers 200 and a user without id. Known, not read.
 */
export const zendesk: AppDefinition = {
  slug: 'zendesk',
  name: 'Zendesk',
  description:
    'Tickets, comments, tags, macros, views, users and organizations of Zendesk Support: find, answer and change them.',
  categories: ['support'],
  spoken: { hints: ['ticket', 'macro'] },
  docs: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
  baseUrl: 'https://{subdomain}.zendesk.com/api/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{subdomain}.zendesk.com/oauth/authorizations/new',
      tokenUrl: 'https://{subdomain}.zendesk.com/oauth/tokens',
      clientAuth: 'client_secret_post',
      tokenBody: 'json',
      scopes: ['read', 'write'],
      fields: [SUBDOMAIN],
    },
    {
      scheme: 'BASIC',
      username: '{email}/token',
      password: '{api_token}',
      fields: [
        SUBDOMAIN,
        { name: 'email', label: 'E-mail address', type: 'email' },
        {
          name: 'api_token',
          label: 'API token',
          type: 'password',
          help: 'Admin Center: Apps and integrations, Zendesk API.',
        },
      ],
      verify: { url: ME, truthy: 'user.id' },
    },
  ],
  identity: { url: ME, id: 'user.id', name: 'user.name', email: 'user.email' },
  apiDocument: 'https://developer.zendesk.com/zendesk/oas.yaml',
  actions: zendeskActions,
}
