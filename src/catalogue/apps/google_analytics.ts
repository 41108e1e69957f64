import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Google Analytics Data API; which properties there are, the Admin API tells. Known, not read. */
export const googleAnalytics: AppDefinition = {
  slug: 'google_analytics',
  name: 'Google Analytics',
  description: 'Run reports over the visitors, pages and events of a Google Analytics property.',
  categories: ['analytics'],
  spoken: { family: 'google' },
  docs: 'https://developers.google.com/analytics/devguides/reporting/data/v1/rest',
  baseUrl: 'https://analyticsdata.googleapis.com/v1beta',
  hosts: ['analyticsadmin.googleapis.com', GOOGLE_IDENTITY_HOST],
  ...google(googleScope('analytics.readonly')),
  apiDocument: 'https://analyticsdata.googleapis.com/$discovery/rest?version=v1beta',
  actions: [],
}
