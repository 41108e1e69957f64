import type { AppDefinition } from '../spec.ts'

/**
 * Xero: every call names an organisation in a header, and a second call tells which there are; the
 * first one is meant. A refresh token works once. The vendor's page has the client in Basic, though
 * some libraries send it in the body. Apps made since 2026 may have to ask for finer scopes.
 * Endpoints as several libraries have them; the rest is known, not read. Unconfirmed: how the
 * client proves itself.
 */
export const xero: AppDefinition = {
  slug: 'xero',
  name: 'Xero',
  description:
    'Read and write invoices, contacts, payments, accounts and reports of a Xero organisation.',
  categories: ['accounting'],
  docs: 'https://developer.xero.com/documentation/guides/oauth2/auth-flow/',
  baseUrl: 'https://api.xero.com/api.xro/2.0',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://login.xero.com/identity/connect/authorize',
      tokenUrl: 'https://identity.xero.com/connect/token',
      clientAuth: 'client_secret_basic',
      scopes: [
        'openid',
        'profile',
        'email',
        'accounting.transactions',
        'accounting.contacts',
        'accounting.settings',
      ],
      fixedScopes: ['offline_access'],
      discover: [
        {
          url: 'https://api.xero.com/connections',
          data: { tenant_id: '0.tenantId', tenant_name: '0.tenantName' },
        },
      ],
      put: { headers: { authorization: 'Bearer {accessToken}', 'xero-tenant-id': '{tenant_id}' } },
      revocation: { url: 'https://identity.xero.com/connect/revocation', clientAuth: 'basic' },
    },
  ],
  identity: { url: 'https://api.xero.com/connections', id: '0.tenantId', name: '0.tenantName' },
  apiDocument: 'https://raw.githubusercontent.com/XeroAPI/Xero-OpenAPI/master/xero_accounting.yaml',
  actions: [],
}
