import type { AppDefinition } from '../spec.ts'

/**
 * Facebook Pages on Meta's Graph: there are no refresh tokens, and trading a token for a longer one
 * (`fb_exchange_token`) is a grant of Meta's own, which is not made. Tokens of pages come from
 * `/me/accounts`. Scopes are listed with commas, as Meta's page has it; spaces are seen elsewhere.
 * Endpoints as several libraries have them; the rest is known, not read.
 */
export const facebook: AppDefinition = {
  slug: 'facebook',
  name: 'Facebook',
  description: 'Read and publish posts of Facebook Pages, and answer comments on them.',
  categories: ['social'],
  docs: 'https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow',
  baseUrl: 'https://graph.facebook.com/v23.0',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.facebook.com/v23.0/dialog/oauth',
      tokenUrl: 'https://graph.facebook.com/v23.0/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['public_profile', 'pages_show_list', 'pages_read_engagement', 'pages_manage_posts'],
    },
  ],
  identity: {
    url: 'https://graph.facebook.com/v23.0/me?fields=id,name,picture',
    id: 'id',
    name: 'name',
    avatar: 'picture.data.url',
  },
  actions: [],
}
