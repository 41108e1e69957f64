import { notionActions } from '../actions/notion.ts'
import type { AppDefinition } from '../spec.ts'

const VERSION = { 'notion-version': '2022-06-28' }

/**
 * Notion: no scopes; what a token may see the user picks on the consent page. The token endpoint
 * takes JSON, and Basic. It was seen to ignore PKCE (denoland/deno_kv_oauth#95). Tokens last; the
 * refresh token of newer integrations is used where one comes. Known, not read; revocation unconfirmed.
 */
export const notion: AppDefinition = {
  slug: 'notion',
  name: 'Notion',
  description: 'Search, read and change pages and databases of a Notion workspace.',
  categories: ['productivity', 'documents'],
  spoken: { hints: ['workspace', 'page', 'database', 'block', 'wiki'] },
  docs: 'https://developers.notion.com/docs/authorization',
  baseUrl: 'https://api.notion.com/v1',
  headers: VERSION,
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://api.notion.com/v1/oauth/authorize',
      authorizationParams: { owner: 'user' },
      tokenUrl: 'https://api.notion.com/v1/oauth/token',
      clientAuth: 'client_secret_basic',
      tokenBody: 'json',
      tokenHeaders: VERSION,
      tokenData: { workspace_id: 'workspace_id', workspace_name: 'workspace_name' },
      scopes: [],
      revocation: {
        url: 'https://api.notion.com/v1/oauth/revoke',
        clientAuth: 'basic',
        body: 'json',
      },
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Internal integration secret',
          type: 'password',
          help: 'notion.so/profile/integrations: your integration, Configuration.',
        },
      ],
      verify: { url: 'https://api.notion.com/v1/users/me' },
    },
  ],
  identity: {
    url: 'https://api.notion.com/v1/users/me',
    id: 'id',
    name: 'name',
    email: 'bot.owner.user.person.email',
  },
  // Known, not read. The first delivery brings the secret, unsigned; it is to be pasted at Notion.
  hooks: {
    docs: 'https://developers.notion.com/reference/webhooks',
    secret: { from: 'delivery', path: 'verification_token', label: 'Verification token' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-notion-signature',
      encoding: 'hex',
      prefix: 'sha256=',
    },
    id: { path: 'id' },
    kind: { path: 'type' },
  },
  apiDocument:
    'https://raw.githubusercontent.com/makenotion/notion-mcp-server/main/scripts/notion-openapi.json',
  actions: notionActions,
}
