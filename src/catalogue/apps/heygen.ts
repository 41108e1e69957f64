import type { AppDefinition } from '../spec.ts'

/** HeyGen: a key in a header; versions stand in the paths. Known, not read. */
export const heygen: AppDefinition = {
  slug: 'heygen',
  name: 'HeyGen',
  description: 'Make videos with avatars and voices of HeyGen, and follow them.',
  categories: ['ai', 'video'],
  docs: 'https://docs.heygen.com/reference/authentication',
  baseUrl: 'https://api.heygen.com',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-api-key': '{apiKey}' } },
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          type: 'password',
          help: 'app.heygen.com: Settings, API.',
        },
      ],
      verify: { url: 'https://api.heygen.com/v2/user/remaining_quota' },
    },
  ],
  actions: [],
}
