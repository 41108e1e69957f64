import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Contacts through the People API v1; every read names its fields in a mask. Known, not read. */
export const googlecontacts: AppDefinition = {
  slug: 'googlecontacts',
  name: 'Google Contacts',
  description: 'Find, read, create and change the contacts and contact groups of a Google account.',
  categories: ['productivity', 'contacts'],
  spoken: { names: ['google contact'], family: 'google' },
  docs: 'https://developers.google.com/people/api/rest',
  baseUrl: 'https://people.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('contacts')),
  apiDocument: 'https://people.googleapis.com/$discovery/rest?version=v1',
  actions: [],
}
