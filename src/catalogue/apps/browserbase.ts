import type { AppDefinition } from '../spec.ts'

/** Browserbase: a key is good for one project. Known, not read. */
export const browserbase: AppDefinition = {
  slug: 'browserbase',
  name: 'Browserbase',
  description:
    'Start and stop browsers in the cloud of Browserbase, and read their logs and recordings.',
  categories: ['developer-tools'],
  docs: 'https://docs.browserbase.com/reference/introduction',
  baseUrl: 'https://api.browserbase.com/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-bb-api-key': '{api_key}' } },
      fields: [
        { name: 'api_key', label: 'API key', type: 'password', help: 'browserbase.com: Settings.' },
      ],
      verify: { url: 'https://api.browserbase.com/v1/projects' },
    },
  ],
  identity: { url: 'https://api.browserbase.com/v1/projects', id: '0.id', name: '0.name' },
  actions: [],
}
