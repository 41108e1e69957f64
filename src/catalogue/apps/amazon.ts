import type { AppDefinition } from '../spec.ts'

const REGION = {
  name: 'region',
  label: 'Region',
  type: 'select' as const,
  default: 'na',
  options: [
    { value: 'na', label: 'North and South America' },
    { value: 'eu', label: 'Europe, Middle East, India' },
    { value: 'fe', label: 'Far East and Australia' },
  ],
}

/**
 * Amazon's Selling Partner API: a seller authorizes its own app and brings the refresh token, which
 * is traded for tokens of an hour. Consent for apps of others answers with a code of another name,
 * and is not covered. Login with Amazon only tells who somebody is; its tokens reach no shop. Token
 * endpoints of other regions, which some libraries use, are the same server. Endpoints as several
 * libraries have them; the rest is known, not read.
 */
export const amazon: AppDefinition = {
  slug: 'amazon',
  name: 'Amazon Selling Partner',
  description: 'Read orders, listings, stock and reports of an Amazon seller.',
  categories: ['commerce'],
  spoken: { everyday: ['amazon'] },
  docs: 'https://developer-docs.amazon.com/sp-api/docs/connect-to-the-selling-partner-api',
  baseUrl: 'https://sellingpartnerapi-{region}.amazon.com',
  hosts: ['api.amazon.com'],
  auth: [
    {
      scheme: 'TWO_STEP',
      login: {
        url: 'https://api.amazon.com/auth/o2/token',
        body: 'form',
        params: {
          grant_type: 'refresh_token',
          refresh_token: '{refresh_token}',
          client_id: '{client_id}',
          client_secret: '{client_secret}',
        },
        tokenPath: 'access_token',
        expiryPath: 'expires_in',
        lifetime: 3600,
      },
      put: { headers: { 'x-amz-access-token': '{token}' } },
      fields: [
        REGION,
        {
          name: 'client_id',
          label: 'Client ID',
          help: 'Seller Central: Develop apps, LWA credentials.',
        },
        {
          name: 'client_secret',
          label: 'Client secret',
          type: 'password',
          help: 'Beside the client ID.',
        },
        {
          name: 'refresh_token',
          label: 'Refresh token',
          type: 'password',
          help: 'Seller Central: Develop apps, Authorize app; it begins with Atzr|.',
        },
      ],
      verify: {
        url: 'https://sellingpartnerapi-{region}.amazon.com/sellers/v1/marketplaceParticipations',
      },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.amazon.com/ap/oa',
      tokenUrl: 'https://api.amazon.com/auth/o2/token',
      clientAuth: 'client_secret_post',
      scopes: ['profile'],
      put: { headers: { 'x-amz-access-token': '{accessToken}' } },
      fields: [REGION],
    },
  ],
  identity: {
    url: 'https://api.amazon.com/user/profile',
    id: 'user_id',
    name: 'name',
    email: 'email',
  },
  actions: [],
}
