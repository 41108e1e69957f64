import type { AppDefinition } from '../spec.ts'

/**
 * Basecamp: a second call tells which accounts there are; the first one is meant. There are no
 * scopes. The vendor asks for a user agent with a contact. Endpoints as several libraries have
 * them; the rest is known, not read.
 */
export const basecamp: AppDefinition = {
  slug: 'basecamp',
  name: 'Basecamp',
  description: 'Read and change projects, to-dos, messages and schedules of a Basecamp account.',
  categories: ['project-management'],
  docs: 'https://github.com/basecamp/api/blob/master/sections/authentication.md',
  baseUrl: 'https://3.basecampapi.com/{account_id}',
  hosts: ['launchpad.37signals.com'],
  headers: { 'user-agent': 'behalf' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://launchpad.37signals.com/authorization/new',
      authorizationParams: { type: 'web_server' },
      tokenUrl: 'https://launchpad.37signals.com/authorization/token',
      clientAuth: 'client_secret_post',
      tokenParams: { type: 'web_server' },
      refreshParams: { type: 'refresh' },
      scopes: [],
      discover: [
        {
          url: 'https://launchpad.37signals.com/authorization.json',
          data: { account_id: 'accounts.0.id' },
        },
      ],
    },
  ],
  identity: {
    url: 'https://launchpad.37signals.com/authorization.json',
    id: 'identity.id',
    name: 'identity.first_name',
    email: 'identity.email_address',
  },
  actions: [],
}
