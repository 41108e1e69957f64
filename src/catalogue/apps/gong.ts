import type { AppDefinition } from '../spec.ts'

/**
 * Gong: the token answer says at which host the company lives. A key is good for the whole company.
 * Endpoints as one other library has them; the rest is known, not read. Unconfirmed: how the client
 * proves itself.
 */
export const gong: AppDefinition = {
  slug: 'gong',
  name: 'Gong',
  description: 'Read calls, transcripts, users and statistics of Gong.',
  categories: ['crm', 'meetings'],
  spoken: { everyday: ['gong'] },
  docs: 'https://gong.app.gong.io/settings/api/documentation',
  baseUrl: '{api_base_url}/v2',
  hosts: ['*.gong.io'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.gong.io/oauth2/authorize',
      tokenUrl: 'https://app.gong.io/oauth2/generate-customer-token',
      clientAuth: 'client_secret_basic',
      tokenData: { api_base_url: 'api_base_url_for_customer' },
      scopes: [
        'api:calls:read:basic',
        'api:calls:read:extensive',
        'api:calls:read:transcript',
        'api:users:read',
      ],
    },
    {
      scheme: 'BASIC',
      username: '{access_key}',
      password: '{access_key_secret}',
      fields: [
        {
          name: 'api_base_url',
          label: 'API base URL',
          type: 'url',
          default: 'https://api.gong.io',
          pattern: 'https://[a-zA-Z0-9.-]{1,80}[.]gong[.]io/?',
          required: false,
          help: 'Company settings, Ecosystem, API.',
        },
        { name: 'access_key', label: 'Access key', help: 'Company settings, Ecosystem, API.' },
        {
          name: 'access_key_secret',
          label: 'Access key secret',
          type: 'password',
          help: 'Shown once, with the key.',
        },
      ],
      verify: { url: '{api_base_url}/v2/users' },
    },
  ],
  actions: [],
}
