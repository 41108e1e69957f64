import type { ActionDefinition } from '../spec.ts'

/** Actions of GitLab's REST API, version 4. */
export const gitlabActions: ActionDefinition[] = [
  {
    name: 'GITLAB_GET_PROJECTS',
    description:
      'Lists projects that the user may see, e.g. those they are a member of. Comes back with id, path, address and description of each.',
    tags: ['important', 'read-only'],
    request: 'GET /projects',
    input: {
      properties: {
        search: { type: 'string', description: 'Words of the name.' },
        membership: { type: 'boolean', default: true, description: 'Only those of the user.' },
        order_by: { type: 'string', description: 'E.g. last_activity_at, created_at or name.' },
        page: { type: 'integer', minimum: 1, default: 1, description: 'Page of the list.' },
        per_page: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'Projects a page.',
        },
      },
    },
  },
  {
    name: 'GITLAB_CREATE_PROJECT_ISSUE',
    description:
      'Opens an issue in a project. Comes back with the issue, its number in the project and its address.',
    tags: ['important'],
    request: 'POST /projects/{id}/issues',
    input: {
      required: ['id', 'title'],
      properties: {
        id: {
          type: 'string',
          description: 'Id of the project, or its path such as group/project.',
        },
        title: { type: 'string', description: 'One line that says it.' },
        description: { type: 'string', description: 'What it is about, in Markdown.' },
        labels: { type: 'string', description: 'Names of labels, with commas between them.' },
        assignee_ids: {
          type: 'array',
          items: { type: 'integer' },
          description: 'Ids of users who are to do it.',
        },
        milestone_id: { type: 'integer', description: 'Id of the milestone.' },
        due_date: { type: 'string', format: 'date', description: 'When it is due.' },
        confidential: { type: 'boolean', description: 'Whether only members see it.' },
      },
    },
  },
]
