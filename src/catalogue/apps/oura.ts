import type { AppDefinition } from '../spec.ts'

/**
 * Oura: a refresh token works once. Revoking wants the token in the query, and is left out.
 * Endpoints as one other library has them; the rest is known, not read.
 */
export const oura: AppDefinition = {
  slug: 'oura',
  name: 'Oura',
  description: 'Read sleep, readiness, activity and heart rate of an Oura ring.',
  categories: ['health'],
  docs: 'https://cloud.ouraring.com/docs/authentication',
  baseUrl: 'https://api.ouraring.com/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://cloud.ouraring.com/oauth/authorize',
      tokenUrl: 'https://api.ouraring.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['email', 'personal', 'daily', 'heartrate', 'workout', 'session'],
    },
  ],
  identity: {
    url: 'https://api.ouraring.com/v2/usercollection/personal_info',
    id: 'id',
    email: 'email',
  },
  actions: [],
}
