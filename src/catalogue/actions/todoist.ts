import type { ActionDefinition } from '../spec.ts'

/** Actions of Todoist's API, version 1. */
export const todoistActions: ActionDefinition[] = [
  {
    name: 'TODOIST_CREATE_TASK',
    description: 'Adds a task, to a project if asked. Comes back with the task and its id.',
    tags: ['important'],
    request: 'POST /tasks',
    input: {
      required: ['content'],
      properties: {
        content: { type: 'string', description: 'What to do.' },
        description: { type: 'string', description: 'More about it, in Markdown.' },
        project_id: { type: 'string', description: 'Id of the project; the inbox, if not given.' },
        section_id: { type: 'string', description: 'Id of the section.' },
        parent_id: { type: 'string', description: 'Id of the task that it is a part of.' },
        labels: { type: 'array', items: { type: 'string' }, description: 'Names of labels.' },
        priority: {
          type: 'integer',
          minimum: 1,
          maximum: 4,
          description: '4 is urgent, 1 is normal.',
        },
        due_string: { type: 'string', description: 'When, in words, e.g. tomorrow at 12.' },
        due_date: { type: 'string', format: 'date', description: 'Which day.' },
        due_datetime: { type: 'string', format: 'date-time', description: 'Which moment.' },
      },
    },
  },
  {
    name: 'TODOIST_GET_ALL_TASKS',
    description:
      'Lists open tasks, all or those of a project, section or label. Comes back page by page.',
    tags: ['important', 'read-only'],
    request: 'GET /tasks',
    input: {
      properties: {
        project_id: { type: 'string', description: 'Only tasks of this project.' },
        section_id: { type: 'string', description: 'Only tasks of this section.' },
        label: { type: 'string', description: 'Only tasks with this label.' },
        cursor: {
          type: 'string',
          description: 'Which page, from `next_cursor` of the answer before.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 50,
          description: 'Tasks a page.',
        },
      },
    },
  },
  {
    name: 'TODOIST_CLOSE_TASK',
    description:
      'Marks a task as done; one that repeats moves on to its next date. Nothing comes back.',
    tags: ['important', 'idempotent'],
    request: 'POST /tasks/{task_id}/close',
    input: {
      required: ['task_id'],
      properties: { task_id: { type: 'string', description: 'Id of the task.' } },
    },
  },
]
