import type { AppDefinition } from '../spec.ts'

/**
 * Cloudflare: tokens of users and of accounts alike. The global key with its address, which may do
 * anything, is not offered. Known, not read.
 */
export const cloudflare: AppDefinition = {
  slug: 'cloudflare',
  name: 'Cloudflare',
  description: 'Read and change zones, DNS records, Workers and settings of a Cloudflare account.',
  categories: ['developer-tools', 'cloud'],
  docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  baseUrl: 'https://api.cloudflare.com/client/v4',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_token}' } },
      fields: [
        {
          name: 'api_token',
          label: 'API token',
          type: 'password',
          help: 'dash.cloudflare.com: My profile, API tokens.',
        },
      ],
      verify: { url: 'https://api.cloudflare.com/client/v4/accounts?per_page=5' },
    },
  ],
  failure: { path: 'success', equals: false, message: 'errors.0.message' },
  apiDocument: 'https://raw.githubusercontent.com/cloudflare/api-schemas/main/openapi.json',
  actions: [],
}
