import type { AppDefinition } from '../spec.ts'

/**
 * Netlify: no scopes, and tokens last. Endpoints as several libraries have them; the rest is known,
 * not read. Unconfirmed: how the client proves itself.
 */
export const netlify: AppDefinition = {
  slug: 'netlify',
  name: 'Netlify',
  description: 'Read sites, deploys, forms and functions of Netlify, and deploy.',
  categories: ['developer-tools', 'cloud'],
  spoken: { hints: ['deployment'] },
  docs: 'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/',
  baseUrl: 'https://api.netlify.com/api/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.netlify.com/authorize',
      tokenUrl: 'https://api.netlify.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: [],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'app.netlify.com: User settings, Applications.',
        },
      ],
      verify: { url: 'https://api.netlify.com/api/v1/user' },
    },
  ],
  identity: {
    url: 'https://api.netlify.com/api/v1/user',
    id: 'id',
    name: 'full_name',
    email: 'email',
    avatar: 'avatar_url',
  },
  apiDocument: 'https://raw.githubusercontent.com/netlify/open-api/master/swagger.yml',
  actions: [],
}
