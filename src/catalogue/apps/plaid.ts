import type { AppDefinition } from '../spec.ts'

/**
 * Plaid: two keys in two headers. Every call is a POST, and names a linked bank by its own access
 * token, which Plaid's own pages give out. Known, not read.
 */
export const plaid: AppDefinition = {
  slug: 'plaid',
  name: 'Plaid',
  description: 'Read accounts, balances and transactions of banks that were linked through Plaid.',
  categories: ['payments'],
  spoken: { everyday: ['plaid'] },
  docs: 'https://plaid.com/docs/api/#api-access',
  baseUrl: 'https://{api_host}',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'plaid-client-id': '{client_id}', 'plaid-secret': '{secret}' } },
      fields: [
        {
          name: 'api_host',
          label: 'Environment',
          type: 'select',
          default: 'production.plaid.com',
          options: [
            { value: 'production.plaid.com', label: 'Production' },
            { value: 'sandbox.plaid.com', label: 'Sandbox' },
          ],
        },
        { name: 'client_id', label: 'Client ID', help: 'dashboard.plaid.com: Developers, Keys.' },
        {
          name: 'secret',
          label: 'Secret',
          type: 'password',
          help: 'Beside the client ID, one an environment.',
        },
      ],
      verify: {
        url: 'https://{api_host}/institutions/get',
        method: 'POST',
        body: { count: 1, offset: 0, country_codes: ['US'] },
      },
    },
  ],
  apiDocument: 'https://raw.githubusercontent.com/plaid/plaid-openapi/master/2020-09-14.yml',
  actions: [],
}
