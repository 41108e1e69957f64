import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

const ADS = google(googleScope('adwords'))

/**
 * Google Ads API: beside the token it wants a developer token of a manager account, and, for accounts
 * below a manager, that manager's id. Versions in the path last about a year. Known, not read.
 */
export const googleads: AppDefinition = {
  slug: 'googleads',
  name: 'Google Ads',
  description:
    'Read campaigns, ads, keywords and their results of a Google Ads account, and change them.',
  categories: ['marketing', 'advertising'],
  spoken: { family: 'google' },
  docs: 'https://developers.google.com/google-ads/api/docs/oauth/overview',
  baseUrl: 'https://googleads.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  auth: ADS.auth
    .filter(({ scheme }) => scheme === 'OAUTH2')
    .map((auth) => ({
      ...auth,
      put: {
        headers: {
          authorization: 'Bearer {accessToken}',
          'developer-token': '{developer_token}',
          'login-customer-id': '{customer_id}',
        },
      },
      fields: [
        {
          name: 'developer_token',
          label: 'Developer token',
          type: 'password',
          help: 'In the API Center of your manager account.',
        },
        {
          name: 'customer_id',
          label: 'Customer ID of the manager account',
          pattern: '[0-9]{10}',
          required: false,
          help: 'Ten digits, without dashes; only where a manager account gives access.',
        },
      ],
    })),
  ...(ADS.identity && { identity: ADS.identity }),
  apiDocument: 'https://googleads.googleapis.com/$discovery/rest?version=v21',
  actions: [],
}
