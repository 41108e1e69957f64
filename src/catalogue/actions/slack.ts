import type { ActionDefinition } from '../spec.ts'

const ACTIONS: ActionDefinition[] = [
  {
    name: 'SLACK_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL',
    aliases: ['SLACK_CHAT_POST_MESSAGE'],
    description:
      'Posts a message to a channel, a private conversation or a thread of Slack. Comes back with the channel and `ts`, which names the message from then on.',
    tags: ['important'],
    request: 'POST /chat.postMessage',
    scopes: ['chat:write'],
    input: {
      required: ['channel', 'text'],
      properties: {
        channel: {
          type: 'string',
          description: 'Id of the channel or user; a public channel may be named, too.',
          examples: ['C0123456789', '#general'],
        },
        text: { type: 'string', description: 'The message, in Slack’s markup.' },
        thread_ts: { type: 'string', description: '`ts` of the message to answer in a thread.' },
        unfurl_links: { type: 'boolean', description: 'Whether links show a preview.' },
      },
    },
  },
  {
    name: 'SLACK_FETCH_CONVERSATION_HISTORY',
    description:
      'Reads the messages of a channel or private conversation, newest first, without the answers in threads. Comes back with author, text and `ts` of each, and a cursor if there are more.',
    tags: ['important', 'read-only'],
    request: 'GET /conversations.history',
    scopes: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    input: {
      required: ['channel'],
      properties: {
        channel: { type: 'string', description: 'Id of the channel.', examples: ['C0123456789'] },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 100,
          description: 'Messages a page.',
        },
        oldest: { type: 'string', description: 'Only messages after this `ts` (epoch seconds).' },
        latest: { type: 'string', description: 'Only messages before this `ts` (epoch seconds).' },
        cursor: {
          type: 'string',
          description: '`response_metadata.next_cursor` of the last answer.',
        },
      },
    },
  },
  {
    name: 'SLACK_LIST_ALL_SLACK_TEAM_CHANNELS_WITH_VARIOUS_FILTERS',
    description:
      'Lists the channels of the workspace with their ids, e.g. to find the id for a channel that the user named. Comes back with name, topic, purpose and number of members of each.',
    tags: ['read-only'],
    request: 'GET /conversations.list',
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    input: {
      properties: {
        types: {
          type: 'string',
          default: 'public_channel',
          description: 'Kinds, with commas: public_channel, private_channel, mpim, im.',
        },
        exclude_archived: {
          type: 'boolean',
          default: false,
          description: 'Leaves out archived channels.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'Channels a page.',
        },
        cursor: {
          type: 'string',
          description: '`response_metadata.next_cursor` of the last answer.',
        },
      },
    },
  },
  {
    name: 'SLACK_FIND_USER_BY_EMAIL_ADDRESS',
    aliases: ['SLACK_USERS_LOOKUP_BY_EMAIL'],
    description:
      'Finds the member of the workspace who has an e-mail address, e.g. to write to that person. Comes back with id, name, time zone and profile.',
    tags: ['read-only'],
    request: 'GET /users.lookupByEmail',
    scopes: ['users:read.email'],
    input: {
      required: ['email'],
      properties: {
        email: { type: 'string', format: 'email', description: 'The whole address.' },
      },
    },
  },
]

/** Actions of Slack's Web API, under the names of the user's app or of the bot's. */
export const slackActions = (prefix: 'SLACK' | 'SLACKBOT'): ActionDefinition[] => {
  const named = (name: string) => name.replace(/^SLACK/, prefix)
  return ACTIONS.map((action) => ({
    ...action,
    name: named(action.name),
    aliases: (action.aliases ?? []).map(named),
  }))
}
