import type { AppDefinition } from '../spec.ts'

/** Brevo: a key in a header of its own. Known, not read. */
export const brevo: AppDefinition = {
  slug: 'brevo',
  name: 'Brevo',
  description:
    'Send e-mail and text messages through Brevo, and read and change contacts and campaigns.',
  categories: ['marketing', 'email'],
  docs: 'https://developers.brevo.com/docs/getting-started',
  baseUrl: 'https://api.brevo.com/v3',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { 'api-key': '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.brevo.com: SMTP & API, API keys; it begins with xkeysib-.',
        },
      ],
      verify: { url: 'https://api.brevo.com/v3/account' },
    },
  ],
  identity: {
    url: 'https://api.brevo.com/v3/account',
    id: 'email',
    name: 'companyName',
    email: 'email',
  },
  actions: [],
}
