import type { AppDefinition } from '../spec.ts'

const SUBDOMAIN = {
  name: 'subdomain',
  label: 'Subdomain',
  pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
  help: 'acme, if you work at acme.gorgias.com.',
} as const

/**
 * Gorgias: each account has its own host, and its OAuth server there. Endpoints as one other
 * library has them; the rest is known, not read.
 */
export const gorgias: AppDefinition = {
  slug: 'gorgias',
  name: 'Gorgias',
  description: 'Read, create and answer support tickets of a Gorgias helpdesk.',
  categories: ['support', 'commerce'],
  docs: 'https://developers.gorgias.com/docs/oauth2-setup',
  baseUrl: 'https://{subdomain}.gorgias.com/api',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://{subdomain}.gorgias.com/oauth/authorize',
      tokenUrl: 'https://{subdomain}.gorgias.com/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: ['openid', 'email', 'profile', 'offline', 'write:all'],
      fields: [SUBDOMAIN],
    },
    {
      scheme: 'BASIC',
      username: '{email}',
      password: '{api_key}',
      fields: [
        SUBDOMAIN,
        { name: 'email', label: 'E-mail address', type: 'email' },
        { name: 'api_key', label: 'API key', type: 'password', help: 'Settings, REST API.' },
      ],
      verify: { url: 'https://{subdomain}.gorgias.com/api/account' },
    },
  ],
  identity: { url: 'https://{subdomain}.gorgias.com/api/account', id: 'domain', name: 'domain' },
  actions: [],
}
