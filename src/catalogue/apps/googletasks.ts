import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/** Google Tasks API v1. Known, not read. */
export const googletasks: AppDefinition = {
  slug: 'googletasks',
  name: 'Google Tasks',
  description: 'Read, create, finish and move tasks and task lists of a Google account.',
  categories: ['productivity'],
  spoken: { names: ['google task'], family: 'google' },
  docs: 'https://developers.google.com/workspace/tasks/reference/rest',
  baseUrl: 'https://tasks.googleapis.com',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('tasks')),
  apiDocument: 'https://tasks.googleapis.com/$discovery/rest?version=v1',
  actions: [],
}
