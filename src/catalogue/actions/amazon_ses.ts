import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const addresses = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
})

/** Actions of Amazon SES, API v2. */
export const amazonSesActions: ActionDefinition[] = [
  {
    name: 'AMAZON_SES_SEND_EMAIL',
    description:
      'Sends an e-mail from an address or domain that the account has verified, as text, HTML or both. Comes back with the id of the message.',
    tags: ['important'],
    request: 'POST /outbound-emails',
    wire: {
      from: 'FromEmailAddress',
      to: 'Destination.ToAddresses',
      cc: 'Destination.CcAddresses',
      bcc: 'Destination.BccAddresses',
      subject: 'Content.Simple.Subject.Data',
      text: 'Content.Simple.Body.Text.Data',
      html: 'Content.Simple.Body.Html.Data',
      reply_to: 'ReplyToAddresses',
    },
    input: {
      required: ['from', 'to', 'subject', 'text'],
      properties: {
        from: { type: 'string', description: 'Sender; must be verified.' },
        to: addresses('Who gets it.'),
        subject: { type: 'string', description: 'Its subject.' },
        text: { type: 'string', description: 'Its text.' },
        html: { type: 'string', description: 'The same in HTML, for programs that show it.' },
        cc: addresses('Who gets a copy.'),
        bcc: addresses('Who gets a copy unseen.'),
        reply_to: addresses('Where answers go, if not to the sender.'),
      },
    },
  },
  {
    name: 'AMAZON_SES_GET_ACCOUNT',
    description:
      'Reads what the account may send in this region: daily limit, rate, what was sent, and whether it is still in the sandbox.',
    tags: ['read-only'],
    request: 'GET /account',
    input: {},
  },
]
