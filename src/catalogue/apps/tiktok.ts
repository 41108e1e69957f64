import { tiktokActions } from '../actions/tiktok.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * TikTok: the client's id is called `client_key`. PKCE is for its desktop kit, which wants the
 * challenge in hex: a challenge by RFC 7636 does not fit (unconfirmed for web clients). Revocation
 * wants `client_key` too, which the facts cannot say. Known, not read.
 */
export const tiktok: AppDefinition = {
  slug: 'tiktok',
  name: 'TikTok',
  description: 'Read the profile and the videos of a TikTok account.',
  categories: ['social'],
  docs: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
  baseUrl: 'https://open.tiktokapis.com/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.tiktok.com/v2/auth/authorize/',
      tokenUrl: 'https://open.tiktokapis.com/v2/oauth/token/',
      clientAuth: 'client_secret_post',
      clientIdParam: 'client_key',
      pkce: false,
      scopeSeparator: ',',
      tokenData: { open_id: 'open_id' },
      scopes: ['user.info.basic', 'video.list'],
    },
  ],
  identity: {
    url: 'https://open.tiktokapis.com/v2/user/info/?fields=open_id,display_name,avatar_url',
    id: 'data.user.open_id',
    name: 'data.user.display_name',
    avatar: 'data.user.avatar_url',
  },
  actions: tiktokActions,
}
