import type { AppDefinition } from '../spec.ts'

/**
 * Apollo.io: its OAuth page stands behind a `#` of the address, where no parameters reach it by the
 * rules; hence keys only. Known, not read.
 */
export const apollo: AppDefinition = {
  slug: 'apollo',
  name: 'Apollo.io',
  description:
    'Search people and companies of Apollo, enrich them, and read contacts and sequences of an account.',
  categories: ['crm', 'marketing'],
  docs: 'https://docs.apollo.io/docs/api-overview',
  baseUrl: 'https://api.apollo.io/api/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.apollo.io: Settings, Integrations, API; a master key reaches all endpoints.',
        },
      ],
      verify: { url: 'https://api.apollo.io/api/v1/auth/health', truthy: 'is_logged_in' },
    },
  ],
  actions: [],
}
