import type { AppDefinition } from '../spec.ts'

/**
 * Close: a key is the user name of HTTP Basic, without a password. Paths end with a slash.
 * Endpoints as one other library has them; the rest is known, not read.
 */
export const close: AppDefinition = {
  slug: 'close',
  name: 'Close',
  description:
    'Read and change leads, contacts, opportunities and activities of a Close organisation.',
  categories: ['crm'],
  spoken: { everyday: ['close'] },
  docs: 'https://developer.close.com/topics/authentication/',
  baseUrl: 'https://api.close.com/api/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.close.com/oauth2/authorize/',
      tokenUrl: 'https://api.close.com/oauth2/token/',
      clientAuth: 'client_secret_post',
      scopes: ['all.full_access'],
      fixedScopes: ['offline_access'],
      revocation: { url: 'https://api.close.com/oauth2/revoke/', clientAuth: 'post' },
    },
    {
      scheme: 'BASIC',
      username: '{api_key}',
      password: '',
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.close.com: Settings, Developer, API keys.',
        },
      ],
      verify: { url: 'https://api.close.com/api/v1/me/' },
    },
  ],
  identity: {
    url: 'https://api.close.com/api/v1/me/',
    id: 'id',
    name: 'first_name',
    email: 'email',
    avatar: 'image',
  },
  actions: [],
}
