import type { AppDefinition } from '../spec.ts'

/**
 * Customer.io's App API; the Track API has keys and hosts of its own, and is not covered. Known,
 * not read.
 */
export const customerio: AppDefinition = {
  slug: 'customerio',
  name: 'Customer.io',
  description:
    'Read customers, segments, campaigns and messages of Customer.io, and send transactional messages.',
  categories: ['marketing'],
  docs: 'https://docs.customer.io/accounts-and-workspaces/managing-credentials/',
  baseUrl: 'https://{api_host}/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_host',
          label: 'Region',
          type: 'select',
          default: 'api.customer.io',
          options: [
            { value: 'api.customer.io', label: 'United States' },
            { value: 'api-eu.customer.io', label: 'Europe' },
          ],
        },
        {
          name: 'api_key',
          label: 'App API key',
          type: 'password',
          help: 'fly.customer.io: Account settings, API credentials, App API keys.',
        },
      ],
    },
  ],
  actions: [],
}
