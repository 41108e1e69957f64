import type { ActionDefinition } from '../spec.ts'

/** Actions of Fireflies.ai's GraphQL API. */
export const firefliesActions: ActionDefinition[] = [
  {
    name: 'FIREFLIES_GET_TRANSCRIPTS',
    description:
      'Lists transcribed meetings, newest first, with title, date, length, participants and overview.',
    tags: ['important', 'read-only'],
    request: 'POST /graphql',
    wire: { limit: 'variables.limit', skip: 'variables.skip', keyword: 'variables.keyword' },
    fixed: {
      body: {
        query:
          'query ($limit: Int, $skip: Int, $keyword: String) { transcripts(limit: $limit, skip: $skip, keyword: $keyword) { id title date duration participants summary { overview action_items } } }',
      },
    },
    input: {
      properties: {
        keyword: {
          type: 'string',
          description: 'Only meetings where this was said, or is in the title.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 50,
          default: 10,
          description: 'How many at most.',
        },
        skip: { type: 'integer', minimum: 0, default: 0, description: 'How many to skip.' },
      },
    },
  },
]
