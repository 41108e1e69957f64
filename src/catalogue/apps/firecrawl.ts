import { firecrawlActions } from '../actions/firecrawl.ts'
import type { AppDefinition } from '../spec.ts'

/** Firecrawl: crawling is a job to be asked about. Known, not read. */
export const firecrawl: AppDefinition = {
  slug: 'firecrawl',
  name: 'Firecrawl',
  description:
    'Read web pages as Markdown with Firecrawl, crawl whole sites, map them, and search the web.',
  categories: ['search', 'ai'],
  docs: 'https://docs.firecrawl.dev/api-reference/introduction',
  baseUrl: 'https://api.firecrawl.dev/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'firecrawl.dev: Dashboard, API keys; it begins with fc-.',
        },
      ],
      verify: { url: 'https://api.firecrawl.dev/v1/team/credit-usage' },
    },
  ],
  failure: { path: 'success', equals: false, message: 'error' },
  apiDocument:
    'https://raw.githubusercontent.com/firecrawl/firecrawl/main/apps/api/v1-openapi.json',
  actions: firecrawlActions,
}
