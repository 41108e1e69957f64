import type { AppDefinition } from '../spec.ts'

/**
 * Dropbox Sign, once HelloSign: a key is the user name of HTTP Basic, without a password. Endpoints
 * as one other library has them; the rest is known, not read. Unconfirmed: that the token endpoint
 * does without `state`.
 */
export const dropboxSign: AppDefinition = {
  slug: 'dropbox_sign',
  name: 'Dropbox Sign',
  description:
    'Send documents for signature with Dropbox Sign, and follow and download signature requests.',
  categories: ['e-signature', 'documents'],
  docs: 'https://developers.hellosign.com/api/reference/authentication/',
  baseUrl: 'https://api.hellosign.com/v3',
  auth: [
    {
      scheme: 'BASIC',
      username: '{api_key}',
      password: '',
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.hellosign.com: Settings, API.',
        },
      ],
      verify: { url: 'https://api.hellosign.com/v3/account' },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.hellosign.com/oauth/authorize',
      tokenUrl: 'https://app.hellosign.com/oauth/token',
      clientAuth: 'client_secret_post',
      refreshUrl: 'https://app.hellosign.com/oauth/token?refresh',
      scopes: ['basic_account_info', 'request_signature'],
    },
  ],
  identity: {
    url: 'https://api.hellosign.com/v3/account',
    id: 'account.account_id',
    name: 'account.email_address',
    email: 'account.email_address',
  },
  apiDocument: 'https://raw.githubusercontent.com/hellosign/hellosign-openapi/main/openapi.yaml',
  actions: [],
}
