import type { AppDefinition } from '../spec.ts'

/** Amplitude's dashboard API: key and secret of a project, as HTTP Basic. Known, not read. */
export const amplitude: AppDefinition = {
  slug: 'amplitude',
  name: 'Amplitude',
  description: 'Query events, funnels, cohorts and users of an Amplitude project.',
  categories: ['analytics'],
  docs: 'https://amplitude.com/docs/apis/authentication',
  baseUrl: 'https://{api_host}/api/2',
  auth: [
    {
      scheme: 'BASIC',
      fields: [
        {
          name: 'api_host',
          label: 'Region',
          type: 'select',
          default: 'amplitude.com',
          options: [
            { value: 'amplitude.com', label: 'United States' },
            { value: 'analytics.eu.amplitude.com', label: 'Europe' },
          ],
        },
        { name: 'username', label: 'API key', help: 'Organisation settings, Projects.' },
        { name: 'password', label: 'Secret key', type: 'password', help: 'Beside the API key.' },
      ],
      verify: { url: 'https://{api_host}/api/2/events/list' },
    },
  ],
  actions: [],
}
