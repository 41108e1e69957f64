import { twitterActions } from '../actions/twitter.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://api.x.com/2/users/me'

/**
 * X, once Twitter, whose slug it keeps. PKCE is obligatory; tokens last two hours, and refresh
 * tokens, which `offline.access` is for, are good for one use. Endpoints as several libraries have
 * them; revocation and identity are known, not read. Looking up oneself is rationed in the smaller
 * plans (25 times a day, known, not read), so the user's id is kept with the connection.
 */
export const twitter: AppDefinition = {
  slug: 'twitter',
  name: 'X (Twitter)',
  description: 'Post, search and read on X: timelines, people, likes, bookmarks, lists, messages.',
  categories: ['social'],
  spoken: { names: ['x'], everyday: ['x'], hints: ['tweet', 'retweet', 'follow', 'timeline'] },
  docs: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code',
  baseUrl: 'https://api.x.com',
  parameters: { my_id: '{user_id}' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://x.com/i/oauth2/authorize',
      tokenUrl: 'https://api.x.com/2/oauth2/token',
      clientAuth: 'client_secret_basic',
      scopes: [
        ...['tweet.read', 'tweet.write', 'users.read', 'like.read', 'like.write'],
        ...['follows.read', 'follows.write', 'bookmark.read', 'bookmark.write', 'list.read'],
      ],
      fixedScopes: ['offline.access'],
      discover: [{ url: ME, data: { user_id: 'data.id', username: 'data.username' } }],
      revocation: { url: 'https://api.x.com/2/oauth2/revoke', clientAuth: 'basic' },
    },
  ],
  identity: {
    url: `${ME}?user.fields=profile_image_url`,
    id: 'data.id',
    name: 'data.username',
    avatar: 'data.profile_image_url',
  },
  apiDocument: 'https://api.x.com/2/openapi.json',
  actions: twitterActions,
}
