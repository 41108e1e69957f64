import type { ActionDefinition } from '../spec.ts'

/** Actions of Resend's API. */
export const resendActions: ActionDefinition[] = [
  {
    name: 'RESEND_SEND_EMAIL',
    description:
      'Sends an e-mail from an address of a verified domain, now or later. Comes back with its id.',
    tags: ['important'],
    request: 'POST /emails',
    input: {
      required: ['from', 'to', 'subject'],
      properties: {
        from: { type: 'string', description: 'Sender.', examples: ['Ada <ada@example.com>'] },
        to: { type: 'string', description: 'Address of the receiver.' },
        subject: { type: 'string', description: 'Subject.' },
        html: { type: 'string', description: 'The letter, in HTML.' },
        text: { type: 'string', description: 'The letter, as plain text.' },
        cc: { type: 'string', description: 'Address for a copy.' },
        bcc: { type: 'string', description: 'Address for a copy that others do not see.' },
        reply_to: { type: 'string', description: 'Address for answers.' },
        scheduled_at: {
          type: 'string',
          description: 'When to send it, e.g. in 1 hour, or a date.',
        },
        headers: {
          type: 'object',
          additionalProperties: true,
          description: 'Headers of your own.',
        },
      },
    },
  },
  {
    name: 'RESEND_RETRIEVE_EMAIL',
    description: 'Reads an e-mail that was sent: its text, receivers and what became of it.',
    tags: ['read-only'],
    request: 'GET /emails/{email_id}',
    input: {
      required: ['email_id'],
      properties: { email_id: { type: 'string', description: 'Id of the e-mail.' } },
    },
  },
  {
    name: 'RESEND_LIST_DOMAINS',
    description: 'Lists the domains that e-mail can be sent from, with state and region of each.',
    tags: ['read-only'],
    request: 'GET /domains',
    input: {},
  },
]
