import type { AppDefinition } from '../spec.ts'

/**
 * Contentful's management API: updates name the version that they change, in a header. Endpoints as
 * one other library has them; the rest is known, not read.
 */
export const contentful: AppDefinition = {
  slug: 'contentful',
  name: 'Contentful',
  description: 'Read, change and publish entries, assets and content types of Contentful spaces.',
  categories: ['cms'],
  docs: 'https://www.contentful.com/developers/docs/references/authentication/',
  baseUrl: 'https://api.contentful.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://be.contentful.com/oauth/authorize',
      tokenUrl: 'https://be.contentful.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['content_management_manage'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {access_token}' } },
      fields: [
        {
          name: 'access_token',
          label: 'Personal access token',
          type: 'password',
          help: 'app.contentful.com: Settings, CMA tokens.',
        },
      ],
      verify: { url: 'https://api.contentful.com/users/me' },
    },
  ],
  identity: {
    url: 'https://api.contentful.com/users/me',
    id: 'sys.id',
    name: 'firstName',
    email: 'email',
    avatar: 'avatarUrl',
  },
  actions: [],
}
