import type { ActionDefinition } from '../spec.ts'

/** Actions of Postmark's server API. */
export const postmarkActions: ActionDefinition[] = [
  {
    name: 'POSTMARK_SEND_EMAIL',
    description:
      'Sends an e-mail from a confirmed sender. Comes back with its id and when it was taken.',
    tags: ['important'],
    request: 'POST /email',
    wire: {
      from: 'From',
      to: 'To',
      cc: 'Cc',
      bcc: 'Bcc',
      subject: 'Subject',
      html_body: 'HtmlBody',
      text_body: 'TextBody',
      reply_to: 'ReplyTo',
      tag: 'Tag',
      message_stream: 'MessageStream',
    },
    input: {
      required: ['from', 'to', 'subject'],
      properties: {
        from: { type: 'string', description: 'Sender.' },
        to: { type: 'string', description: 'Receivers, with commas between them.' },
        subject: { type: 'string', description: 'Subject.' },
        html_body: { type: 'string', description: 'The letter, in HTML.' },
        text_body: { type: 'string', description: 'The letter, as plain text.' },
        cc: { type: 'string', description: 'Receivers of copies.' },
        bcc: { type: 'string', description: 'Receivers of copies that others do not see.' },
        reply_to: { type: 'string', description: 'Address for answers.' },
        tag: { type: 'string', description: 'A word to find it by.' },
        message_stream: {
          type: 'string',
          default: 'outbound',
          description: 'Stream to send it in.',
        },
      },
    },
  },
]
