import type { AppDefinition } from '../spec.ts'

/**
 * Bitbucket Cloud: scopes are set at the OAuth consumer. Its page shows the client in Basic, though
 * the body is said to do too. API tokens have taken the place of app passwords. Endpoints as
 * several libraries have them; the rest is known, not read. Unconfirmed: how the client proves
 * itself.
 */
export const bitbucket: AppDefinition = {
  slug: 'bitbucket',
  name: 'Bitbucket',
  description:
    'Read repositories, pull requests, pipelines and issues of Bitbucket Cloud, and comment on them.',
  categories: ['developer-tools'],
  docs: 'https://developer.atlassian.com/cloud/bitbucket/rest/intro/#authentication',
  baseUrl: 'https://api.bitbucket.org/2.0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://bitbucket.org/site/oauth2/authorize',
      tokenUrl: 'https://bitbucket.org/site/oauth2/access_token',
      clientAuth: 'client_secret_basic',
      scopes: [],
    },
    {
      scheme: 'BASIC',
      username: '{email}',
      password: '{api_token}',
      fields: [
        {
          name: 'email',
          label: 'E-mail address',
          type: 'email',
          help: 'Of your Atlassian account.',
        },
        {
          name: 'api_token',
          label: 'API token',
          type: 'password',
          help: 'id.atlassian.com: Security, API tokens; one with scopes for Bitbucket.',
        },
      ],
      verify: { url: 'https://api.bitbucket.org/2.0/user' },
    },
  ],
  identity: {
    url: 'https://api.bitbucket.org/2.0/user',
    id: 'uuid',
    name: 'display_name',
    avatar: 'links.avatar.href',
  },
  apiDocument: 'https://api.bitbucket.org/swagger.json',
  actions: [],
}
