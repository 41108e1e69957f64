import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Google Forms API v1. Known, not read. */
export const googleforms: AppDefinition = {
  slug: 'googleforms',
  name: 'Google Forms',
  description: 'Create and change forms of a Google account, and read what people answered.',
  categories: ['productivity', 'forms'],
  spoken: { names: ['google form'], family: 'google' },
  docs: 'https://developers.google.com/workspace/forms/api/reference/rest',
  baseUrl: 'https://forms.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('forms.body'), googleScope('forms.responses.readonly')),
  apiDocument: 'https://forms.googleapis.com/$discovery/rest?version=v1',
  actions: [],
}
