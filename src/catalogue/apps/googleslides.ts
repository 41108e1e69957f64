import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Google Slides API v1. Known, not read. */
export const googleslides: AppDefinition = {
  slug: 'googleslides',
  name: 'Google Slides',
  description: 'Create, read and change presentations of a Google account, slide by slide.',
  categories: ['productivity', 'documents'],
  spoken: { names: ['google slide'], family: 'google' },
  docs: 'https://developers.google.com/workspace/slides/api/reference/rest',
  baseUrl: 'https://slides.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('presentations')),
  apiDocument: 'https://slides.googleapis.com/$discovery/rest?version=v1',
  actions: [],
}
