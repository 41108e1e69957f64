import { freshdeskActions } from '../actions/freshdesk.ts'
import type { AppDefinition } from '../spec.ts'

/** Freshdesk: a key is the user name of HTTP Basic, and any password will do. Known, not read. */
export const freshdesk: AppDefinition = {
  slug: 'freshdesk',
  name: 'Freshdesk',
  description:
    'Read, create and answer support tickets of a Freshdesk account, and look up contacts.',
  categories: ['support'],
  docs: 'https://developers.freshdesk.com/api/#authentication',
  baseUrl: 'https://{subdomain}.freshdesk.com/api/v2',
  auth: [
    {
      scheme: 'BASIC',
      fields: [
        {
          name: 'subdomain',
          label: 'Subdomain',
          pattern: '[a-zA-Z0-9][a-zA-Z0-9-]{0,61}',
          help: 'acme, if you work at acme.freshdesk.com.',
        },
        {
          name: 'username',
          label: 'API key',
          type: 'password',
          help: 'Your picture, Profile settings, View API key.',
        },
        {
          name: 'password',
          label: 'Password',
          default: 'X',
          required: false,
          help: 'Any letter: the key alone counts.',
        },
      ],
      verify: { url: 'https://{subdomain}.freshdesk.com/api/v2/agents/me' },
    },
  ],
  identity: {
    url: 'https://{subdomain}.freshdesk.com/api/v2/agents/me',
    id: 'id',
    name: 'contact.name',
    email: 'contact.email',
  },
  actions: freshdeskActions,
}
