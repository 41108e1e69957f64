import { googlecalendarActions } from '../actions/googlecalendar.ts'
import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Google Calendar API v3. The discovery document was read in 2026. */
export const googlecalendar: AppDefinition = {
  slug: 'googlecalendar',
  name: 'Google Calendar',
  description:
    'Read and write calendars and events of a Google account, invite guests, find free time.',
  categories: ['productivity', 'calendar'],
  spoken: {
    names: ['google cal', 'gcal'],
    hints: ['calendar', 'event', 'meeting', 'appointment', 'free', 'guest'],
    family: 'google',
  },
  docs: 'https://developers.google.com/workspace/calendar/api/v3/reference',
  baseUrl: 'https://www.googleapis.com/calendar/v3',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('calendar')),
  apiDocument: 'https://www.googleapis.com/discovery/v1/apis/calendar/v3/rest',
  actions: googlecalendarActions,
}
