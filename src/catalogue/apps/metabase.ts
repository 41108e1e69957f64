import { metabaseActions } from '../actions/metabase.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Metabase, wherever it is hosted: address and password for a session, which lasts two weeks unless
 * the server's MAX_SESSION_AGE says otherwise. The facts are those of its documents, read 2026-11-23
 * in excerpts.
 */
export const metabase: AppDefinition = {
  slug: 'metabase',
  name: 'Metabase',
  description: 'Find and run saved questions of a Metabase server.',
  categories: ['analytics'],
  docs: 'https://www.metabase.com/docs/latest/api/session',
  baseUrl: 'https://{host}/api',
  auth: [
    {
      scheme: 'TWO_STEP',
      login: {
        url: 'https://{host}/api/session',
        params: { username: '{username}', password: '{password}' },
        tokenPath: 'id',
        lifetime: 14 * 24 * 3600,
      },
      put: { headers: { 'x-metabase-session': '{token}' } },
      fields: [
        {
          name: 'host',
          label: 'Host',
          pattern: '[a-zA-Z0-9.-]+',
          help: 'As in your browser, without https: metabase.acme.com',
        },
        { name: 'username', label: 'E-mail address', type: 'email' },
        { name: 'password', label: 'Password', type: 'password' },
      ],
    },
  ],
  identity: {
    url: 'https://{host}/api/user/current',
    id: 'id',
    name: 'common_name',
    email: 'email',
  },
  actions: metabaseActions,
}
