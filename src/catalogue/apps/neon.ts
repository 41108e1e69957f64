import type { AppDefinition } from '../spec.ts'

/**
 * Neon: OAuth is for partners of the vendor. Keys of organisations have no user behind them.
 * Endpoints as other projects have them; the rest is known, not read.
 */
export const neon: AppDefinition = {
  slug: 'neon',
  name: 'Neon',
  description: 'Read and change projects, branches, databases and roles of Neon.',
  categories: ['databases', 'developer-tools'],
  spoken: { everyday: ['neon'] },
  docs: 'https://api-docs.neon.tech/reference/authentication',
  baseUrl: 'https://console.neon.tech/api/v2',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'console.neon.tech: Account settings, API keys.',
        },
      ],
      verify: { url: 'https://console.neon.tech/api/v2/projects?limit=1' },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://oauth2.neon.tech/oauth2/auth',
      tokenUrl: 'https://oauth2.neon.tech/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: [
        'openid',
        'urn:neoncloud:projects:read',
        'urn:neoncloud:projects:create',
        'urn:neoncloud:projects:update',
      ],
      fixedScopes: ['offline', 'offline_access'],
      revocation: { url: 'https://oauth2.neon.tech/oauth2/revoke', clientAuth: 'post' },
    },
  ],
  identity: {
    url: 'https://console.neon.tech/api/v2/users/me',
    id: 'id',
    name: 'name',
    email: 'email',
    avatar: 'image',
  },
  apiDocument: 'https://neon.com/api_spec/release/v2.json',
  actions: [],
}
