import { FILE } from '../files.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const READ = ['read:jira-work']
const WRITE = ['write:jira-work']
const PEOPLE = ['read:jira-user']
const BOARDS = ['read:board-scope:jira-software']
const SPRINTS = ['read:sprint:jira-software']
const PLANNING = ['write:sprint:jira-software']

const issue: Arguments = {
  issueIdOrKey: {
    type: 'string',
    description: 'Key or id of the issue.',
    examples: ['ENG-42'],
  },
}

const issueAliases = {
  issue_id_or_key: 'issueIdOrKey',
  issue_key: 'issueIdOrKey',
  issueKey: 'issueIdOrKey',
  issue: 'issueIdOrKey',
}

const project: Arguments = {
  projectIdOrKey: { type: 'string', description: 'Key or id of the project.', examples: ['ENG'] },
}

const projectAliases = {
  project_id_or_key: 'projectIdOrKey',
  project_key: 'projectIdOrKey',
  project: 'projectIdOrKey',
}

const paging: Arguments = {
  startAt: {
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'How many results to skip: `startAt` plus the page size gives the next page.',
  },
  maxResults: {
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 50,
    description: 'Results a page.',
  },
}

const pagingAliases = { start_at: 'startAt', max_results: 'maxResults' }

const names = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
})

const person = (description: string): ArgumentSchema => ({
  type: 'string',
  description: `${description}: account id, e-mail address, full name or \`me\`.`,
})

const issueFields: Arguments = {
  description: {
    type: 'string',
    description:
      'What it is about, in Markdown. A person is mentioned as `[@Ada](accountid:5b10…)`.',
  },
  priority: { type: 'string', description: 'Name of the priority.', examples: ['High'] },
  labels: names('All labels it shall have; a label has no spaces.'),
  assignee: person('Who is to do it'),
  parent: { type: 'string', description: 'Key of the epic or issue that it is a part of.' },
  due_date: { type: 'string', description: 'Day it is due, as `2026-01-31`.' },
  components: names('Names of components of the project.'),
  fix_versions: names('Names of the versions it is planned for.'),
  custom_fields: {
    type: 'object',
    additionalProperties: true,
    description:
      'Any other fields by id, as Jira’s API spells them, e.g. `{"customfield_10016": 5}`; JIRA_GET_FIELDS tells the ids.',
  },
}

const issueFieldAliases = {
  project: 'project_key',
  projectKey: 'project_key',
  issuetype: 'issue_type',
  issueType: 'issue_type',
  duedate: 'due_date',
  assignee_email: 'assignee',
  parent_key: 'parent',
}

const issueActions: ActionDefinition[] = [
  {
    name: 'JIRA_SEARCH_FOR_ISSUES_USING_JQL_GET',
    aliases: ['JIRA_SEARCH_ISSUES', 'JIRA_SEARCH_FOR_ISSUES_USING_JQL_POST'],
    description:
      'Finds issues by a query in JQL, e.g. the open ones of a person, project or sprint. Comes back with the fields asked for (empty ones left out), and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    run: 'jira.search',
    scopes: READ,
    keywords: ['tickets', 'bugs', 'stories', 'backlog', 'filter'],
    argumentAliases: {
      query: 'jql',
      max_results: 'maxResults',
      limit: 'maxResults',
      next_page_token: 'nextPageToken',
    },
    input: {
      required: ['jql'],
      properties: {
        jql: {
          type: 'string',
          description: 'The query; it must be bounded, e.g. by a project or a person.',
          examples: ['project = ENG AND statusCategory != Done ORDER BY updated DESC'],
        },
        fields: {
          ...names('Which fields of each issue come back; `*navigable` for most of them.'),
          default: ['summary', 'status', 'assignee', 'priority', 'updated'],
        },
        maxResults: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 50,
          description: 'Issues a page.',
        },
        nextPageToken: { type: 'string', description: '`nextPageToken` of the last answer.' },
      },
    },
  },
  {
    name: 'JIRA_GET_ISSUE',
    description:
      'Reads one issue: summary, description and comments as Markdown, state, people and links; all fields that are not empty, or those that are named.',
    tags: ['important', 'read-only'],
    run: 'jira.get-issue',
    scopes: READ,
    keywords: ['ticket', 'bug', 'story', 'open'],
    argumentAliases: issueAliases,
    input: {
      required: ['issueIdOrKey'],
      properties: {
        ...issue,
        fields: names('Only these fields, e.g. `summary`, `status`, `comment`.'),
        expand: {
          type: 'string',
          description: 'More to show, with commas between: `changelog`, `transitions`, `names`.',
        },
      },
    },
  },
  {
    name: 'JIRA_CREATE_ISSUE',
    description:
      'Creates an issue in a project: task, bug, story, epic, subtask or another kind that the project has. Comes back with the id and key of the new issue.',
    tags: ['important'],
    run: 'jira.create-issue',
    scopes: WRITE,
    keywords: ['ticket', 'report', 'file', 'subtask'],
    argumentAliases: { ...issueFieldAliases, title: 'summary' },
    input: {
      required: ['project_key', 'summary', 'issue_type'],
      properties: {
        project_key: { type: 'string', description: 'Key of the project.', examples: ['ENG'] },
        summary: { type: 'string', maxLength: 255, description: 'One line that says it.' },
        issue_type: { type: 'string', description: 'Name of the kind.', examples: ['Task', 'Bug'] },
        ...issueFields,
      },
    },
  },
  {
    name: 'JIRA_EDIT_ISSUE',
    aliases: ['JIRA_UPDATE_ISSUE'],
    description:
      'Changes fields of an issue: summary, description, people, labels, dates, custom fields. Only what is given changes. For the state use JIRA_TRANSITION_ISSUE. Comes back with the names of the changed fields.',
    tags: ['important', 'idempotent'],
    run: 'jira.edit-issue',
    scopes: WRITE,
    keywords: ['update', 'modify', 'ticket', 'relabel'],
    argumentAliases: { ...issueAliases, ...issueFieldAliases, notify_users: 'notifyUsers' },
    input: {
      required: ['issueIdOrKey'],
      properties: {
        ...issue,
        summary: { type: 'string', maxLength: 255, description: 'New line that says it.' },
        issue_type: { type: 'string', description: 'Name of another kind.' },
        ...issueFields,
        add_labels: names('Labels to add to those it has.'),
        remove_labels: names('Labels to take away.'),
        project_key: {
          type: 'string',
          description: 'Key of another project, where the site allows to move issues that way.',
        },
        notifyUsers: {
          type: 'boolean',
          default: true,
          description: 'Whether watchers get an e-mail; only administrators may turn it off.',
        },
      },
    },
  },
  {
    name: 'JIRA_DELETE_ISSUE',
    description:
      'Deletes an issue for good, with its comments and attachments. One that has subtasks is only deleted together with them. Comes back empty.',
    tags: ['destructive'],
    request: 'DELETE /rest/api/3/issue/{issueIdOrKey}',
    scopes: WRITE,
    keywords: ['remove', 'ticket'],
    argumentAliases: { ...issueAliases, delete_subtasks: 'deleteSubtasks' },
    input: {
      required: ['issueIdOrKey'],
      properties: {
        ...issue,
        deleteSubtasks: {
          type: 'boolean',
          default: false,
          description: 'Delete its subtasks as well.',
        },
      },
    },
  },
  {
    name: 'JIRA_GET_TRANSITIONS',
    description:
      'Lists what can be done next with an issue in its workflow: id and name of each transition and the status it leads to.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: READ,
    keywords: ['status', 'workflow', 'states'],
    argumentAliases: issueAliases,
    input: { required: ['issueIdOrKey'], properties: { ...issue } },
  },
  {
    name: 'JIRA_TRANSITION_ISSUE',
    description:
      'Moves an issue on in its workflow, e.g. to In Progress or Done, with a comment if wanted. Comes back with the status it has now.',
    tags: ['important'],
    run: 'jira.transition',
    scopes: WRITE,
    keywords: ['status', 'close', 'resolve', 'reopen', 'start', 'move'],
    argumentAliases: {
      ...issueAliases,
      transition_id: 'transition',
      transitionId: 'transition',
      transition__id: 'transition',
      transition_name: 'transition',
      transition__name: 'transition',
      status: 'transition',
    },
    input: {
      required: ['issueIdOrKey', 'transition'],
      properties: {
        ...issue,
        transition: {
          type: 'string',
          description: 'Name of the transition or of the status to reach, or the transition’s id.',
          examples: ['Done'],
        },
        resolution: {
          type: 'string',
          description: 'Name of a resolution, where the workflow asks for one, e.g. `Fixed`.',
        },
        comment: { type: 'string', description: 'A comment to write with it, in Markdown.' },
      },
    },
  },
  {
    name: 'JIRA_ASSIGN_ISSUE',
    description:
      'Gives an issue to somebody, who is named by e-mail address, name or account id, or to nobody. Comes back with the account id.',
    tags: ['important', 'idempotent'],
    run: 'jira.assign',
    scopes: WRITE,
    keywords: ['owner', 'assignee', 'take'],
    argumentAliases: {
      ...issueAliases,
      accountId: 'assignee',
      account_id: 'assignee',
      emailAddress: 'assignee',
      assignee_email: 'assignee',
    },
    input: {
      required: ['issueIdOrKey', 'assignee'],
      properties: {
        ...issue,
        assignee: person('Who is to do it, or `unassigned`'),
      },
    },
  },
  {
    name: 'JIRA_LINK_ISSUES',
    aliases: ['JIRA_CREATE_ISSUE_LINK'],
    description:
      'Links two issues, e.g. ENG-1 blocks ENG-2: the inward issue is the one that blocks. JIRA_GET_ISSUE_LINK_TYPES tells the types. Comes back empty.',
    tags: ['important'],
    request: 'POST /rest/api/3/issueLink',
    wire: {
      link_type: 'type.name',
      inward_issue: 'inwardIssue.key',
      outward_issue: 'outwardIssue.key',
    },
    scopes: WRITE,
    keywords: ['relate', 'duplicate', 'dependency', 'blocks'],
    argumentAliases: {
      type: 'link_type',
      inward_issue_key: 'inward_issue',
      outward_issue_key: 'outward_issue',
      inwardIssue: 'inward_issue',
      outwardIssue: 'outward_issue',
    },
    input: {
      required: ['link_type', 'inward_issue', 'outward_issue'],
      properties: {
        link_type: { type: 'string', description: 'Name of the type.', examples: ['Blocks'] },
        inward_issue: { type: 'string', description: 'Key of the issue that does, e.g. blocks.' },
        outward_issue: {
          type: 'string',
          description: 'Key of the issue that suffers, e.g. is blocked.',
        },
      },
    },
  },
  {
    name: 'JIRA_GET_ISSUE_LINK_TYPES',
    description:
      'Lists the ways in which issues of this site can be linked, such as Blocks or Duplicate, with the words for both directions.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/issueLinkType',
    scopes: READ,
    input: {},
  },
  {
    name: 'JIRA_ADD_ATTACHMENT_TO_ISSUE',
    aliases: ['JIRA_ADD_ATTACHMENT'],
    description:
      'Attaches a file to an issue. Comes back with id, name, size and address of the attachment.',
    request: 'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
    body: { type: 'multipart/form-data' },
    // Without it Jira takes an upload for a forged one.
    fixed: { headers: { 'x-atlassian-token': 'no-check' } },
    files: ['file'],
    scopes: WRITE,
    keywords: ['upload', 'screenshot'],
    argumentAliases: issueAliases,
    input: { required: ['issueIdOrKey', 'file'], properties: { ...issue, file: FILE } },
  },
]

const commentActions: ActionDefinition[] = [
  {
    name: 'JIRA_ADD_COMMENT',
    description: 'Writes a comment under an issue, as the connected user. Comes back with its id.',
    tags: ['important'],
    run: 'jira.add-comment',
    scopes: WRITE,
    keywords: ['reply', 'note', 'answer', 'mention'],
    argumentAliases: { ...issueAliases, comment: 'body', text: 'body' },
    input: {
      required: ['issueIdOrKey', 'body'],
      properties: {
        ...issue,
        body: {
          type: 'string',
          description: 'The comment, in Markdown. A mention is `[@Ada](accountid:5b10…)`.',
        },
        visible_to_role: {
          type: 'string',
          description: 'Name of a project role: only its members see the comment then.',
        },
      },
    },
  },
  {
    name: 'JIRA_LIST_ISSUE_COMMENTS',
    aliases: ['JIRA_GET_COMMENTS'],
    description:
      'Lists the comments of an issue with author, time and text in Markdown, oldest first unless told otherwise.',
    tags: ['important', 'read-only'],
    run: 'jira.list-comments',
    scopes: READ,
    keywords: ['discussion', 'thread', 'replies'],
    argumentAliases: { ...issueAliases, ...pagingAliases, order_by: 'orderBy' },
    input: {
      required: ['issueIdOrKey'],
      properties: {
        ...issue,
        orderBy: {
          type: 'string',
          enum: ['created', '-created'],
          default: 'created',
          description: 'Oldest first, or with `-created` newest first.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'JIRA_UPDATE_COMMENT',
    description: 'Replaces the text of a comment. Comes back with the comment as it is now.',
    tags: ['important', 'idempotent'],
    run: 'jira.update-comment',
    scopes: WRITE,
    keywords: ['edit', 'correct'],
    argumentAliases: { ...issueAliases, comment_id: 'id', commentId: 'id', comment: 'body' },
    input: {
      required: ['issueIdOrKey', 'id', 'body'],
      properties: {
        ...issue,
        id: { type: 'string', description: 'Id of the comment.' },
        body: { type: 'string', description: 'The new text, in Markdown; the old one is lost.' },
      },
    },
  },
  {
    name: 'JIRA_DELETE_COMMENT',
    description: 'Deletes a comment of an issue for good. Comes back empty.',
    tags: ['destructive'],
    request: 'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    scopes: WRITE,
    argumentAliases: { ...issueAliases, comment_id: 'id', commentId: 'id' },
    input: {
      required: ['issueIdOrKey', 'id'],
      properties: { ...issue, id: { type: 'string', description: 'Id of the comment.' } },
    },
  },
  {
    name: 'JIRA_ADD_WORKLOG',
    description: 'Records time that was spent on an issue. Comes back with the entry and its id.',
    tags: ['important'],
    run: 'jira.add-worklog',
    scopes: WRITE,
    keywords: ['log time', 'hours', 'timesheet', 'tracking'],
    argumentAliases: { ...issueAliases, timeSpent: 'time_spent' },
    input: {
      required: ['issueIdOrKey', 'time_spent'],
      properties: {
        ...issue,
        time_spent: {
          type: 'string',
          description: 'How long, in Jira’s units.',
          examples: ['3h 30m', '1d'],
        },
        started: {
          type: 'string',
          format: 'date-time',
          description: 'When the work began. Without it: now.',
        },
        comment: { type: 'string', description: 'What was done, in Markdown.' },
      },
    },
  },
  {
    name: 'JIRA_GET_ISSUE_WORKLOGS',
    description: 'Lists the time that was recorded on an issue: by whom, when, how long, and why.',
    tags: ['read-only'],
    run: 'jira.list-worklogs',
    scopes: READ,
    keywords: ['log time', 'hours', 'timesheet'],
    argumentAliases: { ...issueAliases, ...pagingAliases },
    input: { required: ['issueIdOrKey'], properties: { ...issue, ...paging } },
  },
  {
    name: 'JIRA_DELETE_WORKLOG',
    description: 'Deletes an entry of recorded time from an issue. Comes back empty.',
    tags: ['destructive'],
    request: 'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
    scopes: WRITE,
    argumentAliases: { ...issueAliases, worklog_id: 'id' },
    input: {
      required: ['issueIdOrKey', 'id'],
      properties: { ...issue, id: { type: 'string', description: 'Id of the entry.' } },
    },
  },
]

const peopleActions: ActionDefinition[] = [
  {
    name: 'JIRA_FIND_USERS',
    description:
      'Finds people of the site by name or e-mail address, e.g. for an account id that JQL or a mention needs. Comes back with account id, name and whether they are active.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/api/3/user/search',
    scopes: PEOPLE,
    keywords: ['members', 'team', 'lookup', 'email'],
    argumentAliases: { ...pagingAliases, name: 'query', email: 'query' },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'Beginning of a name or of an e-mail address.' },
        ...paging,
      },
    },
  },
  {
    name: 'JIRA_GET_CURRENT_USER',
    description: 'Reads who is connected: account id, name, e-mail address and time zone.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/api/3/myself',
    scopes: PEOPLE,
    keywords: ['me', 'myself', 'whoami', 'profile'],
    input: {},
  },
  {
    name: 'JIRA_GET_ALL_USERS',
    description:
      'Lists everybody whom the site knows, people and apps, also those who are not active any more. To find one of them, JIRA_FIND_USERS is quicker.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/users/search',
    scopes: PEOPLE,
    argumentAliases: pagingAliases,
    input: { properties: { ...paging } },
  },
  {
    name: 'JIRA_GET_ISSUE_WATCHERS',
    description: 'Lists who watches an issue and so hears of its changes.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/issue/{issueIdOrKey}/watchers',
    scopes: READ,
    argumentAliases: issueAliases,
    input: { required: ['issueIdOrKey'], properties: { ...issue } },
  },
  {
    name: 'JIRA_ADD_WATCHER_TO_ISSUE',
    aliases: ['JIRA_ADD_WATCHER'],
    description:
      'Makes somebody a watcher of an issue, so that they hear of its changes. Comes back with the account id.',
    tags: ['idempotent'],
    run: 'jira.add-watcher',
    scopes: WRITE,
    keywords: ['follow', 'subscribe', 'notify'],
    argumentAliases: { ...issueAliases, account_id: 'watcher', accountId: 'watcher' },
    input: {
      required: ['issueIdOrKey', 'watcher'],
      properties: { ...issue, watcher: person('Who shall watch it') },
    },
  },
  {
    name: 'JIRA_REMOVE_WATCHER_FROM_ISSUE',
    aliases: ['JIRA_DELETE_WATCHER'],
    description: 'Takes a watcher away from an issue. Comes back empty.',
    request: 'DELETE /rest/api/3/issue/{issueIdOrKey}/watchers',
    scopes: WRITE,
    argumentAliases: { ...issueAliases, account_id: 'accountId' },
    input: {
      required: ['issueIdOrKey', 'accountId'],
      properties: {
        ...issue,
        accountId: { type: 'string', description: 'Account id of the watcher.' },
      },
    },
  },
]

const projectActions: ActionDefinition[] = [
  {
    name: 'JIRA_GET_ALL_PROJECTS',
    aliases: ['JIRA_GET_PROJECTS_PAGINATED'],
    description:
      'Lists the projects that the user sees, or those whose name or key holds some letters. Comes back with id, key, name and type of each.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/api/3/project/search',
    scopes: READ,
    keywords: ['spaces', 'find project'],
    argumentAliases: { ...pagingAliases, name: 'query', order_by: 'orderBy' },
    input: {
      properties: {
        query: { type: 'string', description: 'Letters of the name or key.' },
        orderBy: {
          type: 'string',
          enum: ['key', '-key', 'name', '-name', 'lastIssueUpdatedTime', '-lastIssueUpdatedTime'],
          default: 'key',
          description: 'What to sort by; a minus turns the order around.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'JIRA_GET_PROJECT',
    description:
      'Reads one project: name, lead, kinds of issues, components and versions, e.g. before an issue is created in it.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/api/3/project/{projectIdOrKey}',
    scopes: READ,
    argumentAliases: projectAliases,
    input: { required: ['projectIdOrKey'], properties: { ...project } },
  },
  {
    name: 'JIRA_GET_ALL_STATUSES_FOR_PROJECT',
    description:
      'Lists the statuses that issues of a project can have, kind of issue by kind of issue.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/project/{projectIdOrKey}/statuses',
    scopes: READ,
    argumentAliases: projectAliases,
    input: { required: ['projectIdOrKey'], properties: { ...project } },
  },
  {
    name: 'JIRA_GET_PROJECT_VERSIONS',
    description: 'Lists the versions of a project with their dates and whether they are released.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/project/{projectIdOrKey}/versions',
    scopes: READ,
    keywords: ['releases'],
    argumentAliases: projectAliases,
    input: { required: ['projectIdOrKey'], properties: { ...project } },
  },
  {
    name: 'JIRA_CREATE_VERSION',
    description:
      'Creates a version (a release) in a project; the user must administer the project. Comes back with its id.',
    request: 'POST /rest/api/3/version',
    scopes: ['manage:jira-project'],
    keywords: ['release', 'milestone'],
    argumentAliases: {
      project_id: 'projectId',
      start_date: 'startDate',
      release_date: 'releaseDate',
    },
    input: {
      required: ['name', 'projectId'],
      properties: {
        name: {
          type: 'string',
          maxLength: 255,
          description: 'What it is called.',
          examples: ['2.1'],
        },
        projectId: { type: 'integer', description: 'Id of the project, a number; not its key.' },
        description: { type: 'string', description: 'What it is about.' },
        startDate: { type: 'string', description: 'Day it begins, as `2026-01-31`.' },
        releaseDate: { type: 'string', description: 'Day it comes out, as `2026-01-31`.' },
        released: { type: 'boolean', default: false, description: 'Whether it is out already.' },
      },
    },
  },
  {
    name: 'JIRA_GET_ISSUE_TYPES',
    description:
      'Lists the kinds of issues of the site, such as Task, Bug or Epic, with their ids.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/issuetype',
    scopes: READ,
    input: {},
  },
  {
    name: 'JIRA_GET_ISSUE_STATUSES',
    aliases: ['JIRA_GET_ALL_STATUSES'],
    description: 'Lists the statuses of all workflows of the site, with the category of each.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/status',
    scopes: READ,
    input: {},
  },
  {
    name: 'JIRA_GET_PRIORITIES',
    description: 'Lists the priorities that issues of the site can have, from the highest down.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/priority',
    scopes: READ,
    input: {},
  },
  {
    name: 'JIRA_GET_FIELDS',
    description:
      'Lists the fields of issues, the custom ones with their ids such as customfield_10016, for JQL and for `custom_fields`.',
    tags: ['read-only'],
    request: 'GET /rest/api/3/field',
    scopes: READ,
    keywords: ['story points', 'columns'],
    input: {},
  },
]

const boardId: ArgumentSchema = {
  type: 'integer',
  description: 'Id of the board, from JIRA_LIST_BOARDS.',
}

const sprintId: ArgumentSchema = {
  type: 'integer',
  description: 'Id of the sprint, from JIRA_LIST_SPRINTS.',
}

const time = (description: string): ArgumentSchema => ({
  type: 'string',
  format: 'date-time',
  description: `${description}, e.g. \`2026-01-31T09:00:00.000Z\`.`,
})

const agileFields: Arguments = {
  jql: { type: 'string', description: 'Only issues that this JQL finds as well.' },
  fields: {
    type: 'string',
    default: 'summary,status,assignee,priority',
    description: 'Which fields of each issue come back, with commas between them.',
  },
}

const issueKeys: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  maxItems: 50,
  description: 'Keys of the issues, 50 at most.',
}

const boardActions: ActionDefinition[] = [
  {
    name: 'JIRA_LIST_BOARDS',
    description:
      'Lists boards, Scrum and Kanban, of all projects or of one, e.g. for the board id that sprints need.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/agile/1.0/board',
    scopes: BOARDS,
    keywords: ['agile', 'scrum', 'kanban'],
    argumentAliases: {
      ...pagingAliases,
      project_key: 'projectKeyOrId',
      project_key_or_id: 'projectKeyOrId',
      board_type: 'type',
    },
    input: {
      properties: {
        projectKeyOrId: { type: 'string', description: 'Only boards of this project: key or id.' },
        name: { type: 'string', description: 'Only boards whose name holds this.' },
        type: {
          type: 'string',
          enum: ['scrum', 'kanban', 'simple'],
          description: 'Only boards of this kind.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'JIRA_LIST_SPRINTS',
    description:
      'Lists the sprints of a Scrum board with id, name, state, dates and goal. For the current one ask for `active`.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/agile/1.0/board/{boardId}/sprint',
    style: { state: { explode: false } },
    scopes: SPRINTS,
    keywords: ['iteration', 'current sprint', 'agile'],
    argumentAliases: { ...pagingAliases, board_id: 'boardId' },
    input: {
      required: ['boardId'],
      properties: {
        boardId,
        state: {
          type: 'array',
          items: { type: 'string', enum: ['future', 'active', 'closed'] },
          description: 'Only sprints in one of these states.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'JIRA_GET_SPRINT_ISSUES',
    description: 'Lists the issues of a sprint with the fields asked for.',
    tags: ['read-only'],
    request: 'GET /rest/agile/1.0/sprint/{sprintId}/issue?fields={fields}',
    scopes: SPRINTS,
    keywords: ['iteration', 'agile', 'tickets'],
    argumentAliases: { ...pagingAliases, sprint_id: 'sprintId' },
    input: {
      required: ['sprintId'],
      properties: {
        sprintId,
        ...agileFields,
        ...paging,
      },
    },
  },
  {
    name: 'JIRA_CREATE_SPRINT',
    description:
      'Creates a future sprint on a Scrum board. Comes back with its id; JIRA_UPDATE_SPRINT starts it.',
    tags: ['important'],
    request: 'POST /rest/agile/1.0/sprint',
    scopes: PLANNING,
    keywords: ['iteration', 'agile', 'plan'],
    argumentAliases: {
      board_id: 'originBoardId',
      boardId: 'originBoardId',
      origin_board_id: 'originBoardId',
      start_date: 'startDate',
      end_date: 'endDate',
    },
    input: {
      required: ['name', 'originBoardId'],
      properties: {
        name: { type: 'string', maxLength: 30, description: 'What it is called.' },
        originBoardId: boardId,
        startDate: time('When it begins'),
        endDate: time('When it ends'),
        goal: { type: 'string', description: 'What shall be reached in it.' },
      },
    },
  },
  {
    name: 'JIRA_UPDATE_SPRINT',
    description:
      'Changes a sprint, starts it (`active`, needs both dates) or completes it (`closed`). Only what is given changes. Comes back with the sprint.',
    tags: ['idempotent'],
    request: 'POST /rest/agile/1.0/sprint/{sprintId}',
    scopes: PLANNING,
    keywords: ['start sprint', 'complete', 'close', 'agile'],
    argumentAliases: { sprint_id: 'sprintId', start_date: 'startDate', end_date: 'endDate' },
    input: {
      required: ['sprintId'],
      properties: {
        sprintId,
        name: { type: 'string', maxLength: 30, description: 'New name.' },
        state: {
          type: 'string',
          enum: ['future', 'active', 'closed'],
          description: 'New state: from `future` to `active` to `closed`.',
        },
        startDate: time('When it begins'),
        endDate: time('When it ends'),
        goal: { type: 'string', description: 'What shall be reached in it.' },
      },
    },
  },
  {
    name: 'JIRA_MOVE_ISSUE_TO_SPRINT',
    description:
      'Puts issues into a sprint that is not closed, taking them out of any other. Comes back empty.',
    tags: ['important', 'idempotent'],
    request: 'POST /rest/agile/1.0/sprint/{sprintId}/issue',
    wire: { issue_keys: 'issues' },
    scopes: PLANNING,
    keywords: ['iteration', 'agile', 'plan'],
    argumentAliases: { sprint_id: 'sprintId', issues: 'issue_keys' },
    input: {
      required: ['sprintId', 'issue_keys'],
      properties: { sprintId, issue_keys: issueKeys },
    },
  },
  {
    name: 'JIRA_MOVE_ISSUES_TO_BACKLOG',
    description: 'Takes issues out of their sprints, back to the backlog. Comes back empty.',
    tags: ['idempotent'],
    request: 'POST /rest/agile/1.0/backlog/issue',
    wire: { issue_keys: 'issues' },
    scopes: ['write:board-scope:jira-software'],
    keywords: ['sprint', 'agile', 'remove from sprint'],
    argumentAliases: { issues: 'issue_keys' },
    input: { required: ['issue_keys'], properties: { issue_keys: issueKeys } },
  },
  {
    name: 'JIRA_GET_BOARD_ISSUES',
    description: 'Lists the issues of a board with the fields asked for, closed ones among them.',
    tags: ['read-only'],
    request: 'GET /rest/agile/1.0/board/{boardId}/issue?fields={fields}',
    scopes: BOARDS,
    keywords: ['kanban', 'scrum', 'tickets'],
    argumentAliases: { ...pagingAliases, board_id: 'boardId' },
    input: { required: ['boardId'], properties: { boardId, ...agileFields, ...paging } },
  },
]

/**
 * Actions of Jira Cloud: its platform API, version 3, and its API for boards and sprints. Methods and
 * paths as in the vendor's OpenAPI documents, but `search/jql`, which is newer: known, not read.
 */
export const jiraActions: ActionDefinition[] = [
  ...issueActions,
  ...commentActions,
  ...peopleActions,
  ...projectActions,
  ...boardActions,
]
