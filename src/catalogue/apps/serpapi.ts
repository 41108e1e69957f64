import { serpapiActions } from '../actions/serpapi.ts'
import type { AppDefinition } from '../spec.ts'

/** SerpApi: a key in the query. Known, not read. */
export const serpapi: AppDefinition = {
  slug: 'serpapi',
  name: 'SerpApi',
  description: 'Search Google and other engines through SerpApi, with results as data.',
  categories: ['search'],
  docs: 'https://serpapi.com/search-api',
  baseUrl: 'https://serpapi.com',
  auth: [
    {
      scheme: 'API_KEY',
      put: { query: { api_key: '{apikey}' } },
      fields: [
        { name: 'apikey', label: 'API key', type: 'password', help: 'serpapi.com: Dashboard.' },
      ],
      verify: { url: 'https://serpapi.com/account.json' },
    },
  ],
  identity: {
    url: 'https://serpapi.com/account.json',
    id: 'account_id',
    name: 'account_email',
    email: 'account_email',
  },
  actions: serpapiActions,
}
