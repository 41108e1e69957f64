import type { AppDefinition } from '../spec.ts'

const SUBDOMAIN = {
  name: 'subdomain',
  label: 'Subdomain',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme, if you work at acme.bamboohr.com.',
} as const

/**
 * BambooHR: a key is the user name of HTTP Basic, and any password will do. `request` in the
 * addresses of OAuth is the vendor's; some libraries leave it out. The token endpoint takes JSON.
 * Employee 0 is who calls. Endpoints as other projects have them; the rest is known, not read.
 */
export const bamboohr: AppDefinition = {
  slug: 'bamboohr',
  name: 'BambooHR',
  description: 'Read employees, time off, who is out and files of a BambooHR company.',
  categories: ['hr'],
  docs: 'https://documentation.bamboohr.com/docs/getting-started',
  baseUrl: 'https://{subdomain}.bamboohr.com/api/v1',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'BASIC',
      username: '{api_key}',
      password: 'x',
      fields: [
        SUBDOMAIN,
        { name: 'api_key', label: 'API key', type: 'password', help: 'Your picture, API keys.' },
      ],
      verify: {
        url: 'https://{subdomain}.bamboohr.com/api/v1/employees/0?fields=displayName,workEmail',
      },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{subdomain}.bamboohr.com/authorize.php?request=authorize',
      tokenUrl: 'https://{subdomain}.bamboohr.com/token.php?request=token',
      clientAuth: 'client_secret_post',
      tokenBody: 'json',
      scopes: ['openid', 'email', 'employee', 'employee_directory'],
      fixedScopes: ['offline_access'],
      fields: [SUBDOMAIN],
    },
  ],
  identity: {
    url: 'https://{subdomain}.bamboohr.com/api/v1/employees/0?fields=displayName,workEmail',
    id: 'id',
    name: 'displayName',
    email: 'workEmail',
  },
  actions: [],
}
