import type { AppDefinition } from '../spec.ts'

/**
 * ElevenLabs: a key may be limited to some endpoints, so that no request verifies them all. Speech
 * comes back as audio. Known, not read.
 */
export const elevenlabs: AppDefinition = {
  slug: 'elevenlabs',
  name: 'ElevenLabs',
  description: 'Turn text into speech with ElevenLabs, and list voices and models.',
  categories: ['ai', 'audio'],
  docs: 'https://elevenlabs.io/docs/api-reference/authentication',
  baseUrl: 'https://api.elevenlabs.io/v1',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'xi-api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'elevenlabs.io: Developers, API keys.',
        },
      ],
    },
  ],
  identity: { url: 'https://api.elevenlabs.io/v1/user', id: 'user_id', name: 'first_name' },
  apiDocument: 'https://api.elevenlabs.io/openapi.json',
  actions: [],
}
