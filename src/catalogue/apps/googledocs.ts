import { googledocsActions } from '../actions/googledocs.ts'
import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * Google Docs API v1; documents are found and copied through the Drive API, charts read through the
 * Sheets API, for which a user is asked only when it is needed. All actions mean the first tab of a
 * document, as the API does where none is named. The discovery document was read in 2026.
 */
export const googledocs: AppDefinition = {
  slug: 'googledocs',
  name: 'Google Docs',
  description:
    'Create documents of a Google account from Markdown, read them as Markdown, and change their text, tables and styles.',
  categories: ['productivity', 'documents'],
  spoken: { names: ['google doc', 'gdoc', 'gdocs'], hints: ['doc', 'document'], family: 'google' },
  docs: 'https://developers.google.com/workspace/docs/api/reference/rest',
  baseUrl: 'https://docs.googleapis.com/v1',
  hosts: ['www.googleapis.com', 'sheets.googleapis.com', GOOGLE_IDENTITY_HOST],
  ...google(googleScope('documents')),
  apiDocument: 'https://docs.googleapis.com/$discovery/rest?version=v1',
  actions: googledocsActions,
}
