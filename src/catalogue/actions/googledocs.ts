import { googleScope, googleSpelling } from '../apps/google.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Read from the discovery document: one of each list is enough.
const scopes = (...names: string[]): string[] => names.map(googleScope)
const WRITE = scopes('drive', 'documents', 'drive.file')
const READ = scopes('drive', 'drive.readonly', 'drive.file', 'documents', 'documents.readonly')
const SEARCH = scopes(
  ...['drive', 'drive.readonly', 'drive.metadata', 'drive.file'],
  'drive.metadata.readonly',
)

const document_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description:
    'Id of the document: from GOOGLEDOCS_SEARCH_DOCUMENTS, or between `/d/` and `/edit` of its address.',
}
const documentAliases = { id: 'document_id' }

const markdown = (description: string): ArgumentSchema => ({
  type: 'string',
  description,
  examples: ['# Plan\n\nWe **start** in May:\n\n- hire\n- build'],
})
const index: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  description: 'Where, as an index of the document (1 is its beginning); at the end if not given.',
}
const start_index: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  description: 'Index of the first character, from GOOGLEDOCS_READ_DOCUMENT with format indexed.',
}
const end_index: ArgumentSchema = {
  type: 'integer',
  minimum: 2,
  description: 'Index behind the last character.',
}
const table_start_index: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  description: 'Index at which the table begins, from GOOGLEDOCS_READ_DOCUMENT, format indexed.',
}
const row_index: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  default: 0,
  description: 'Row of the table, counted from 0.',
}
const column_index: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  default: 0,
  description: 'Column of the table, counted from 0.',
}
const image_uri: ArgumentSchema = {
  type: 'string',
  pattern: '^https?://',
  description: 'Public address of the picture: PNG, JPEG or GIF, at most 50 MB.',
}
const points = (description: string): ArgumentSchema => ({
  type: 'number',
  minimum: 0,
  description: `${description} In points; 72 are an inch.`,
})
const color = (description: string): ArgumentSchema => ({
  type: 'string',
  pattern: '^#[0-9a-fA-F]{6}$',
  description,
  examples: ['#1a73e8'],
})

const whole: ActionDefinition[] = [
  {
    name: 'GOOGLEDOCS_SEARCH_DOCUMENTS',
    description:
      'Finds documents by title, words in them or time of change, e.g. to learn the id of one. Comes back with `files` (id, name, owner, link) and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['find', 'list documents', 'drive'],
    scopes: SEARCH,
    run: 'googledocs.search-documents',
    argumentAliases: {
      query: 'full_text_contains',
      title: 'name_contains',
      max_results: 'page_size',
    },
    input: {
      properties: {
        name_contains: { type: 'string', description: 'Beginning of a word in the title.' },
        name_exact: { type: 'string', description: 'The whole title.' },
        full_text_contains: { type: 'string', description: 'Words in the document or its title.' },
        modified_after: {
          type: 'string',
          description: 'Only what was changed after this date or time.',
          examples: ['2026-03-01'],
        },
        shared_with_me: { type: 'boolean', description: 'Only what others shared with the user.' },
        starred: { type: 'boolean', description: 'Only with a star, or only without.' },
        order_by: {
          type: 'string',
          description: 'Order: name, modifiedTime or createdTime, with ` desc` if wanted.',
          examples: ['modifiedTime desc'],
        },
        q: { type: 'string', description: "Further conditions in Drive's search language." },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 25,
          description: 'How many at most.',
        },
        page_token: {
          type: 'string',
          description: '`nextPageToken` of the last answer, to go on from there.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_READ_DOCUMENT',
    aliases: ['GOOGLEDOCS_GET_DOCUMENT_PLAINTEXT'],
    description:
      'Reads the text of a document as Markdown or plain text, or as a list of its parts with the indexes that changes need. Pictures, headers and footers are left out.',
    tags: ['important', 'read-only'],
    keywords: ['get text', 'content', 'open'],
    scopes: READ,
    run: 'googledocs.read',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id'],
      properties: {
        document_id,
        format: {
          type: 'string',
          enum: ['markdown', 'text', 'indexed'],
          default: 'markdown',
          description: 'indexed: each paragraph and table with its start and end.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_GET_DOCUMENT_BY_ID',
    description:
      "Reads a document in the API's own form, with all styles and objects, which is long. To read its text use GOOGLEDOCS_READ_DOCUMENT.",
    tags: ['important', 'read-only'],
    keywords: ['structure', 'json'],
    scopes: READ,
    request: 'GET /documents/{id}',
    argumentAliases: { document_id: 'id' },
    input: {
      required: ['id'],
      properties: {
        id: document_id,
        suggestions_view_mode: {
          type: 'string',
          enum: [
            'DEFAULT_FOR_CURRENT_ACCESS',
            'SUGGESTIONS_INLINE',
            'PREVIEW_SUGGESTIONS_ACCEPTED',
            'PREVIEW_WITHOUT_SUGGESTIONS',
          ],
          default: 'DEFAULT_FOR_CURRENT_ACCESS',
          description: 'Whether suggested changes are shown, taken as made, or left out.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_CREATE_DOCUMENT',
    description:
      'Creates a document with a title and plain text. Comes back with its id and address. For headings, lists and tables use GOOGLEDOCS_CREATE_DOCUMENT_MARKDOWN.',
    tags: ['important'],
    keywords: ['new', 'write'],
    scopes: WRITE,
    run: 'googledocs.create-document',
    argumentAliases: { content: 'text' },
    input: {
      required: ['title'],
      properties: {
        title: { type: 'string', description: 'Title of the document.' },
        text: { type: 'string', description: 'Its text, without formatting.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_CREATE_DOCUMENT_MARKDOWN',
    description:
      'Creates a document from Markdown: headings, bold and italic, links, nested lists, quotes, code and tables. Comes back with its id and address.',
    tags: ['important'],
    keywords: ['new', 'write', 'report', 'formatted'],
    scopes: WRITE,
    run: 'googledocs.create-from-markdown',
    argumentAliases: { markdown: 'markdown_text', text: 'markdown_text' },
    input: {
      required: ['title', 'markdown_text'],
      properties: {
        title: { type: 'string', description: 'Title of the document.' },
        markdown_text: markdown('Its text in Markdown.'),
      },
    },
  },
  {
    name: 'GOOGLEDOCS_UPDATE_DOCUMENT_MARKDOWN',
    description:
      'Writes the whole text of a document anew, from Markdown; all that stood in its body goes. To add to it use GOOGLEDOCS_APPEND_MARKDOWN. Comes back with its address.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['overwrite', 'rewrite'],
    scopes: WRITE,
    run: 'googledocs.replace-with-markdown',
    argumentAliases: { ...documentAliases, markdown_text: 'new_markdown_text' },
    input: {
      required: ['document_id', 'new_markdown_text'],
      properties: { document_id, new_markdown_text: markdown('The whole new text in Markdown.') },
    },
  },
  {
    name: 'GOOGLEDOCS_APPEND_MARKDOWN',
    description:
      'Adds Markdown at the end of a document, with headings, lists and tables; what is there stays. Comes back with its address.',
    tags: ['important'],
    keywords: ['add', 'extend', 'write'],
    scopes: WRITE,
    run: 'googledocs.append-markdown',
    argumentAliases: { ...documentAliases, markdown: 'markdown_text', text: 'markdown_text' },
    input: {
      required: ['document_id', 'markdown_text'],
      properties: { document_id, markdown_text: markdown('What to add, in Markdown.') },
    },
  },
  {
    name: 'GOOGLEDOCS_COPY_DOCUMENT',
    description:
      'Copies a document, e.g. to fill in a template with GOOGLEDOCS_REPLACE_ALL_TEXT. Comes back with the id and address of the copy.',
    tags: ['important'],
    keywords: ['duplicate', 'template'],
    scopes: scopes('drive', 'drive.photos.readonly', 'drive.appdata', 'drive.file'),
    request: 'POST https://www.googleapis.com/drive/v3/files/{document_id}/copy',
    fixed: { query: { supportsAllDrives: 'true', fields: 'id,name,webViewLink,parents' } },
    wire: { title: 'name' },
    argumentAliases: documentAliases,
    input: {
      required: ['document_id'],
      properties: {
        document_id,
        title: { type: 'string', description: 'Title of the copy; `Copy of ...` if not given.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_UPDATE_EXISTING_DOCUMENT',
    description:
      "Changes a document with requests in the API's own form, all or none, for what no other action does. Comes back with `replies`.",
    keywords: ['batch update', 'raw'],
    scopes: WRITE,
    request: 'POST /documents/{document_id}:batchUpdate',
    wire: { editDocs: 'requests' },
    argumentAliases: { ...documentAliases, requests: 'editDocs' },
    input: {
      required: ['document_id', 'editDocs'],
      properties: {
        document_id,
        editDocs: {
          type: 'array',
          items: { type: 'object' },
          minItems: 1,
          description: 'Requests, each an object with one key.',
          examples: [[{ insertText: { location: { index: 1 }, text: 'Hello' } }]],
        },
      },
    },
  },
]

const editing: ActionDefinition[] = [
  {
    name: 'GOOGLEDOCS_INSERT_TEXT_ACTION',
    aliases: ['GOOGLEDOCS_INSERT_TEXT'],
    description:
      'Puts plain text into a document, at an index or at its end; it looks like what is before it.',
    tags: ['important'],
    keywords: ['write', 'append', 'add'],
    scopes: WRITE,
    run: 'googledocs.insert-text',
    argumentAliases: { ...documentAliases, text_to_insert: 'text', insertion_index: 'index' },
    input: {
      required: ['document_id', 'text'],
      properties: {
        document_id,
        text: { type: 'string', minLength: 1, description: 'The text; `\\n` begins a paragraph.' },
        index,
      },
    },
  },
  {
    name: 'GOOGLEDOCS_REPLACE_ALL_TEXT',
    description:
      'Finds a text everywhere in a document and puts another one in its place, e.g. to fill in a template. Comes back with the number of changes.',
    tags: ['important', 'idempotent'],
    keywords: ['find and replace', 'substitute', 'template'],
    scopes: WRITE,
    run: 'googledocs.replace-all-text',
    argumentAliases: { ...documentAliases, find: 'find_text', replacement: 'replace_text' },
    input: {
      required: ['document_id', 'find_text', 'replace_text'],
      properties: {
        document_id,
        find_text: {
          type: 'string',
          minLength: 1,
          description: 'The text that is there.',
          examples: ['{{name}}'],
        },
        replace_text: { type: 'string', description: 'What stands there then; may be empty.' },
        match_case: { type: 'boolean', default: true, description: 'Capitals matter.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_CONTENT_RANGE',
    description:
      'Deletes what stands between two indexes of a document. Read them anew before each deletion, since it moves all that follows.',
    tags: ['important', 'destructive'],
    keywords: ['remove text', 'cut'],
    scopes: WRITE,
    run: 'googledocs.delete-content-range',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'start_index', 'end_index'],
      properties: { document_id, start_index, end_index },
    },
  },
  {
    name: 'GOOGLEDOCS_UPDATE_TEXT_STYLE',
    description:
      'Makes a stretch of text bold, coloured, larger, a link and so on; what is not given stays as it is.',
    tags: ['important', 'idempotent'],
    keywords: ['format', 'bold', 'font', 'highlight'],
    scopes: WRITE,
    run: 'googledocs.update-text-style',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'start_index', 'end_index'],
      properties: {
        document_id,
        start_index,
        end_index,
        bold: { type: 'boolean', description: 'Bold or not.' },
        italic: { type: 'boolean', description: 'Italic or not.' },
        underline: { type: 'boolean', description: 'Underlined or not.' },
        strikethrough: { type: 'boolean', description: 'Struck through or not.' },
        font_size: { type: 'number', minimum: 1, maximum: 400, description: 'In points.' },
        font_family: { type: 'string', description: 'Font, e.g. `Arial`.' },
        text_color: color('Colour of the text.'),
        background_color: color('Colour behind it.'),
        link_url: { type: 'string', description: 'Address that it leads to.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_UPDATE_PARAGRAPH_STYLE',
    description:
      'Makes paragraphs headings or plain text, aligns or indents them; what is not given stays as it is.',
    tags: ['important', 'idempotent'],
    keywords: ['heading', 'align', 'title', 'format'],
    scopes: WRITE,
    run: 'googledocs.update-paragraph-style',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'start_index', 'end_index'],
      properties: {
        document_id,
        start_index,
        end_index,
        named_style: {
          type: 'string',
          enum: [
            ...['NORMAL_TEXT', 'TITLE', 'SUBTITLE', 'HEADING_1', 'HEADING_2', 'HEADING_3'],
            ...['HEADING_4', 'HEADING_5', 'HEADING_6'],
          ],
          description: 'What the paragraphs are.',
        },
        alignment: {
          type: 'string',
          enum: ['START', 'CENTER', 'END', 'JUSTIFIED'],
          description: 'Alignment.',
        },
        line_spacing: { type: 'number', minimum: 6, description: 'In per cent: 100 is single.' },
        indent_start: points('Indent on the side where the text begins.'),
      },
    },
  },
  {
    name: 'GOOGLEDOCS_CREATE_PARAGRAPH_BULLETS',
    description: 'Makes paragraphs a list, with bullets, numbers or boxes to tick.',
    tags: ['important', 'idempotent'],
    keywords: ['list', 'checklist', 'numbering'],
    scopes: WRITE,
    run: 'googledocs.create-paragraph-bullets',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'start_index', 'end_index'],
      properties: {
        document_id,
        start_index,
        end_index,
        bullet_preset: {
          type: 'string',
          enum: [
            'BULLET_DISC_CIRCLE_SQUARE',
            'BULLET_CHECKBOX',
            'BULLET_ARROW_DIAMOND_DISC',
            'NUMBERED_DECIMAL_ALPHA_ROMAN',
            'NUMBERED_DECIMAL_NESTED',
            'NUMBERED_UPPERALPHA_ALPHA_ROMAN',
          ],
          default: 'BULLET_DISC_CIRCLE_SQUARE',
          description: 'Kind of list.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_PARAGRAPH_BULLETS',
    description: 'Makes paragraphs of a list plain paragraphs again; their text stays.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googledocs.delete-paragraph-bullets',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'start_index', 'end_index'],
      properties: { document_id, start_index, end_index },
    },
  },
  {
    name: 'GOOGLEDOCS_INSERT_INLINE_IMAGE',
    description:
      'Puts a picture from the web into a document, at an index or at its end. Comes back with the id of the picture.',
    tags: ['important'],
    keywords: ['photo', 'figure', 'logo'],
    scopes: WRITE,
    run: 'googledocs.insert-inline-image',
    argumentAliases: { ...documentAliases, uri: 'image_uri', image_url: 'image_uri' },
    input: {
      required: ['document_id', 'image_uri'],
      properties: {
        document_id,
        image_uri,
        index,
        width: points('Width; from the height or the picture if not given.'),
        height: points('Height; from the width or the picture if not given.'),
      },
    },
  },
  {
    name: 'GOOGLEDOCS_REPLACE_IMAGE',
    description: 'Puts another picture from the web in the place of one that is in the document.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googledocs.replace-image',
    argumentAliases: { ...documentAliases, uri: 'image_uri' },
    input: {
      required: ['document_id', 'image_object_id', 'image_uri'],
      properties: {
        document_id,
        image_object_id: {
          type: 'string',
          description: 'Id of the picture: a key of `inlineObjects` of the document.',
        },
        image_uri,
      },
    },
  },
  {
    name: 'GOOGLEDOCS_INSERT_PAGE_BREAK',
    description: 'Begins a new page in a document, at an index of its text or at its end.',
    tags: ['important'],
    scopes: WRITE,
    run: 'googledocs.insert-page-break',
    argumentAliases: documentAliases,
    input: { required: ['document_id'], properties: { document_id, index } },
  },
  {
    name: 'GOOGLEDOCS_CREATE_NAMED_RANGE',
    description:
      'Gives a stretch of a document a name, by which it can be found when it has moved. Comes back with the id of the range.',
    keywords: ['bookmark'],
    scopes: WRITE,
    run: 'googledocs.create-named-range',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'name', 'start_index', 'end_index'],
      properties: {
        document_id,
        name: { type: 'string', minLength: 1, maxLength: 256, description: 'The name.' },
        start_index,
        end_index,
      },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_NAMED_RANGE',
    description: 'Takes a name off the stretch of a document that bears it; the text stays.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googledocs.delete-named-range',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id'],
      properties: {
        document_id,
        named_range_id: { type: 'string', description: 'Id of the range.' },
        name: { type: 'string', description: 'Or its name: all ranges of that name.' },
      },
    },
  },
]

const tables: ActionDefinition[] = [
  {
    name: 'GOOGLEDOCS_INSERT_TABLE_ACTION',
    aliases: ['GOOGLEDOCS_INSERT_TABLE'],
    description:
      'Puts a table into a document, at an index or at its end, empty or filled with the given cells.',
    tags: ['important'],
    keywords: ['grid', 'rows', 'columns'],
    scopes: WRITE,
    run: 'googledocs.insert-table',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id'],
      properties: {
        document_id,
        rows: { type: 'integer', minimum: 1, maximum: 200, description: 'Rows; those of `cells`.' },
        columns: {
          type: 'integer',
          minimum: 1,
          maximum: 20,
          description: 'Columns; those of `cells`.',
        },
        cells: {
          type: 'array',
          items: { type: 'array', items: { type: 'string' } },
          maxItems: 200,
          description: 'Texts of the cells, row by row.',
          examples: [
            [
              ['Name', 'Born'],
              ['Ada', '1815'],
            ],
          ],
        },
        index,
      },
    },
  },
  {
    name: 'GOOGLEDOCS_INSERT_TABLE_ROW',
    description: 'Adds an empty row to a table, below or above a row that it has.',
    tags: ['important'],
    scopes: WRITE,
    run: 'googledocs.insert-table-row',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'table_start_index', 'row_index'],
      properties: {
        document_id,
        table_start_index,
        row_index,
        insert_below: { type: 'boolean', default: true, description: 'Below it, or above.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_INSERT_TABLE_COLUMN',
    description: 'Adds an empty column to a table, to the right or left of a column that it has.',
    tags: ['important'],
    scopes: WRITE,
    run: 'googledocs.insert-table-column',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'table_start_index', 'column_index'],
      properties: {
        document_id,
        table_start_index,
        column_index,
        row_index,
        insert_right: { type: 'boolean', default: true, description: 'To the right, or left.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_TABLE_ROW',
    description: 'Deletes one row of a table in a document, with all that is in it.',
    tags: ['important', 'destructive'],
    scopes: WRITE,
    run: 'googledocs.delete-table-row',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'table_start_index', 'row_index'],
      properties: { document_id, table_start_index, row_index, column_index },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_TABLE_COLUMN',
    description: 'Deletes one column of a table in a document, with all that is in it.',
    tags: ['destructive'],
    scopes: WRITE,
    run: 'googledocs.delete-table-column',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'table_start_index', 'column_index'],
      properties: { document_id, table_start_index, row_index, column_index },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_TABLE',
    description: 'Deletes a whole table, between the indexes at which it begins and ends.',
    tags: ['destructive'],
    scopes: WRITE,
    run: 'googledocs.delete-table',
    argumentAliases: {
      ...documentAliases,
      table_start_index: 'start_index',
      table_end_index: 'end_index',
    },
    input: {
      required: ['document_id', 'start_index', 'end_index'],
      properties: { document_id, start_index, end_index },
    },
  },
  {
    name: 'GOOGLEDOCS_UNMERGE_TABLE_CELLS',
    description: 'Splits merged cells of a table again, in a block of rows and columns.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googledocs.unmerge-table-cells',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'table_start_index', 'row_span', 'column_span'],
      properties: {
        document_id,
        table_start_index,
        row_index,
        column_index,
        row_span: { type: 'integer', minimum: 1, description: 'Rows of the block.' },
        column_span: { type: 'integer', minimum: 1, description: 'Columns of the block.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_UPDATE_TABLE_ROW_STYLE',
    description:
      'Sets the height of rows of a table, or repeats them on each page as its header; what is not given stays.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googledocs.update-table-row-style',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'table_start_index'],
      properties: {
        document_id,
        table_start_index,
        row_indices: {
          type: 'array',
          items: { type: 'integer', minimum: 0 },
          description: 'Rows, counted from 0; all if not given.',
        },
        min_row_height: points('Least height.'),
        table_header: { type: 'boolean', description: 'They are repeated on each page.' },
        prevent_overflow: { type: 'boolean', description: 'A row never spans two pages.' },
      },
    },
  },
]

const segment = (kind: string): Record<string, ArgumentSchema> => ({
  document_id,
  text: { type: 'string', description: `Text of the ${kind}; empty if not given.` },
})

const layout: ActionDefinition[] = [
  {
    name: 'GOOGLEDOCS_CREATE_HEADER',
    description:
      'Gives a document a header, which stands at the top of each page. Comes back with its id; a second one is refused.',
    scopes: WRITE,
    run: 'googledocs.create-header',
    argumentAliases: documentAliases,
    input: { required: ['document_id'], properties: segment('header') },
  },
  {
    name: 'GOOGLEDOCS_CREATE_FOOTER',
    description:
      'Gives a document a footer, which stands at the bottom of each page. Comes back with its id; a second one is refused.',
    scopes: WRITE,
    run: 'googledocs.create-footer',
    argumentAliases: documentAliases,
    input: { required: ['document_id'], properties: segment('footer') },
  },
  {
    name: 'GOOGLEDOCS_CREATE_FOOTNOTE',
    description:
      'Puts a footnote into a document, at an index or at its end. Comes back with its id.',
    scopes: WRITE,
    run: 'googledocs.create-footnote',
    argumentAliases: documentAliases,
    input: { required: ['document_id'], properties: { ...segment('footnote'), index } },
  },
  {
    name: 'GOOGLEDOCS_DELETE_HEADER',
    description: 'Takes the header off a document, with its text.',
    tags: ['destructive'],
    scopes: WRITE,
    run: 'googledocs.delete-header',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'header_id'],
      properties: {
        document_id,
        header_id: { type: 'string', description: 'Id of the header: a key of `headers`.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_DELETE_FOOTER',
    description: 'Takes the footer off a document, with its text.',
    tags: ['destructive'],
    scopes: WRITE,
    run: 'googledocs.delete-footer',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id', 'footer_id'],
      properties: {
        document_id,
        footer_id: { type: 'string', description: 'Id of the footer: a key of `footers`.' },
      },
    },
  },
  {
    name: 'GOOGLEDOCS_UPDATE_DOCUMENT_STYLE',
    description:
      'Sets margins, page size and background of a document; what is not given stays as it is.',
    tags: ['important', 'idempotent'],
    keywords: ['page setup', 'margins', 'a4', 'landscape'],
    scopes: WRITE,
    run: 'googledocs.update-document-style',
    argumentAliases: documentAliases,
    input: {
      required: ['document_id'],
      properties: {
        document_id,
        margin_top: points('Upper margin.'),
        margin_bottom: points('Lower margin.'),
        margin_left: points('Left margin.'),
        margin_right: points('Right margin.'),
        page_width: points('Width of a page, with `page_height`.'),
        page_height: points('Height of a page, with `page_width`.'),
        background_color: color('Colour of the pages.'),
      },
    },
  },
  {
    name: 'GOOGLEDOCS_LIST_SPREADSHEET_CHARTS_ACTION',
    aliases: ['GOOGLEDOCS_GET_CHARTS_FROM_SPREADSHEET'],
    description:
      'Lists the charts of a Google spreadsheet, with their ids and titles, sheet by sheet.',
    tags: ['read-only'],
    keywords: ['graph', 'diagram'],
    scopes: scopes(
      'drive',
      'drive.readonly',
      'drive.file',
      'spreadsheets',
      'spreadsheets.readonly',
    ),
    request: 'GET https://sheets.googleapis.com/v4/spreadsheets/{spreadsheet_id}',
    fixed: {
      query: {
        fields: 'spreadsheetId,sheets(properties(sheetId,title),charts(chartId,spec.title))',
      },
    },
    input: {
      required: ['spreadsheet_id'],
      properties: {
        spreadsheet_id: { type: 'string', minLength: 1, description: 'Id of the spreadsheet.' },
      },
    },
  },
]

/** Actions of Google Docs. */
export const googledocsActions: ActionDefinition[] = [
  ...[...whole, ...editing],
  ...[...tables, ...layout],
]
  .map(googleSpelling)
  .map(requiredFirst)
