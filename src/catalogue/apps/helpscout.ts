import type { AppDefinition } from '../spec.ts'

/**
 * Help Scout, the Mailbox API: no scopes, a token may do what its user may. Endpoints as one other
 * library has them; the rest is known, not read. Unconfirmed: how the client proves itself.
 */
export const helpscout: AppDefinition = {
  slug: 'helpscout',
  name: 'Help Scout',
  description:
    'Read, answer, tag and assign conversations of Help Scout mailboxes, and look up customers.',
  categories: ['support'],
  docs: 'https://developer.helpscout.com/mailbox-api/overview/authentication/',
  baseUrl: 'https://api.helpscout.net/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://secure.helpscout.net/authentication/authorizeClientApplication',
      tokenUrl: 'https://api.helpscout.net/v2/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: [],
    },
  ],
  identity: {
    url: 'https://api.helpscout.net/v2/users/me',
    id: 'id',
    name: 'firstName',
    email: 'email',
    avatar: 'photoUrl',
  },
  actions: [],
}
