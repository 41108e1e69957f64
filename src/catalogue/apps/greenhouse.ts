import type { AppDefinition } from '../spec.ts'

/**
 * Greenhouse's Harvest API: a key is the user name of HTTP Basic, and is limited to endpoints, so
 * that no request verifies them all. Writes want a user's id in `On-Behalf-Of`, which callers give.
 * Known, not read.
 */
export const greenhouse: AppDefinition = {
  slug: 'greenhouse',
  name: 'Greenhouse',
  description: 'Read candidates, applications, jobs and interviews of Greenhouse Recruiting.',
  categories: ['hr'],
  docs: 'https://developers.greenhouse.io/harvest.html#authentication',
  baseUrl: 'https://harvest.greenhouse.io/v1',
  auth: [
    {
      scheme: 'BASIC',
      username: '{api_key}',
      password: '',
      fields: [
        {
          name: 'api_key',
          label: 'Harvest API key',
          type: 'password',
          help: 'Configure, Dev center, API credential management.',
        },
      ],
    },
  ],
  actions: [],
}
