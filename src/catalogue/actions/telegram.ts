import type { ActionDefinition } from '../spec.ts'

/** Actions of Telegram's Bot API. */
export const telegramActions: ActionDefinition[] = [
  {
    name: 'TELEGRAM_SEND_MESSAGE',
    description:
      'Sends a text as the bot to a chat, group or channel that it is in. Comes back with the message and its id.',
    tags: ['important'],
    request: 'POST /sendMessage',
    input: {
      required: ['chat_id', 'text'],
      properties: {
        chat_id: { type: 'string', description: 'Id of the chat, or @name of a public channel.' },
        text: { type: 'string', maxLength: 4096, description: 'What to say.' },
        parse_mode: {
          type: 'string',
          enum: ['MarkdownV2', 'HTML', 'Markdown'],
          description: 'How marks in the text are read; none, if not given.',
        },
        disable_notification: {
          type: 'boolean',
          description: 'Whether it arrives without a sound.',
        },
      },
    },
  },
  {
    name: 'TELEGRAM_GET_UPDATES',
    description:
      'Reads messages and other events that reached the bot lately, for bots without a webhook. Comes back with updates, each with its id.',
    tags: ['important', 'read-only'],
    request: 'GET /getUpdates',
    input: {
      properties: {
        offset: {
          type: 'integer',
          description: 'First update to read: the last id seen, plus one.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 100,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'TELEGRAM_GET_CHAT',
    description:
      "Reads what is known of a chat: its kind, title, description, members' rights and picture.",
    tags: ['read-only'],
    request: 'GET /getChat',
    input: {
      required: ['chat_id'],
      properties: {
        chat_id: { type: 'string', description: 'Id of the chat, or @name of a public channel.' },
      },
    },
  },
]
