import * as z from 'zod'
import type { ActionFunction, Call } from '../run.ts'
import { ISSUE, PAGE } from './linear-documents.ts'
import { ask, idOf, type Kind, nameFilter, teamFilter, userFilter } from './linear-names.ts'
import { readAnswer, readArguments } from './read.ts'

const CREATE = `mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { ${ISSUE} } }
}`

const UPDATE = `mutation($id: String!, $input: IssueUpdateInput!) {
  issueUpdate(id: $id, input: $input) { success issue { ${ISSUE} } }
}`

const TEAM_OF = 'query($id: String!) { issue(id: $id) { team { id } } }'

const TEAMS = `query($after: String) {
  teams(first: 100, after: $after) { nodes { id key name } ${PAGE} }
}`

const ISSUES = `query($first: Int, $after: String, $filter: IssueFilter, $orderBy: PaginationOrderBy) {
  issues(first: $first, after: $after, filter: $filter, orderBy: $orderBy) { nodes { ${ISSUE} } ${PAGE} }
}`

const LABELS = `query($first: Int, $after: String, $filter: IssueLabelFilter) {
  issueLabels(first: $first, after: $after, filter: $filter) {
    nodes { id name color description team { id key } } ${PAGE}
  }
}`

const STATES = `query($first: Int, $after: String, $filter: WorkflowStateFilter) {
  workflowStates(first: $first, after: $after, filter: $filter) {
    nodes { id name type position team { id key } } ${PAGE}
  }
}`

const CYCLES = `query($first: Int, $after: String, $filter: CycleFilter) {
  cycles(first: $first, after: $after, filter: $filter) {
    nodes { id number name startsAt endsAt completedAt progress team { id key } } ${PAGE}
  }
}`

const DETAILS = `query($id: String!) {
  team(id: $id) {
    id key name
    defaultIssueState { id name }
    activeCycle { id number endsAt }
    states { nodes { id name type } }
    labels(first: 100) { nodes { id name } }
    members(first: 100) { nodes { id name email } }
    projects(first: 50) { nodes { id name } }
  }
}`

const CREATE_PROJECT = `mutation($input: ProjectCreateInput!) {
  projectCreate(input: $input) { success project { id name url } }
}`

/** Takes a value away where a text would set one. */
const NONE = 'none'

const IssueFields = z.object({
  team_id: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  project_id: z.string().optional(),
  state_id: z.string().optional(),
  assignee_id: z.string().optional(),
  label_ids: z.array(z.string()).optional(),
  cycle_id: z.string().optional(),
  priority: z.number().optional(),
  estimate: z.number().optional(),
  parent_id: z.string().optional(),
  due_date: z.string().optional(),
})
type IssueFields = z.infer<typeof IssueFields>

async function optionalId(
  call: Call,
  kind: Kind,
  text: string | undefined,
  argument: string,
  team?: string,
): Promise<string | null | undefined> {
  if (text === undefined) return undefined
  if (text.toLowerCase() === NONE) return null
  return idOf(call, kind, text, argument, team)
}

const orNull = (text: string | undefined) => (text?.toLowerCase() === NONE ? null : text)

/**
 * Arguments as `IssueCreateInput` and `IssueUpdateInput` have them, names turned into ids.
 *
 * @param team id of the team that states are looked for in
 */
async function inputOf(call: Call, given: IssueFields, team: string | undefined) {
  const { title, description, priority, estimate } = given
  const labelIds: string[] = []
  for (const label of given.label_ids ?? []) {
    labelIds.push(await idOf(call, 'label', label, 'label_ids'))
  }
  const input = {
    ...{ title, description, priority, estimate, teamId: given.team_id && team },
    projectId: await optionalId(call, 'project', given.project_id, 'project_id'),
    stateId: await optionalId(call, 'state', given.state_id, 'state_id', team),
    assigneeId: await optionalId(call, 'user', given.assignee_id, 'assignee_id'),
    labelIds: given.label_ids && labelIds,
    cycleId: orNull(given.cycle_id),
    parentId: orNull(given.parent_id),
    dueDate: orNull(given.due_date),
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

const createIssue: ActionFunction = async (args, call) => {
  const given = readArguments(IssueFields.required({ team_id: true }), args)
  const team = await idOf(call, 'team', given.team_id, 'team_id')
  return ask(call, CREATE, { input: await inputOf(call, given, team) }, 'issueCreate')
}

const updateIssue: ActionFunction = async (args, call) => {
  const given = readArguments(IssueFields.extend({ issue_id: z.string() }), args)
  const id = given.issue_id
  let team = given.team_id && (await idOf(call, 'team', given.team_id, 'team_id'))
  if (given.state_id !== undefined && team === undefined) {
    const Issue = z.object({ team: z.object({ id: z.string() }) })
    team = readAnswer(Issue, await ask(call, TEAM_OF, { id }, 'issue')).team.id
  }
  return ask(call, UPDATE, { id, input: await inputOf(call, given, team) }, 'issueUpdate')
}

const Paging = { first: z.number().default(50), after: z.string().optional() }

const listIssues: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...Paging,
    project_id: z.string().optional(),
    team_id: z.string().optional(),
    state: z.string().optional(),
    state_type: z.string().optional(),
    assignee: z.string().optional(),
    label: z.string().optional(),
    updated_after: z.string().optional(),
    order_by: z.string().optional(),
  })
  const given = readArguments(Arguments, args)
  const { state, state_type, assignee, label, updated_after, first, after } = given
  const filter = {
    ...(given.project_id && { project: nameFilter(given.project_id) }),
    ...(given.team_id && { team: teamFilter(given.team_id) }),
    ...((state ?? state_type) && {
      state: { ...(state && nameFilter(state)), ...(state_type && { type: { eq: state_type } }) },
    }),
    ...(assignee && { assignee: assignee === NONE ? { null: true } : userFilter(assignee) }),
    ...(label && { labels: nameFilter(label) }),
    ...(updated_after && { updatedAt: { gte: updated_after } }),
  }
  return ask(call, ISSUES, { first, after, filter, orderBy: given.order_by }, 'issues')
}

/** A list that may be one team's. */
const ofTeam =
  (query: string, field: string): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({ ...Paging, team_id: z.string().optional() })
    const { team_id, first, after } = readArguments(Arguments, args)
    const filter = team_id === undefined ? {} : { team: teamFilter(team_id) }
    return ask(call, query, { first, after, filter }, field)
  }

const readDetails: ActionFunction = async (args, call) => {
  const { team_id } = readArguments(z.object({ team_id: z.string() }), args)
  const id = await idOf(call, 'team', team_id, 'team_id')
  return ask(call, DETAILS, { id }, 'team')
}

const createProject: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    name: z.string(),
    team_ids: z.array(z.string()).min(1),
    description: z.string().optional(),
    content: z.string().optional(),
    lead_id: z.string().optional(),
    start_date: z.string().optional(),
    target_date: z.string().optional(),
  })
  const given = readArguments(Arguments, args)
  const teamIds: string[] = []
  for (const team of given.team_ids) teamIds.push(await idOf(call, 'team', team, 'team_ids'))
  const { name, description, content, start_date: startDate, target_date: targetDate } = given
  const leadId = await optionalId(call, 'user', given.lead_id, 'lead_id')
  const input = { name, description, content, startDate, targetDate, leadId, teamIds }
  return ask(call, CREATE_PROJECT, { input }, 'projectCreate')
}

/** Linear's GraphQL where names stand for ids, and for what is asked of it most. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'linear.create-issue': createIssue,
  'linear.update-issue': updateIssue,
  'linear.list-issues': listIssues,
  'linear.list-teams': ({ after }, call) => ask(call, TEAMS, { after }, 'teams'),
  'linear.list-labels': ofTeam(LABELS, 'issueLabels'),
  'linear.list-states': ofTeam(STATES, 'workflowStates'),
  'linear.list-cycles': ofTeam(CYCLES, 'cycles'),
  'linear.read-team-details': readDetails,
  'linear.create-project': createProject,
}
