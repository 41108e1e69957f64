import type { AppDefinition } from '../spec.ts'

/**
 * Miro: whether tokens expire is set at the app. Revoking takes parameters of its own, and is left
 * out. Endpoints as several libraries have them; the rest is known, not read.
 */
export const miro: AppDefinition = {
  slug: 'miro',
  name: 'Miro',
  description: 'Read and create boards of Miro, and the notes, shapes and texts on them.',
  categories: ['design', 'productivity'],
  docs: 'https://developers.miro.com/docs/getting-started-with-oauth',
  baseUrl: 'https://api.miro.com/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://miro.com/oauth/authorize',
      tokenUrl: 'https://api.miro.com/v1/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['boards:read', 'boards:write'],
    },
  ],
  identity: { url: 'https://api.miro.com/v1/oauth-token', id: 'user.id', name: 'user.name' },
  apiDocument:
    'https://raw.githubusercontent.com/miroapp/api-clients/main/packages/generator/spec.json',
  actions: [],
}
