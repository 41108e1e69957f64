import type { AppDefinition } from '../spec.ts'

/**
 * PandaDoc: the address of its page says `scope=read+write`, which is two scopes with a space
 * between. Accounts in Europe live at other hosts, and are not covered. Endpoints as one other
 * library has them; the rest is known, not read.
 */
export const pandadoc: AppDefinition = {
  slug: 'pandadoc',
  name: 'PandaDoc',
  description:
    'Create documents of PandaDoc from templates, send them for signature, and follow them.',
  categories: ['e-signature', 'documents'],
  docs: 'https://developers.pandadoc.com/reference/authentication-process',
  baseUrl: 'https://api.pandadoc.com/public/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.pandadoc.com/oauth2/authorize',
      tokenUrl: 'https://api.pandadoc.com/oauth2/access_token',
      clientAuth: 'client_secret_post',
      scopes: ['read', 'write'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'API-Key {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.pandadoc.com: Developer dashboard.',
        },
      ],
      verify: { url: 'https://api.pandadoc.com/public/v1/members/current' },
    },
  ],
  identity: {
    url: 'https://api.pandadoc.com/public/v1/members/current',
    id: 'user_id',
    name: 'first_name',
    email: 'email',
  },
  apiDocument:
    'https://raw.githubusercontent.com/PandaDoc/pandadoc-openapi-specification/main/openapi.json',
  actions: [],
}
