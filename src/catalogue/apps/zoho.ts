import { zohoActions } from '../actions/zoho.ts'
import type { AppDefinition } from '../spec.ts'

const centre = (host: string, label: string) => ({ value: `accounts.${host}`, label })

/**
 * Zoho CRM: an account lives in one data centre, with an accounts server and API hosts of its own.
 * The centre is asked for rather than taken from `accounts-server` of the callback, as the client's
 * secret goes there. The API's host comes in the token answer. Tokens stand behind
 * `Zoho-oauthtoken`. Known, not read; that PKCE is ignored: unconfirmed.
 */
export const zoho: AppDefinition = {
  slug: 'zoho',
  name: 'Zoho CRM',
  description: 'Read, create and change records of any module of a Zoho CRM account.',
  categories: ['crm'],
  docs: 'https://www.zoho.com/crm/developer/docs/api/v8/oauth-overview.html',
  baseUrl: '{api_domain}/crm/v8',
  hosts: ['www.zohoapis.com', 'www.zohoapis.eu', 'www.zohoapis.in', 'www.zohoapis.com.au'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{accounts_host}/oauth/v2/auth',
      authorizationParams: { access_type: 'offline', prompt: 'consent' },
      tokenUrl: 'https://{accounts_host}/oauth/v2/token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      grantedScopeSeparator: ' ',
      tokenData: { api_domain: 'api_domain' },
      scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.users.READ'],
      put: { headers: { authorization: 'Zoho-oauthtoken {accessToken}' } },
      fields: [
        {
          name: 'accounts_host',
          label: 'Data centre',
          type: 'select',
          default: 'accounts.zoho.com',
          options: [
            centre('zoho.com', 'United States (zoho.com)'),
            centre('zoho.eu', 'Europe (zoho.eu)'),
            centre('zoho.in', 'India (zoho.in)'),
            centre('zoho.com.au', 'Australia (zoho.com.au)'),
          ],
          help: 'The end of the address at which you use Zoho.',
        },
      ],
      revocation: { url: 'https://{accounts_host}/oauth/v2/token/revoke', clientAuth: 'none' },
    },
  ],
  identity: {
    url: '{api_domain}/crm/v8/users?type=CurrentUser',
    id: 'users.0.id',
    name: 'users.0.full_name',
    email: 'users.0.email',
  },
  actions: zohoActions,
}
