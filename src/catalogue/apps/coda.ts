import type { AppDefinition } from '../spec.ts'

/** Coda: a token may be good for some docs only. Known, not read. */
export const coda: AppDefinition = {
  slug: 'coda',
  name: 'Coda',
  description: 'Find Coda docs, and read and change their pages, tables and rows.',
  categories: ['documents', 'productivity'],
  docs: 'https://coda.io/developers/apis/v1',
  baseUrl: 'https://coda.io/apis/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API token',
          type: 'password',
          help: 'coda.io: Account settings, API settings.',
        },
      ],
      verify: { url: 'https://coda.io/apis/v1/whoami' },
    },
  ],
  identity: {
    url: 'https://coda.io/apis/v1/whoami',
    id: 'loginId',
    name: 'name',
    email: 'loginId',
    avatar: 'pictureLink',
  },
  apiDocument: 'https://coda.io/apis/v1/openapi.yaml',
  actions: [],
}
