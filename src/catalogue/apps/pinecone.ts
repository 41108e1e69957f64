import type { AppDefinition } from '../spec.ts'

/**
 * Pinecone: a dated version in a header. Vectors are read and written at each index's own host,
 * which is not covered. Known, not read.
 */
export const pinecone: AppDefinition = {
  slug: 'pinecone',
  name: 'Pinecone',
  description: 'Read and change the indexes and collections of a Pinecone project.',
  categories: ['databases', 'ai'],
  docs: 'https://docs.pinecone.io/reference/api/authentication',
  baseUrl: 'https://api.pinecone.io',
  headers: { 'x-pinecone-api-version': '2025-04' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.pinecone.io: API keys; it begins with pcsk_.',
        },
      ],
      verify: { url: 'https://api.pinecone.io/indexes' },
    },
  ],
  apiDocument:
    'https://raw.githubusercontent.com/pinecone-io/pinecone-api/main/2025-10/db_control_2025-10.oas.yaml',
  actions: [],
}
