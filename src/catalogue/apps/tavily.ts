import { tavilyActions } from '../actions/tavily.ts'
import type { AppDefinition } from '../spec.ts'

/** Tavily: a key as a bearer. Known, not read. */
export const tavily: AppDefinition = {
  slug: 'tavily',
  name: 'Tavily',
  description:
    'Search the web with Tavily, for agents: results with their text, and an answer if asked.',
  categories: ['search', 'ai'],
  docs: 'https://docs.tavily.com/documentation/api-reference/introduction',
  baseUrl: 'https://api.tavily.com',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.tavily.com; it begins with tvly-.',
        },
      ],
      verify: { url: 'https://api.tavily.com/usage' },
    },
  ],
  actions: tavilyActions,
}
