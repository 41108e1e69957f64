import type { AppDefinition } from '../spec.ts'

/**
 * Lever: a key is the user name of HTTP Basic, and is limited to endpoints, so that no request
 * verifies them all. The sandbox is not covered. Endpoints as one other library has them; the rest
 * is known, not read.
 */
export const lever: AppDefinition = {
  slug: 'lever',
  name: 'Lever',
  description: 'Read opportunities, candidates, postings and interviews of Lever, and change them.',
  categories: ['hr'],
  spoken: { everyday: ['lever'] },
  docs: 'https://hire.lever.co/developer/documentation#authentication',
  baseUrl: 'https://api.lever.co/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://auth.lever.co/authorize',
      authorizationParams: { audience: 'https://api.lever.co/v1/' },
      tokenUrl: 'https://auth.lever.co/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['opportunities:read:admin', 'postings:read:admin', 'users:read:admin'],
      fixedScopes: ['offline_access'],
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
          help: 'hire.lever.co: Settings, Integrations and API.',
        },
      ],
    },
  ],
  actions: [],
}
