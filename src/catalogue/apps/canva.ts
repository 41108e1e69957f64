import type { AppDefinition } from '../spec.ts'

/**
 * Canva: PKCE is a must, and a refresh token works once. Exports and uploads are jobs to be asked
 * about. Endpoints as several libraries have them; the rest is known, not read.
 */
export const canva: AppDefinition = {
  slug: 'canva',
  name: 'Canva',
  description:
    'Find, create and export designs of a Canva user, and upload pictures to use in them.',
  categories: ['design'],
  docs: 'https://www.canva.dev/docs/connect/authentication/',
  baseUrl: 'https://api.canva.com/rest/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.canva.com/api/oauth/authorize',
      tokenUrl: 'https://api.canva.com/rest/v1/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: [
        'profile:read',
        'design:meta:read',
        'design:content:read',
        'design:content:write',
        'asset:read',
        'asset:write',
        'folder:read',
      ],
      revocation: { url: 'https://api.canva.com/rest/v1/oauth/revoke', clientAuth: 'basic' },
    },
  ],
  identity: { url: 'https://api.canva.com/rest/v1/users/me', id: 'team_user.user_id' },
  apiDocument: 'https://www.canva.dev/sources/connect/api/latest/api.yml',
  actions: [],
}
