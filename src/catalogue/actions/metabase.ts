import type { ActionDefinition } from '../spec.ts'

/** Actions of Metabase's API. */
export const metabaseActions: ActionDefinition[] = [
  {
    name: 'METABASE_SEARCH',
    description:
      'Finds saved questions, dashboards, collections and tables by words. Comes back with id, kind, name and description of each.',
    tags: ['important', 'read-only'],
    request: 'GET /search',
    wire: { query: 'q', kind: 'models' },
    input: {
      properties: {
        query: { type: 'string', description: 'Words to look for.' },
        kind: {
          type: 'string',
          enum: ['card', 'dashboard', 'collection', 'table', 'database'],
          description: 'Only this kind; `card` is a saved question.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          description: 'How many come back at most.',
        },
      },
    },
  },
  {
    name: 'METABASE_RUN_QUESTION',
    description:
      'Runs a saved question and comes back with its rows, each an object from column to value.',
    tags: ['important', 'read-only'],
    request: 'POST /card/{card_id}/query/json',
    input: {
      required: ['card_id'],
      properties: {
        card_id: { type: 'integer', description: 'Id of the question, from a search.' },
      },
    },
  },
]
