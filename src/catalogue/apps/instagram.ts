import type { AppDefinition } from '../spec.ts'

/**
 * Instagram with its own login, for professional accounts: the code buys a token of an hour.
 * Trading that for one of 60 days (`ig_exchange_token`) is a grant of Meta's own, which is not
 * made, so that a token of the app's dashboard lasts longer. Endpoints as one other library has
 * them; the rest is known, not read. Unconfirmed: that tokens are taken in the header.
 */
export const instagram: AppDefinition = {
  slug: 'instagram',
  name: 'Instagram',
  description:
    'Read posts, comments and figures of a professional Instagram account, and publish to it.',
  categories: ['social'],
  docs: 'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login',
  baseUrl: 'https://graph.instagram.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.instagram.com/oauth/authorize',
      tokenUrl: 'https://api.instagram.com/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: [
        'instagram_business_basic',
        'instagram_business_content_publish',
        'instagram_business_manage_comments',
      ],
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Access token',
          type: 'password',
          help: 'developers.facebook.com: your app, Instagram, API setup; Generate token. Lasts 60 days.',
        },
      ],
      verify: { url: 'https://graph.instagram.com/me?fields=user_id' },
    },
  ],
  identity: {
    url: 'https://graph.instagram.com/me?fields=user_id,username,profile_picture_url',
    id: 'user_id',
    name: 'username',
    avatar: 'profile_picture_url',
  },
  actions: [],
}
