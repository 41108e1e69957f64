import { googleScope, googleSpelling } from '../apps/google.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Read from the discovery document: one of each list is enough.
const scopes = (...names: string[]): string[] => names.map(googleScope)
const WRITE = scopes('drive', 'spreadsheets', 'drive.file')
const READ = scopes(
  'drive',
  'drive.readonly',
  'drive.file',
  'spreadsheets',
  'spreadsheets.readonly',
)
const SEARCH = scopes(
  ...['drive', 'drive.readonly', 'drive.metadata', 'drive.file'],
  'drive.metadata.readonly',
)

const spreadsheet_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description:
    'Id of the spreadsheet: from GOOGLESHEETS_SEARCH_SPREADSHEETS, or between `/d/` and `/edit` of its address.',
}
const sheet_name: ArgumentSchema = {
  type: 'string',
  description: 'Title of the sheet (tab) in it; the first one if not given.',
}
const sheet_id: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  description: 'Number of the sheet (`gid` of its address); goes before `sheet_name`.',
}
const sheet: Record<string, ArgumentSchema> = { spreadsheet_id, sheet_name, sheet_id }
const sheetAliases = { sheet_title: 'sheet_name', worksheet_name: 'sheet_name' }

const range: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: "Cells in A1 notation, with the sheet's title before a `!` unless it is the first.",
  examples: ['Sheet1!A1:C10', "'My sheet'!B:B", 'Sheet1'],
}
const cells: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Cells of the sheet in A1 notation.',
  examples: ['A1:C10', 'B:B', '2:2'],
}
const ranges: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  description: "Cells in A1 notation, each with its sheet's title.",
  examples: [['Sheet1!A1:C10', 'Sheet2!A:A']],
}
const values: ArgumentSchema = {
  type: 'array',
  items: { type: 'array', items: { type: 'string' } },
  description: 'Rows of cells; a formula begins with `=`, an empty text empties the cell.',
  examples: [
    [
      ['Name', 'Sum'],
      ['Ada', '=B1+2'],
    ],
  ],
}
const value_input_option: ArgumentSchema = {
  type: 'string',
  enum: ['USER_ENTERED', 'RAW'],
  default: 'USER_ENTERED',
  description:
    'USER_ENTERED reads numbers, dates and formulas as if typed; RAW keeps the texts as they are.',
}
const value_render_option: ArgumentSchema = {
  type: 'string',
  enum: ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'],
  default: 'FORMATTED_VALUE',
  description: 'Cells as they look, as plain values, or with their formulas.',
}
const date_time_render_option: ArgumentSchema = {
  type: 'string',
  enum: ['SERIAL_NUMBER', 'FORMATTED_STRING'],
  default: 'SERIAL_NUMBER',
  description: 'How dates are told, where cells come as plain values.',
}
const major_dimension: ArgumentSchema = {
  type: 'string',
  enum: ['ROWS', 'COLUMNS'],
  default: 'ROWS',
  description: 'Whether the inner lists are rows or columns.',
}
const include_values_in_response: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'The written cells come back too.',
}
const color = (description: string): ArgumentSchema => ({
  type: 'string',
  pattern: '^#[0-9a-fA-F]{6}$',
  description,
  examples: ['#1a73e8'],
})
const data_filters: ArgumentSchema = {
  type: 'array',
  items: { type: 'object' },
  minItems: 1,
  description: 'Filters; each has an `a1Range`, a `gridRange` or a `developerMetadataLookup`.',
  examples: [[{ a1Range: 'Sheet1!A1:B2' }]],
}
const dimension: ArgumentSchema = {
  type: 'string',
  enum: ['ROWS', 'COLUMNS'],
  description: 'Rows or columns.',
}
const start_index: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  description: 'The first one, counted from 0: 0 is row 1 or column A.',
}
const end_index: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  description: 'The one behind the last, counted from 0.',
}
const insert_index: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  default: 0,
  description: 'Where it stands then, counted from 0.',
}

const reading: ActionDefinition[] = [
  {
    name: 'GOOGLESHEETS_SEARCH_SPREADSHEETS',
    aliases: ['GOOGLESHEETS_FIND_SPREADSHEET'],
    description:
      'Finds spreadsheets by title, words in them or time of change, e.g. to learn the id of one. Comes back with `files` (id, name, owner, link), the latest first, and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['find', 'lookup spreadsheet', 'list spreadsheets', 'drive'],
    scopes: SEARCH,
    run: 'googlesheets.search-spreadsheets',
    argumentAliases: {
      query: 'name_contains',
      title: 'name_contains',
      max_results: 'page_size',
    },
    input: {
      properties: {
        name_contains: { type: 'string', description: 'Beginning of a word in the title.' },
        name_exact: { type: 'string', description: 'The whole title.' },
        full_text_contains: { type: 'string', description: 'Words in the spreadsheet itself.' },
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
    name: 'GOOGLESHEETS_GET_SPREADSHEET_INFO',
    description:
      'Reads what a spreadsheet is made of: title, locale, time zone, its sheets with their numbers and sizes, and named ranges; no cells.',
    tags: ['important', 'read-only'],
    keywords: ['metadata', 'tabs', 'structure'],
    scopes: READ,
    request: 'GET /spreadsheets/{spreadsheet_id}',
    fixed: {
      query: {
        fields:
          'spreadsheetId,spreadsheetUrl,properties(title,locale,timeZone),sheets.properties,namedRanges',
      },
    },
    input: { required: ['spreadsheet_id'], properties: { spreadsheet_id } },
  },
  {
    name: 'GOOGLESHEETS_GET_SHEET_NAMES',
    description:
      'Lists the sheets (tabs) of a spreadsheet in order: title, number, size, and whether each is hidden.',
    tags: ['important', 'read-only'],
    keywords: ['tabs', 'worksheets'],
    scopes: READ,
    run: 'googlesheets.sheet-names',
    input: { required: ['spreadsheet_id'], properties: { spreadsheet_id } },
  },
  {
    name: 'GOOGLESHEETS_FIND_WORKSHEET_BY_TITLE',
    description:
      'Finds one sheet (tab) of a spreadsheet by its title, capitals aside. Comes back with its number and size; an unknown title is an error.',
    tags: ['read-only'],
    keywords: ['tab'],
    scopes: READ,
    run: 'googlesheets.find-worksheet',
    argumentAliases: { sheet_name: 'title' },
    input: {
      required: ['spreadsheet_id', 'title'],
      properties: { spreadsheet_id, title: { type: 'string', description: 'Title of the sheet.' } },
    },
  },
  {
    name: 'GOOGLESHEETS_VALUES_GET',
    aliases: ['GOOGLESHEETS_GET_VALUES'],
    description:
      'Reads the cells of one range, e.g. a table or a whole sheet. Comes back with `values`, row by row; empty cells at the end of a row are left out.',
    tags: ['important', 'read-only'],
    keywords: ['read', 'cells', 'rows', 'data'],
    scopes: READ,
    request: 'GET /spreadsheets/{spreadsheet_id}/values/{range}',
    input: {
      required: ['spreadsheet_id', 'range'],
      properties: {
        spreadsheet_id,
        range,
        value_render_option,
        date_time_render_option,
        major_dimension,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_BATCH_GET',
    description:
      'Reads the cells of several ranges at once. Comes back with `valueRanges`, each with its range and its `values`, row by row.',
    tags: ['important', 'read-only'],
    keywords: ['read', 'cells', 'rows'],
    scopes: READ,
    request: 'GET /spreadsheets/{spreadsheet_id}/values:batchGet',
    argumentAliases: { range: 'ranges' },
    input: {
      required: ['spreadsheet_id', 'ranges'],
      properties: {
        spreadsheet_id,
        ranges,
        value_render_option,
        date_time_render_option,
        major_dimension,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_LOOKUP_SPREADSHEET_ROW',
    description:
      'Finds the first row with a cell that is a given text, or else has it in it. Comes back with its number in the sheet, its cells, and the first row as headers; `found` is false if there is none.',
    tags: ['important', 'read-only'],
    keywords: ['search', 'vlookup', 'find row'],
    scopes: READ,
    run: 'googlesheets.look-up-row',
    argumentAliases: { ...sheetAliases, value: 'query' },
    input: {
      required: ['spreadsheet_id', 'query'],
      properties: {
        ...sheet,
        query: { type: 'string', minLength: 1, description: 'What a cell of the row must say.' },
        range: { ...range, description: 'Where to look; the whole sheet if not given.' },
        case_sensitive: { type: 'boolean', default: false, description: 'Capitals matter.' },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_AGGREGATE_COLUMN_DATA',
    description:
      'Adds up, averages or counts the numbers of one column, of all rows or of those in which another column says something. The first row holds the headers. Comes back with the result.',
    tags: ['important', 'read-only'],
    keywords: ['sum', 'total', 'average', 'statistics'],
    scopes: READ,
    run: 'googlesheets.aggregate-column',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'target_column', 'operation'],
      properties: {
        ...sheet,
        target_column: {
          type: 'string',
          minLength: 1,
          description: 'Header or letters of the column of numbers, e.g. `Price` or `C`.',
        },
        operation: {
          type: 'string',
          enum: ['sum', 'average', 'count', 'min', 'max'],
          description: 'What to make of the numbers.',
        },
        search_column: {
          type: 'string',
          description: 'Header or letters of the column that chooses rows; all rows if not given.',
        },
        search_value: { type: 'string', description: 'What must stand in that column, exactly.' },
      },
    },
  },
]

const writing: ActionDefinition[] = [
  {
    name: 'GOOGLESHEETS_BATCH_UPDATE',
    description:
      'Writes a block of cells into a sheet from one cell on, over what is there; without a cell it adds the rows below the table. Comes back with the ranges and numbers of cells written.',
    tags: ['important'],
    keywords: ['write', 'fill', 'set cells'],
    scopes: WRITE,
    run: 'googlesheets.write-block',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'sheet_name', 'values'],
      properties: {
        spreadsheet_id,
        sheet_name: { type: 'string', description: 'Title of the sheet (tab) in it.' },
        values,
        first_cell_location: {
          type: 'string',
          description: 'Left upper cell of the block.',
          examples: ['A1', 'B2'],
        },
        value_input_option,
        include_values_in_response,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_VALUES_UPDATE',
    aliases: ['GOOGLESHEETS_UPDATE_VALUES'],
    description:
      'Writes the cells of one range, over what is there; cells beyond the given values stay. Comes back with the number of cells written. To add rows use GOOGLESHEETS_SPREADSHEETS_VALUES_APPEND.',
    tags: ['important', 'idempotent'],
    keywords: ['write', 'set', 'edit cells'],
    scopes: WRITE,
    run: 'googlesheets.update-values',
    input: {
      required: ['spreadsheet_id', 'range', 'values'],
      properties: {
        spreadsheet_id,
        range,
        values,
        value_input_option,
        major_dimension,
        include_values_in_response,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SPREADSHEETS_VALUES_APPEND',
    aliases: ['GOOGLESHEETS_APPEND_VALUES', 'GOOGLESHEETS_APPEND_ROWS'],
    description:
      'Adds rows below the last row of a table, e.g. one more entry of a list. Comes back with the range that was written.',
    tags: ['important'],
    keywords: ['add row', 'insert', 'log entry'],
    scopes: WRITE,
    run: 'googlesheets.append-values',
    input: {
      required: ['spreadsheet_id', 'range', 'values'],
      properties: {
        spreadsheet_id,
        range: {
          ...range,
          description: "The table: its sheet's title, or any range that is in it.",
        },
        values,
        value_input_option,
        insert_data_option: {
          type: 'string',
          enum: ['OVERWRITE', 'INSERT_ROWS'],
          default: 'OVERWRITE',
          description: 'Whether what stands below the table is pushed down (INSERT_ROWS).',
        },
        major_dimension,
        include_values_in_response,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_CLEAR_VALUES',
    description:
      'Empties the cells of one range; their format stays. Comes back with the range that was emptied.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['delete', 'erase', 'empty'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/values/{range}:clear',
    input: { required: ['spreadsheet_id', 'range'], properties: { spreadsheet_id, range } },
  },
  {
    name: 'GOOGLESHEETS_SPREADSHEETS_VALUES_BATCH_CLEAR',
    description:
      'Empties the cells of several ranges at once; their format stays. Comes back with the ranges that were emptied.',
    tags: ['destructive', 'idempotent'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/values:batchClear',
    input: { required: ['spreadsheet_id', 'ranges'], properties: { spreadsheet_id, ranges } },
  },
  {
    name: 'GOOGLESHEETS_FIND_REPLACE',
    description:
      'Finds a text in a sheet, or in all sheets, and puts another one in its place. Comes back with how many cells were changed.',
    tags: ['important'],
    keywords: ['substitute', 'search and replace'],
    scopes: WRITE,
    run: 'googlesheets.find-replace',
    argumentAliases: { ...sheetAliases, replace: 'replacement' },
    input: {
      required: ['spreadsheet_id', 'find', 'replacement'],
      properties: {
        spreadsheet_id,
        find: { type: 'string', minLength: 1, description: 'The text that is there.' },
        replacement: { type: 'string', description: 'What stands there then; may be empty.' },
        sheet_name: { ...sheet_name, description: 'Title of the sheet; all sheets if not given.' },
        sheet_id,
        match_case: { type: 'boolean', default: false, description: 'Capitals matter.' },
        match_entire_cell: {
          type: 'boolean',
          default: false,
          description: 'Only cells that are the text and nothing else.',
        },
        search_by_regex: {
          type: 'boolean',
          default: false,
          description: '`find` is a regular expression.',
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SORT_RANGE',
    description:
      'Sorts the rows of a range by one column. Leave the header row out of the range. Nothing but the reply list comes back.',
    tags: ['important', 'idempotent'],
    keywords: ['order'],
    scopes: WRITE,
    run: 'googlesheets.sort-range',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'range', 'column'],
      properties: {
        ...sheet,
        range: cells,
        column: {
          type: 'integer',
          minimum: 0,
          description: 'Column of the sheet to sort by, counted from 0: A is 0, B is 1.',
        },
        order: {
          type: 'string',
          enum: ['ASCENDING', 'DESCENDING'],
          default: 'ASCENDING',
          description: 'Direction.',
        },
      },
    },
  },
]

const making: ActionDefinition[] = [
  {
    name: 'GOOGLESHEETS_CREATE_GOOGLE_SHEET1',
    aliases: ['GOOGLESHEETS_CREATE_SPREADSHEET', 'GOOGLESHEETS_CREATE_GOOGLE_SHEET'],
    description:
      'Creates an empty spreadsheet with one sheet. Comes back with its id and address. With values at once: GOOGLESHEETS_SHEET_FROM_JSON.',
    tags: ['important'],
    keywords: ['new', 'workbook', 'excel'],
    scopes: WRITE,
    request: 'POST /spreadsheets',
    wire: {
      title: 'properties.title',
      locale: 'properties.locale',
      time_zone: 'properties.timeZone',
    },
    fixed: {
      query: { fields: 'spreadsheetId,spreadsheetUrl,properties.title,sheets.properties' },
    },
    input: {
      required: ['title'],
      properties: {
        title: { type: 'string', minLength: 1, description: 'Title of the spreadsheet.' },
        locale: { type: 'string', description: 'Language of numbers and dates, e.g. `de_DE`.' },
        time_zone: { type: 'string', description: 'IANA name, e.g. `Europe/Berlin`.' },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SHEET_FROM_JSON',
    description:
      'Creates a spreadsheet and fills it: one row for each object, with the keys as headers in the first row. Comes back with its id, address and number of rows.',
    tags: ['important'],
    keywords: ['create spreadsheet with data', 'export', 'table'],
    scopes: WRITE,
    run: 'googlesheets.create-from-records',
    argumentAliases: { records: 'sheet_json', data: 'sheet_json' },
    input: {
      required: ['title', 'sheet_json'],
      properties: {
        title: { type: 'string', minLength: 1, description: 'Title of the spreadsheet.' },
        sheet_name: { type: 'string', default: 'Sheet1', description: 'Title of its sheet.' },
        sheet_json: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'The rows.',
          examples: [[{ name: 'Ada', born: 1815 }]],
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_ADD_SHEET',
    description:
      'Adds a sheet (tab) to a spreadsheet. Comes back with its number; a title that exists already is refused.',
    tags: ['important'],
    keywords: ['tab', 'worksheet', 'create'],
    scopes: WRITE,
    run: 'googlesheets.add-sheet',
    argumentAliases: { sheet_name: 'title' },
    input: {
      required: ['spreadsheet_id', 'title'],
      properties: {
        spreadsheet_id,
        title: { type: 'string', minLength: 1, description: 'Title of the new sheet.' },
        index: { type: 'integer', minimum: 0, description: 'Where it stands; at the end if not.' },
        row_count: { type: 'integer', minimum: 1, default: 1000, description: 'Rows.' },
        column_count: { type: 'integer', minimum: 1, default: 26, description: 'Columns.' },
        tab_color: color('Colour of its tab.'),
      },
    },
  },
  {
    name: 'GOOGLESHEETS_UPDATE_SHEET_PROPERTIES',
    description:
      'Renames, moves, hides or colours a sheet (tab), or freezes its first rows or columns; what is not given stays.',
    tags: ['important', 'idempotent'],
    keywords: ['rename tab', 'freeze', 'hide'],
    scopes: WRITE,
    run: 'googlesheets.update-sheet',
    argumentAliases: { new_title: 'title' },
    input: {
      required: ['spreadsheet_id'],
      properties: {
        ...sheet,
        title: { type: 'string', minLength: 1, description: 'New title.' },
        index: { type: 'integer', minimum: 0, description: 'New place, counted from 0.' },
        hidden: { type: 'boolean', description: 'Hidden from the list of sheets.' },
        tab_color: color('Colour of its tab.'),
        frozen_row_count: {
          type: 'integer',
          minimum: 0,
          description: 'Rows that stay when scrolling.',
        },
        frozen_column_count: {
          type: 'integer',
          minimum: 0,
          description: 'Columns that stay when scrolling.',
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_DELETE_SHEET',
    description:
      'Deletes a sheet (tab) with all its cells for good; name it by number or title. The last sheet of a spreadsheet cannot go.',
    tags: ['important', 'destructive'],
    keywords: ['remove tab'],
    scopes: WRITE,
    run: 'googlesheets.delete-sheet',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id'],
      properties: {
        spreadsheet_id,
        sheet_id,
        sheet_name: { type: 'string', description: 'Title of the sheet.' },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SPREADSHEETS_SHEETS_COPY_TO',
    description:
      'Copies a sheet (tab) into another spreadsheet, or into the same one. Comes back with the copy and its number there.',
    keywords: ['duplicate tab'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/sheets/{sheet_id}:copyTo',
    input: {
      required: ['spreadsheet_id', 'sheet_id', 'destination_spreadsheet_id'],
      properties: {
        spreadsheet_id,
        sheet_id: { ...sheet_id, description: 'Number of the sheet (`gid` of its address).' },
        destination_spreadsheet_id: {
          type: 'string',
          description: 'Id of the spreadsheet that the copy goes into.',
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_UPDATE_SPREADSHEET_PROPERTIES',
    description:
      'Renames a spreadsheet, or changes its locale or time zone; what is not given stays.',
    tags: ['idempotent'],
    keywords: ['rename'],
    scopes: WRITE,
    run: 'googlesheets.update-spreadsheet',
    input: {
      required: ['spreadsheet_id'],
      properties: {
        spreadsheet_id,
        title: { type: 'string', minLength: 1, description: 'New title.' },
        locale: { type: 'string', description: 'Language of numbers and dates, e.g. `en_US`.' },
        time_zone: { type: 'string', description: 'IANA name, e.g. `Europe/Berlin`.' },
      },
    },
  },
]

const shaping: ActionDefinition[] = [
  {
    name: 'GOOGLESHEETS_INSERT_DIMENSION',
    description:
      'Inserts empty rows or columns into a sheet; what stands there is pushed down or to the right.',
    tags: ['important'],
    keywords: ['add rows', 'add columns'],
    scopes: WRITE,
    run: 'googlesheets.insert-dimension',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'dimension', 'start_index', 'end_index'],
      properties: {
        ...sheet,
        dimension,
        start_index,
        end_index,
        inherit_from_before: {
          type: 'boolean',
          default: false,
          description: 'They look like what is before them, not behind; not at index 0.',
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_CREATE_SPREADSHEET_ROW',
    description: 'Inserts one empty row into a sheet; the rows from there on are pushed down.',
    keywords: ['add row'],
    scopes: WRITE,
    run: 'googlesheets.insert-row',
    argumentAliases: sheetAliases,
    input: { required: ['spreadsheet_id'], properties: { ...sheet, insert_index } },
  },
  {
    name: 'GOOGLESHEETS_CREATE_SPREADSHEET_COLUMN',
    description:
      'Inserts one empty column into a sheet; the columns from there on are pushed to the right.',
    keywords: ['add column'],
    scopes: WRITE,
    run: 'googlesheets.insert-column',
    argumentAliases: sheetAliases,
    input: { required: ['spreadsheet_id'], properties: { ...sheet, insert_index } },
  },
  {
    name: 'GOOGLESHEETS_APPEND_DIMENSION',
    description: 'Adds empty rows at the bottom of a sheet, or empty columns at its right end.',
    keywords: ['extend', 'grow'],
    scopes: WRITE,
    run: 'googlesheets.append-dimension',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'dimension', 'length'],
      properties: {
        ...sheet,
        dimension,
        length: { type: 'integer', minimum: 1, description: 'How many.' },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_DELETE_DIMENSION',
    description:
      'Deletes rows or columns of a sheet with what is in them; the rest moves up or to the left.',
    tags: ['important', 'destructive'],
    keywords: ['remove rows', 'remove columns'],
    scopes: WRITE,
    run: 'googlesheets.delete-dimension',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'dimension', 'start_index', 'end_index'],
      properties: { ...sheet, dimension, start_index, end_index },
    },
  },
  {
    name: 'GOOGLESHEETS_FORMAT_CELL',
    description:
      'Sets how cells look: bold, colours, size, alignment, number format; what is not given stays as it is. Values are not touched.',
    tags: ['important', 'idempotent'],
    keywords: ['style', 'bold', 'background', 'currency'],
    scopes: WRITE,
    run: 'googlesheets.format-cells',
    argumentAliases: { ...sheetAliases, worksheet_id: 'sheet_id' },
    input: {
      required: ['spreadsheet_id', 'range'],
      properties: {
        ...sheet,
        range: cells,
        bold: { type: 'boolean', description: 'Bold or not.' },
        italic: { type: 'boolean', description: 'Italic or not.' },
        underline: { type: 'boolean', description: 'Underlined or not.' },
        strikethrough: { type: 'boolean', description: 'Struck through or not.' },
        font_size: { type: 'integer', minimum: 1, maximum: 400, description: 'Points.' },
        text_color: color('Colour of the text.'),
        background_color: color('Colour behind it.'),
        horizontal_alignment: {
          type: 'string',
          enum: ['LEFT', 'CENTER', 'RIGHT'],
          description: 'Alignment.',
        },
        wrap_strategy: {
          type: 'string',
          enum: ['OVERFLOW_CELL', 'CLIP', 'WRAP'],
          description: 'What becomes of a text that is too long.',
        },
        number_format_type: {
          type: 'string',
          enum: [
            ...['TEXT', 'NUMBER', 'PERCENT', 'CURRENCY', 'DATE', 'TIME', 'DATE_TIME'],
            'SCIENTIFIC',
          ],
          description: 'Kind of number; NUMBER where only a pattern is given.',
        },
        number_format_pattern: {
          type: 'string',
          description: 'Pattern of the number.',
          examples: ['#,##0.00', 'yyyy-mm-dd'],
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_CREATE_CHART',
    description:
      'Puts a chart into a sheet, beside its data: the first column of the range holds the labels, each further one a series, the first row their names. Comes back with the id of the chart.',
    keywords: ['graph', 'diagram', 'plot', 'visualize'],
    scopes: WRITE,
    run: 'googlesheets.create-chart',
    argumentAliases: { ...sheetAliases, data_range: 'range' },
    input: {
      required: ['spreadsheet_id', 'range', 'chart_type'],
      properties: {
        ...sheet,
        range: { ...cells, description: 'The data, at least two columns.', examples: ['A1:C10'] },
        chart_type: {
          type: 'string',
          enum: ['BAR', 'COLUMN', 'LINE', 'AREA', 'SCATTER', 'PIE'],
          description: 'Kind of chart; PIE shows the second column only.',
        },
        title: { type: 'string', description: 'Title over the chart.' },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SET_BASIC_FILTER',
    description:
      'Sets the filter of a sheet on a range, with buttons in its first row; an earlier one goes.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googlesheets.set-filter',
    argumentAliases: sheetAliases,
    input: {
      required: ['spreadsheet_id', 'range'],
      properties: { ...sheet, range: cells },
    },
  },
  {
    name: 'GOOGLESHEETS_CLEAR_BASIC_FILTER',
    description: 'Takes the filter off a sheet, so that all rows show again.',
    tags: ['idempotent'],
    scopes: WRITE,
    run: 'googlesheets.clear-filter',
    argumentAliases: sheetAliases,
    input: { required: ['spreadsheet_id'], properties: sheet },
  },
]

/** For what the plain actions do not reach. */
const raw: ActionDefinition[] = [
  {
    name: 'GOOGLESHEETS_SPREADSHEETS_BATCH_UPDATE',
    description:
      "Changes a spreadsheet with requests in the API's own form, all or none, for what no other action does: merged cells, validation, protection, conditional formats. Comes back with `replies`.",
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}:batchUpdate',
    input: {
      required: ['spreadsheet_id', 'requests'],
      properties: {
        spreadsheet_id,
        requests: {
          type: 'array',
          items: { type: 'object' },
          minItems: 1,
          description: 'Requests, each an object with one key.',
          examples: [[{ mergeCells: { range: { sheetId: 0 }, mergeType: 'MERGE_ALL' } }]],
        },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_GET_SPREADSHEET_BY_DATA_FILTER',
    description:
      'Reads the parts of a spreadsheet that filters choose, with formats and cells if wanted.',
    tags: ['read-only'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}:getByDataFilter',
    input: {
      required: ['spreadsheet_id', 'data_filters'],
      properties: {
        spreadsheet_id,
        data_filters,
        include_grid_data: { type: 'boolean', default: false, description: 'With the cells.' },
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SPREADSHEETS_VALUES_BATCH_GET_BY_DATA_FILTER',
    description:
      'Reads the cells that filters choose, e.g. by metadata that an app left in the spreadsheet.',
    tags: ['read-only'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/values:batchGetByDataFilter',
    input: {
      required: ['spreadsheet_id', 'data_filters'],
      properties: {
        spreadsheet_id,
        data_filters,
        value_render_option,
        date_time_render_option,
        major_dimension,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_BATCH_UPDATE_VALUES_BY_DATA_FILTER',
    description: 'Writes values into the cells that filters choose, over what is there.',
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/values:batchUpdateByDataFilter',
    input: {
      required: ['spreadsheet_id', 'value_input_option', 'data'],
      properties: {
        spreadsheet_id,
        value_input_option: {
          type: 'string',
          enum: ['USER_ENTERED', 'RAW'],
          description: 'USER_ENTERED reads numbers, dates and formulas as if typed.',
        },
        data: {
          type: 'array',
          items: { type: 'object' },
          minItems: 1,
          description: 'What to write: each has a `dataFilter`, `values` and `majorDimension`.',
        },
        include_values_in_response,
      },
    },
  },
  {
    name: 'GOOGLESHEETS_SPREADSHEETS_VALUES_BATCH_CLEAR_BY_DATA_FILTER',
    description: 'Empties the cells that filters choose; their format stays.',
    tags: ['destructive', 'idempotent'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/values:batchClearByDataFilter',
    input: {
      required: ['spreadsheet_id', 'data_filters'],
      properties: { spreadsheet_id, data_filters },
    },
  },
  {
    name: 'GOOGLESHEETS_SEARCH_DEVELOPER_METADATA',
    description: 'Finds metadata that apps left in a spreadsheet, on sheets, rows or columns.',
    tags: ['read-only'],
    scopes: WRITE,
    request: 'POST /spreadsheets/{spreadsheet_id}/developerMetadata:search',
    input: {
      required: ['spreadsheet_id', 'data_filters'],
      properties: { spreadsheet_id, data_filters },
    },
  },
]

/** Actions of Google Sheets. */
export const googlesheetsActions: ActionDefinition[] = [
  ...[...reading, ...writing, ...making],
  ...[...shaping, ...raw],
]
  .map(googleSpelling)
  .map(requiredFirst)
