import type { AppDefinition } from '../spec.ts'

/**
 * Mixpanel: a service account, as HTTP Basic; queries name the project as `project_id`. Known, not
 * read.
 */
export const mixpanel: AppDefinition = {
  slug: 'mixpanel',
  name: 'Mixpanel',
  description: 'Query events, funnels, retention and profiles of a Mixpanel project.',
  categories: ['analytics'],
  docs: 'https://developer.mixpanel.com/reference/service-accounts',
  baseUrl: 'https://{api_host}/api',
  auth: [
    {
      scheme: 'BASIC',
      fields: [
        {
          name: 'api_host',
          label: 'Region',
          type: 'select',
          default: 'mixpanel.com',
          options: [
            { value: 'mixpanel.com', label: 'United States' },
            { value: 'eu.mixpanel.com', label: 'Europe' },
            { value: 'in.mixpanel.com', label: 'India' },
          ],
        },
        {
          name: 'username',
          label: 'User name',
          help: 'Of a service account: Organisation settings, Service accounts.',
        },
        {
          name: 'password',
          label: 'Secret',
          type: 'password',
          help: 'Shown once, when the account is made.',
        },
      ],
      verify: { url: 'https://{api_host}/api/app/me' },
    },
  ],
  actions: [],
}
