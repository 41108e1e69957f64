/**
 * Actions of Linear's GraphQL API: https://linear.app/developers/graphql. Where an action only sets
 * variables of a document, it is a request; where names stand for ids, `functions/linear.ts`.
 */
import * as documents from '../functions/linear-documents.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const issue_id: ArgumentSchema = {
  type: 'string',
  description: 'Issue by identifier, e.g. `ENG-42`, or by id.',
}

const team_id: ArgumentSchema = {
  type: 'string',
  description: 'Team by key, name or id.',
  examples: ['ENG'],
}

const project_id: ArgumentSchema = { type: 'string', description: 'Project by name or id.' }

const after: ArgumentSchema = {
  type: 'string',
  description: '`pageInfo.endCursor` of the last answer.',
}

const paging: Arguments = {
  first: {
    type: 'integer',
    minimum: 1,
    maximum: 250,
    default: 50,
    description: 'Results a page.',
  },
  after,
}

const comment: ArgumentSchema = { type: 'string', description: 'What to say, in Markdown.' }

const issueFields: Arguments = {
  description: { type: 'string', description: 'What it is about, in Markdown.' },
  project_id: { type: 'string', description: 'Project by name or id; `none` for no project.' },
  state_id: { type: 'string', description: 'State by name, e.g. `In Progress`, or id.' },
  assignee_id: {
    type: 'string',
    description: 'Who is to do it: `me`, e-mail address, name or id; `none` for nobody.',
  },
  label_ids: {
    type: 'array',
    items: { type: 'string' },
    description: 'All its labels, by name or id.',
  },
  priority: {
    type: 'integer',
    minimum: 0,
    maximum: 4,
    description: '1 is urgent, 2 high, 3 medium, 4 low, 0 none.',
  },
  estimate: { type: 'integer', description: 'Points, as the team counts them.' },
  parent_id: { type: 'string', description: 'Issue that it is a part of, by identifier or id.' },
  cycle_id: { type: 'string', description: 'Id of the cycle that it is planned for.' },
  due_date: { type: 'string', description: 'When it is due, e.g. `2026-01-31`.' },
}

const issueAliases = { assignee: 'assignee_id', state: 'state_id', labels: 'label_ids' }

/** A request with one of our documents, whose variables the arguments are. */
const graphql = (query: string) => ({ request: 'POST /graphql', fixed: { body: { query } } })

const variable = (name: string): string[] => ['variables', name]
const field = (name: string): string[] => ['variables', 'input', name]
const PAGING = { first: variable('first'), after: variable('after') }

const READ = ['read', 'write']
const WRITE = ['write']

const ISSUES: ActionDefinition[] = [
  {
    name: 'LINEAR_CREATE_LINEAR_ISSUE',
    aliases: ['LINEAR_CREATE_ISSUE'],
    description:
      'Creates an issue in a team, in a project of it if asked. Comes back with id, identifier such as ENG-42, state and address of the new issue.',
    tags: ['important'],
    keywords: ['ticket', 'bug', 'task', 'report'],
    run: 'linear.create-issue',
    scopes: ['write', 'issues:create'],
    argumentAliases: { ...issueAliases, team: 'team_id', project: 'project_id' },
    input: {
      required: ['team_id', 'title'],
      properties: {
        team_id,
        title: { type: 'string', description: 'One line that says it.' },
        ...issueFields,
      },
    },
  },
  {
    name: 'LINEAR_UPDATE_ISSUE',
    description:
      'Changes an issue: title, description, state, assignee, labels, priority, dates, project or team. What is not given stays. Comes back with the issue.',
    tags: ['important', 'idempotent'],
    keywords: ['edit', 'move', 'close', 'assign', 'ticket'],
    run: 'linear.update-issue',
    scopes: WRITE,
    argumentAliases: { ...issueAliases, id: 'issue_id', project: 'project_id', team: 'team_id' },
    input: {
      required: ['issue_id'],
      properties: {
        issue_id,
        title: { type: 'string', description: 'One line that says it.' },
        ...issueFields,
        team_id: { type: 'string', description: 'Team to move it to, by key, name or id.' },
      },
    },
  },
  {
    name: 'LINEAR_GET_LINEAR_ISSUE',
    aliases: ['LINEAR_GET_ISSUE'],
    description:
      'Reads an issue with its description, comments, attachments, parent and sub-issues, by identifier or id.',
    tags: ['important', 'read-only'],
    keywords: ['ticket', 'details'],
    ...graphql(documents.GET_ISSUE),
    wire: { issue_id: variable('id') },
    scopes: READ,
    argumentAliases: { id: 'issue_id' },
    input: { required: ['issue_id'], properties: { issue_id } },
  },
  {
    name: 'LINEAR_LIST_LINEAR_ISSUES',
    aliases: ['LINEAR_LIST_ISSUES'],
    description:
      'Lists issues by team, project, state, assignee, label or time of change, e.g. the open ones of the connected user with `assignee` `me`. Comes back page by page.',
    tags: ['important', 'read-only'],
    keywords: ['tickets', 'my issues', 'backlog', 'filter'],
    run: 'linear.list-issues',
    scopes: READ,
    argumentAliases: { project: 'project_id', team: 'team_id', assignee_id: 'assignee' },
    input: {
      properties: {
        project_id,
        team_id,
        assignee: {
          type: 'string',
          description: '`me`, e-mail address, name or id; `none` for issues of nobody.',
        },
        state: { type: 'string', description: 'Name of the state, e.g. `In Progress`.' },
        state_type: {
          type: 'string',
          enum: ['triage', 'backlog', 'unstarted', 'started', 'completed', 'canceled'],
          description: 'Kind of the state, which is the same in all teams.',
        },
        label: { type: 'string', description: 'Name of a label that they have.' },
        updated_after: {
          type: 'string',
          description: 'Only those changed since, e.g. `2026-01-31` or `-P1W` for a week.',
        },
        order_by: {
          type: 'string',
          enum: ['createdAt', 'updatedAt'],
          default: 'createdAt',
          description: 'What comes first: the newest, or the last changed.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'LINEAR_SEARCH_ISSUES',
    description:
      'Searches issues by words of title, description and identifier all over the workspace. Comes back with the best matches first.',
    tags: ['important', 'read-only'],
    keywords: ['find', 'ticket', 'duplicate'],
    ...graphql(documents.SEARCH_ISSUES),
    wire: { query: variable('term'), ...PAGING },
    scopes: READ,
    argumentAliases: { term: 'query' },
    input: {
      required: ['query'],
      properties: { query: { type: 'string', description: 'Words to look for.' }, ...paging },
    },
  },
  {
    name: 'LINEAR_DELETE_LINEAR_ISSUE',
    aliases: ['LINEAR_DELETE_ISSUE'],
    description: 'Moves an issue to the trash, from which it can be restored for thirty days.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['remove ticket'],
    ...graphql(documents.DELETE_ISSUE),
    wire: { issue_id: variable('id') },
    scopes: WRITE,
    argumentAliases: { id: 'issue_id' },
    input: { required: ['issue_id'], properties: { issue_id } },
  },
  {
    name: 'LINEAR_CREATE_LINEAR_ISSUE_DETAILS',
    aliases: ['LINEAR_GET_CREATE_ISSUE_DETAILS'],
    description:
      'Reads what a team has for a new issue: states and the first of them, labels, members, projects and the cycle that is on.',
    tags: ['important', 'read-only'],
    keywords: ['workflow', 'options', 'metadata'],
    run: 'linear.read-team-details',
    scopes: READ,
    argumentAliases: { team: 'team_id' },
    input: { required: ['team_id'], properties: { team_id } },
  },
  {
    name: 'LINEAR_CREATE_ISSUE_RELATION',
    description:
      'Says how one issue stands to another: that it blocks it, repeats it, or has to do with it.',
    keywords: ['link', 'blocked by', 'duplicate of', 'dependency'],
    ...graphql(documents.RELATE_ISSUES),
    wire: {
      issue_id: field('issueId'),
      related_issue_id: field('relatedIssueId'),
      type: field('type'),
    },
    scopes: WRITE,
    input: {
      required: ['issue_id', 'related_issue_id', 'type'],
      properties: {
        issue_id,
        related_issue_id: { type: 'string', description: 'The other issue.' },
        type: {
          type: 'string',
          enum: ['blocks', 'duplicate', 'related'],
          description: 'What the first one does to the other.',
        },
      },
    },
  },
]

const TALK: ActionDefinition[] = [
  {
    name: 'LINEAR_CREATE_LINEAR_COMMENT',
    aliases: ['LINEAR_CREATE_COMMENT'],
    description:
      'Comments on an issue in Markdown, or answers another comment. Comes back with id and address of the comment.',
    tags: ['important'],
    keywords: ['reply', 'note'],
    ...graphql(documents.CREATE_COMMENT),
    wire: { issue_id: field('issueId'), body: field('body'), parent_id: field('parentId') },
    scopes: ['write', 'comments:create'],
    argumentAliases: { comment: 'body', text: 'body' },
    input: {
      required: ['issue_id', 'body'],
      properties: {
        issue_id,
        body: comment,
        parent_id: { type: 'string', description: 'Id of the comment that it answers.' },
      },
    },
  },
  {
    name: 'LINEAR_UPDATE_LINEAR_COMMENT',
    description: 'Replaces the words of a comment that the connected user wrote.',
    tags: ['idempotent'],
    ...graphql(documents.UPDATE_COMMENT),
    wire: { comment_id: variable('id'), body: field('body') },
    scopes: WRITE,
    input: {
      required: ['comment_id', 'body'],
      properties: {
        comment_id: { type: 'string', description: 'Id of the comment.' },
        body: comment,
      },
    },
  },
  {
    name: 'LINEAR_LIST_ISSUE_COMMENTS',
    description: 'Lists the comments on an issue, with author, text and time of each.',
    tags: ['important', 'read-only'],
    keywords: ['discussion', 'thread'],
    ...graphql(documents.LIST_COMMENTS),
    wire: { issue_id: variable('id'), ...PAGING },
    scopes: READ,
    input: { required: ['issue_id'], properties: { issue_id, ...paging } },
  },
  {
    name: 'LINEAR_CREATE_LINEAR_ATTACHMENT',
    description:
      'Attaches an address to an issue, such as a pull request, document or support ticket. The same address again changes what is there.',
    tags: ['important', 'idempotent'],
    keywords: ['link', 'url'],
    ...graphql(documents.CREATE_ATTACHMENT),
    wire: {
      issue_id: field('issueId'),
      title: field('title'),
      subtitle: field('subtitle'),
      url: field('url'),
    },
    scopes: WRITE,
    input: {
      required: ['issue_id', 'title', 'url'],
      properties: {
        issue_id,
        title: { type: 'string', description: 'What it is.' },
        url: { type: 'string', description: 'Where it is.' },
        subtitle: { type: 'string', description: 'A second line, e.g. its state.' },
      },
    },
  },
  {
    name: 'LINEAR_GET_ATTACHMENTS',
    description: 'Lists what is attached to an issue: title, address and data of each.',
    tags: ['read-only'],
    ...graphql(documents.LIST_ATTACHMENTS),
    wire: { issue_id: variable('id') },
    scopes: READ,
    input: { required: ['issue_id'], properties: { issue_id } },
  },
]

const TEAMS: ActionDefinition[] = [
  {
    name: 'LINEAR_LIST_LINEAR_TEAMS',
    description:
      'Lists the teams of the workspace with id, key and name, e.g. to find where an issue belongs.',
    tags: ['important', 'read-only'],
    run: 'linear.list-teams',
    scopes: READ,
    input: { properties: { after } },
  },
  {
    name: 'LINEAR_LIST_LINEAR_USERS',
    description: 'Lists the people of the workspace with id, names and e-mail address.',
    tags: ['important', 'read-only'],
    keywords: ['members', 'assignees'],
    ...graphql(documents.LIST_USERS),
    wire: PAGING,
    scopes: READ,
    input: { properties: paging },
  },
  {
    name: 'LINEAR_GET_CURRENT_USER',
    description: 'Reads who the connected user is: names, e-mail address, workspace and teams.',
    tags: ['important', 'read-only'],
    keywords: ['who am I', 'viewer', 'me'],
    ...graphql(documents.VIEWER),
    scopes: READ,
    input: {},
  },
  {
    name: 'LINEAR_LIST_LINEAR_STATES',
    description:
      'Lists the states of a team, or of all, in which an issue may be, with id, name and kind.',
    tags: ['important', 'read-only'],
    keywords: ['status', 'workflow', 'column'],
    run: 'linear.list-states',
    scopes: READ,
    argumentAliases: { team: 'team_id' },
    input: { properties: { team_id, ...paging } },
  },
  {
    name: 'LINEAR_LIST_LINEAR_LABELS',
    description: 'Lists the labels of a team, or all of the workspace, with id, name and colour.',
    tags: ['important', 'read-only'],
    keywords: ['tags'],
    run: 'linear.list-labels',
    scopes: READ,
    argumentAliases: { team: 'team_id' },
    input: { properties: { team_id, ...paging } },
  },
  {
    name: 'LINEAR_CREATE_LINEAR_LABEL',
    description:
      'Makes a label for issues of a team, or of the whole workspace where no team is named.',
    tags: ['important'],
    keywords: ['tag'],
    ...graphql(documents.CREATE_LABEL),
    wire: {
      team_id: field('teamId'),
      name: field('name'),
      color: field('color'),
      description: field('description'),
    },
    scopes: WRITE,
    input: {
      required: ['name'],
      properties: {
        name: { type: 'string', description: 'Name of the label.' },
        team_id: { type: 'string', description: 'Id of the team, from LINEAR_LIST_LINEAR_TEAMS.' },
        color: { type: 'string', description: 'Colour, e.g. `#5e6ad2`.' },
        description: { type: 'string', description: 'What it is for.' },
      },
    },
  },
  {
    name: 'LINEAR_ADD_ISSUE_LABEL',
    description: 'Puts a label on an issue; the others stay. Comes back with its labels.',
    tags: ['idempotent'],
    keywords: ['tag'],
    ...graphql(documents.ADD_LABEL),
    wire: { issue_id: variable('id'), label_id: variable('labelId') },
    scopes: WRITE,
    input: {
      required: ['issue_id', 'label_id'],
      properties: { issue_id, label_id: { type: 'string', description: 'Id of the label.' } },
    },
  },
  {
    name: 'LINEAR_REMOVE_ISSUE_LABEL',
    description: 'Takes a label off an issue; the others stay. Comes back with its labels.',
    tags: ['destructive', 'idempotent'],
    keywords: ['untag'],
    ...graphql(documents.REMOVE_LABEL),
    wire: { issue_id: variable('id'), label_id: variable('labelId') },
    scopes: WRITE,
    input: {
      required: ['issue_id', 'label_id'],
      properties: { issue_id, label_id: { type: 'string', description: 'Id of the label.' } },
    },
  },
  {
    name: 'LINEAR_LIST_LINEAR_CYCLES',
    description: 'Lists the cycles of the workspace or of a team, with dates and progress.',
    tags: ['important', 'read-only'],
    keywords: ['sprint', 'iteration'],
    run: 'linear.list-cycles',
    scopes: READ,
    argumentAliases: { team: 'team_id' },
    input: { properties: { team_id, ...paging } },
  },
  {
    name: 'LINEAR_GET_CYCLES_BY_TEAM_ID',
    description: 'Lists the cycles of one team, with number, dates and progress of each.',
    tags: ['read-only'],
    keywords: ['sprint', 'iteration'],
    run: 'linear.list-cycles',
    scopes: READ,
    argumentAliases: { team: 'team_id' },
    input: { required: ['team_id'], properties: { team_id, ...paging } },
  },
]

const projectDates: Arguments = {
  start_date: { type: 'string', description: 'When it begins, e.g. `2026-01-31`.' },
  target_date: { type: 'string', description: 'When it is to be done, e.g. `2026-06-30`.' },
}

const PROJECTS: ActionDefinition[] = [
  {
    name: 'LINEAR_LIST_LINEAR_PROJECTS',
    aliases: ['LINEAR_LIST_PROJECTS'],
    description:
      'Lists the projects of the workspace with status, progress, lead, dates and teams.',
    tags: ['important', 'read-only'],
    keywords: ['roadmap'],
    ...graphql(documents.LIST_PROJECTS),
    wire: PAGING,
    scopes: READ,
    input: { properties: paging },
  },
  {
    name: 'LINEAR_GET_LINEAR_PROJECT',
    description: 'Reads a project with its text, members, milestones and last updates, by its id.',
    tags: ['read-only'],
    ...graphql(documents.GET_PROJECT),
    wire: { project_id: variable('id') },
    scopes: READ,
    input: {
      required: ['project_id'],
      properties: { project_id: { type: 'string', description: 'Id of the project.' } },
    },
  },
  {
    name: 'LINEAR_CREATE_LINEAR_PROJECT',
    aliases: ['LINEAR_CREATE_PROJECT'],
    description: 'Makes a project of one or more teams. Comes back with its id and address.',
    tags: ['important'],
    keywords: ['roadmap', 'initiative'],
    run: 'linear.create-project',
    scopes: WRITE,
    argumentAliases: { team_id: 'team_ids' },
    input: {
      required: ['name', 'team_ids'],
      properties: {
        name: { type: 'string', description: 'Name of the project.' },
        team_ids: {
          type: 'array',
          minItems: 1,
          items: { type: 'string' },
          description: 'Its teams, each by key, name or id.',
        },
        description: { type: 'string', maxLength: 255, description: 'What it is, in one line.' },
        content: { type: 'string', description: 'What it is, at length, in Markdown.' },
        lead_id: { type: 'string', description: 'Who leads it: `me`, address, name or id.' },
        ...projectDates,
      },
    },
  },
  {
    name: 'LINEAR_UPDATE_LINEAR_PROJECT',
    description: 'Changes name, text or dates of a project. What is not given stays.',
    tags: ['idempotent'],
    ...graphql(documents.UPDATE_PROJECT),
    wire: {
      project_id: variable('id'),
      name: field('name'),
      description: field('description'),
      content: field('content'),
      start_date: field('startDate'),
      target_date: field('targetDate'),
    },
    scopes: WRITE,
    input: {
      required: ['project_id'],
      properties: {
        project_id: { type: 'string', description: 'Id of the project.' },
        name: { type: 'string', description: 'Name of the project.' },
        description: { type: 'string', maxLength: 255, description: 'What it is, in one line.' },
        content: { type: 'string', description: 'What it is, at length, in Markdown.' },
        ...projectDates,
      },
    },
  },
  {
    name: 'LINEAR_CREATE_PROJECT_UPDATE',
    description: 'Reports how a project goes, in Markdown, and whether it is on track.',
    keywords: ['status report', 'health'],
    ...graphql(documents.CREATE_PROJECT_UPDATE),
    wire: { project_id: field('projectId'), body: field('body'), health: field('health') },
    scopes: WRITE,
    input: {
      required: ['project_id', 'body'],
      properties: {
        project_id: { type: 'string', description: 'Id of the project.' },
        body: { type: 'string', description: 'The report, in Markdown.' },
        health: {
          type: 'string',
          enum: ['onTrack', 'atRisk', 'offTrack'],
          description: 'How it goes.',
        },
      },
    },
  },
  {
    name: 'LINEAR_RUN_QUERY_OR_MUTATION',
    description:
      'Runs a GraphQL query or mutation of Linear, for what no other action does, e.g. `initiatives`, `documents`, `cycleCreate(input:)`. Comes back with `data`, shaped as asked.',
    tags: ['important'],
    keywords: ['graphql', 'api'],
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

/** Actions of Linear's GraphQL API. */
export const linearActions: ActionDefinition[] = [...ISSUES, ...TALK, ...TEAMS, ...PROJECTS]
