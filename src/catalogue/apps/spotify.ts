import type { AppDefinition } from '../spec.ts'

/**
 * Spotify: the vendor's page has the client in Basic, though some libraries send it in the body.
 * Endpoints as several libraries have them; the rest is known, not read. Unconfirmed: how the
 * client proves itself.
 */
export const spotify: AppDefinition = {
  slug: 'spotify',
  name: 'Spotify',
  description: 'Search music, read and change playlists and the library, and control what plays.',
  categories: ['music'],
  spoken: { hints: ['playlist', 'song'] },
  docs: 'https://developer.spotify.com/documentation/web-api/tutorials/code-flow',
  baseUrl: 'https://api.spotify.com/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://accounts.spotify.com/authorize',
      tokenUrl: 'https://accounts.spotify.com/api/token',
      clientAuth: 'client_secret_basic',
      scopes: [
        'user-read-private',
        'user-read-email',
        'user-library-read',
        'playlist-read-private',
        'playlist-modify-private',
        'playlist-modify-public',
        'user-read-playback-state',
        'user-modify-playback-state',
      ],
    },
  ],
  identity: {
    url: 'https://api.spotify.com/v1/me',
    id: 'id',
    name: 'display_name',
    email: 'email',
    avatar: 'images.0.url',
  },
  apiDocument:
    'https://raw.githubusercontent.com/sonallux/spotify-web-api/main/fixed-spotify-open-api.yml',
  actions: [],
}
