import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * Google Meet API v2: spaces that the app made itself may be changed, others are read only. Known,
 * not read.
 */
export const googlemeet: AppDefinition = {
  slug: 'googlemeet',
  name: 'Google Meet',
  description:
    'Create meeting spaces, and read past conferences with their participants, recordings and transcripts.',
  categories: ['communication', 'meetings'],
  spoken: { names: ['google meeting'], family: 'google' },
  docs: 'https://developers.google.com/workspace/meet/api/reference/rest/v2',
  baseUrl: 'https://meet.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('meetings.space.created'), googleScope('meetings.space.readonly')),
  apiDocument: 'https://meet.googleapis.com/$discovery/rest?version=v2',
  actions: [],
}
