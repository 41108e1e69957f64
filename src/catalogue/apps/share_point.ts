import type { AppDefinition } from '../spec.ts'
import { microsoft } from './microsoft.ts'

/**
 * SharePoint through Microsoft Graph. SharePoint's own REST API wants tokens for another audience,
 * and is not covered. Known, not read.
 */
export const sharePoint: AppDefinition = {
  slug: 'share_point',
  name: 'SharePoint',
  description:
    'Find sites of a Microsoft 365 organisation, and read and change their lists, pages and files.',
  categories: ['documents', 'files'],
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/sharepoint',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  ...microsoft('Sites.ReadWrite.All'),
  actions: [],
}
