import type { AppDefinition } from '../spec.ts'

/**
 * DigitalOcean: tokens last 30 days. Endpoints as several libraries have them; the rest is known,
 * not read.
 */
export const digitalOcean: AppDefinition = {
  slug: 'digital_ocean',
  name: 'DigitalOcean',
  description:
    'Read and change droplets, apps, databases, domains and volumes of a DigitalOcean account.',
  categories: ['developer-tools', 'cloud'],
  spoken: { hints: ['droplet'] },
  docs: 'https://docs.digitalocean.com/reference/api/oauth/',
  baseUrl: 'https://api.digitalocean.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://cloud.digitalocean.com/v1/oauth/authorize',
      tokenUrl: 'https://cloud.digitalocean.com/v1/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['read', 'write'],
      revocation: { url: 'https://cloud.digitalocean.com/v1/oauth/revoke', clientAuth: 'post' },
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Personal access token',
          type: 'password',
          help: 'cloud.digitalocean.com: API, Tokens.',
        },
      ],
      verify: { url: 'https://api.digitalocean.com/v2/account' },
    },
  ],
  identity: {
    url: 'https://api.digitalocean.com/v2/account',
    id: 'account.uuid',
    name: 'account.name',
    email: 'account.email',
  },
  apiDocument:
    'https://api-engineering.nyc3.digitaloceanspaces.com/spec-ci/DigitalOcean-public.v2.yaml',
  actions: [],
}
