import { stravaActions } from '../actions/strava.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Strava: a refresh answers the same token until an hour before its end, and a new one from then on;
 * tokens are replaced half an hour before. Known, not read; that PKCE is ignored: unconfirmed.
 */
export const strava: AppDefinition = {
  slug: 'strava',
  name: 'Strava',
  description: 'Read the activities of a Strava athlete.',
  categories: ['sports'],
  docs: 'https://developers.strava.com/docs/authentication/',
  baseUrl: 'https://www.strava.com/api/v3',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.strava.com/oauth/authorize',
      authorizationParams: { approval_prompt: 'auto' },
      tokenUrl: 'https://www.strava.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['read', 'activity:read_all'],
      expiry: { field: 'expires_at', kind: 'absolute' },
      refreshMargin: 1800,
      revocation: {
        url: 'https://www.strava.com/oauth/deauthorize',
        clientAuth: 'none',
        tokenField: 'access_token',
      },
    },
  ],
  identity: {
    url: 'https://www.strava.com/api/v3/athlete',
    id: 'id',
    name: 'username',
    avatar: 'profile',
  },
  apiDocument: 'https://developers.strava.com/swagger/swagger.json',
  actions: stravaActions,
}
