import { googledriveActions } from '../actions/googledrive.ts'
import type { AppDefinition } from '../spec.ts'
import { GOOGLE_IDENTITY_HOST, google, googleScope } from './google.ts'

/**
 * Google Drive API v3. Uploads go to `/upload/drive/v3` of the same host. The API answers few fields
 * unless `fields` names more, and leaves shared drives out unless `supportsAllDrives` is set: the
 * actions say both. The discovery document was read in 2026.
 */
export const googledrive: AppDefinition = {
  slug: 'googledrive',
  name: 'Google Drive',
  description:
    'Find, read, upload, move, copy, share and comment on files and folders of a Google account.',
  categories: ['productivity', 'files'],
  spoken: {
    names: ['gdrive', 'drive'],
    hints: ['drive', 'file', 'folder', 'document'],
    family: 'google',
  },
  docs: 'https://developers.google.com/workspace/drive/api/reference/rest/v3',
  baseUrl: 'https://www.googleapis.com/drive/v3',
  hosts: [GOOGLE_IDENTITY_HOST],
  ...google(googleScope('drive')),
  apiDocument: 'https://www.googleapis.com/discovery/v1/apis/drive/v3/rest',
  actions: googledriveActions,
}
