import type { AppDefinition } from '../spec.ts'

/**
 * Toggl Track: a token is the user name of HTTP Basic; the password is the word `api_token`. Known,
 * not read.
 */
export const toggl: AppDefinition = {
  slug: 'toggl',
  name: 'Toggl Track',
  description:
    'Read, start and stop time entries of Toggl Track, and look at projects and clients.',
  categories: ['time-tracking'],
  docs: 'https://engineering.toggl.com/docs/track/authentication/',
  baseUrl: 'https://api.track.toggl.com/api/v9',
  auth: [
    {
      scheme: 'BASIC',
      username: '{api_token}',
      password: 'api_token',
      fields: [
        {
          name: 'api_token',
          label: 'API token',
          type: 'password',
          help: 'track.toggl.com: Profile, at the end of the page.',
        },
      ],
      verify: { url: 'https://api.track.toggl.com/api/v9/me' },
    },
  ],
  identity: {
    url: 'https://api.track.toggl.com/api/v9/me',
    id: 'id',
    name: 'fullname',
    email: 'email',
    avatar: 'image_url',
  },
  actions: [],
}
