import { youtubeActions } from '../actions/youtube.ts'
import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

const { auth, identity } = google(googleScope('youtube.force-ssl'))

/**
 * YouTube Data API v3. Each answer holds only the parts that `part` names: the actions name those
 * that are of use. `youtube.force-ssl` covers all of them, comments and captions among them. Service
 * accounts have no channel, so there is no way in for them. The discovery document was read in 2026.
 */
export const youtube: AppDefinition = {
  slug: 'youtube',
  name: 'YouTube',
  description:
    'Search videos, channels and playlists, read statistics and comments, and manage a channel of YouTube.',
  categories: ['media', 'social'],
  spoken: { names: ['yt'], hints: ['video', 'playlist'] },
  docs: 'https://developers.google.com/youtube/v3/docs',
  baseUrl: 'https://youtube.googleapis.com/youtube/v3',
  hosts: [GOOGLE_IDENTITY_HOST],
  auth: auth.filter(({ scheme }) => scheme === 'OAUTH2'),
  ...(identity && { identity }),
  apiDocument: 'https://www.googleapis.com/discovery/v1/apis/youtube/v3/rest',
  actions: youtubeActions,
}
