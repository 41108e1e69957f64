import type { ActionDefinition } from '../spec.ts'

/** Actions of Freshdesk's API, version 2. */
export const freshdeskActions: ActionDefinition[] = [
  {
    name: 'FRESHDESK_CREATE_TICKET',
    description:
      'Opens a ticket for a customer, named by address or id. Comes back with the ticket and its number.',
    tags: ['important'],
    request: 'POST /tickets',
    input: {
      required: ['subject', 'description'],
      properties: {
        subject: { type: 'string', description: 'One line that says it.' },
        description: { type: 'string', description: 'What it is about, in HTML.' },
        email: { type: 'string', description: 'Address of the customer.' },
        requester_id: {
          type: 'integer',
          description: 'Id of the customer, instead of the address.',
        },
        status: {
          type: 'integer',
          default: 2,
          description: '2 open, 3 pending, 4 resolved, 5 closed.',
        },
        priority: {
          type: 'integer',
          default: 1,
          description: '1 low, 2 medium, 3 high, 4 urgent.',
        },
        responder_id: { type: 'integer', description: 'Id of the agent who is to do it.' },
        group_id: { type: 'integer', description: 'Id of the group.' },
        cc_emails: {
          type: 'array',
          items: { type: 'string' },
          description: 'Addresses for copies.',
        },
        tags: { type: 'array', items: { type: 'string' }, description: 'Tags.' },
        custom_fields: {
          type: 'object',
          additionalProperties: true,
          description: 'Values of fields of your own.',
        },
      },
    },
  },
  {
    name: 'FRESHDESK_GET_TICKETS',
    description:
      'Lists tickets of the last 30 days, or those that changed since a day. Comes back page by page.',
    tags: ['important', 'read-only'],
    request: 'GET /tickets',
    wire: { sort_by: 'order_by', sort_order: 'order_type', created_since: 'updated_since' },
    input: {
      properties: {
        filter: { type: 'string', description: 'One of new_and_my_open, watching, spam, deleted.' },
        email: { type: 'string', description: 'Only those of this customer.' },
        requester_id: { type: 'integer', description: 'Only those of this customer, by id.' },
        created_since: {
          type: 'string',
          format: 'date-time',
          description: 'Only those changed since.',
        },
        sort_by: { type: 'string', description: 'E.g. created_at, due_by, updated_at or status.' },
        sort_order: { type: 'string', enum: ['asc', 'desc'], description: 'Direction.' },
        page: { type: 'integer', minimum: 1, default: 1, description: 'Page of the list.' },
        per_page: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 30,
          description: 'Tickets a page.',
        },
      },
    },
  },
]
