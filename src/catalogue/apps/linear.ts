import { linearActions } from '../actions/linear.ts'
import type { AppDefinition } from '../spec.ts'

const WHO = {
  url: 'https://api.linear.app/graphql',
  method: 'POST',
  body: { query: '{ viewer { id name email avatarUrl } }' },
} as const

/**
 * Linear: GraphQL only, which refuses with `errors`, at times with status 200. A personal key stands
 * in `Authorization` bare. Known, not read.
 */
export const linear: AppDefinition = {
  slug: 'linear',
  name: 'Linear',
  description: 'Ask and change anything of a Linear workspace: issues, projects, teams, cycles.',
  categories: ['developer-tools', 'project-management'],
  spoken: { hints: ['issue', 'bug', 'sprint', 'cycle'] },
  docs: 'https://linear.app/developers/oauth-2-0-authentication',
  baseUrl: 'https://api.linear.app',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://linear.app/oauth/authorize',
      authorizationParams: { prompt: 'consent' },
      tokenUrl: 'https://api.linear.app/oauth/token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['read', 'write'],
      revocation: { url: 'https://api.linear.app/oauth/revoke', clientAuth: 'post' },
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Personal API key',
          type: 'password',
          pattern: 'lin_api_\\S+',
          help: 'Settings, Security and access, Personal API keys.',
        },
      ],
      verify: { ...WHO, truthy: 'data.viewer.id' },
    },
  ],
  identity: {
    ...WHO,
    id: 'data.viewer.id',
    name: 'data.viewer.name',
    email: 'data.viewer.email',
    avatar: 'data.viewer.avatarUrl',
  },
  failure: { path: 'errors', message: 'errors.0.message' },
  // Known, not read.
  hooks: {
    docs: 'https://linear.app/developers/webhooks',
    secret: { from: 'vendor', label: 'Signing secret of the webhook' },
    signature: { algorithm: 'hmac-sha256', header: 'linear-signature', encoding: 'hex' },
    timestamp: { at: { path: 'webhookTimestamp' }, unit: 'milliseconds', tolerance: 60 },
    id: { header: 'linear-delivery' },
    kind: { path: 'type' },
  },
  actions: linearActions,
}
