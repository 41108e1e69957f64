import type { AppDefinition } from '../spec.ts'

/**
 * SendGrid: a key may be limited to some scopes. Subusers in Europe live at another host, and are
 * not covered. Known, not read.
 */
export const sendgrid: AppDefinition = {
  slug: 'sendgrid',
  name: 'SendGrid',
  description:
    'Send e-mail through SendGrid, and read templates, contacts, bounces and statistics.',
  categories: ['email', 'marketing'],
  docs: 'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/authentication',
  baseUrl: 'https://api.sendgrid.com/v3',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {apiKey}' } },
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          type: 'password',
          help: 'app.sendgrid.com: Settings, API keys; it begins with SG.',
        },
      ],
      verify: { url: 'https://api.sendgrid.com/v3/scopes' },
    },
  ],
  apiDocument: 'https://raw.githubusercontent.com/sendgrid/sendgrid-oai/main/oai.json',
  actions: [],
}
