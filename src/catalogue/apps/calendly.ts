import { calendlyActions } from '../actions/calendly.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Calendly: users, event types and meetings are named by whole addresses, not by bare ids. The
 * client may go in Basic or in the body. Endpoints as several libraries have them; the rest is
 * known, not read.
 */
export const calendly: AppDefinition = {
  slug: 'calendly',
  name: 'Calendly',
  description:
    'See event types, booked meetings and their invitees of a Calendly user, and cancel meetings.',
  categories: ['productivity', 'calendar'],
  docs: 'https://developer.calendly.com/api-docs',
  baseUrl: 'https://api.calendly.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://auth.calendly.com/oauth/authorize',
      tokenUrl: 'https://auth.calendly.com/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: [],
      revocation: { url: 'https://auth.calendly.com/oauth/revoke', clientAuth: 'post' },
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'calendly.com: Integrations & apps, API and webhooks.',
        },
      ],
      verify: { url: 'https://api.calendly.com/users/me' },
    },
  ],
  identity: {
    url: 'https://api.calendly.com/users/me',
    id: 'resource.uri',
    name: 'resource.name',
    email: 'resource.email',
    avatar: 'resource.avatar_url',
  },
  // Known, not read.
  hooks: {
    docs: 'https://developer.calendly.com/api-docs/webhook-signatures',
    secret: { from: 'ours', label: 'signing_key of the webhook subscription' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'calendly-webhook-signature',
      encoding: 'hex',
      prefix: 'v1=',
    },
    separator: ',',
    signed: '{timestamp}.{body}',
    timestamp: { at: { header: 'calendly-webhook-signature', prefix: 't=' }, unit: 'seconds' },
    kind: { path: 'event' },
  },
  actions: calendlyActions,
}
