import type { AppDefinition } from '../spec.ts'

/** Jotform: accounts in Europe have a host of their own. Known, not read. */
export const jotform: AppDefinition = {
  slug: 'jotform',
  name: 'Jotform',
  description: 'Read and change forms of Jotform, and read what people sent in.',
  categories: ['forms'],
  docs: 'https://api.jotform.com/docs/',
  baseUrl: 'https://{api_host}',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { apikey: '{api_key}' } },
      fields: [
        {
          name: 'api_host',
          label: 'Region',
          type: 'select',
          default: 'api.jotform.com',
          options: [
            { value: 'api.jotform.com', label: 'Everywhere else' },
            { value: 'eu-api.jotform.com', label: 'Europe' },
          ],
        },
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'jotform.com: Settings, API.',
        },
      ],
      verify: { url: 'https://{api_host}/user' },
    },
  ],
  identity: {
    url: 'https://{api_host}/user',
    id: 'content.username',
    name: 'content.name',
    email: 'content.email',
    avatar: 'content.avatarUrl',
  },
  actions: [],
}
