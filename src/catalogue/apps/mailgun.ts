import { mailgunActions } from '../actions/mailgun.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Mailgun: a key is the password of HTTP Basic, for the user `api`. Keys of a domain may only send,
 * so that no request verifies them all. Known, not read.
 */
export const mailgun: AppDefinition = {
  slug: 'mailgun',
  name: 'Mailgun',
  description: 'Send e-mail through Mailgun, and read domains, events and suppressions.',
  categories: ['email'],
  docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
  baseUrl: 'https://{api_host}/v3',
  auth: [
    {
      scheme: 'BASIC',
      username: 'api',
      password: '{api_key}',
      fields: [
        {
          name: 'api_host',
          label: 'Region',
          type: 'select',
          default: 'api.mailgun.net',
          options: [
            { value: 'api.mailgun.net', label: 'United States' },
            { value: 'api.eu.mailgun.net', label: 'Europe' },
          ],
        },
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.mailgun.com: API security; or the sending key of a domain.',
        },
      ],
    },
  ],
  actions: mailgunActions,
}
