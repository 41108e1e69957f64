import { anthropicActions } from '../actions/anthropic.ts'
import type { AppDefinition } from '../spec.ts'

/** Anthropic: a key and a dated version in headers of their own. Known, not read. */
export const anthropic: AppDefinition = {
  slug: 'anthropic',
  name: 'Anthropic',
  description: 'Ask the models of Anthropic, and list which there are.',
  categories: ['ai'],
  docs: 'https://docs.claude.com/en/api/overview',
  baseUrl: 'https://api.anthropic.com/v1',
  headers: { 'anthropic-version': '2023-06-01' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'console.anthropic.com: API keys; it begins with sk-ant-.',
        },
      ],
      verify: { url: 'https://api.anthropic.com/v1/models' },
    },
  ],
  actions: anthropicActions,
}
