import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const channel_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the channel, from DISCORDBOT_LIST_GUILD_CHANNELS.',
}

/** Actions of Discord's API for a user's token. */
export const discordActions: ActionDefinition[] = [
  {
    name: 'DISCORD_GET_MY_USER',
    description: 'Reads who the connected Discord user is: id, name, picture and e-mail address.',
    tags: ['read-only'],
    request: 'GET /users/@me',
    scopes: ['identify'],
    input: {},
  },
  {
    name: 'DISCORD_LIST_MY_GUILDS',
    description:
      'Lists the servers that the connected user is in, with id, name and what the user may do there.',
    tags: ['important', 'read-only'],
    request: 'GET /users/@me/guilds',
    scopes: ['guilds'],
    input: {
      properties: {
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 200,
          description: 'Servers a page.',
        },
        after: { type: 'string', description: 'Only servers after this id.' },
        with_counts: { type: 'boolean', description: 'Whether to count members, roughly.' },
      },
    },
  },
]

/** Actions of Discord's API for a bot's token. */
export const discordbotActions: ActionDefinition[] = [
  {
    name: 'DISCORDBOT_CREATE_MESSAGE',
    description:
      'Writes a message into a channel of a server that the bot was invited to. Comes back with the message and its id.',
    tags: ['important'],
    request: 'POST /channels/{channel_id}/messages',
    input: {
      required: ['channel_id', 'content'],
      properties: {
        channel_id,
        content: { type: 'string', maxLength: 2000, description: 'The message, in Markdown.' },
        tts: { type: 'boolean', description: 'Whether it is read aloud.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_LIST_MESSAGES',
    description:
      'Reads messages of a channel, newest first, or around another message. Comes back with author, text and time of each.',
    tags: ['important', 'read-only'],
    request: 'GET /channels/{channel_id}/messages',
    input: {
      required: ['channel_id'],
      properties: {
        channel_id,
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 50,
          description: 'Messages at most.',
        },
        before: { type: 'string', description: 'Only messages before this id.' },
        after: { type: 'string', description: 'Only messages after this id.' },
        around: { type: 'string', description: 'Messages around this id.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_LIST_GUILD_CHANNELS',
    description:
      'Lists the channels of a server with id, name and kind, e.g. to find where to write. Threads are not among them.',
    tags: ['read-only'],
    request: 'GET /guilds/{guild_id}/channels',
    input: {
      required: ['guild_id'],
      properties: { guild_id: { type: 'string', description: 'Id of the server.' } },
    },
  },
]
