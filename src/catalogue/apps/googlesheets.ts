import { googlesheetsActions } from '../actions/googlesheets.ts'
import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * Google Sheets API v4; spreadsheets are found through the Drive API, for which a user is asked only
 * when it is needed. The discovery document was read in 2026.
 */
export const googlesheets: AppDefinition = {
  slug: 'googlesheets',
  name: 'Google Sheets',
  description:
    'Create, find, read, fill, look up, format and chart spreadsheets of a Google account.',
  categories: ['productivity', 'spreadsheets'],
  spoken: {
    names: ['google sheet', 'gsheet', 'gsheets'],
    hints: ['spreadsheet', 'sheet', 'row', 'cell'],
    family: 'google',
  },
  docs: 'https://developers.google.com/workspace/sheets/api/reference/rest',
  baseUrl: 'https://sheets.googleapis.com/v4',
  hosts: ['www.googleapis.com', GOOGLE_IDENTITY_HOST],
  ...google(googleScope('spreadsheets')),
  apiDocument: 'https://sheets.googleapis.com/$discovery/rest?version=v4',
  actions: googlesheetsActions,
}
