import type { AppDefinition } from '../spec.ts'

/**
 * Pinterest: scopes are listed with commas, as the vendor's page has it; spaces are seen elsewhere.
 * Endpoints as several libraries have them; the rest is known, not read.
 */
export const pinterest: AppDefinition = {
  slug: 'pinterest',
  name: 'Pinterest',
  description: 'Read and create boards and pins of a Pinterest account.',
  categories: ['social'],
  docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
  baseUrl: 'https://api.pinterest.com/v5',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.pinterest.com/oauth/',
      tokenUrl: 'https://api.pinterest.com/v5/oauth/token',
      clientAuth: 'client_secret_basic',
      scopeSeparator: ',',
      scopes: ['user_accounts:read', 'boards:read', 'pins:read', 'pins:write'],
    },
  ],
  identity: {
    url: 'https://api.pinterest.com/v5/user_account',
    id: 'username',
    name: 'username',
    avatar: 'profile_image',
  },
  apiDocument: 'https://raw.githubusercontent.com/pinterest/api-description/main/v5/openapi.json',
  actions: [],
}
