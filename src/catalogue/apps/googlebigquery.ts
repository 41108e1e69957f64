import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * BigQuery API v2: the project stands in every path. A service account is the usual way in. Known,
 * not read.
 */
export const googlebigquery: AppDefinition = {
  slug: 'googlebigquery',
  name: 'Google BigQuery',
  description:
    'Run SQL queries over the data sets of a Google Cloud project, and look at their tables and jobs.',
  categories: ['databases', 'analytics'],
  spoken: { names: ['bigquery'], family: 'google' },
  docs: 'https://cloud.google.com/bigquery/docs/reference/rest',
  baseUrl: 'https://bigquery.googleapis.com/bigquery/v2',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('bigquery')),
  apiDocument: 'https://bigquery.googleapis.com/$discovery/rest?version=v2',
  actions: [],
}
