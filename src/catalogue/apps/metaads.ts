import type { AppDefinition } from '../spec.ts'

/**
 * Meta's Marketing API: ids of ad accounts begin with `act_`. As with Facebook, a user's token ends
 * without a refresh; a system user's lasts. Endpoints as several libraries have them; the rest is
 * known, not read. Unconfirmed: how the client proves itself.
 */
export const metaads: AppDefinition = {
  slug: 'metaads',
  name: 'Meta Ads',
  description:
    'Read campaigns, ads and their results of Meta ad accounts, on Facebook and Instagram.',
  categories: ['marketing', 'advertising'],
  docs: 'https://developers.facebook.com/docs/marketing-api/get-started/authorization',
  baseUrl: 'https://graph.facebook.com/v23.0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.facebook.com/v23.0/dialog/oauth',
      tokenUrl: 'https://graph.facebook.com/v23.0/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['ads_read', 'ads_management'],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_token}' } },
      fields: [
        {
          name: 'api_token',
          label: 'Access token',
          type: 'password',
          help: 'Of a system user, with ads_read: business.facebook.com, Settings, System users.',
        },
      ],
      verify: { url: 'https://graph.facebook.com/v23.0/me?fields=id,name' },
    },
  ],
  identity: { url: 'https://graph.facebook.com/v23.0/me?fields=id,name', id: 'id', name: 'name' },
  actions: [],
}
