import type { ActionDefinition } from '../spec.ts'

/** Actions of Pipedrive's API v2. */
export const pipedriveActions: ActionDefinition[] = [
  {
    name: 'PIPEDRIVE_GET_ALL_DEALS',
    description:
      'Lists deals with title, value, stage, owner, person and organisation, those of one person, stage or state if asked. Comes back with a cursor if there are more.',
    tags: ['important', 'read-only'],
    request: 'GET /deals',
    wire: { user_id: 'owner_id' },
    input: {
      properties: {
        status: {
          type: 'string',
          enum: ['open', 'won', 'lost', 'deleted'],
          description: 'Only deals in this state.',
        },
        user_id: { type: 'integer', description: 'Only deals of this owner.' },
        stage_id: { type: 'integer', description: 'Only deals in this stage.' },
        person_id: { type: 'integer', description: 'Only deals with this person.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 100,
          description: 'Deals a page.',
        },
        cursor: {
          type: 'string',
          description: '`additional_data.next_cursor` of the last answer.',
        },
      },
    },
  },
  {
    name: 'PIPEDRIVE_ADD_A_DEAL',
    description:
      'Creates a deal, with a person or organisation if given, in the first stage unless another is named. Comes back with the deal and its id.',
    tags: ['important'],
    request: 'POST /deals',
    input: {
      required: ['title'],
      properties: {
        title: { type: 'string', description: 'What the deal is called.' },
        value: { type: 'number', description: 'What it is worth.' },
        currency: {
          type: 'string',
          description: 'Of the value, three letters.',
          examples: ['EUR'],
        },
        person_id: { type: 'integer', description: 'Person it is made with.' },
        org_id: { type: 'integer', description: 'Organisation it is made with.' },
        stage_id: { type: 'integer', description: 'Stage of a pipeline.' },
        expected_close_date: { type: 'string', format: 'date', description: 'When it may be won.' },
      },
    },
  },
  {
    name: 'PIPEDRIVE_SEARCH_PERSONS',
    description:
      'Finds people by part of their name, e-mail address, telephone number or notes. Comes back with id, name and organisation of each.',
    tags: ['read-only'],
    request: 'GET /persons/search',
    input: {
      required: ['term'],
      properties: {
        term: { type: 'string', minLength: 2, description: 'What to look for.' },
        fields: { type: 'string', description: 'Where: name, email, phone, notes; with commas.' },
        exact_match: { type: 'boolean', description: 'Whether the whole field must be equal.' },
        organization_id: { type: 'integer', description: 'Only people of this organisation.' },
      },
    },
  },
]
