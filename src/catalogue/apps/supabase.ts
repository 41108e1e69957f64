import { supabaseActions } from '../actions/supabase.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Supabase's management API, not that of a project. Scopes are set at the app. Revoking takes the
 * refresh token under another name, and is left out. Endpoints as other projects have them; the
 * rest is known, not read.
 */
export const supabase: AppDefinition = {
  slug: 'supabase',
  name: 'Supabase',
  description: 'Read organisations and projects of Supabase, and run SQL against their databases.',
  categories: ['databases', 'developer-tools'],
  docs: 'https://supabase.com/docs/reference/api/introduction',
  baseUrl: 'https://api.supabase.com/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://api.supabase.com/v1/oauth/authorize',
      tokenUrl: 'https://api.supabase.com/v1/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: [],
    },
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {supabase_personal_token}' } },
      fields: [
        {
          name: 'supabase_personal_token',
          label: 'Personal access token',
          type: 'password',
          help: 'supabase.com/dashboard/account/tokens; it begins with sbp_.',
        },
      ],
      verify: { url: 'https://api.supabase.com/v1/organizations' },
    },
  ],
  identity: { url: 'https://api.supabase.com/v1/organizations', id: '0.id', name: '0.name' },
  apiDocument: 'https://api.supabase.com/api/v1-json',
  actions: supabaseActions,
}
