import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const base: Arguments = {
  baseId: {
    type: 'string',
    description: 'Id of the base, e.g. `appLkNDICXNqxSDhG`; the first part of its address.',
    pattern: '^app\\w+$',
  },
}
const table: Arguments = {
  ...base,
  tableIdOrName: {
    type: 'string',
    description: 'Id of the table, e.g. `tbltp8DGLhqbUmjK1`, or its name as shown.',
  },
}
const tableById: Arguments = {
  ...base,
  tableId: { type: 'string', description: 'Id of the table, e.g. `tbltp8DGLhqbUmjK1`.' },
}
const record: Arguments = {
  ...table,
  recordId: {
    type: 'string',
    description: 'Id of the record, e.g. `recA2f9wZ0oC1dXy3`.',
    pattern: '^rec\\w+$',
  },
}
const comment: Arguments = {
  ...record,
  rowCommentId: { type: 'string', description: 'Id of the comment, e.g. `comB5z37Mg9zaEPw6`.' },
}

const baseAliases = { base_id: 'baseId' }
const tableAliases = {
  ...baseAliases,
  table_id_or_name: 'tableIdOrName',
  table_name: 'tableIdOrName',
  table_id: 'tableIdOrName',
  table: 'tableIdOrName',
  tableName: 'tableIdOrName',
  tableId: 'tableIdOrName',
}
const recordAliases = { ...tableAliases, record_id: 'recordId' }
const commentAliases = { ...recordAliases, comment_id: 'rowCommentId', commentId: 'rowCommentId' }

const fields: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description:
    'Values by field name or id, e.g. `{"Name": "Ada", "Tags": ["new"]}`. Linked records are lists of record ids, attachments lists of `{"url": ...}`.',
}
const typecast: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'Whether texts may be converted to what the field holds, and new options be added.',
}
const returnFieldsByFieldId: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'Whether the answer names fields by id rather than by name.',
}
const offset: ArgumentSchema = {
  type: 'string',
  description: 'The `offset` of the page before, for the next one.',
}
const onlyFields: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  description: 'Names or ids of the fields to answer with; all if left out.',
}
const newFields: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      type: { type: 'string' },
      description: { type: 'string' },
      options: { type: 'object', additionalProperties: true },
    },
    required: ['name', 'type'],
  },
  description:
    'Fields, e.g. `{"name": "Title", "type": "singleLineText"}`; the first becomes the primary one. Some types need `options`.',
}

const READ = ['data.records:read']
const WRITE = ['data.records:write']
const SCHEMA = ['schema.bases:read']
const SCHEMA_WRITE = ['schema.bases:write']

const schemaActions: ActionDefinition[] = [
  {
    name: 'AIRTABLE_LIST_BASES',
    description:
      'Lists the bases that the connection may see, with id, name and permission level. Start here: nearly every other action needs a base’s id.',
    tags: ['important', 'read-only'],
    request: 'GET /meta/bases',
    scopes: SCHEMA,
    keywords: ['databases', 'workspace'],
    input: { properties: { offset } },
  },
  {
    name: 'AIRTABLE_GET_BASE_SCHEMA',
    aliases: ['AIRTABLE_LIST_TABLES'],
    description:
      'Reads the structure of a base: all its tables with their fields (id, name, type, options) and views. Use it before reading or writing records.',
    tags: ['important', 'read-only'],
    request: 'GET /meta/bases/{baseId}/tables',
    argumentAliases: baseAliases,
    scopes: SCHEMA,
    keywords: ['columns'],
    input: { required: ['baseId'], properties: base },
  },
  {
    name: 'AIRTABLE_GET_TABLE_SCHEMA',
    description:
      'Reads the structure of one table by its id or name: fields with their types and options, and views. Smaller than the schema of the whole base.',
    tags: ['important', 'read-only'],
    run: 'airtable.table-schema',
    argumentAliases: tableAliases,
    scopes: SCHEMA,
    keywords: ['columns'],
    input: { required: ['baseId', 'tableIdOrName'], properties: table },
  },
  {
    name: 'AIRTABLE_CREATE_BASE',
    description:
      'Creates a base with its first tables in a workspace. Comes back with the id of the base and its tables and fields.',
    tags: ['important'],
    request: 'POST /meta/bases',
    argumentAliases: { workspace_id: 'workspaceId' },
    scopes: SCHEMA_WRITE,
    input: {
      required: ['name', 'workspaceId', 'tables'],
      properties: {
        name: { type: 'string', description: 'Name of the new base.' },
        workspaceId: {
          type: 'string',
          description: 'Id of the workspace, e.g. `wspmhESAta6clCCwF`; it stands in its address.',
        },
        tables: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              description: { type: 'string' },
              fields: newFields,
            },
            required: ['name', 'fields'],
          },
          description: 'The tables, each with a name and at least one field.',
        },
      },
    },
  },
  {
    name: 'AIRTABLE_CREATE_TABLE',
    description:
      'Adds a table with its fields to a base. Comes back with the ids of the table and its fields.',
    tags: ['important'],
    request: 'POST /meta/bases/{baseId}/tables',
    argumentAliases: baseAliases,
    scopes: SCHEMA_WRITE,
    input: {
      required: ['baseId', 'name', 'fields'],
      properties: {
        ...base,
        name: { type: 'string', description: 'Name of the new table, unlike any in the base.' },
        fields: newFields,
        description: { type: 'string', description: 'What the table is for.' },
      },
    },
  },
  {
    name: 'AIRTABLE_UPDATE_TABLE',
    description:
      'Renames a table or changes its description. Its fields and records stay as they are; comes back with the table.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /meta/bases/{baseId}/tables/{tableIdOrName}',
    argumentAliases: tableAliases,
    scopes: SCHEMA_WRITE,
    input: {
      required: ['baseId', 'tableIdOrName'],
      properties: {
        ...table,
        name: { type: 'string', description: 'The new name.' },
        description: { type: 'string', description: 'The new description.' },
      },
    },
  },
  {
    name: 'AIRTABLE_CREATE_FIELD',
    description:
      'Adds a field (a column) of any writable type to a table. Comes back with the id of the field and its options.',
    tags: ['important'],
    request: 'POST /meta/bases/{baseId}/tables/{tableId}/fields',
    argumentAliases: { ...baseAliases, table_id: 'tableId' },
    scopes: SCHEMA_WRITE,
    keywords: ['column'],
    input: {
      required: ['baseId', 'tableId', 'name', 'type'],
      properties: {
        ...tableById,
        name: { type: 'string', description: 'Name of the new field.' },
        type: {
          type: 'string',
          description:
            'What it holds: `singleLineText`, `multilineText`, `number`, `singleSelect`, `multipleSelects`, `date`, `checkbox`, `email`, `url`, `multipleRecordLinks`...',
        },
        description: { type: 'string', description: 'What the field is for.' },
        options: {
          type: 'object',
          additionalProperties: true,
          description:
            'What the type needs, e.g. `{"choices": [{"name": "Open"}]}` for selects, `{"precision": 0}` for numbers.',
        },
      },
    },
  },
  {
    name: 'AIRTABLE_UPDATE_FIELD',
    description:
      'Renames a field of a table or changes its description; its type stays. Comes back with the field.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /meta/bases/{baseId}/tables/{tableId}/fields/{columnId}',
    argumentAliases: { ...baseAliases, table_id: 'tableId', fieldId: 'columnId' },
    scopes: SCHEMA_WRITE,
    keywords: ['column'],
    input: {
      required: ['baseId', 'tableId', 'columnId'],
      properties: {
        ...tableById,
        columnId: { type: 'string', description: 'Id of the field, e.g. `fldoi0c3GaRQJ3xnI`.' },
        name: { type: 'string', description: 'The new name.' },
        description: { type: 'string', description: 'The new description.' },
      },
    },
  },
]

const readingActions: ActionDefinition[] = [
  {
    name: 'AIRTABLE_LIST_RECORDS',
    description:
      'Lists records of a table, filtered by a formula or a view and sorted. Comes back with ids and field values, and an `offset` if there is more.',
    tags: ['important', 'read-only'],
    request: 'POST /{baseId}/{tableIdOrName}/listRecords',
    argumentAliases: {
      ...tableAliases,
      filter_by_formula: 'filterByFormula',
      page_size: 'pageSize',
      max_records: 'maxRecords',
    },
    scopes: READ,
    keywords: ['rows', 'query', 'filter'],
    input: {
      required: ['baseId', 'tableIdOrName'],
      properties: {
        ...table,
        filterByFormula: {
          type: 'string',
          description: 'Only records for which this formula is true, e.g. `{Status}="Open"`.',
          examples: ['AND({Status}="Open", {Amount}>100)'],
        },
        fields: onlyFields,
        sort: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              field: { type: 'string' },
              direction: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
            },
            required: ['field'],
          },
          description: 'What to sort by, e.g. `{"field": "Name", "direction": "asc"}`.',
        },
        view: { type: 'string', description: 'Only records of this view, by name or id.' },
        pageSize: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 100,
          description: 'How many records a page holds.',
        },
        maxRecords: {
          type: 'integer',
          minimum: 1,
          description: 'How many records come back at most, over all pages.',
        },
        offset,
        recordMetadata: {
          type: 'array',
          items: { type: 'string', enum: ['commentCount'] },
          description: 'What to say beside the values: the number of comments.',
        },
        cellFormat: {
          type: 'string',
          enum: ['json', 'string'],
          default: 'json',
          description: 'Values as data, or as shown; `string` needs `timeZone` and `userLocale`.',
        },
        timeZone: { type: 'string', description: 'For `string`: a zone, e.g. `Europe/Berlin`.' },
        userLocale: { type: 'string', description: 'For `string`: a locale, e.g. `en-gb`.' },
        returnFieldsByFieldId,
      },
    },
  },
  {
    name: 'AIRTABLE_SEARCH_RECORDS',
    description:
      'Finds records whose field contains a text, or is exactly that text, whatever its case. Use it to look a record up by name or e-mail without writing a formula.',
    tags: ['important', 'read-only'],
    run: 'airtable.search-records',
    argumentAliases: tableAliases,
    scopes: READ,
    keywords: ['rows', 'find', 'lookup'],
    input: {
      required: ['baseId', 'tableIdOrName', 'field', 'text'],
      properties: {
        ...table,
        field: { type: 'string', description: 'Name of the field to look in, as shown.' },
        text: { type: 'string', minLength: 1, description: 'What to look for.' },
        match: {
          type: 'string',
          enum: ['contains', 'exact'],
          default: 'contains',
          description: 'Whether the text may be a part of the value, or must be all of it.',
        },
        fields: onlyFields,
        maxRecords: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'How many records come back at most.',
        },
      },
    },
  },
  {
    name: 'AIRTABLE_GET_RECORD',
    description:
      'Reads one record by its id: all its field values and when it was created. Empty fields are left out of the answer.',
    tags: ['important', 'read-only'],
    request: 'GET /{baseId}/{tableIdOrName}/{recordId}',
    argumentAliases: recordAliases,
    scopes: READ,
    keywords: ['row'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId'],
      properties: { ...record, returnFieldsByFieldId },
    },
  },
]

const recordsOf = (keys: 'fields' | 'id and fields'): ArgumentSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: 10,
  items: {
    type: 'object',
    properties: {
      ...(keys === 'fields' ? {} : { id: { type: 'string' } }),
      fields: { type: 'object', additionalProperties: true },
    },
    required: keys === 'fields' ? ['fields'] : ['id', 'fields'],
  },
  description:
    keys === 'fields'
      ? 'The records, ten at most, each `{"fields": {"Name": "Ada"}}`.'
      : 'The records, ten at most, each `{"id": "rec...", "fields": {"Name": "Ada"}}`.',
})

const writingActions: ActionDefinition[] = [
  {
    name: 'AIRTABLE_CREATE_RECORD',
    description:
      'Creates one record in a table from values by field name. Comes back with its id and all its values.',
    tags: ['important'],
    request: 'POST /{baseId}/{tableIdOrName}',
    argumentAliases: tableAliases,
    scopes: WRITE,
    keywords: ['row', 'add', 'insert'],
    input: {
      required: ['baseId', 'tableIdOrName', 'fields'],
      properties: { ...table, fields, typecast, returnFieldsByFieldId },
    },
  },
  {
    name: 'AIRTABLE_CREATE_MULTIPLE_RECORDS',
    description:
      'Creates up to ten records in a table at once. Comes back with their ids and values in the order given.',
    tags: ['important'],
    request: 'POST /{baseId}/{tableIdOrName}',
    argumentAliases: tableAliases,
    scopes: WRITE,
    keywords: ['rows', 'bulk', 'insert'],
    input: {
      required: ['baseId', 'tableIdOrName', 'records'],
      properties: { ...table, records: recordsOf('fields'), typecast, returnFieldsByFieldId },
    },
  },
  {
    name: 'AIRTABLE_UPDATE_RECORD',
    description:
      'Changes the given fields of one record and leaves the others alone; `null` or an empty list clears a field. Comes back with the record.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /{baseId}/{tableIdOrName}/{recordId}',
    argumentAliases: recordAliases,
    scopes: WRITE,
    keywords: ['row', 'edit'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId', 'fields'],
      properties: { ...record, fields, typecast, returnFieldsByFieldId },
    },
  },
  {
    name: 'AIRTABLE_UPDATE_MULTIPLE_RECORDS',
    description:
      'Changes the given fields of up to ten records at once and leaves their other fields alone. Comes back with the records.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /{baseId}/{tableIdOrName}',
    argumentAliases: tableAliases,
    scopes: WRITE,
    keywords: ['rows', 'bulk', 'edit'],
    input: {
      required: ['baseId', 'tableIdOrName', 'records'],
      properties: {
        ...table,
        records: recordsOf('id and fields'),
        typecast,
        returnFieldsByFieldId,
      },
    },
  },
  {
    name: 'AIRTABLE_UPSERT_RECORDS',
    description:
      'Updates up to ten records that match by key fields, and creates those that match nothing. Comes back with the ids of what was created and updated.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /{baseId}/{tableIdOrName}',
    wire: { fieldsToMergeOn: 'performUpsert.fieldsToMergeOn' },
    argumentAliases: { ...tableAliases, fields_to_merge_on: 'fieldsToMergeOn' },
    scopes: WRITE,
    keywords: ['rows', 'sync', 'merge', 'insert or update'],
    input: {
      required: ['baseId', 'tableIdOrName', 'fieldsToMergeOn', 'records'],
      properties: {
        ...table,
        fieldsToMergeOn: {
          type: 'array',
          minItems: 1,
          maxItems: 3,
          items: { type: 'string' },
          description: 'Names of up to three fields that together tell records apart.',
        },
        records: recordsOf('fields'),
        typecast,
        returnFieldsByFieldId,
      },
    },
  },
  {
    name: 'AIRTABLE_REPLACE_RECORD',
    description:
      'Writes one record anew: fields that are not given are cleared. To change a few fields only, update the record instead.',
    tags: ['important', 'destructive', 'idempotent'],
    request: 'PUT /{baseId}/{tableIdOrName}/{recordId}',
    argumentAliases: recordAliases,
    scopes: WRITE,
    keywords: ['row', 'overwrite'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId', 'fields'],
      properties: { ...record, fields, typecast, returnFieldsByFieldId },
    },
  },
  {
    name: 'AIRTABLE_DELETE_RECORD',
    description:
      'Deletes one record of a table; its comments go with it. Comes back with its id and `deleted`.',
    tags: ['important', 'destructive', 'idempotent'],
    request: 'DELETE /{baseId}/{tableIdOrName}/{recordId}',
    argumentAliases: recordAliases,
    scopes: WRITE,
    keywords: ['row', 'remove'],
    input: { required: ['baseId', 'tableIdOrName', 'recordId'], properties: record },
  },
  {
    name: 'AIRTABLE_DELETE_MULTIPLE_RECORDS',
    description:
      'Deletes up to ten records of a table at once, by their ids. Comes back with each id and `deleted`.',
    tags: ['important', 'destructive', 'idempotent'],
    request: 'DELETE /{baseId}/{tableIdOrName}',
    wire: { recordIds: 'records[]' },
    argumentAliases: { ...tableAliases, record_ids: 'recordIds' },
    scopes: WRITE,
    keywords: ['rows', 'bulk', 'remove'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordIds'],
      properties: {
        ...table,
        recordIds: {
          type: 'array',
          minItems: 1,
          maxItems: 10,
          items: { type: 'string' },
          description: 'Ids of the records, ten at most.',
        },
      },
    },
  },
]

const text: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'The comment; `@[usrL2PNC5o3H4lBEi]` mentions a user by id.',
}

const commentActions: ActionDefinition[] = [
  {
    name: 'AIRTABLE_LIST_COMMENTS',
    description:
      'Lists the comments on a record, newest first, with author, text and time of each. Comes back with an `offset` if there is more.',
    tags: ['important', 'read-only'],
    request: 'GET /{baseId}/{tableIdOrName}/{recordId}/comments',
    argumentAliases: recordAliases,
    scopes: ['data.recordComments:read'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId'],
      properties: {
        ...record,
        pageSize: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          description: 'How many comments a page holds.',
        },
        offset,
      },
    },
  },
  {
    name: 'AIRTABLE_CREATE_COMMENT',
    description:
      'Comments on a record as the connected user, or answers a comment there. Comes back with the comment and its id.',
    tags: ['important'],
    request: 'POST /{baseId}/{tableIdOrName}/{recordId}/comments',
    argumentAliases: recordAliases,
    scopes: ['data.recordComments:write'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId', 'text'],
      properties: {
        ...record,
        text,
        parentCommentId: { type: 'string', description: 'Id of the comment that this answers.' },
      },
    },
  },
  {
    name: 'AIRTABLE_UPDATE_COMMENT',
    description:
      'Rewrites a comment that the connected user made on a record. Comes back with the comment.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /{baseId}/{tableIdOrName}/{recordId}/comments/{rowCommentId}',
    argumentAliases: commentAliases,
    scopes: ['data.recordComments:write'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId', 'rowCommentId', 'text'],
      properties: { ...comment, text },
    },
  },
  {
    name: 'AIRTABLE_DELETE_COMMENT',
    description:
      'Deletes a comment on a record: one’s own, or anybody’s as the creator of the base. Comes back with its id.',
    tags: ['important', 'destructive', 'idempotent'],
    request: 'DELETE /{baseId}/{tableIdOrName}/{recordId}/comments/{rowCommentId}',
    argumentAliases: commentAliases,
    scopes: ['data.recordComments:write'],
    input: {
      required: ['baseId', 'tableIdOrName', 'recordId', 'rowCommentId'],
      properties: comment,
    },
  },
]

/**
 * Actions of Airtable's Web API. Records are listed with POST, which takes formulas of any length.
 * Known, not read.
 */
export const airtableActions: ActionDefinition[] = [
  {
    name: 'AIRTABLE_GET_USER_INFO',
    description:
      'Reads who is connected: the id of the user, the e-mail address where that was granted, and the scopes of the token.',
    tags: ['important', 'read-only'],
    request: 'GET /meta/whoami',
    keywords: ['me', 'whoami', 'account'],
    input: {},
  },
  ...schemaActions,
  ...readingActions,
  ...writingActions,
  ...commentActions,
]
