import type { ActionDefinition } from '../spec.ts'

/** Actions of WhatsApp's Cloud API, from the number that was connected. */
export const whatsappActions: ActionDefinition[] = [
  {
    name: 'WHATSAPP_SEND_MESSAGE',
    description:
      'Sends a text to a WhatsApp user who wrote in the last 24 hours; others need a template. Comes back with the id of the message.',
    tags: ['important'],
    request: 'POST /{phone_number_id}/messages',
    wire: {
      to_number: 'to',
      text: 'text.body',
      preview_url: 'text.preview_url',
      message_id: 'context.message_id',
    },
    fixed: { body: { messaging_product: 'whatsapp', recipient_type: 'individual', type: 'text' } },
    input: {
      required: ['to_number', 'text'],
      properties: {
        to_number: { type: 'string', description: 'Number of the receiver, with country code.' },
        text: { type: 'string', maxLength: 4096, description: 'What to say.' },
        preview_url: { type: 'boolean', description: 'Whether a link in it shows a preview.' },
        message_id: { type: 'string', description: 'Id of the message that it answers.' },
      },
    },
  },
  {
    name: 'WHATSAPP_SEND_TEMPLATE_MESSAGE',
    description:
      'Sends an approved template without variables to a WhatsApp user, also to one who has not written yet. Comes back with the id of the message.',
    tags: ['important'],
    request: 'POST /{phone_number_id}/messages',
    wire: {
      to_number: 'to',
      template_name: 'template.name',
      language_code: 'template.language.code',
    },
    fixed: { body: { messaging_product: 'whatsapp', type: 'template' } },
    input: {
      required: ['to_number', 'template_name'],
      properties: {
        to_number: { type: 'string', description: 'Number of the receiver, with country code.' },
        template_name: { type: 'string', description: 'Name of the template.' },
        language_code: {
          type: 'string',
          default: 'en_US',
          description: 'Language of the template.',
        },
      },
    },
  },
]
