import type { AppDefinition } from '../spec.ts'

const REGION = {
  name: 'region',
  label: 'Region',
  type: 'select' as const,
  default: 'us',
  options: [
    { value: 'us', label: 'United States' },
    { value: 'de', label: 'Europe' },
  ],
  help: 'Where the data of your organisation are kept.',
}

/**
 * Sentry in the cloud: organisations live in a region with a host of its own. Tokens of
 * organisations have no user behind them. Paths end with a slash. Endpoints as other projects have
 * them; the rest is known, not read.
 */
export const sentry: AppDefinition = {
  slug: 'sentry',
  name: 'Sentry',
  description:
    'Read and settle issues and events of Sentry, and look at projects, releases and teams.',
  categories: ['developer-tools', 'monitoring'],
  docs: 'https://docs.sentry.io/api/auth/',
  baseUrl: 'https://{region}.sentry.io',
  hosts: ['sentry.io'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://sentry.io/oauth/authorize/',
      tokenUrl: 'https://sentry.io/oauth/token/',
      clientAuth: 'client_secret_post',
      scopes: ['org:read', 'project:read', 'event:read', 'event:write', 'team:read'],
      fields: [REGION],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        REGION,
        {
          name: 'token',
          label: 'Auth token',
          type: 'password',
          help: 'sentry.io: Settings, Auth tokens; personal or of an internal integration.',
        },
      ],
      verify: { url: 'https://sentry.io/api/0/' },
    },
  ],
  identity: {
    url: 'https://sentry.io/api/0/',
    id: 'user.id',
    name: 'user.name',
    email: 'user.email',
  },
  // Of an integration of one's own. Known, not read.
  hooks: {
    docs: 'https://docs.sentry.io/organization/integrations/integration-platform/webhooks/',
    secret: { from: 'client', label: 'Client Secret of the integration' },
    signature: { algorithm: 'hmac-sha256', header: 'sentry-hook-signature', encoding: 'hex' },
    id: { header: 'request-id' },
    kind: { header: 'sentry-hook-resource' },
  },
  apiDocument:
    'https://raw.githubusercontent.com/getsentry/sentry-api-schema/main/openapi-derefed.json',
  actions: [],
}
