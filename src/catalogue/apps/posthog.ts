import type { AppDefinition } from '../spec.ts'

/**
 * PostHog in the cloud: a key is limited to scopes, so that no request verifies them all. Known,
 * not read.
 */
export const posthog: AppDefinition = {
  slug: 'posthog',
  name: 'PostHog',
  description: 'Query events, persons and insights of PostHog, and read and change feature flags.',
  categories: ['analytics'],
  docs: 'https://posthog.com/docs/api',
  baseUrl: 'https://{subdomain}.posthog.com/api',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {apiKey}' } },
      fields: [
        {
          name: 'subdomain',
          label: 'Region',
          type: 'select',
          default: 'us',
          options: [
            { value: 'us', label: 'United States' },
            { value: 'eu', label: 'Europe' },
          ],
        },
        {
          name: 'apiKey',
          label: 'Personal API key',
          type: 'password',
          help: 'posthog.com: Settings, Personal API keys; it begins with phx_.',
        },
      ],
    },
  ],
  identity: {
    url: 'https://{subdomain}.posthog.com/api/users/@me/',
    id: 'uuid',
    name: 'first_name',
    email: 'email',
  },
  apiDocument: 'https://us.posthog.com/api/schema/',
  actions: [],
}
