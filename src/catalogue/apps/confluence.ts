import { confluenceActions } from '../actions/confluence.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Confluence Cloud: a token is good for the sites that the user picked, and a second call tells
 * which; the first one is meant. Refresh tokens need `offline_access`, and rotate. Only API tokens
 * with scopes work at this host. Endpoints as several libraries have them; the rest is known, not
 * read.
 */
export const confluence: AppDefinition = {
  slug: 'confluence',
  name: 'Confluence',
  description: 'Search, read, write and comment on pages of a Confluence Cloud site.',
  categories: ['documents', 'project-management'],
  spoken: { hints: ['wiki'] },
  docs: 'https://developer.atlassian.com/cloud/confluence/oauth-2-3lo-apps/',
  baseUrl: 'https://api.atlassian.com/ex/confluence/{cloud_id}',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://auth.atlassian.com/authorize',
      authorizationParams: { audience: 'api.atlassian.com', prompt: 'consent' },
      tokenUrl: 'https://auth.atlassian.com/oauth/token',
      clientAuth: 'client_secret_post',
      tokenBody: 'json',
      scopes: [
        'read:page:confluence',
        'write:page:confluence',
        'read:space:confluence',
        'search:confluence',
        'read:me',
      ],
      fixedScopes: ['offline_access'],
      discover: [
        {
          url: 'https://api.atlassian.com/oauth/token/accessible-resources',
          data: { cloud_id: '0.id', site_url: '0.url' },
        },
      ],
    },
    {
      scheme: 'BASIC',
      username: '{email}',
      password: '{api_token}',
      fields: [
        {
          name: 'cloud_id',
          label: 'Cloud ID',
          pattern: '[0-9a-fA-F-]{36}',
          help: 'acme.atlassian.net/_edge/tenant_info tells it.',
        },
        { name: 'email', label: 'E-mail address', type: 'email' },
        {
          name: 'api_token',
          label: 'API token',
          type: 'password',
          help: 'id.atlassian.com: Security, API tokens; one with scopes for Confluence.',
        },
      ],
      verify: {
        url: 'https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/rest/api/user/current',
      },
    },
  ],
  identity: {
    url: 'https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/rest/api/user/current',
    id: 'accountId',
    name: 'displayName',
    email: 'email',
  },
  apiDocument: 'https://developer.atlassian.com/cloud/confluence/openapi-v2.v3.json',
  actions: confluenceActions,
}
