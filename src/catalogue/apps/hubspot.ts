import { hubspotActions } from '../actions/hubspot.ts'
import type { AppDefinition } from '../spec.ts'

const ACCOUNT = 'https://api.hubapi.com/account-info/v3/details'

/**
 * HubSpot: the scopes must be those that the OAuth app lists; access tokens last half an hour. A
 * private app's token is a bearer token that stays. Refresh tokens are revoked by a DELETE with the
 * token in the path, which is left out here. Endpoints as several libraries and the vendor's documents
 * have them; what identifies an account is known, not read, and so is that PKCE is ignored.
 */
export const hubspot: AppDefinition = {
  slug: 'hubspot',
  name: 'HubSpot',
  description:
    'CRM of HubSpot: contacts, companies, deals, tickets, products, notes, tasks, calls and meetings, with search, associations, pipelines and owners.',
  categories: ['crm', 'marketing'],
  spoken: { hints: ['lead', 'contact', 'deal', 'company', 'crm', 'customer'] },
  docs: 'https://developers.hubspot.com/docs/guides/apps/authentication/working-with-oauth',
  baseUrl: 'https://api.hubapi.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.hubspot.com/oauth/authorize',
      tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
      clientAuth: 'client_secret_post',
      scopes: [
        'oauth',
        ...['crm.objects.contacts.read', 'crm.objects.contacts.write'],
        ...['crm.objects.companies.read', 'crm.objects.companies.write'],
        ...['crm.objects.deals.read', 'crm.objects.deals.write'],
        ...['crm.objects.owners.read', 'tickets'],
      ],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Access token of a private app',
          type: 'password',
          pattern: 'pat-\\S+',
          help: 'Settings, Integrations, Private apps: your app, Auth.',
        },
      ],
      verify: { url: ACCOUNT },
    },
  ],
  identity: { url: ACCOUNT, id: 'portalId', name: 'uiDomain' },
  // Version 3, page read 2026-11-23. A delivery is a list of events.
  hooks: {
    docs: 'https://developers.hubspot.com/docs/guides/apps/authentication/validating-requests',
    secret: { from: 'client', label: 'Client secret of the app' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-hubspot-signature-v3',
      encoding: 'base64',
    },
    signed: '{method}{url}{body}{timestamp}',
    timestamp: { at: { header: 'x-hubspot-request-timestamp' }, unit: 'milliseconds' },
    kind: { path: '0.subscriptionType' },
  },
  actions: hubspotActions,
}
