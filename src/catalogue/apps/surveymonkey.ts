import type { AppDefinition } from '../spec.ts'

/**
 * SurveyMonkey: the token answer says in which data centre the account lives. Scopes are set at the
 * app, and tokens last. Endpoints as several libraries have them; the rest is known, not read.
 * Unconfirmed: how the client proves itself.
 */
export const surveymonkey: AppDefinition = {
  slug: 'surveymonkey',
  name: 'SurveyMonkey',
  description: 'Read surveys of SurveyMonkey, send them out, and read what people answered.',
  categories: ['forms'],
  docs: 'https://api.surveymonkey.com/v3/docs#authentication',
  baseUrl: '{access_url}/v3',
  hosts: ['api.surveymonkey.com', 'api.eu.surveymonkey.com', 'api.surveymonkey.ca'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://api.surveymonkey.com/oauth/authorize',
      tokenUrl: 'https://api.surveymonkey.com/oauth/token',
      clientAuth: 'client_secret_post',
      tokenData: { access_url: 'access_url' },
      scopes: [],
    },
  ],
  identity: { url: '{access_url}/v3/users/me', id: 'id', name: 'username', email: 'email' },
  actions: [],
}
