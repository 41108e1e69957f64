import { jamfActions } from '../actions/jamf.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Jamf Pro: user name and password, as HTTP Basic, for a bearer token of half an hour; the answer
 * tells its end as a date. Read in excerpts of admins' pages, 2026-11-23.
 */
export const jamf: AppDefinition = {
  slug: 'jamf',
  name: 'Jamf Pro',
  description: 'Read the computers that a Jamf Pro server manages.',
  categories: ['it'],
  docs: 'https://developer.jamf.com/jamf-pro/docs/jamf-pro-api-overview',
  baseUrl: 'https://{host}/api',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'BASIC_WITH_JWT',
      login: {
        url: 'https://{host}/api/v1/auth/token',
        body: 'none',
        tokenPath: 'token',
        expiryPath: 'expires',
        expiryKind: 'absolute',
        lifetime: 1800,
      },
      fields: [
        {
          name: 'host',
          label: 'Host',
          pattern: '[a-zA-Z0-9.-]+',
          help: 'As in your browser, without https: acme.jamfcloud.com',
        },
        { name: 'username', label: 'User name' },
        { name: 'password', label: 'Password', type: 'password' },
      ],
    },
  ],
  identity: {
    url: 'https://{host}/api/v1/auth',
    id: 'account.id',
    name: 'account.username',
    email: 'account.email',
  },
  actions: jamfActions,
}
