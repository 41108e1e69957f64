import { klaviyoActions } from '../actions/klaviyo.ts'
import type { AppDefinition } from '../spec.ts'

/** Klaviyo: a key behind a prefix of its own, and a dated revision in a header. Known, not read. */
export const klaviyo: AppDefinition = {
  slug: 'klaviyo',
  name: 'Klaviyo',
  description: 'Read profiles and lists of a Klaviyo account.',
  categories: ['marketing'],
  docs: 'https://developers.klaviyo.com/en/docs/authenticate_',
  baseUrl: 'https://a.klaviyo.com/api',
  headers: { revision: '2024-10-15', accept: 'application/vnd.api+json' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Klaviyo-API-Key {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'Private API key',
          type: 'password',
          pattern: 'pk_\\w+',
          help: 'Settings, API keys; it begins with pk_.',
        },
      ],
      verify: { url: 'https://a.klaviyo.com/api/accounts' },
    },
  ],
  identity: {
    url: 'https://a.klaviyo.com/api/accounts',
    id: 'data.0.id',
    name: 'data.0.attributes.contact_information.organization_name',
    email: 'data.0.attributes.contact_information.default_sender_email',
  },
  apiDocument: 'https://raw.githubusercontent.com/klaviyo/openapi/main/openapi/stable.json',
  actions: klaviyoActions,
}
