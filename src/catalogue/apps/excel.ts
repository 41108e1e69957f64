import type { AppDefinition } from '../spec.ts'
import { microsoft } from './microsoft.ts'

/** Excel through Microsoft Graph's workbooks. Known, not read. */
export const excel: AppDefinition = {
  slug: 'excel',
  name: 'Excel',
  description:
    'Read and write worksheets, tables and ranges of Excel workbooks that are in OneDrive or SharePoint.',
  categories: ['productivity', 'documents'],
  spoken: { everyday: ['excel'] },
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/excel',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  ...microsoft('Files.ReadWrite'),
  actions: [],
}
