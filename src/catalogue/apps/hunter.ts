import { hunterActions } from '../actions/hunter.ts'
import type { AppDefinition } from '../spec.ts'

/** Hunter: a key in a header, or in the query. Known, not read. */
export const hunter: AppDefinition = {
  slug: 'hunter',
  name: 'Hunter',
  description: 'Find and verify business e-mail addresses with Hunter, by company or by person.',
  categories: ['marketing', 'crm'],
  spoken: { everyday: ['hunter'] },
  docs: 'https://hunter.io/api-documentation/v2',
  baseUrl: 'https://api.hunter.io/v2',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'x-api-key': '{api_key}' } },
      fields: [{ name: 'api_key', label: 'API key', type: 'password', help: 'hunter.io: API.' }],
      verify: { url: 'https://api.hunter.io/v2/account' },
    },
  ],
  identity: {
    url: 'https://api.hunter.io/v2/account',
    id: 'data.email',
    name: 'data.first_name',
    email: 'data.email',
  },
  actions: hunterActions,
}
