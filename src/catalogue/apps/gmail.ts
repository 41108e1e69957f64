import { gmailActions } from '../actions/gmail.ts'
import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * Gmail API v1; contacts come from the People API. `gmail.modify` is all but permanent deletion.
 * The discovery document was read in 2026.
 */
export const gmail: AppDefinition = {
  slug: 'gmail',
  name: 'Gmail',
  description:
    'Read, search, send and sort the e-mail of a Google account, and look up its contacts.',
  categories: ['communication', 'email'],
  spoken: { names: ['google mail'], hints: ['inbox', 'email', 'mail', 'gmail'] },
  docs: 'https://developers.google.com/workspace/gmail/api/reference/rest',
  baseUrl: 'https://gmail.googleapis.com/gmail/v1',
  hosts: ['people.googleapis.com', GOOGLE_IDENTITY_HOST],
  ...google(googleScope('gmail.modify')),
  apiDocument: 'https://gmail.googleapis.com/$discovery/rest?version=v1',
  actions: gmailActions,
}
