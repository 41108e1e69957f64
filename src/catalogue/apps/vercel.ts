import type { AppDefinition } from '../spec.ts'

/**
 * Vercel: OAuth is the installation of an integration that the vendor lists, hence its slug in the
 * address. Calls for a team name it as `teamId`. Known, not read. Unconfirmed: the authorization
 * URL and how the client proves itself.
 */
export const vercel: AppDefinition = {
  slug: 'vercel',
  name: 'Vercel',
  description: 'Read projects, deployments, domains and logs of Vercel, and deploy.',
  categories: ['developer-tools', 'cloud'],
  spoken: { hints: ['deployment'] },
  docs: 'https://vercel.com/docs/rest-api#authentication',
  baseUrl: 'https://api.vercel.com',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Access token',
          type: 'password',
          help: 'vercel.com: Account settings, Tokens.',
        },
      ],
      verify: { url: 'https://api.vercel.com/v2/user' },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://vercel.com/integrations/{integration_slug}/new',
      tokenUrl: 'https://api.vercel.com/v2/oauth/access_token',
      clientAuth: 'client_secret_post',
      tokenData: { team_id: 'team_id' },
      scopes: [],
      settings: [
        {
          name: 'integration_slug',
          label: 'Slug of the integration',
          pattern: '[a-z0-9-]+',
          help: 'The last part of its address at vercel.com/integrations.',
        },
      ],
    },
  ],
  identity: {
    url: 'https://api.vercel.com/v2/user',
    id: 'user.id',
    name: 'user.username',
    email: 'user.email',
  },
  // Known, not read.
  hooks: {
    docs: 'https://vercel.com/docs/webhooks/webhooks-api',
    secret: { from: 'vendor', label: 'Secret of the webhook' },
    signature: { algorithm: 'hmac-sha1', header: 'x-vercel-signature', encoding: 'hex' },
    id: { path: 'id' },
    kind: { path: 'type' },
  },
  apiDocument: 'https://openapi.vercel.sh',
  actions: [],
}
