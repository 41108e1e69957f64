import type { AppDefinition } from '../spec.ts'
import { microsoft } from './microsoft.ts'

/**
 * OneDrive through Microsoft Graph. Downloads answer with a redirect to another host. Known, not
 * read.
 */
export const oneDrive: AppDefinition = {
  slug: 'one_drive',
  name: 'OneDrive',
  description: 'Find, read, upload, move and share the files of a OneDrive.',
  categories: ['files'],
  docs: 'https://learn.microsoft.com/en-us/graph/onedrive-concept-overview',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  ...microsoft('Files.ReadWrite'),
  actions: [],
}
