import type { AppDefinition } from '../spec.ts'

const ACCOUNTS = [
  {
    url: 'https://id.getharvest.com/api/v2/accounts',
    data: { account_id: 'accounts.0.id', account_name: 'accounts.0.name' },
  },
]

/**
 * Harvest: every call names an account in a header, and a second call tells which there are; the
 * first one is meant. Requests without a user agent are refused. Endpoints as one other library has
 * them; the rest is known, not read.
 */
export const harvest: AppDefinition = {
  slug: 'harvest',
  name: 'Harvest',
  description: 'Read and write time entries, projects, clients and invoices of a Harvest account.',
  categories: ['time-tracking', 'accounting'],
  spoken: { everyday: ['harvest'] },
  docs: 'https://help.getharvest.com/api-v2/authentication-api/authentication/authentication/',
  baseUrl: 'https://api.harvestapp.com/v2',
  headers: { 'user-agent': 'behalf' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://id.getharvest.com/oauth2/authorize',
      tokenUrl: 'https://id.getharvest.com/api/v2/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: [],
      discover: ACCOUNTS,
      put: {
        headers: { authorization: 'Bearer {accessToken}', 'harvest-account-id': '{account_id}' },
      },
    },
    {
      scheme: 'BEARER_TOKEN',
      put: { headers: { authorization: 'Bearer {token}', 'harvest-account-id': '{account_id}' } },
      discover: ACCOUNTS,
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'id.getharvest.com/developers.',
        },
      ],
    },
  ],
  identity: {
    url: 'https://api.harvestapp.com/v2/users/me',
    id: 'id',
    name: 'first_name',
    email: 'email',
    avatar: 'avatar_url',
  },
  actions: [],
}
