import type { AppDefinition } from '../spec.ts'

/**
 * Figma: refreshing has an address of its own, and gives no new refresh token. Verifying a personal
 * token needs its scope `current_user:read`. Endpoints as several libraries have them; the rest is
 * known, not read.
 */
export const figma: AppDefinition = {
  slug: 'figma',
  name: 'Figma',
  description:
    'Read files, components, styles and comments of Figma, export images, and comment on designs.',
  categories: ['design'],
  docs: 'https://developers.figma.com/docs/rest-api/authentication/',
  baseUrl: 'https://api.figma.com',
  limitsByEndpoint: true, // by its tier
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.figma.com/oauth',
      tokenUrl: 'https://api.figma.com/v1/oauth/token',
      clientAuth: 'client_secret_basic',
      scopeSeparator: ',',
      refreshUrl: 'https://api.figma.com/v1/oauth/refresh',
      scopes: [
        'current_user:read',
        'file_content:read',
        'file_metadata:read',
        'file_comments:read',
        'file_comments:write',
      ],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-figma-token': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Personal access token',
          type: 'password',
          help: 'figma.com: Settings, Security.',
        },
      ],
      verify: { url: 'https://api.figma.com/v1/me' },
    },
  ],
  identity: {
    url: 'https://api.figma.com/v1/me',
    id: 'id',
    name: 'handle',
    email: 'email',
    avatar: 'img_url',
  },
  apiDocument: 'https://raw.githubusercontent.com/figma/rest-api-spec/main/openapi/openapi.yaml',
  actions: [],
}
