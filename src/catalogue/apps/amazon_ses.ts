import { amazonSesActions } from '../actions/amazon_ses.ts'
import type { AppDefinition } from '../spec.ts'

/** Amazon SES, API v2 (JSON): every request is signed, for the region's own host. Known, not read. */
export const amazonSes: AppDefinition = {
  slug: 'amazon_ses',
  name: 'Amazon SES',
  description: 'Send e-mail through Amazon SES, and read what the account may send.',
  categories: ['email'],
  docs: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/Welcome.html',
  baseUrl: 'https://email.{region}.amazonaws.com/v2/email',
  auth: [
    {
      scheme: 'AWS_SIGV4',
      service: 'ses',
      fields: [
        {
          name: 'region',
          label: 'Region',
          pattern: '[a-z]{2}-[a-z]+-[0-9]',
          help: 'e.g. eu-central-1',
        },
        { name: 'access_key_id', label: 'Access key ID', pattern: '[A-Z0-9]{16,128}' },
        { name: 'secret_access_key', label: 'Secret access key', type: 'password' },
        {
          name: 'session_token',
          label: 'Session token',
          type: 'password',
          required: false,
          help: 'Only with temporary keys.',
        },
      ],
      verify: { url: 'https://email.{region}.amazonaws.com/v2/email/account' },
    },
  ],
  actions: amazonSesActions,
}
