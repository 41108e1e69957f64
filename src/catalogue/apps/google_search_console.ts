import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Search Console API; the address of a site stands, encoded, in the path. Known, not read. */
export const googleSearchConsole: AppDefinition = {
  slug: 'google_search_console',
  name: 'Google Search Console',
  description:
    'See how sites do in Google Search: queries, clicks and positions, sitemaps and indexed pages.',
  categories: ['analytics', 'marketing'],
  spoken: { family: 'google' },
  docs: 'https://developers.google.com/webmaster-tools/v1/api_reference_index',
  baseUrl: 'https://searchconsole.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('webmasters')),
  apiDocument: 'https://searchconsole.googleapis.com/$discovery/rest?version=v1',
  actions: [],
}
