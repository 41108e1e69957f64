import { exaActions } from '../actions/exa.ts'
import type { AppDefinition } from '../spec.ts'

/** Exa: every request costs, so that none verifies the key. Known, not read. */
export const exa: AppDefinition = {
  slug: 'exa',
  name: 'Exa',
  description:
    'Search the web by meaning with Exa, find pages like another one, and read their text.',
  categories: ['search', 'ai'],
  spoken: { everyday: ['exa'] },
  docs: 'https://docs.exa.ai/reference/getting-started',
  baseUrl: 'https://api.exa.ai',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'dashboard.exa.ai: API keys.',
        },
      ],
    },
  ],
  apiDocument:
    'https://raw.githubusercontent.com/exa-labs/openapi-spec/master/exa-openapi-spec.yaml',
  actions: exaActions,
}
