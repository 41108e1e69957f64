import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * Google Chat API v1: wants a Workspace account, and a Chat app configured in the Cloud project.
 * Known, not read.
 */
export const googlechat: AppDefinition = {
  slug: 'googlechat',
  name: 'Google Chat',
  description: 'Read spaces of Google Chat and their members, and read and post messages.',
  categories: ['communication'],
  spoken: { family: 'google' },
  docs: 'https://developers.google.com/workspace/chat/api/reference/rest',
  baseUrl: 'https://chat.googleapis.com/v1',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(
    googleScope('chat.spaces'),
    googleScope('chat.messages'),
    googleScope('chat.memberships.readonly'),
  ),
  apiDocument: 'https://chat.googleapis.com/$discovery/rest?version=v1',
  actions: [],
}
