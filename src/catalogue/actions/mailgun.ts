import type { ActionDefinition } from '../spec.ts'

/** Actions of Mailgun's API; it takes forms. */
export const mailgunActions: ActionDefinition[] = [
  {
    name: 'MAILGUN_SEND_EMAIL',
    description: 'Sends an e-mail from a domain of the account. Comes back with its id.',
    tags: ['important'],
    request: 'POST /{domain}/messages',
    body: { type: 'application/x-www-form-urlencoded' },
    wire: { reply_to: 'h:Reply-To' },
    input: {
      required: ['domain', 'from', 'to', 'subject'],
      properties: {
        domain: {
          type: 'string',
          description: 'Domain to send from.',
          examples: ['mg.example.com'],
        },
        from: { type: 'string', description: 'Sender.' },
        to: { type: 'string', description: 'Receivers, with commas between them.' },
        subject: { type: 'string', description: 'Subject.' },
        text: { type: 'string', description: 'The letter, as plain text.' },
        html: { type: 'string', description: 'The letter, in HTML.' },
        cc: { type: 'string', description: 'Receivers of copies.' },
        bcc: { type: 'string', description: 'Receivers of copies that others do not see.' },
        reply_to: { type: 'string', description: 'Address for answers.' },
      },
    },
  },
]
