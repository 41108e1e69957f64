import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const page_size: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 1000,
  default: 50,
  description: 'How many come back at most.',
}

/** Actions of Twilio's API of 2010-04-01. Those that write want forms, which actions cannot send. */
export const twilioActions: ActionDefinition[] = [
  {
    name: 'TWILIO_LIST_MESSAGES',
    description:
      'Lists text messages that the account sent or received, newest first, with numbers, text, state and price. Can be narrowed to one number.',
    tags: ['important', 'read-only'],
    request: 'GET /Messages.json',
    wire: { to: 'To', from: 'From', date_sent: 'DateSent', page_size: 'PageSize' },
    input: {
      properties: {
        to: {
          type: 'string',
          description: 'Only messages to this number.',
          examples: ['+15551234567'],
        },
        from: { type: 'string', description: 'Only messages from this number.' },
        date_sent: {
          type: 'string',
          format: 'date',
          description: 'Only messages of this day (UTC).',
        },
        page_size,
      },
    },
  },
  {
    name: 'TWILIO_GET_MESSAGE',
    description:
      'Reads one text message: numbers, text, whether it arrived, and why not if it did not.',
    tags: ['read-only'],
    request: 'GET /Messages/{message_sid}.json',
    input: {
      required: ['message_sid'],
      properties: { message_sid: { type: 'string', description: 'SID of the message.' } },
    },
  },
  {
    name: 'TWILIO_LIST_CALLS',
    description:
      'Lists calls of the account, newest first, with numbers, start, length, state and price of each.',
    tags: ['read-only'],
    request: 'GET /Calls.json',
    wire: { to: 'To', from: 'From', status: 'Status', page_size: 'PageSize' },
    input: {
      properties: {
        to: { type: 'string', description: 'Only calls to this number.' },
        from: { type: 'string', description: 'Only calls from this number.' },
        status: {
          type: 'string',
          enum: ['queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer'],
          description: 'Only calls in this state.',
        },
        page_size,
      },
    },
  },
]
