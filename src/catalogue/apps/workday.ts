import type { AppDefinition } from '../spec.ts'

/**
 * Workday: an API client is registered in one tenant, so that the developer says which, and at
 * which hosts it lives. Scopes are set at the API client. Endpoints as one other library has them;
 * the rest is known, not read. Unconfirmed: how the client proves itself.
 */
export const workday: AppDefinition = {
  slug: 'workday',
  name: 'Workday',
  description: 'Read workers, organisations and time off of a Workday tenant.',
  categories: ['hr'],
  docs: 'https://community.workday.com/sites/default/files/file-hosting/restapi/index.html',
  baseUrl: 'https://{services_host}/ccx/api',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{login_host}/{tenant}/authorize',
      tokenUrl: 'https://{services_host}/ccx/oauth2/{tenant}/token',
      clientAuth: 'client_secret_basic',
      scopes: [],
      settings: [
        {
          name: 'login_host',
          label: 'Host where users sign in',
          pattern: '[a-z0-9-]+[.](?:myworkday|workday)[.]com',
          help: 'As in the browser, e.g. wd5.myworkday.com.',
        },
        {
          name: 'services_host',
          label: 'Host of the REST API',
          pattern: '[a-z0-9-]+[.](?:myworkday|workday)[.]com',
          help: 'From View API Clients, e.g. wd5-services1.myworkday.com.',
        },
        {
          name: 'tenant',
          label: 'Tenant',
          pattern: '[a-zA-Z0-9_-]+',
          help: 'The name in the address behind the host.',
        },
      ],
    },
  ],
  actions: [],
}
