import type { AppDefinition } from '../spec.ts'

/**
 * Twitch: every call names the client beside the token; a second call tells its id, of the token
 * itself. The token answer lists granted scopes as an array. Endpoints as several libraries have
 * them; the rest is known, not read.
 */
export const twitch: AppDefinition = {
  slug: 'twitch',
  name: 'Twitch',
  description: 'Read channels, streams, clips and followers of Twitch as the user.',
  categories: ['video', 'social'],
  docs: 'https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/',
  baseUrl: 'https://api.twitch.tv/helix',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://id.twitch.tv/oauth2/authorize',
      tokenUrl: 'https://id.twitch.tv/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: ['user:read:email', 'user:read:follows'],
      discover: [
        { url: 'https://id.twitch.tv/oauth2/validate', data: { twitch_client_id: 'client_id' } },
      ],
      put: {
        headers: { authorization: 'Bearer {accessToken}', 'client-id': '{twitch_client_id}' },
      },
      revocation: { url: 'https://id.twitch.tv/oauth2/revoke', clientAuth: 'post' },
    },
  ],
  identity: {
    url: 'https://api.twitch.tv/helix/users',
    id: 'data.0.id',
    name: 'data.0.display_name',
    email: 'data.0.email',
    avatar: 'data.0.profile_image_url',
  },
  actions: [],
}
