import type { ActionDefinition } from '../spec.ts'

/** Actions of Notion's API. */
export const notionActions: ActionDefinition[] = [
  {
    name: 'NOTION_SEARCH_NOTION_PAGE',
    description:
      'Finds pages and databases by words of their title, among those that the user shared with this connection. Comes back with id, kind, URL and properties of each.',
    tags: ['important', 'read-only'],
    request: 'POST /search',
    wire: { filter_value: 'filter.value', filter_property: 'filter.property' },
    input: {
      properties: {
        query: { type: 'string', description: 'Words of the title; without them, all there is.' },
        filter_value: {
          type: 'string',
          enum: ['page', 'database'],
          description: 'Only this kind; give `filter_property`, too.',
        },
        filter_property: {
          type: 'string',
          enum: ['object'],
          description: 'What `filter_value` is compared with: always `object`.',
        },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 100,
          description: 'Results a page.',
        },
        start_cursor: { type: 'string', description: '`next_cursor` of the last answer.' },
      },
    },
  },
  {
    name: 'NOTION_QUERY_DATABASE',
    description:
      'Reads the rows of a database, e.g. the open tasks of a board. Comes back with the properties of each row, and `next_cursor` if there are more.',
    tags: ['read-only'],
    request: 'POST /databases/{database_id}/query',
    input: {
      required: ['database_id'],
      properties: {
        database_id: { type: 'string', description: 'Id of the database, from a search.' },
        filter: {
          type: 'object',
          additionalProperties: true,
          description: 'A filter in Notion’s own form: property, type, condition.',
        },
        sorts: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'How to sort: each `property` with `direction` ascending or descending.',
        },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 100,
          description: 'Rows a page.',
        },
        start_cursor: { type: 'string', description: '`next_cursor` of the last answer.' },
      },
    },
  },
  {
    name: 'NOTION_ARCHIVE_NOTION_PAGE',
    description:
      'Moves a page to the trash, or takes it out again. Pages of a database count as well. Comes back with the page.',
    tags: ['destructive', 'idempotent'],
    request: 'PATCH /pages/{page_id}',
    wire: { archive: 'archived' },
    input: {
      required: ['page_id', 'archive'],
      properties: {
        page_id: { type: 'string', description: 'Id of the page.' },
        archive: {
          type: 'boolean',
          description: 'true: into the trash; false: out of it.',
        },
      },
    },
  },
]
