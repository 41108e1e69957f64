import type { AppDefinition } from '../spec.ts'

/**
 * Mailchimp: a second call tells the data centre, and wants the token behind `OAuth`, which the API
 * takes too. Tokens last, whatever `expires_in: 0` says. No scopes. Endpoints as several libraries
 * have them; the rest is known, not read.
 */
export const mailchimp: AppDefinition = {
  slug: 'mailchimp',
  name: 'Mailchimp',
  description:
    'Read and change audiences, members and tags of a Mailchimp account, and its campaigns and reports.',
  categories: ['marketing', 'email'],
  docs: 'https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/',
  baseUrl: 'https://{dc}.api.mailchimp.com/3.0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://login.mailchimp.com/oauth2/authorize',
      tokenUrl: 'https://login.mailchimp.com/oauth2/token',
      clientAuth: 'client_secret_post',
      expiry: { kind: 'never' },
      scopes: [],
      discover: [{ url: 'https://login.mailchimp.com/oauth2/metadata', data: { dc: 'dc' } }],
      put: { headers: { authorization: 'OAuth {accessToken}' } },
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'dc',
          label: 'Data centre',
          pattern: '[a-z]+[0-9]+',
          help: 'What stands behind the dash at the end of the key, e.g. us21.',
        },
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'mailchimp.com: Account, Extras, API keys.',
        },
      ],
      verify: { url: 'https://{dc}.api.mailchimp.com/3.0/ping' },
    },
  ],
  identity: {
    url: 'https://{dc}.api.mailchimp.com/3.0/',
    id: 'account_id',
    name: 'account_name',
    email: 'email',
    avatar: 'avatar_url',
  },
  apiDocument: 'https://api.mailchimp.com/schema/3.0/Swagger.json?expand',
  actions: [],
}
