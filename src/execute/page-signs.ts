import { isRecord } from './coerce.ts'

/** How answers tell of a next page, and how requests ask for it: the habits of vendors, as data. */

type Container = Readonly<Record<string, unknown>>

/** Where vendors put what they say of a page, beside the top. */
const ENVELOPES = [
  ...['meta', 'metadata', 'pagination', 'paging', 'page', 'page_info', 'pageInfo', 'pages'],
  ...['response_metadata', 'result_info', 'result', 'data', 'meta.pagination', 'meta.page'],
  ...['links', '_links', 'cursor', 'cursors'],
].map((path) => path.split('.'))

/** The value at a path through objects alone. */
const along = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  )

/** The value at a dotted path through objects alone. */
export const at = (value: unknown, path: string): unknown => along(value, path.split('.'))

/** The objects of an answer that may tell of a page: the whole first. */
export const containersOf = (data: unknown): Container[] =>
  isRecord(data) ? [data, ...ENVELOPES.map((keys) => along(data, keys)).filter(isRecord)] : []

const MORE = ['has_more', 'hasMore', 'has_next', 'hasNext', 'has_next_page', 'hasNextPage']
const LAST = ['isLast', 'is_last', 'isLastPage', 'is_last_page']

/** Whether an answer says that nothing follows. */
export const saysLast = (containers: readonly Container[]): boolean =>
  containers.some(
    (it) => MORE.some((name) => it[name] === false) || LAST.some((name) => it[name] === true),
  )

/** Whether an answer says that something follows. */
export const saysMore = (containers: readonly Container[]): boolean =>
  containers.some((it) => MORE.some((name) => it[name] === true))

/** Parameters that say where a page begins. */
const POSITION =
  /page|cursor|offset|start|after|before|since|until|skip|(?<!access_?|api_?|auth_?)token|marker|continu|bookmark|scroll|position|(?:max|min|last|from)_?id|^from$|^next/i
/** Those that say how much is on it. */
const SIZE = /size|limit|count|len(?:gth)?$|per_?page|max_?results|^\$?(?:page)?_?(?:first|top)$/i

export const isPosition = (name: string): boolean => POSITION.test(name) && !SIZE.test(name)

/** The target of `rel="next"` in a `Link` header (RFC 8288 section 3). */
export function linkNext(header: string | null): string | undefined {
  for (const [, url, parameters = ''] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")/i.test(parameters)) return url
  }
  return undefined
}

/** What answers call a next page's URL. */
const URLS = [
  ...['@odata.nextLink', 'next', 'next_url', 'nextUrl', 'next_href', 'next_link', 'nextLink'],
  ...['next_page', 'nextPage', 'next_page_url', 'next_page_uri'],
]

/** All that an answer may mean as a next page's URL. */
export const urlsIn = (containers: readonly Container[]): unknown[] =>
  containers.flatMap((it) =>
    URLS.map((name) => it[name]).flatMap((value) =>
      isRecord(value) ? ['href', 'url', 'uri', 'link'].map((name) => value[name]) : [value],
    ),
  )

/** What answers call the next page's cursor, and what requests may call it: the likeliest first. */
export const CURSORS: readonly (readonly [said: string, wanted: readonly string[]])[] = [
  ['nextPageToken', ['pageToken', 'page_token', 'nextPageToken']],
  ['next_page_token', ['page_token', 'next_page_token', 'pageToken']],
  [
    'next_cursor',
    ['cursor', 'next_cursor', 'start_cursor', 'page_cursor', 'after', 'page[cursor]'],
  ],
  ['nextCursor', ['cursor', 'nextCursor', 'next_cursor', 'page_cursor', 'after']],
  ['next_token', ['pagination_token', 'next_token', 'token']],
  ['nextToken', ['nextToken', 'next_token']],
  ['NextToken', ['NextToken', 'nextToken', 'next_token']],
  ['NextMarker', ['Marker', 'marker']],
  ['next_marker', ['marker', 'next_marker']],
  ['next_page', ['page', 'next_page', 'page_token']],
  ['nextPage', ['page', 'nextPage']],
  ['next_offset', ['offset', 'next_offset']],
  ['nextOffset', ['offset', 'nextOffset']],
  ['next', ['cursor', 'next', 'page', 'start']],
]

/** Texts whose names are so short that they mean a next page only where they stand. */
export const PLACED_CURSORS: readonly (readonly [path: string, wanted: readonly string[]])[] = [
  ['paging.next.after', ['after']], // HubSpot
  ['next_page.offset', ['offset']], // Asana
  ['offset', ['offset']], // Airtable
  ['cursor', ['cursor']], // Square
  ['pagination.cursor', ['after', 'cursor']], // Twitch
]

/** Cursors of the last item that was shown: of a next page only where more is said to follow. */
export const END_CURSORS = ['endCursor', 'end_cursor']

export const OFFSETS = ['startAt', 'offset', 'start', 'skip', 'start_at']
export const LIMITS = ['maxResults', 'limit', 'max_results', 'per_page', 'page_size', 'pageSize']
export const TOTALS = ['total', 'total_count', 'totalCount', 'total_results']
export const PAGES = ['page', 'current_page', 'currentPage', 'page_number', 'pageNumber']
export const LAST_PAGES = ['total_pages', 'totalPages', 'pages', 'last_page', 'lastPage']
