import { apifyActions } from '../actions/apify.ts'
import type { AppDefinition } from '../spec.ts'

/** Apify: an actor is named by id, or by `user~name`. Known, not read. */
export const apify: AppDefinition = {
  slug: 'apify',
  name: 'Apify',
  description: 'Run actors of Apify, which scrape and automate the web, and read what they found.',
  categories: ['search', 'developer-tools'],
  docs: 'https://docs.apify.com/api/v2#authentication',
  baseUrl: 'https://api.apify.com/v2',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API token',
          type: 'password',
          help: 'console.apify.com: Settings, API & integrations.',
        },
      ],
      verify: { url: 'https://api.apify.com/v2/users/me' },
    },
  ],
  identity: {
    url: 'https://api.apify.com/v2/users/me',
    id: 'data.id',
    name: 'data.username',
    email: 'data.email',
  },
  apiDocument: 'https://docs.apify.com/api/openapi.json',
  actions: apifyActions,
}
