import type { AppDefinition } from '../spec.ts'

/**
 * Wrike: the token answer says at which host the account lives. Endpoints as one other library has
 * them; the rest is known, not read.
 */
export const wrike: AppDefinition = {
  slug: 'wrike',
  name: 'Wrike',
  description: 'Read and change tasks, folders and projects of a Wrike account.',
  categories: ['project-management'],
  docs: 'https://developers.wrike.com/oauth-20-authorization/',
  baseUrl: 'https://{host}/api/v4',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://login.wrike.com/oauth2/authorize/v4',
      tokenUrl: 'https://login.wrike.com/oauth2/token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      tokenData: { host: 'host' },
      scopes: ['wsReadWrite'],
    },
  ],
  identity: {
    url: 'https://{host}/api/v4/contacts?me=true',
    id: 'data.0.id',
    name: 'data.0.firstName',
    email: 'data.0.profiles.0.email',
    avatar: 'data.0.avatarUrl',
  },
  actions: [],
}
