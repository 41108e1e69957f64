import type { ActionDefinition } from '../spec.ts'

/** Actions of TickTick's open API. */
export const ticktickActions: ActionDefinition[] = [
  {
    name: 'TICKTICK_GET_USER_PROJECT',
    description:
      'Lists the lists of the user with id, name and colour, e.g. to find where a task belongs.',
    tags: ['important', 'read-only'],
    request: 'GET /project',
    scopes: ['tasks:read'],
    input: {},
  },
  {
    name: 'TICKTICK_CREATE_TASK',
    description:
      'Adds a task, to the inbox unless a list is named. Comes back with the task and its id.',
    tags: ['important'],
    request: 'POST /task',
    scopes: ['tasks:write'],
    input: {
      required: ['title'],
      properties: {
        title: { type: 'string', description: 'What to do.' },
        content: { type: 'string', description: 'More about it.' },
        projectId: { type: 'string', description: 'Id of the list.' },
        startDate: {
          type: 'string',
          description: 'When it begins, e.g. 2026-03-01T09:00:00+0000.',
        },
        dueDate: { type: 'string', description: 'When it is due, in the same form.' },
        isAllDay: { type: 'boolean', description: 'Whether it has no time of day.' },
        priority: { type: 'integer', enum: [0, 1, 3, 5], description: '5 is high, 0 is none.' },
      },
    },
  },
]
