import type { AppDefinition } from '../spec.ts'

/**
 * Fitbit: a refresh token works once. The vendor's page has the client in Basic, though some
 * libraries send it in the body. `-` in a path means who calls. Endpoints as several libraries have
 * them; the rest is known, not read. Unconfirmed: how the client proves itself.
 */
export const fitbit: AppDefinition = {
  slug: 'fitbit',
  name: 'Fitbit',
  description: 'Read activity, sleep, heart rate and weight of a Fitbit user.',
  categories: ['health', 'sports'],
  docs: 'https://dev.fitbit.com/build/reference/web-api/developer-guide/authorization/',
  baseUrl: 'https://api.fitbit.com/1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.fitbit.com/oauth2/authorize',
      tokenUrl: 'https://api.fitbit.com/oauth2/token',
      clientAuth: 'client_secret_basic',
      scopes: ['profile', 'activity', 'heartrate', 'sleep', 'weight'],
      revocation: { url: 'https://api.fitbit.com/oauth2/revoke', clientAuth: 'basic' },
    },
  ],
  identity: {
    url: 'https://api.fitbit.com/1/user/-/profile.json',
    id: 'user.encodedId',
    name: 'user.displayName',
    avatar: 'user.avatar',
  },
  apiDocument: 'https://dev.fitbit.com/build/reference/web-api/explore/fitbit-web-api-swagger.json',
  actions: [],
}
