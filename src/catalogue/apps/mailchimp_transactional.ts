import type { AppDefinition } from '../spec.ts'

/**
 * Mandrill, or Mailchimp Transactional: the key stands in the body of every call. Known, not read.
 */
export const mailchimpTransactional: AppDefinition = {
  slug: 'mailchimp_transactional',
  name: 'Mandrill',
  description:
    'Send transactional e-mail with Mandrill (Mailchimp Transactional), and see what became of it.',
  categories: ['email'],
  spoken: { names: ['mandrill'], secondChoice: true },
  docs: 'https://mailchimp.com/developer/transactional/docs/fundamentals/',
  baseUrl: 'https://mandrillapp.com/api/1.3',
  auth: [
    {
      scheme: 'API_KEY',
      put: { json: { key: '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'mandrillapp.com: Settings, API keys; it begins with md-.',
        },
      ],
    },
  ],
  actions: [],
}
