import type { ActionDefinition } from '../spec.ts'

/** Actions of Attio's API, version 2. */
export const attioActions: ActionDefinition[] = [
  {
    name: 'ATTIO_LIST_NOTES',
    description:
      'Lists notes of the workspace, all or those on one record. Comes back with title, text and author.',
    tags: ['important', 'read-only'],
    request: 'GET /notes',
    input: {
      properties: {
        parent_object: {
          type: 'string',
          description: 'Kind of the record, e.g. people or companies.',
        },
        parent_record_id: { type: 'string', description: 'Id of the record.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 50,
          default: 10,
          description: 'Notes a page.',
        },
        offset: { type: 'integer', minimum: 0, default: 0, description: 'How many to skip.' },
      },
    },
  },
  {
    name: 'ATTIO_LIST_RECORDS',
    description:
      'Lists records of an object, e.g. people or companies, that a filter finds. Comes back with their values.',
    tags: ['important', 'read-only'],
    request: 'POST /objects/{object}/records/query',
    input: {
      required: ['object'],
      properties: {
        object: {
          type: 'string',
          description: 'Kind of records: people, companies, deals or your own.',
        },
        filter: {
          type: 'object',
          additionalProperties: true,
          description: 'Which records, by attribute.',
          examples: [{ name: 'Ada Lovelace' }],
        },
        sorts: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'Order: objects with attribute and direction.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 50,
          description: 'Records a page.',
        },
        offset: { type: 'integer', minimum: 0, default: 0, description: 'How many to skip.' },
      },
    },
  },
  {
    name: 'ATTIO_UPDATE_A_LIST',
    description:
      'Changes the name, slug or access of a list; what is not given stays. Comes back with the list.',
    request: 'PATCH /lists/{list}',
    wire: {
      name: 'data.name',
      api_slug: 'data.api_slug',
      workspace_access: 'data.workspace_access',
      workspace_member_access: 'data.workspace_member_access',
    },
    argumentAliases: {
      data__name: 'name',
      data__api__slug: 'api_slug',
      data__workspace__access: 'workspace_access',
      data__workspace__member__access: 'workspace_member_access',
    },
    input: {
      required: ['list'],
      properties: {
        list: { type: 'string', description: 'Id or slug of the list.' },
        name: { type: 'string', description: 'What people call it.' },
        api_slug: { type: 'string', description: 'What the API calls it.' },
        workspace_access: {
          type: 'string',
          enum: ['full-access', 'read-and-write', 'read-only'],
          description: 'What all members may do.',
        },
        workspace_member_access: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'What single members may do: objects with workspace_member_id and level.',
        },
      },
    },
  },
]
