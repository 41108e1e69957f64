import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'

const Answer = z.object({ data: z.record(z.string(), z.unknown()) })

async function ask(call: Call, query: string, variables: object, field: string): Promise<unknown> {
  const said = await call({ method: 'POST', path: '/graphql', body: { query, variables } })
  const answer = Answer.safeParse(said).data
  if (answer) return answer.data[field]
  throw new ServiceError('upstream-unavailable', 'Linear did not answer with data')
}

const CREATE = `mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier title url state { name } } }
}`

const TEAMS = `query($after: String) {
  teams(first: 100, after: $after) { nodes { id key name } pageInfo { hasNextPage endCursor } }
}`

/** What GraphQL calls our arguments. */
const INPUT: Readonly<Record<string, string>> = {
  team_id: 'teamId',
  project_id: 'projectId',
  state_id: 'stateId',
  assignee_id: 'assigneeId',
  label_ids: 'labelIds',
  parent_id: 'parentId',
  due_date: 'dueDate',
}

/** Linear's GraphQL, for what is asked of it most. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'linear.create-issue': (args, call) => {
    const input = Object.fromEntries(Object.entries(args).map(([k, v]) => [INPUT[k] ?? k, v]))
    return ask(call, CREATE, { input }, 'issueCreate')
  },
  'linear.list-teams': ({ after }, call) => ask(call, TEAMS, { after }, 'teams'),
}
