import type { ActionDefinition } from '../spec.ts'

/** Actions of Linear's GraphQL API. */
export const linearActions: ActionDefinition[] = [
  {
    name: 'LINEAR_CREATE_LINEAR_ISSUE',
    description:
      'Creates an issue in a team, in a project of it if asked. Comes back with id, identifier such as ENG-42, state and address of the new issue.',
    tags: ['important'],
    run: 'linear.create-issue',
    scopes: ['write', 'issues:create'],
    input: {
      required: ['team_id', 'title'],
      properties: {
        team_id: { type: 'string', description: 'Id of the team, from LINEAR_LIST_LINEAR_TEAMS.' },
        title: { type: 'string', description: 'One line that says it.' },
        description: { type: 'string', description: 'What it is about, in Markdown.' },
        project_id: { type: 'string', description: 'Id of a project of the team.' },
        state_id: { type: 'string', description: 'Id of the state it begins in.' },
        assignee_id: { type: 'string', description: 'Id of who is to do it.' },
        label_ids: { type: 'array', items: { type: 'string' }, description: 'Ids of its labels.' },
        priority: {
          type: 'integer',
          minimum: 0,
          maximum: 4,
          description: '1 is urgent, 4 is low, 0 is none.',
        },
        estimate: { type: 'integer', description: 'Points, as the team counts them.' },
        parent_id: { type: 'string', description: 'Id of the issue that it is a part of.' },
        due_date: { type: 'string', format: 'date', description: 'When it is due.' },
      },
    },
  },
  {
    name: 'LINEAR_LIST_LINEAR_TEAMS',
    description:
      'Lists the teams of the workspace with id, key and name, e.g. to find where an issue belongs.',
    tags: ['important', 'read-only'],
    run: 'linear.list-teams',
    scopes: ['read', 'write'],
    input: {
      properties: {
        after: { type: 'string', description: '`pageInfo.endCursor` of the last answer.' },
      },
    },
  },
  {
    name: 'LINEAR_RUN_QUERY_OR_MUTATION',
    description:
      'Runs a GraphQL query or mutation of Linear, e.g. to list `teams { nodes { id name } }`, find `issues(filter:)` or do `issueCreate(input:)`. Comes back with `data`, shaped as asked.',
    tags: ['important'],
    request: 'POST /graphql',
    wire: { query_or_mutation: 'query' },
    input: {
      required: ['query_or_mutation'],
      properties: {
        query_or_mutation: {
          type: 'string',
          description: 'The document; values go into variables rather than into its text.',
          examples: [
            'mutation($i: IssueCreateInput!) { issueCreate(input: $i) { issue { identifier url } } }',
          ],
        },
        variables: {
          type: 'object',
          additionalProperties: true,
          description: 'Values of its variables, by name.',
        },
      },
    },
  },
]
