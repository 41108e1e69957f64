import { standardWebhooks } from '../../hooks/facts.ts'
import { resendActions } from '../actions/resend.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Resend: keys that may only send are refused by everything else, so that no request verifies them
 * all. Known, not read.
 */
export const resend: AppDefinition = {
  slug: 'resend',
  name: 'Resend',
  description:
    'Send e-mail through Resend, see what became of it, and look at domains and audiences.',
  categories: ['email'],
  spoken: { everyday: ['resend'] },
  docs: 'https://resend.com/docs/api-reference/introduction',
  baseUrl: 'https://api.resend.com',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'resend.com: API keys; it begins with re_.',
        },
      ],
    },
  ],
  hooks: standardWebhooks(
    'https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests',
    'svix',
  ),
  apiDocument: 'https://raw.githubusercontent.com/resend/resend-openapi/main/resend.yaml',
  actions: resendActions,
}
