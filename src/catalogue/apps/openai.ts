import { standardWebhooks } from '../../hooks/facts.ts'
import type { AppDefinition } from '../spec.ts'

/** OpenAI: the organisation goes in a header, where it is given. Known, not read. */
export const openai: AppDefinition = {
  slug: 'openai',
  name: 'OpenAI',
  description: 'Ask the models of OpenAI for text, pictures, speech and embeddings.',
  categories: ['ai'],
  docs: 'https://platform.openai.com/docs/api-reference/authentication',
  baseUrl: 'https://api.openai.com/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: {
        headers: { authorization: 'Bearer {api_key}', 'openai-organization': '{organization}' },
      },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'platform.openai.com: API keys; it begins with sk-.',
        },
        {
          name: 'organization',
          label: 'Organisation ID',
          pattern: 'org-\\w+',
          required: false,
          help: 'Only for users of several organisations.',
        },
      ],
      verify: { url: 'https://api.openai.com/v1/models' },
    },
  ],
  hooks: standardWebhooks('https://platform.openai.com/docs/guides/webhooks', 'webhook'),
  apiDocument: 'https://raw.githubusercontent.com/openai/openai-openapi/main/openapi.yaml',
  actions: [],
}
