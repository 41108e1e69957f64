/**
 * Actions of Notion's API as of version 2022-06-28, in which a database is one table:
 * https://developers.notion.com/reference. Text is Markdown and cells are plain words here, both
 * ways: `functions/notion*.ts`. Paths from the vendor's OpenAPI document and SDK (npm `@notionhq/client`
 * 5.26.0), read 2026-11-23; those of databases, which later versions moved, are known, not read.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const page_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the page, e.g. from a search, or its address.',
}

const database_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the database, e.g. from a search, or its address.',
}

const block_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the block; a page’s id stands for all of the page.',
}

const markdown: ArgumentSchema = {
  type: 'string',
  description: 'Content in Markdown: headings, lists, tasks, tables, code, quotes, links, images.',
}

const looks: Arguments = {
  icon: { type: 'string', description: 'An emoji, or the https address of an image.' },
  cover: { type: 'string', description: 'The https address of the image on top.' },
}

const cells: ArgumentSchema = {
  type: 'array',
  description: 'Cells by the names of their columns. What is not given stays.',
  items: {
    type: 'object',
    required: ['name', 'value'],
    properties: {
      name: { type: 'string', description: 'Name of the column.' },
      value: {
        type: 'string',
        description:
          'In plain words: `3`, `true`, `2026-01-31` or `2026-01-31/2026-02-02`, names of options or ids with commas. Empty clears it.',
      },
    },
  },
}

const COLUMN_TYPES = [
  ...['title', 'rich_text', 'number', 'select', 'multi_select', 'date', 'people', 'files'],
  ...['checkbox', 'url', 'email', 'phone_number', 'relation', 'created_time', 'created_by'],
  ...['last_edited_time', 'last_edited_by'],
]

const column: Arguments = {
  name: { type: 'string', description: 'Name of the column.' },
  type: { type: 'string', enum: COLUMN_TYPES, description: 'What stands in it.' },
  options: {
    type: 'array',
    items: { type: 'string' },
    description: 'Names to choose from, for select and multi_select.',
  },
  database_id: { type: 'string', description: 'The other database, for a relation.' },
}

const paging: Arguments = {
  page_size: {
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 50,
    description: 'Results a page.',
  },
  start_cursor: { type: 'string', description: '`next_cursor` of the last answer.' },
}

const PAGES: ActionDefinition[] = [
  {
    name: 'NOTION_SEARCH_NOTION_PAGE',
    aliases: ['NOTION_FETCH_DATA', 'NOTION_POST_SEARCH'],
    description:
      'Finds pages and databases by words of their title, among those that the user shared with this connection. Comes back with id, kind, URL and properties of each.',
    tags: ['important', 'read-only'],
    keywords: ['find', 'lookup', 'wiki'],
    run: 'notion.search',
    input: {
      properties: {
        query: { type: 'string', description: 'Words of the title; without them, all there is.' },
        filter_value: {
          type: 'string',
          enum: ['page', 'database'],
          description: 'Only this kind.',
        },
        filter_property: {
          type: 'string',
          enum: ['object'],
          description: 'What `filter_value` is compared with: always `object`; may be left out.',
        },
        direction: {
          type: 'string',
          enum: ['descending', 'ascending'],
          description: 'Sorts by the time of the last edit; without it, by how well it fits.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'NOTION_GET_PAGE_MARKDOWN',
    aliases: ['NOTION_READ_PAGE'],
    description:
      'Reads a whole page as Markdown, with its title and properties in plain words. `cut` is true where the page was too long to be read at once.',
    tags: ['important', 'read-only'],
    keywords: ['content', 'document', 'text', 'summarize'],
    run: 'notion.read-page',
    argumentAliases: { block_id: 'page_id' },
    input: { required: ['page_id'], properties: { page_id } },
  },
  {
    name: 'NOTION_CREATE_NOTION_PAGE',
    aliases: ['NOTION_CREATE_PAGE', 'NOTION_POST_PAGE'],
    description:
      'Makes a page below another page, or a row with just a title in a database, with its content in Markdown. Comes back with id and URL.',
    tags: ['important'],
    keywords: ['new document', 'note', 'write'],
    run: 'notion.create-page',
    argumentAliases: { content: 'markdown', parent: 'parent_id' },
    input: {
      required: ['parent_id', 'title'],
      properties: {
        parent_id: {
          type: 'string',
          description: 'Id or address of the page or database that it goes into.',
        },
        title: { type: 'string', description: 'Title of the page.' },
        markdown,
        ...looks,
      },
    },
  },
  {
    name: 'NOTION_ADD_PAGE_CONTENT',
    aliases: ['NOTION_ADD_NOTION_PAGE_CHILDREN', 'NOTION_APPEND_MARKDOWN'],
    description:
      'Adds content to the end of a page, or behind one of its blocks, in Markdown. Comes back with the blocks that were made.',
    tags: ['important'],
    keywords: ['append', 'write', 'insert text'],
    run: 'notion.add-content',
    argumentAliases: {
      page_id: 'parent_block_id',
      block_id: 'parent_block_id',
      content: 'markdown',
    },
    input: {
      required: ['parent_block_id'],
      properties: {
        parent_block_id: {
          type: 'string',
          description: 'Id of the page, or of the block that it goes into.',
        },
        markdown,
        content_block: {
          type: 'object',
          additionalProperties: true,
          description: 'One block instead: Notion’s own JSON, or `content` and `block_property`.',
        },
        after: { type: 'string', description: 'Id of the block that it follows; else the end.' },
      },
    },
  },
  {
    name: 'NOTION_UPDATE_PAGE',
    description:
      'Changes title, icon, cover or properties of a page, or moves it to the trash. What is not given stays. Comes back with the page.',
    tags: ['important', 'idempotent'],
    keywords: ['edit', 'rename'],
    run: 'notion.update-page',
    input: {
      required: ['page_id'],
      properties: {
        page_id,
        title: { type: 'string', description: 'New title.' },
        properties: cells,
        ...looks,
        archived: { type: 'boolean', description: 'true: into the trash; false: out of it.' },
      },
    },
  },
  {
    name: 'NOTION_ARCHIVE_NOTION_PAGE',
    description:
      'Moves a page to the trash, or takes it out again. Pages of a database count as well. Comes back with the page.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['delete', 'restore'],
    request: 'PATCH /pages/{page_id}',
    wire: { archive: 'archived' },
    input: {
      required: ['page_id', 'archive'],
      properties: {
        page_id: { type: 'string', description: 'Id of the page.' },
        archive: { type: 'boolean', description: 'true: into the trash; false: out of it.' },
      },
    },
  },
  {
    name: 'NOTION_DUPLICATE_PAGE',
    description:
      'Copies a page below another one: what Markdown can say of it, without comments and sub-pages. Comes back with the new page.',
    keywords: ['copy', 'template', 'clone'],
    run: 'notion.duplicate-page',
    input: {
      required: ['page_id', 'parent_id'],
      properties: {
        page_id,
        parent_id: { type: 'string', description: 'Id of the page or database for the copy.' },
        title: { type: 'string', description: 'Its title; else `Copy of` and the old one.' },
      },
    },
  },
  {
    name: 'NOTION_GET_PAGE_PROPERTY_ACTION',
    aliases: ['NOTION_NOTION_GET_PAGE_PROPERTY', 'NOTION_GET_PAGE_PROPERTY'],
    description:
      'Reads one property of a page in full, page by page: for long relations and rollups, which the page itself cuts at 25.',
    tags: ['read-only'],
    request: 'GET /pages/{page_id}/properties/{property_id}',
    input: {
      required: ['page_id', 'property_id'],
      properties: {
        page_id: { type: 'string', description: 'Id of the page.' },
        property_id: { type: 'string', description: 'Id of the property, from its page.' },
        ...paging,
      },
    },
  },
]

const DATABASES: ActionDefinition[] = [
  {
    name: 'NOTION_QUERY_DATABASE',
    description:
      'Reads the rows of a database, e.g. the open tasks of a board, with their cells in plain words. Comes back with `next_cursor` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['table', 'rows', 'filter', 'tasks'],
    run: 'notion.query-database',
    input: {
      required: ['database_id'],
      properties: {
        database_id,
        where: {
          ...cells,
          description: 'Only rows that have all these cells; texts need only hold the words.',
        },
        filter: {
          type: 'object',
          additionalProperties: true,
          description: 'A filter in Notion’s own form, for more: property, type, condition.',
        },
        sorts: {
          type: 'array',
          description: 'What to sort by, the most important first.',
          items: {
            type: 'object',
            properties: {
              property: {
                type: 'string',
                description: 'Name of a column, or created_time or last_edited_time.',
              },
              direction: {
                type: 'string',
                enum: ['ascending', 'descending'],
                description: 'Ascending if not given.',
              },
            },
          },
        },
        ...paging,
      },
    },
  },
  {
    name: 'NOTION_INSERT_ROW_DATABASE',
    description:
      'Adds a row to a database, with cells in plain words and, if asked, content in Markdown on its page. Comes back with id, URL and cells.',
    tags: ['important'],
    keywords: ['add task', 'record', 'entry'],
    run: 'notion.insert-row',
    input: {
      required: ['database_id', 'properties'],
      properties: {
        database_id,
        properties: cells,
        markdown,
        ...looks,
        child_blocks: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'Blocks in Notion’s own JSON; Markdown is easier.',
        },
      },
    },
  },
  {
    name: 'NOTION_UPDATE_ROW_DATABASE',
    description:
      'Changes cells of a row, in plain words, or moves the row to the trash. What is not given stays. Comes back with the row.',
    tags: ['important', 'idempotent'],
    keywords: ['edit', 'status', 'complete task'],
    run: 'notion.update-row',
    argumentAliases: { page_id: 'row_id' },
    input: {
      required: ['row_id'],
      properties: {
        row_id: { type: 'string', description: 'Id of the row, which is a page.' },
        properties: cells,
        ...looks,
        delete_row: { type: 'boolean', description: 'true: into the trash.' },
      },
    },
  },
  {
    name: 'NOTION_FETCH_ROW',
    aliases: ['NOTION_FETCH_NOTION_PAGE', 'NOTION_RETRIEVE_PAGE'],
    description:
      'Reads a row or page in Notion’s own JSON: properties, parent, icon, times; without its content.',
    tags: ['important', 'read-only'],
    request: 'GET /pages/{page_id}',
    argumentAliases: { row_id: 'page_id' },
    input: {
      required: ['page_id'],
      properties: { page_id: { type: 'string', description: 'Id of the page.' } },
    },
  },
  {
    name: 'NOTION_FETCH_DATABASE',
    aliases: ['NOTION_FETCH_NOTION_DATABASE'],
    description:
      'Reads what a database is: title, parent, and its columns with their types and options.',
    tags: ['important', 'read-only'],
    keywords: ['schema', 'columns'],
    request: 'GET /databases/{database_id}',
    input: {
      required: ['database_id'],
      properties: { database_id: { type: 'string', description: 'Id of the database.' } },
    },
  },
  {
    name: 'NOTION_CREATE_DATABASE',
    aliases: ['NOTION_CREATE_NOTION_DATABASE'],
    description:
      'Makes a database on a page, with the columns that are named. Without a column for titles it gets `Name`. Comes back with its id.',
    tags: ['important'],
    keywords: ['table', 'board'],
    run: 'notion.create-database',
    input: {
      required: ['parent_id', 'title', 'properties'],
      properties: {
        parent_id: { type: 'string', description: 'Id or address of the page that it goes on.' },
        title: { type: 'string', description: 'Title of the database.' },
        properties: {
          type: 'array',
          description: 'Its columns.',
          items: { type: 'object', required: ['name', 'type'], properties: column },
        },
      },
    },
  },
  {
    name: 'NOTION_UPDATE_SCHEMA_DATABASE',
    aliases: ['NOTION_UPDATE_NOTION_DATABASE'],
    description:
      'Changes title or description of a database, and adds, renames or removes columns. Comes back with the database.',
    tags: ['important'],
    keywords: ['add column', 'rename'],
    run: 'notion.update-database',
    input: {
      required: ['database_id'],
      properties: {
        database_id,
        title: { type: 'string', description: 'New title.' },
        description: { type: 'string', description: 'New description.' },
        properties: {
          type: 'array',
          description: 'Columns that are new or change.',
          items: {
            type: 'object',
            required: ['name'],
            properties: {
              ...column,
              new_name: { type: 'string', description: 'Another name for it.' },
              remove: { type: 'boolean', description: 'true: the column and its cells go.' },
            },
          },
        },
      },
    },
  },
  {
    name: 'NOTION_RETRIEVE_DATABASE_PROPERTY',
    description: 'Reads one column of a database: its type, and its options where it has some.',
    tags: ['read-only'],
    run: 'notion.read-column',
    input: {
      required: ['database_id', 'property_id'],
      properties: {
        database_id,
        property_id: { type: 'string', description: 'Name or id of the column.' },
      },
    },
  },
]

const BLOCKS: ActionDefinition[] = [
  {
    name: 'NOTION_APPEND_BLOCK_CHILDREN',
    description:
      'Adds blocks in Notion’s own JSON to a page or block, up to a hundred. For text, NOTION_ADD_PAGE_CONTENT with Markdown is easier.',
    request: 'PATCH /blocks/{block_id}/children',
    input: {
      required: ['block_id', 'children'],
      properties: {
        block_id,
        children: {
          type: 'array',
          maxItems: 100,
          items: { type: 'object', additionalProperties: true },
          description: 'Blocks as Notion’s API has them, each with `type`.',
        },
        after: { type: 'string', description: 'Id of the block that they follow; else the end.' },
      },
    },
  },
  {
    name: 'NOTION_FETCH_NOTION_CHILD_BLOCK',
    aliases: ['NOTION_FETCH_BLOCK_CONTENTS'],
    description:
      'Lists the blocks of a page, or in a block, with the ids that changing and deleting need. To read a page, NOTION_GET_PAGE_MARKDOWN is shorter.',
    tags: ['important', 'read-only'],
    request: 'GET /blocks/{block_id}/children',
    argumentAliases: { page_id: 'block_id' },
    input: { required: ['block_id'], properties: { block_id, ...paging } },
  },
  {
    name: 'NOTION_FETCH_NOTION_BLOCK',
    aliases: ['NOTION_FETCH_BLOCK_METADATA'],
    description: 'Reads one block: its kind, its text, and whether there are blocks in it.',
    tags: ['read-only'],
    request: 'GET /blocks/{block_id}',
    input: { required: ['block_id'], properties: { block_id } },
  },
  {
    name: 'NOTION_UPDATE_BLOCK',
    aliases: ['NOTION_NOTION_UPDATE_BLOCK', 'NOTION_UPDATE_A_BLOCK'],
    description:
      'Replaces the text of a block, in Markdown of one line. The kind of a block cannot change. Comes back with the block.',
    tags: ['important', 'idempotent'],
    keywords: ['edit text', 'check off'],
    run: 'notion.update-block',
    input: {
      required: ['block_id', 'block_type', 'content'],
      properties: {
        block_id: { type: 'string', description: 'Id of the block.' },
        block_type: {
          type: 'string',
          description: 'Its kind as it is.',
          enum: [
            ...['paragraph', 'heading_1', 'heading_2', 'heading_3', 'bulleted_list_item'],
            ...['numbered_list_item', 'to_do', 'toggle', 'quote', 'callout', 'code'],
          ],
        },
        content: { type: 'string', description: 'The new text.' },
        additional_properties: {
          type: 'object',
          additionalProperties: true,
          description: 'What else the kind has, e.g. `checked` of a to_do.',
        },
      },
    },
  },
  {
    name: 'NOTION_DELETE_BLOCK',
    aliases: ['NOTION_DELETE_NOTION_PAGE_CHILDREN'],
    description:
      'Moves a block, with all that stands in it, to the trash; a page or database, too. Comes back with the block.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['remove text'],
    request: 'DELETE /blocks/{block_id}',
    input: {
      required: ['block_id'],
      properties: { block_id: { type: 'string', description: 'Id of the block or page.' } },
    },
  },
]

const PEOPLE: ActionDefinition[] = [
  {
    name: 'NOTION_CREATE_COMMENT',
    aliases: ['NOTION_CREATE_PAGE_COMMENT', 'NOTION_CREATE_A_COMMENT'],
    description:
      'Comments on a page, or answers in a discussion, in Markdown of one line. The integration needs leave to comment. Comes back with the comment.',
    tags: ['important'],
    keywords: ['reply', 'discuss'],
    run: 'notion.create-comment',
    argumentAliases: { page_id: 'parent_page_id', text: 'comment' },
    input: {
      required: ['comment'],
      properties: {
        comment: { type: 'string', description: 'What to say.' },
        parent_page_id: { type: 'string', description: 'Id of the page, for a new discussion.' },
        discussion_id: { type: 'string', description: 'Id of a discussion, from its comments.' },
      },
    },
  },
  {
    name: 'NOTION_FETCH_COMMENTS',
    aliases: ['NOTION_FETCH_NOTION_COMMENT'],
    description:
      'Lists the open comments on a page or block, with author, text and discussion of each.',
    tags: ['important', 'read-only'],
    keywords: ['discussion', 'feedback'],
    request: 'GET /comments',
    argumentAliases: { page_id: 'block_id' },
    input: { required: ['block_id'], properties: { block_id, ...paging } },
  },
  {
    name: 'NOTION_RETRIEVE_COMMENT',
    description: 'Reads one comment by its id: author, text, discussion and time.',
    tags: ['read-only'],
    request: 'GET /comments/{comment_id}',
    input: {
      required: ['comment_id'],
      properties: { comment_id: { type: 'string', description: 'Id of the comment.' } },
    },
  },
  {
    name: 'NOTION_LIST_USERS',
    description:
      'Lists the people and bots of the workspace with their ids, e.g. for a column of people. Guests are not among them.',
    tags: ['important', 'read-only'],
    keywords: ['members', 'assignee'],
    request: 'GET /users',
    input: { properties: paging },
  },
  {
    name: 'NOTION_GET_ABOUT_ME',
    description: 'Reads which bot this connection is, whose it is, and for which workspace.',
    tags: ['important', 'read-only'],
    keywords: ['who am I', 'account'],
    request: 'GET /users/me',
    input: {},
  },
  {
    name: 'NOTION_GET_ABOUT_USER',
    description: 'Reads who a person or bot of the workspace is: name, picture, e-mail address.',
    tags: ['read-only'],
    request: 'GET /users/{user_id}',
    input: {
      required: ['user_id'],
      properties: { user_id: { type: 'string', description: 'Id of the person or bot.' } },
    },
  },
]

/** Actions of Notion's API. */
export const notionActions: ActionDefinition[] = [...PAGES, ...DATABASES, ...BLOCKS, ...PEOPLE]
