import { airtableActions } from '../actions/airtable.ts'
import type { AppDefinition } from '../spec.ts'

const WHOAMI = 'https://api.airtable.com/v0/meta/whoami'

/**
 * Airtable: PKCE is demanded, and the client proves itself with Basic. An access token lasts an hour;
 * its refresh token sixty days, and works once. Which bases a token sees the user picks on the consent
 * page. OAuth endpoints and scopes as the vendor's reference has them; the paths of actions are known,
 * not read. The e-mail address comes with `user.email:read` only.
 */
export const airtable: AppDefinition = {
  slug: 'airtable',
  name: 'Airtable',
  description:
    'Bases, tables, fields, records and comments of Airtable: read, filter, write and restructure them.',
  categories: ['productivity', 'databases'],
  spoken: { hints: ['record', 'base', 'table'] },
  docs: 'https://airtable.com/developers/web/api/oauth-reference',
  baseUrl: 'https://api.airtable.com/v0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://airtable.com/oauth2/v1/authorize',
      tokenUrl: 'https://airtable.com/oauth2/v1/token',
      clientAuth: 'client_secret_basic',
      scopes: [
        ...['data.records:read', 'data.records:write', 'schema.bases:read'],
        ...['data.recordComments:read', 'data.recordComments:write', 'user.email:read'],
      ],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'airtable.com/create/tokens; add the bases that it may see.',
        },
      ],
      verify: { url: WHOAMI },
    },
  ],
  identity: { url: WHOAMI, id: 'id', email: 'email' },
  actions: airtableActions,
}
