import type { ActionDefinition } from '../spec.ts'

/** Actions of Calendly's API, version 2. */
export const calendlyActions: ActionDefinition[] = [
  {
    name: 'CALENDLY_GET_CURRENT_USER',
    description:
      'Tells who connected: name, e-mail address, time zone, and the addresses of user and organisation that other actions ask for.',
    tags: ['important', 'read-only'],
    request: 'GET /users/me',
    input: {},
  },
  {
    name: 'CALENDLY_LIST_EVENTS',
    description:
      'Lists booked meetings of a user or an organisation, with start, end, place and state. Give `user` or `organization`.',
    tags: ['important', 'read-only'],
    request: 'GET /scheduled_events',
    input: {
      properties: {
        user: {
          type: 'string',
          description: 'Address of the user, from CALENDLY_GET_CURRENT_USER.',
        },
        organization: { type: 'string', description: 'Address of the organisation.' },
        invitee_email: { type: 'string', description: 'Only meetings with this person.' },
        status: { type: 'string', enum: ['active', 'canceled'], description: 'Only such ones.' },
        sort: { type: 'string', description: 'E.g. start_time:asc.' },
        min_start_time: { type: 'string', format: 'date-time', description: 'Not before.' },
        max_start_time: { type: 'string', format: 'date-time', description: 'Not after.' },
        count: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'Meetings a page.',
        },
        page_token: { type: 'string', description: 'Which page, from the answer before.' },
      },
    },
  },
  {
    name: 'CALENDLY_LIST_USER_S_EVENT_TYPES',
    description:
      'Lists the kinds of meetings that can be booked with a user or in an organisation, with length and booking page.',
    tags: ['read-only'],
    request: 'GET /event_types',
    input: {
      properties: {
        user: { type: 'string', description: 'Address of the user.' },
        organization: { type: 'string', description: 'Address of the organisation.' },
        active: { type: 'boolean', description: 'Only those that can be booked now.' },
        count: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'Kinds a page.',
        },
        page_token: { type: 'string', description: 'Which page, from the answer before.' },
      },
    },
  },
]
