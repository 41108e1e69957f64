import { postmarkActions } from '../actions/postmark.ts'
import type { AppDefinition } from '../spec.ts'

/** Postmark: a token is good for one server. Known, not read. */
export const postmark: AppDefinition = {
  slug: 'postmark',
  name: 'Postmark',
  description: 'Send e-mail through a Postmark server, and see deliveries, opens and bounces.',
  categories: ['email'],
  docs: 'https://postmarkapp.com/developer/api/overview#authentication',
  baseUrl: 'https://api.postmarkapp.com',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-postmark-server-token': '{server_token}' } },
      fields: [
        {
          name: 'server_token',
          label: 'Server API token',
          type: 'password',
          help: 'Your server, API tokens.',
        },
      ],
      verify: { url: 'https://api.postmarkapp.com/server' },
    },
  ],
  identity: { url: 'https://api.postmarkapp.com/server', id: 'ID', name: 'Name' },
  actions: postmarkActions,
}
