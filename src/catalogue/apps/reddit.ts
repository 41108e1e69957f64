import { redditActions } from '../actions/reddit.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Reddit: `duration` asks for a refresh token. The vendor's wiki wants the client in Basic, though
 * some libraries send it in the body. Requests without a user agent are refused. Endpoints as
 * several libraries have them; the rest is known, not read. Unconfirmed: how the client proves
 * itself.
 */
export const reddit: AppDefinition = {
  slug: 'reddit',
  name: 'Reddit',
  description: 'Search Reddit, read posts and comments, and post and comment as the user.',
  categories: ['social'],
  docs: 'https://github.com/reddit-archive/reddit/wiki/OAuth2',
  baseUrl: 'https://oauth.reddit.com',
  headers: { 'user-agent': 'behalf' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.reddit.com/api/v1/authorize',
      authorizationParams: { duration: 'permanent' },
      tokenUrl: 'https://www.reddit.com/api/v1/access_token',
      clientAuth: 'client_secret_basic',
      scopes: ['identity', 'read', 'submit', 'edit', 'history'],
      revocation: { url: 'https://www.reddit.com/api/v1/revoke_token', clientAuth: 'basic' },
    },
  ],
  identity: {
    url: 'https://oauth.reddit.com/api/v1/me',
    id: 'id',
    name: 'name',
    avatar: 'icon_img',
  },
  actions: redditActions,
}
