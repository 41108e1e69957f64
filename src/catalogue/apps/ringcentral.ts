import type { AppDefinition } from '../spec.ts'

/**
 * RingCentral: permissions are set at the application; `~` in a path means who calls. Endpoints as
 * one other library has them; the rest is known, not read. Unconfirmed: how the client proves
 * itself.
 */
export const ringcentral: AppDefinition = {
  slug: 'ringcentral',
  name: 'RingCentral',
  description:
    'Read calls, text messages and voicemail of a RingCentral account, and send messages.',
  categories: ['communication'],
  docs: 'https://developers.ringcentral.com/guide/authentication/auth-code-flow',
  baseUrl: 'https://platform.ringcentral.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://platform.ringcentral.com/restapi/oauth/authorize',
      tokenUrl: 'https://platform.ringcentral.com/restapi/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: [],
      revocation: {
        url: 'https://platform.ringcentral.com/restapi/oauth/revoke',
        clientAuth: 'basic',
      },
    },
  ],
  identity: {
    url: 'https://platform.ringcentral.com/restapi/v1.0/account/~/extension/~',
    id: 'id',
    name: 'name',
    email: 'contact.email',
  },
  apiDocument:
    'https://raw.githubusercontent.com/ringcentral/ringcentral-api-docs/main/specs/ringcentral_openapi3.json',
  actions: [],
}
