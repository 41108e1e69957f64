import type { AppDefinition } from '../spec.ts'

/**
 * Ashby: a key is the user name of HTTP Basic. Every call is a POST, and refusals come with status
 * 200. Known, not read.
 */
export const ashby: AppDefinition = {
  slug: 'ashby',
  name: 'Ashby',
  description: 'Read candidates, applications, jobs and interviews of Ashby, and change them.',
  categories: ['hr'],
  docs: 'https://developers.ashbyhq.com/reference/authentication',
  baseUrl: 'https://api.ashbyhq.com',
  headers: { accept: 'application/json; version=1' },
  auth: [
    {
      scheme: 'BASIC',
      username: '{api_key}',
      password: '',
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.ashbyhq.com: Admin, API keys.',
        },
      ],
      verify: {
        url: 'https://api.ashbyhq.com/apiKey.info',
        method: 'POST',
        body: {},
        truthy: 'success',
      },
    },
  ],
  failure: { path: 'success', equals: false, message: 'errors.0' },
  actions: [],
}
