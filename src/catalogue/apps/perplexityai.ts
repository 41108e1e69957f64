import { perplexityaiActions } from '../actions/perplexityai.ts'
import type { AppDefinition } from '../spec.ts'

/** Perplexity: every request costs, so that none verifies the key. Known, not read. */
export const perplexityai: AppDefinition = {
  slug: 'perplexityai',
  name: 'Perplexity',
  description: 'Ask Perplexity, which searches the web and answers with its sources.',
  categories: ['ai', 'search'],
  docs: 'https://docs.perplexity.ai/guides/getting-started',
  baseUrl: 'https://api.perplexity.ai',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'perplexity.ai: Settings, API; it begins with pplx-.',
        },
      ],
    },
  ],
  actions: perplexityaiActions,
}
