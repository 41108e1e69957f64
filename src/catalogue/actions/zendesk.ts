import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const ticket_id: ArgumentSchema = { type: 'integer', description: 'Number of the ticket.' }

/** Actions of Zendesk's ticketing API. */
export const zendeskActions: ActionDefinition[] = [
  {
    name: 'ZENDESK_CREATE_ZENDESK_TICKET',
    description:
      'Opens a support ticket, for the connected user or for a customer given by name and address. Comes back with the ticket and its number.',
    tags: ['important'],
    request: 'POST /tickets.json',
    wire: {
      subject: 'ticket.subject',
      description: 'ticket.comment.body',
      priority: 'ticket.priority',
      requester_name: 'ticket.requester.name',
      requester_email: 'ticket.requester.email',
    },
    scopes: ['write', 'tickets:write'],
    input: {
      required: ['subject', 'description'],
      properties: {
        subject: { type: 'string', description: 'One line that says what it is about.' },
        description: { type: 'string', description: 'The first comment; the requester sees it.' },
        priority: {
          type: 'string',
          enum: ['low', 'normal', 'high', 'urgent'],
          description: 'How much it hurries.',
        },
        requester_name: { type: 'string', description: 'Name of the customer, if new.' },
        requester_email: {
          type: 'string',
          format: 'email',
          description: 'Address of the customer; without it the connected user is the requester.',
        },
      },
    },
  },
  {
    name: 'ZENDESK_GET_ZENDESK_TICKET_BY_ID',
    description:
      'Reads a ticket by its number: subject, first comment, state, priority, requester, assignee and tags.',
    tags: ['read-only'],
    request: 'GET /tickets/{ticket_id}.json',
    scopes: ['read', 'tickets:read'],
    input: { required: ['ticket_id'], properties: { ticket_id } },
  },
  {
    name: 'ZENDESK_REPLY_ZENDESK_TICKET',
    description:
      'Adds a comment to a ticket: for the customer to see, or as a note among agents with `public` false. Comes back with the ticket.',
    request: 'PUT /tickets/{ticket_id}.json',
    wire: { body: 'ticket.comment.body', public: 'ticket.comment.public' },
    scopes: ['write', 'tickets:write'],
    input: {
      required: ['ticket_id', 'body'],
      properties: {
        ticket_id,
        body: { type: 'string', description: 'The comment.' },
        public: { type: 'boolean', default: true, description: 'Whether the customer sees it.' },
      },
    },
  },
]
