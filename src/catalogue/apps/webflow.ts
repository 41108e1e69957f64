import type { AppDefinition } from '../spec.ts'

/**
 * Webflow: tokens last until they are revoked; a site token is good for one site. Endpoints as
 * several libraries have them; the rest is known, not read.
 */
export const webflow: AppDefinition = {
  slug: 'webflow',
  name: 'Webflow',
  description: 'Read and publish sites of Webflow, and read and change their pages and CMS items.',
  categories: ['cms'],
  docs: 'https://developers.webflow.com/data/reference/oauth-app',
  baseUrl: 'https://api.webflow.com/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://webflow.com/oauth/authorize',
      tokenUrl: 'https://api.webflow.com/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopes: ['authorized_user:read', 'sites:read', 'pages:read', 'cms:read', 'cms:write'],
      revocation: {
        url: 'https://webflow.com/oauth/revoke_authorization',
        clientAuth: 'post',
        body: 'json',
        tokenField: 'access_token',
      },
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Site token',
          type: 'password',
          help: 'webflow.com: the site, Settings, Apps & integrations.',
        },
      ],
      verify: { url: 'https://api.webflow.com/v2/token/introspect' },
    },
  ],
  identity: {
    url: 'https://api.webflow.com/v2/token/authorized_by',
    id: 'id',
    name: 'firstName',
    email: 'email',
  },
  apiDocument: 'https://raw.githubusercontent.com/webflow/openapi-spec/main/openapi/v2.yml',
  actions: [],
}
