import type { AppDefinition } from '../spec.ts'

/**
 * Cal.com: each endpoint has a dated version, in the header `cal-api-version`, which callers give.
 * OAuth is not offered: its refresh wants the refresh token as a bearer, which the standard does
 * not know. Known, not read.
 */
export const cal: AppDefinition = {
  slug: 'cal',
  name: 'Cal.com',
  description:
    'Read, make, move and cancel bookings, and see event types and free slots, of a Cal.com account.',
  categories: ['productivity', 'calendar'],
  spoken: { everyday: ['cal'] },
  docs: 'https://cal.com/docs/api-reference/v2/introduction',
  baseUrl: 'https://api.cal.com/v2',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.cal.com: Settings, Developer, API keys; it begins with cal_.',
        },
      ],
      verify: { url: 'https://api.cal.com/v2/me' },
    },
  ],
  identity: {
    url: 'https://api.cal.com/v2/me',
    id: 'data.id',
    name: 'data.username',
    email: 'data.email',
  },
  // Known, not read.
  hooks: {
    docs: 'https://cal.com/docs/developing/guides/automation/webhooks',
    secret: { from: 'ours', label: 'Secret of the webhook' },
    signature: { algorithm: 'hmac-sha256', header: 'x-cal-signature-256', encoding: 'hex' },
    kind: { path: 'triggerEvent' },
  },
  apiDocument:
    'https://raw.githubusercontent.com/calcom/cal.com/main/docs/api-reference/v2/openapi.json',
  actions: [],
}
