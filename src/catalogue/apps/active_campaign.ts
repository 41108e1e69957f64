import type { AppDefinition } from '../spec.ts'

/**
 * ActiveCampaign: each account has its own host, which the user gives as a whole address. Known,
 * not read.
 */
export const activeCampaign: AppDefinition = {
  slug: 'active_campaign',
  name: 'ActiveCampaign',
  description:
    'Read and change contacts, lists, deals and automations of an ActiveCampaign account.',
  categories: ['marketing', 'crm'],
  docs: 'https://developers.activecampaign.com/reference/authentication',
  baseUrl: '{api_url}/api/3',
  hosts: ['*.api-us1.com', '*.activehosted.com'],
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'api-token': '{api_key}' } },
      fields: [
        {
          name: 'api_url',
          label: 'API URL',
          type: 'url',
          pattern: 'https://[a-zA-Z0-9-]{1,63}[.](?:api-us1|activehosted)[.]com/?',
          help: 'Settings, Developer; e.g. https://acme.api-us1.com',
        },
        { name: 'api_key', label: 'API key', type: 'password', help: 'Settings, Developer.' },
      ],
      verify: { url: '{api_url}/api/3/users/me' },
    },
  ],
  identity: {
    url: '{api_url}/api/3/users/me',
    id: 'user.id',
    name: 'user.firstName',
    email: 'user.email',
  },
  actions: [],
}
