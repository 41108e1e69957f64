import type { AppDefinition } from '../spec.ts'

const INSTANCE = {
  name: 'instance',
  label: 'Instance',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme, if you work at acme.service-now.com.',
} as const

/**
 * ServiceNow: each instance has its own host and its OAuth server there, with clients of its own.
 * Instances at hosts of other names, which some libraries ask for, are not covered. Endpoints as
 * other projects have them; the rest is known, not read.
 */
export const servicenow: AppDefinition = {
  slug: 'servicenow',
  name: 'ServiceNow',
  description: 'Query and change incidents, requests and any other table of a ServiceNow instance.',
  categories: ['it', 'support'],
  docs: 'https://www.servicenow.com/docs/bundle/zurich-platform-security/page/administer/security/concept/c_OAuthApplications.html',
  baseUrl: 'https://{instance}.service-now.com/api/now',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{instance}.service-now.com/oauth_auth.do',
      tokenUrl: 'https://{instance}.service-now.com/oauth_token.do',
      clientAuth: 'client_secret_post',
      scopes: ['useraccount'],
      fields: [INSTANCE],
    },
    {
      scheme: 'BASIC',
      fields: [
        INSTANCE,
        { name: 'username', label: 'User name' },
        { name: 'password', label: 'Password', type: 'password' },
      ],
      verify: {
        url: 'https://{instance}.service-now.com/api/now/table/sys_user?sysparm_limit=1&sysparm_fields=sys_id',
      },
    },
  ],
  actions: [],
}
