import type { AppDefinition } from '../spec.ts'

/**
 * Auth0's Management API: the tenant's own client, by the client credentials grant, which names the
 * API as its audience. Rights are set at the client. Known, not read.
 */
export const auth0: AppDefinition = {
  slug: 'auth0',
  name: 'Auth0',
  description: 'Read and change users, roles, applications and connections of an Auth0 tenant.',
  categories: ['it', 'security'],
  docs: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
  baseUrl: 'https://{domain}/api/v2',
  auth: [
    {
      scheme: 'S2S_OAUTH2',
      tokenUrl: 'https://{domain}/oauth/token',
      clientAuth: 'client_secret_post',
      tokenParams: { audience: 'https://{domain}/api/v2/' },
      fields: [
        {
          name: 'domain',
          label: 'Domain',
          pattern: '[a-zA-Z0-9-]+(?:[.][a-z]{2,6}(?:-[0-9])?)?[.]auth0[.]com',
          help: 'As Auth0 gave it, e.g. acme.eu.auth0.com; not one of your own.',
        },
        {
          name: 'client_id',
          label: 'Client ID',
          help: 'Of a machine-to-machine application with the Management API.',
        },
        { name: 'client_secret', label: 'Client secret', type: 'password' },
      ],
    },
  ],
  actions: [],
}
