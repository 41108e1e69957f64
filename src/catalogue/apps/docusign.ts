import type { AppDefinition } from '../spec.ts'

const ACCOUNTS = [
  {
    url: 'https://account.docusign.com/oauth/userinfo',
    data: { base_uri: 'accounts.0.base_uri', account_id: 'accounts.0.account_id' },
  },
]

/**
 * DocuSign: a second call tells account and host; the first account is meant. `extended` renews
 * refresh tokens for as long as they are used. Acting for a user by a signed assertion wants that
 * user's consent, once. Scopes are listed with spaces; grant's comma is only its default. The demo
 * environment is not covered. Endpoints as several libraries have them; the rest is known, not
 * read.
 */
export const docusign: AppDefinition = {
  slug: 'docusign',
  name: 'DocuSign',
  description: 'Send documents for signature with DocuSign, and follow and read envelopes.',
  categories: ['e-signature', 'documents'],
  docs: 'https://developers.docusign.com/platform/auth/',
  baseUrl: '{base_uri}/restapi/v2.1/accounts/{account_id}',
  hosts: ['*.docusign.net', 'account.docusign.com'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://account.docusign.com/oauth/auth',
      tokenUrl: 'https://account.docusign.com/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: ['signature', 'extended'],
      discover: ACCOUNTS,
    },
    {
      scheme: 'JWT_BEARER',
      tokenUrl: 'https://account.docusign.com/oauth/token',
      algorithm: 'RS256',
      issuer: '{integration_key}',
      subject: '{user_id}',
      audience: 'account.docusign.com',
      claims: { scope: 'signature impersonation' },
      fields: [
        { name: 'integration_key', label: 'Integration key', help: 'Apps and Keys: your app.' },
        {
          name: 'user_id',
          label: 'User ID',
          pattern: '[0-9a-fA-F-]{36}',
          help: 'Apps and Keys: of the user to act as.',
        },
        {
          name: 'private_key',
          label: 'Private key',
          type: 'multiline',
          help: 'RSA, as PKCS #8 PEM; DocuSign gives PKCS #1, which openssl converts.',
        },
      ],
      discover: ACCOUNTS,
    },
  ],
  identity: {
    url: 'https://account.docusign.com/oauth/userinfo',
    id: 'sub',
    name: 'name',
    email: 'email',
  },
  apiDocument:
    'https://raw.githubusercontent.com/docusign/OpenAPI-Specifications/master/esignature.rest.swagger-v2.1.json',
  actions: [],
}
