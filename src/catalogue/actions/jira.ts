import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const issue: ArgumentSchema = {
  type: 'string',
  description: 'Key or id of the issue.',
  examples: ['ENG-42'],
}

/** Actions of Jira's platform API; version 2 where texts go in, as they are plain there. */
export const jiraActions: ActionDefinition[] = [
  {
    name: 'JIRA_SEARCH_FOR_ISSUES_USING_JQL_GET',
    aliases: ['JIRA_SEARCH_ISSUES'],
    description:
      'Finds issues by a query in JQL, e.g. the open ones of a person or project. Comes back with the fields asked for, and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    request: 'GET /rest/api/3/search/jql?fields={fields}',
    scopes: ['read:jira-work'],
    input: {
      required: ['jql'],
      properties: {
        jql: {
          type: 'string',
          description: 'The query; it must be bounded, e.g. by a project.',
          examples: ['project = ENG AND statusCategory != Done ORDER BY updated DESC'],
        },
        fields: {
          type: 'string',
          default: 'summary,status,assignee,priority,updated',
          description: 'Which fields of each issue come back, with commas between them.',
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
      'Reads one issue: summary, description, state, people, links and comments; all fields, or those that are named.',
    tags: ['read-only'],
    request: 'GET /rest/api/2/issue/{issueIdOrKey}',
    scopes: ['read:jira-work'],
    input: {
      required: ['issueIdOrKey'],
      properties: {
        issueIdOrKey: issue,
        fields: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only these fields.',
        },
      },
    },
  },
  {
    name: 'JIRA_CREATE_ISSUE',
    description:
      'Creates an issue in a project: task, bug, story or another kind that the project has. Comes back with the key of the new issue.',
    tags: ['important'],
    request: 'POST /rest/api/2/issue',
    wire: {
      project_key: 'fields.project.key',
      summary: 'fields.summary',
      issue_type: 'fields.issuetype.name',
      description: 'fields.description',
      labels: 'fields.labels',
    },
    scopes: ['write:jira-work'],
    input: {
      required: ['project_key', 'summary', 'issue_type'],
      properties: {
        project_key: { type: 'string', description: 'Key of the project.', examples: ['ENG'] },
        summary: { type: 'string', maxLength: 255, description: 'One line that says it.' },
        issue_type: { type: 'string', description: 'Name of the kind.', examples: ['Task', 'Bug'] },
        description: { type: 'string', description: 'What it is about; Jira’s wiki markup.' },
        labels: { type: 'array', items: { type: 'string' }, description: 'Labels, no spaces.' },
      },
    },
  },
  {
    name: 'JIRA_ADD_COMMENT',
    description: 'Writes a comment under an issue, as the connected user. Comes back with its id.',
    request: 'POST /rest/api/2/issue/{issueIdOrKey}/comment',
    scopes: ['write:jira-work'],
    input: {
      required: ['issueIdOrKey', 'body'],
      properties: {
        issueIdOrKey: issue,
        body: { type: 'string', description: 'The comment; Jira’s wiki markup.' },
      },
    },
  },
]
