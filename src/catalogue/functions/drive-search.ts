import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { Call } from '../run.ts'

/** What is told of a file; Drive has some sixty fields more. */
export const FILE_FIELDS =
  'id,name,mimeType,parents,size,createdTime,modifiedTime,webViewLink,description,starred,trashed,shared,driveId,owners(displayName,emailAddress),shortcutDetails'

export const FOLDER = 'application/vnd.google-apps.folder'

/** Conditions of a search in words of our own; what is not given does not narrow it. */
export const DriveSearch = z.object({
  q: z.string().optional(),
  name_contains: z.string().optional(),
  name_exact: z.string().optional(),
  name_not_contains: z.string().optional(),
  full_text_contains: z.string().optional(),
  full_text_not_contains: z.string().optional(),
  mime_type: z.string().optional(),
  folder_id: z.string().optional(),
  modified_after: z.string().optional(),
  starred: z.boolean().optional(),
  shared_with_me: z.boolean().optional(),
  trashed: z.boolean().default(false),
  order_by: z.string().optional(),
  page_size: z.number().default(25),
  page_token: z.string().optional(),
  drive_id: z.string().optional(),
})
export type DriveSearch = z.output<typeof DriveSearch>

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/**
 * The same in Drive's search language
 * (https://developers.google.com/workspace/drive/api/guides/ref-search-terms). A query that speaks
 * of `trashed` itself is not narrowed by ours.
 */
export function driveQuery(search: Partial<DriveSearch>): string {
  const text = (field: string, value: string | undefined, not = '') =>
    value === undefined ? [] : [`${not}${field} contains ${quoted(value)}`]
  const equal = (field: string, value: string | undefined) =>
    value === undefined ? [] : [`${field} = ${quoted(value)}`]
  const folder = search.folder_id
  const { q, starred, modified_after: after } = search
  return [
    ...(q ? [`(${q})`] : []),
    ...text('name', search.name_contains),
    ...equal('name', search.name_exact),
    ...text('name', search.name_not_contains, 'not '),
    ...text('fullText', search.full_text_contains),
    ...text('fullText', search.full_text_not_contains, 'not '),
    ...equal('mimeType', search.mime_type),
    ...(folder === undefined ? [] : [`${quoted(folder)} in parents`]),
    ...(after === undefined ? [] : [`modifiedTime > ${quoted(timeOf(after))}`]),
    ...(starred === undefined ? [] : [`starred = ${starred}`]),
    ...(search.shared_with_me ? ['sharedWithMe = true'] : []),
    ...(q && /\btrashed\b/.test(q) ? [] : [`trashed = ${search.trashed ?? false}`]),
  ].join(' and ')
}

/** Drive takes RFC 3339, of which a date alone is none. */
function timeOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return text
  throw new ServiceError(
    'invalid-arguments',
    'argument modified_after must be a date or a time, such as 2026-03-01T09:00:00Z',
  )
}

/** Drive's address for apps whose base URL is another API's. */
export const DRIVE = 'https://www.googleapis.com/drive/v3'

/**
 * Searches the user's files and those of shared drives. Drive refuses to sort a search for words in
 * the text, which comes by relevance.
 */
export function searchDrive(call: Call, base: string, search: DriveSearch): Promise<unknown> {
  const { drive_id: driveId } = search
  return call({
    path: `${base}/files`,
    query: {
      q: driveQuery(search),
      orderBy: search.full_text_contains === undefined ? search.order_by : undefined,
      pageSize: search.page_size,
      pageToken: search.page_token,
      ...(driveId === undefined ? {} : { driveId, corpora: 'drive' }),
      fields: `nextPageToken,incompleteSearch,files(${FILE_FIELDS})`,
      supportsAllDrives: true,
      includeItemsFromAllDrives: true,
    },
  })
}
