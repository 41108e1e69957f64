import type { AppDefinition } from '../spec.ts'

/**
 * Clockify: workspaces in regions of their own live at other hosts, and are not covered. Known, not
 * read.
 */
export const clockify: AppDefinition = {
  slug: 'clockify',
  name: 'Clockify',
  description: 'Read and write time entries, projects, tasks and clients of Clockify.',
  categories: ['time-tracking'],
  docs: 'https://docs.clockify.me/#section/Authentication',
  baseUrl: 'https://api.clockify.me/api/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.clockify.me: Preferences, Advanced.',
        },
      ],
      verify: { url: 'https://api.clockify.me/api/v1/user' },
    },
  ],
  identity: {
    url: 'https://api.clockify.me/api/v1/user',
    id: 'id',
    name: 'name',
    email: 'email',
    avatar: 'profilePicture',
  },
  actions: [],
}
