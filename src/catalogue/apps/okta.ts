import type { AppDefinition } from '../spec.ts'

const SUBDOMAIN = {
  name: 'subdomain',
  label: 'Subdomain',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme, if you sign in at acme.okta.com.',
} as const

/**
 * Okta: each organisation has its own host and OAuth server there, with clients of its own. Only
 * `okta.com` is covered: a secret goes to no host that a user may name. The server takes the client
 * in Basic or in the body, as set at the app. Known, not read. Unconfirmed: the token URL and how
 * the client proves itself.
 */
export const okta: AppDefinition = {
  slug: 'okta',
  name: 'Okta',
  description: 'Read and change users, groups and apps of an Okta organisation, and read its log.',
  categories: ['it', 'security'],
  docs: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/',
  baseUrl: 'https://{subdomain}.okta.com/api/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{subdomain}.okta.com/oauth2/v1/authorize',
      tokenUrl: 'https://{subdomain}.okta.com/oauth2/v1/token',
      clientAuth: 'client_secret_basic',
      scopes: ['openid', 'okta.users.read', 'okta.groups.read'],
      fixedScopes: ['offline_access'],
      fields: [SUBDOMAIN],
      revocation: { url: 'https://{subdomain}.okta.com/oauth2/v1/revoke', clientAuth: 'basic' },
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'SSWS {api_key}' } },
      fields: [
        SUBDOMAIN,
        {
          name: 'api_key',
          label: 'API token',
          type: 'password',
          help: 'Admin console: Security, API, Tokens.',
        },
      ],
      verify: { url: 'https://{subdomain}.okta.com/api/v1/users/me' },
    },
  ],
  identity: {
    url: 'https://{subdomain}.okta.com/api/v1/users/me',
    id: 'id',
    name: 'profile.login',
    email: 'profile.email',
  },
  apiDocument:
    'https://raw.githubusercontent.com/okta/okta-management-openapi-spec/master/dist/current/management-minimal.yaml',
  actions: [],
}
