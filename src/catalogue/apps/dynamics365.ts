import type { AppDefinition } from '../spec.ts'
import { MICROSOFT_OAUTH } from './microsoft.ts'

const API = 'https://{subdomain}.{region}.dynamics.com/api/data/v9.2'

const region = (value: string, label: string) => ({ value, label })

/**
 * Dynamics 365 through Dataverse: each organisation has its own host, which the scope names; hence
 * the scope stands among the parameters, which may hold fields. Further regions have hosts of the
 * same form. Endpoints as several libraries have them; the rest is known, not read.
 */
export const dynamics365: AppDefinition = {
  slug: 'dynamics365',
  name: 'Dynamics 365',
  description:
    'Query, create and change accounts, contacts, leads and any table of a Dynamics 365 organisation.',
  categories: ['crm'],
  docs: 'https://learn.microsoft.com/en-us/power-apps/developer/data-platform/authenticate-oauth',
  baseUrl: API,
  headers: { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' },
  auth: [
    {
      ...MICROSOFT_OAUTH,
      authorizationParams: {
        scope: 'https://{subdomain}.{region}.dynamics.com/user_impersonation offline_access',
      },
      fixedScopes: [],
      scopes: [],
      fields: [
        {
          name: 'subdomain',
          label: 'Organisation',
          pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
          help: 'acme, if you work at acme.crm.dynamics.com.',
        },
        {
          name: 'region',
          label: 'Region',
          type: 'select',
          default: 'crm',
          options: [
            region('crm', 'North America (crm)'),
            region('crm4', 'Europe (crm4)'),
            region('crm5', 'Asia Pacific (crm5)'),
            region('crm6', 'Australia (crm6)'),
            region('crm11', 'United Kingdom (crm11)'),
          ],
          help: 'The part behind the organisation in that address.',
        },
      ],
    },
  ],
  identity: { url: `${API}/WhoAmI`, id: 'UserId' },
  actions: [],
}
