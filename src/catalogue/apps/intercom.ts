import { intercomActions } from '../actions/intercom.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://api.intercom.io/me'

/**
 * Intercom: what an OAuth app may do is set where it is registered, so no scopes are asked for, and
 * tokens do not end. `api.intercom.io` finds the region of a workspace by itself. Paths and arguments
 * from the vendor's OpenAPI document, version 2.15; the OAuth endpoints from collected public facts.
 */
export const intercom: AppDefinition = {
  slug: 'intercom',
  name: 'Intercom',
  description:
    'Conversations, contacts, companies, tickets, tags, notes and help articles of an Intercom workspace.',
  categories: ['support', 'crm'],
  spoken: { hints: ['conversation'] },
  docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth',
  baseUrl: 'https://api.intercom.io',
  headers: { 'intercom-version': '2.15' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://app.intercom.com/oauth',
      tokenUrl: 'https://api.intercom.io/auth/eagle/token',
      clientAuth: 'client_secret_post',
      scopes: [],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Access token',
          type: 'password',
          help: 'Developer Hub: your app, Configure, Authentication.',
        },
      ],
      verify: { url: ME },
    },
  ],
  identity: { url: ME, id: 'id', name: 'name', email: 'email', avatar: 'avatar.image_url' },
  // Signed notifications: page of the older API read 2026-11-23; that the key is the client's: known.
  hooks: {
    docs: 'https://developers.intercom.com/docs/references/webhooks/webhook-models',
    secret: { from: 'client', label: 'Client secret of the app' },
    signature: {
      algorithm: 'hmac-sha1',
      header: 'x-hub-signature',
      encoding: 'hex',
      prefix: 'sha1=',
    },
    id: { path: 'id' },
    kind: { path: 'topic' },
  },
  apiDocument:
    'https://raw.githubusercontent.com/intercom/Intercom-OpenAPI/main/descriptions/2.15/api.intercom.io.yaml',
  actions: intercomActions,
}
