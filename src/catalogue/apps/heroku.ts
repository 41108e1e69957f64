import type { AppDefinition } from '../spec.ts'

/**
 * Heroku: settings of apps want `read-protected` and `write-protected`. Scopes are listed with
 * spaces; grant's comma is only its default. Endpoints as other projects have them; the rest is
 * known, not read.
 */
export const heroku: AppDefinition = {
  slug: 'heroku',
  name: 'Heroku',
  description: 'Read and change apps, dynos, releases, add-ons and settings of a Heroku account.',
  categories: ['developer-tools', 'cloud'],
  docs: 'https://devcenter.heroku.com/articles/oauth',
  baseUrl: 'https://api.heroku.com',
  headers: { accept: 'application/vnd.heroku+json; version=3' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://id.heroku.com/oauth/authorize',
      tokenUrl: 'https://id.heroku.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['identity', 'read', 'write'],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'API key',
          type: 'password',
          help: 'dashboard.heroku.com: Account settings.',
        },
      ],
      verify: { url: 'https://api.heroku.com/account' },
    },
  ],
  identity: { url: 'https://api.heroku.com/account', id: 'id', name: 'name', email: 'email' },
  actions: [],
}
