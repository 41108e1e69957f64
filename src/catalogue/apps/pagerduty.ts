import type { AppDefinition } from '../spec.ts'

/**
 * PagerDuty: `identity` is the host of apps with scopes; some libraries still have `app`, the older
 * one. Some writes want the user's address in a header `From`, which callers give. Accounts in
 * Europe call another host, and are not covered. Endpoints as other projects have them; the rest is
 * known, not read.
 */
export const pagerduty: AppDefinition = {
  slug: 'pagerduty',
  name: 'PagerDuty',
  description:
    'Read, acknowledge and resolve incidents of PagerDuty, and see services and who is on call.',
  categories: ['it', 'monitoring'],
  spoken: { hints: ['oncall', 'incident'] },
  docs: 'https://developer.pagerduty.com/docs/authentication',
  baseUrl: 'https://api.pagerduty.com',
  headers: { accept: 'application/vnd.pagerduty+json;version=2' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://identity.pagerduty.com/oauth/authorize',
      tokenUrl: 'https://identity.pagerduty.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: [
        'incidents.read',
        'incidents.write',
        'services.read',
        'schedules.read',
        'oncalls.read',
        'users.read',
      ],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Token token={api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'Integrations, API access keys; or of your own profile.',
        },
      ],
      verify: { url: 'https://api.pagerduty.com/abilities' },
    },
  ],
  identity: {
    url: 'https://api.pagerduty.com/users/me',
    id: 'user.id',
    name: 'user.name',
    email: 'user.email',
    avatar: 'user.avatar_url',
  },
  // Version 3. Known, not read.
  hooks: {
    docs: 'https://developer.pagerduty.com/docs/verifying-webhook-signatures',
    secret: { from: 'vendor', label: 'Secret of the webhook subscription' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-pagerduty-signature',
      encoding: 'hex',
      prefix: 'v1=',
    },
    separator: ',',
    id: { path: 'event.id' },
    kind: { path: 'event.event_type' },
  },
  apiDocument:
    'https://raw.githubusercontent.com/PagerDuty/api-schema/main/reference/REST/openapiv3.json',
  actions: [],
}
