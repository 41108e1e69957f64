import type { AppDefinition } from '../spec.ts'

/**
 * Typeform: `offline` gives a refresh token. Accounts whose data are kept in Europe live at another
 * host, and are not covered. Endpoints as one other library has them; the rest is known, not read.
 */
export const typeform: AppDefinition = {
  slug: 'typeform',
  name: 'Typeform',
  description: 'Read and change forms of Typeform, and read what people answered.',
  categories: ['forms'],
  docs: 'https://www.typeform.com/developers/get-started/applications/',
  baseUrl: 'https://api.typeform.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://api.typeform.com/oauth/authorize',
      tokenUrl: 'https://api.typeform.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['accounts:read', 'forms:read', 'forms:write', 'responses:read'],
      fixedScopes: ['offline'],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'admin.typeform.com: your account, Personal tokens.',
        },
      ],
      verify: { url: 'https://api.typeform.com/me' },
    },
  ],
  identity: { url: 'https://api.typeform.com/me', id: 'user_id', name: 'alias', email: 'email' },
  // Page read 2026-11-23.
  hooks: {
    docs: 'https://www.typeform.com/developers/webhooks/secure-your-webhooks/',
    secret: { from: 'ours', label: 'Secret of the webhook' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'typeform-signature',
      encoding: 'base64',
      prefix: 'sha256=',
    },
    id: { path: 'event_id' },
    kind: { path: 'event_type' },
  },
  actions: [],
}
