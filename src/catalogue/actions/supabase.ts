import type { ActionDefinition } from '../spec.ts'

/** Actions of Supabase's management API. */
export const supabaseActions: ActionDefinition[] = [
  {
    name: 'SUPABASE_LIST_ALL_PROJECTS',
    description:
      'Lists the projects of the user with id (`ref` elsewhere), name, organisation, region and state.',
    tags: ['important', 'read-only'],
    request: 'GET /projects',
    input: {},
  },
  {
    name: 'SUPABASE_BETA_RUN_SQL_QUERY',
    description:
      'Runs SQL against the database of a project: queries, and changes too. Comes back with the rows.',
    tags: ['important', 'destructive'],
    request: 'POST /projects/{ref}/database/query',
    input: {
      required: ['ref', 'query'],
      properties: {
        ref: { type: 'string', description: 'Id of the project, from SUPABASE_LIST_ALL_PROJECTS.' },
        query: { type: 'string', description: 'The SQL.' },
      },
    },
  },
]
