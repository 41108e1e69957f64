import { quickbooksActions } from '../actions/quickbooks.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * QuickBooks Online: which company was connected stands in the callback's query, as `realmId`.
 * Refresh tokens rotate. Sandbox companies live at another host, and are not covered. Known, not
 * read; that PKCE is ignored: unconfirmed.
 */
export const quickbooks: AppDefinition = {
  slug: 'quickbooks',
  name: 'QuickBooks',
  description: 'Read and write accounts, customers and reports of a QuickBooks Online company.',
  categories: ['accounting'],
  docs: 'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
  baseUrl: 'https://quickbooks.api.intuit.com/v3/company/{realm_id}',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://appcenter.intuit.com/connect/oauth2',
      tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
      clientAuth: 'client_secret_basic',
      callbackData: { realm_id: 'realmId' },
      scopes: ['com.intuit.quickbooks.accounting'],
      revocation: {
        url: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
        clientAuth: 'basic',
        body: 'json',
      },
    },
  ],
  identity: {
    url: 'https://quickbooks.api.intuit.com/v3/company/{realm_id}/companyinfo/{realm_id}',
    id: 'CompanyInfo.Id',
    name: 'CompanyInfo.CompanyName',
    email: 'CompanyInfo.Email.Address',
  },
  actions: quickbooksActions,
}
