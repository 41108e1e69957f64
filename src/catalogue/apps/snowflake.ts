import type { AppDefinition } from '../spec.ts'

const ACCOUNT = {
  name: 'account',
  label: 'Account identifier',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme-prod, if you work at acme-prod.snowflakecomputing.com; dashes for underscores.',
} as const

/**
 * Snowflake: each account has its own host and OAuth server there, with clients of its own; some
 * libraries ask for the whole host. A token lasts ten minutes. Key pairs are not offered: there the
 * assertion itself is the token. Endpoints as one other library has them; the rest is known, not
 * read.
 */
export const snowflake: AppDefinition = {
  slug: 'snowflake',
  name: 'Snowflake',
  description:
    'Run SQL against the databases of a Snowflake account, and look at warehouses, tables and roles.',
  categories: ['databases', 'analytics'],
  docs: 'https://docs.snowflake.com/en/developer-guide/sql-api/authenticating',
  baseUrl: 'https://{account}.snowflakecomputing.com/api/v2',
  headers: { accept: 'application/json', 'user-agent': 'behalf' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{account}.snowflakecomputing.com/oauth/authorize',
      tokenUrl: 'https://{account}.snowflakecomputing.com/oauth/token-request',
      clientAuth: 'client_secret_basic',
      scopes: [],
      fixedScopes: ['refresh_token'],
      put: {
        headers: {
          authorization: 'Bearer {accessToken}',
          'x-snowflake-authorization-token-type': 'OAUTH',
        },
      },
      fields: [ACCOUNT],
    },
    {
      scheme: 'BEARER_TOKEN',
      put: {
        headers: {
          authorization: 'Bearer {token}',
          'x-snowflake-authorization-token-type': 'PROGRAMMATIC_ACCESS_TOKEN',
        },
      },
      fields: [
        ACCOUNT,
        {
          name: 'token',
          label: 'Programmatic access token',
          type: 'password',
          help: 'Snowsight: your profile, Settings, Authentication.',
        },
      ],
      verify: {
        url: 'https://{account}.snowflakecomputing.com/api/v2/statements',
        method: 'POST',
        body: { statement: 'select current_user()' },
      },
    },
  ],
  identity: {
    url: 'https://{account}.snowflakecomputing.com/api/v2/statements',
    method: 'POST',
    body: { statement: 'select current_user()' },
    id: 'data.0.0',
    name: 'data.0.0',
  },
  actions: [],
}
