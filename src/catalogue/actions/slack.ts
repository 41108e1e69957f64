/**
 * Actions of Slack's Web API: https://docs.slack.dev/reference/methods. Methods, arguments and
 * scopes from the vendor's (archived) OpenAPI document, what is newer than that, such as
 * `markdown_text`, from its SDK (npm `@slack/web-api` 8.2.0), both read 2026-11-23; that bots have
 * `channels:manage` and `channels:join`, and no reminders or search, is known, not read.
 *
 * Methods that want the id of a channel or person also take its name here: `functions/slack.ts`.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const channel: ArgumentSchema = {
  type: 'string',
  description: 'Channel by name or id, or a person by e-mail address, `@name` or id.',
  examples: ['#general', 'C0123456789'],
}

const user: ArgumentSchema = {
  type: 'string',
  description: 'Person by e-mail address, `@name` or id.',
  examples: ['ada@acme.com', 'U0123456789'],
}

const ts: ArgumentSchema = {
  type: 'string',
  description: '`ts` of the message, which is its id in the channel, e.g. `1700000000.123456`.',
}

const thread_ts: ArgumentSchema = {
  type: 'string',
  description: '`ts` of the message to answer in a thread.',
}

const cursor: ArgumentSchema = {
  type: 'string',
  description: '`response_metadata.next_cursor` of the last answer.',
}

const pageOf = (what: string, most: number): Arguments => ({
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: most,
    default: 100,
    description: `${what} a page.`,
  },
  cursor,
})

const count: Arguments = {
  count: { type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'Results a page.' },
  page: { type: 'integer', minimum: 1, default: 1, description: 'Which page, counted from 1.' },
}

const blocks: ArgumentSchema = {
  type: 'array',
  items: { type: 'object', additionalProperties: true },
  description: 'Layout in Block Kit, for what Markdown cannot show; `text` is its notification.',
}

const text: ArgumentSchema = {
  type: 'string',
  description: 'The message in Slack’s markup: *bold*, _italic_, <https://acme.com|link>.',
}

/** What a message says; one of them is needed. */
const words: Arguments = {
  text,
  markdown_text: {
    type: 'string',
    maxLength: 12000,
    description: 'The message in standard Markdown, in place of `text` and `blocks`.',
  },
  blocks,
  attachments: {
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Attachments of the older kind; blocks are preferred.',
  },
}

const looks: Arguments = {
  unfurl_links: { type: 'boolean', description: 'Whether links show a preview.' },
  unfurl_media: { type: 'boolean', description: 'Whether pictures and videos show a preview.' },
}

const persona: Arguments = {
  username: { type: 'string', description: 'Name to post under; needs `chat:write.customize`.' },
  icon_emoji: { type: 'string', description: 'Emoji as the picture, e.g. `:robot_face:`.' },
  icon_url: { type: 'string', description: 'Address of an image as the picture.' },
}

const parsing: Arguments = {
  link_names: { type: 'boolean', description: 'Whether `@name` and `#name` in it become links.' },
  parse: { type: 'string', enum: ['none', 'full'], description: 'How plain text is treated.' },
}

const conversationTypes: ArgumentSchema = {
  type: 'string',
  default: 'public_channel',
  description: 'Kinds, with commas: public_channel, private_channel, mpim, im.',
}

const emoji: ArgumentSchema = {
  type: 'string',
  description: 'Name of the emoji without colons, e.g. `thumbsup`.',
}

const emojiAliases = { emoji: 'name', reaction: 'name', ts: 'timestamp', message_ts: 'timestamp' }
const messageAliases = { channel_id: 'channel', message: 'text', message_ts: 'ts' }
const channelAlias = { channel_id: 'channel' }
const userAlias = { user_id: 'user' }

const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history']
const LISTS = ['channels:read', 'groups:read', 'im:read', 'mpim:read']
const MANAGES = ['channels:write', 'groups:write', 'im:write', 'mpim:write']

const MESSAGES: ActionDefinition[] = [
  {
    name: 'SLACK_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL',
    aliases: ['SLACK_SEND_MESSAGE'],
    description:
      'Posts a message to a channel, a person or a thread of Slack. Give `text`, or `markdown_text` for ordinary Markdown. Comes back with the channel and `ts`, which names the message from then on.',
    tags: ['important'],
    keywords: ['DM', 'reply', 'write', 'notify', 'chat'],
    run: 'slack.chat.postMessage',
    scopes: ['chat:write'],
    argumentAliases: { channel_id: 'channel', message: 'text' },
    input: {
      required: ['channel'],
      properties: {
        channel,
        ...words,
        thread_ts,
        reply_broadcast: {
          type: 'boolean',
          description: 'Whether an answer in a thread shows in the channel, too.',
        },
        ...looks,
        mrkdwn: { type: 'boolean', default: true, description: 'false: `text` has no markup.' },
        ...parsing,
        ...persona,
      },
    },
  },
  {
    name: 'SLACK_UPDATES_A_SLACK_MESSAGE',
    description:
      'Changes the words of a message that this connection has posted. Comes back with the channel, `ts` and new text.',
    tags: ['important', 'idempotent'],
    keywords: ['edit', 'correct'],
    run: 'slack.chat.update',
    scopes: ['chat:write'],
    argumentAliases: messageAliases,
    input: { required: ['channel', 'ts'], properties: { channel, ts, ...words, ...parsing } },
  },
  {
    name: 'SLACK_DELETES_A_MESSAGE_FROM_A_CHAT',
    description:
      'Deletes a message for everybody: one of the connection’s own, or any where an administrator connected. It cannot be brought back.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['remove', 'unsend'],
    run: 'slack.chat.delete',
    scopes: ['chat:write'],
    argumentAliases: { channel_id: 'channel', message_ts: 'ts' },
    input: { required: ['channel', 'ts'], properties: { channel, ts } },
  },
  {
    name: 'SLACK_SCHEDULES_A_MESSAGE_TO_A_CHANNEL_AT_A_SPECIFIED_TIME',
    description:
      'Has a message posted at a later time, up to 120 days ahead. Comes back with `scheduled_message_id`, by which it can be called off.',
    tags: ['important'],
    keywords: ['later', 'delay', 'timer'],
    run: 'slack.chat.scheduleMessage',
    scopes: ['chat:write'],
    argumentAliases: { channel_id: 'channel', message: 'text' },
    input: {
      required: ['channel', 'post_at'],
      properties: {
        channel,
        post_at: {
          type: 'integer',
          description: 'When to post it, in seconds since 1970 (UTC).',
          examples: [1893456000],
        },
        ...words,
        thread_ts,
        ...looks,
      },
    },
  },
  {
    name: 'SLACK_LIST_SCHEDULED_MESSAGES_IN_A_CHANNEL',
    description:
      'Lists messages that wait to be posted, of one channel or of all, with their ids, times and text.',
    tags: ['read-only'],
    run: 'slack.chat.scheduledMessages.list',
    scopes: [],
    argumentAliases: channelAlias,
    input: {
      properties: {
        channel,
        oldest: { type: 'string', description: 'Only those after this time (epoch seconds).' },
        latest: { type: 'string', description: 'Only those before this time (epoch seconds).' },
        ...pageOf('Messages', 100),
      },
    },
  },
  {
    name: 'SLACK_DELETE_A_SCHEDULED_MESSAGE_IN_A_CHAT',
    description: 'Calls off a message that waits to be posted. It must be a minute away at least.',
    tags: ['destructive', 'idempotent'],
    run: 'slack.chat.deleteScheduledMessage',
    scopes: ['chat:write'],
    argumentAliases: channelAlias,
    input: {
      required: ['channel', 'scheduled_message_id'],
      properties: {
        channel,
        scheduled_message_id: { type: 'string', description: 'Id that scheduling answered.' },
      },
    },
  },
  {
    name: 'SLACK_SENDS_EPHEMERAL_MESSAGES_TO_CHANNEL_USERS',
    description:
      'Shows a message in a channel to one of its members only; it is gone when that person reloads Slack. Comes back with `message_ts`.',
    keywords: ['private', 'whisper'],
    run: 'slack.chat.postEphemeral',
    scopes: ['chat:write'],
    argumentAliases: { ...channelAlias, ...userAlias },
    input: {
      required: ['channel', 'user', 'text'],
      properties: {
        channel,
        user,
        text,
        blocks,
        thread_ts,
        ...parsing,
      },
    },
  },
  {
    name: 'SLACK_SHARE_A_ME_MESSAGE_IN_A_CHANNEL',
    description:
      'Posts what somebody does rather than says, in italics after the name, as `/me` does. Comes back with channel and `ts`.',
    run: 'slack.chat.meMessage',
    scopes: ['chat:write'],
    argumentAliases: { channel_id: 'channel', message: 'text' },
    input: {
      required: ['channel', 'text'],
      properties: { channel, text: { type: 'string', description: 'What is done.' } },
    },
  },
  {
    name: 'SLACK_FETCH_CONVERSATION_HISTORY',
    description:
      'Reads the messages of a channel or private conversation, newest first, without the answers in threads. Comes back with author, text and `ts` of each, and a cursor if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['read messages', 'catch up', 'DM'],
    run: 'slack.conversations.history',
    scopes: HISTORY,
    argumentAliases: channelAlias,
    input: {
      required: ['channel'],
      properties: {
        channel,
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 100,
          description: 'Messages a page.',
        },
        oldest: { type: 'string', description: 'Only messages after this `ts` (epoch seconds).' },
        latest: { type: 'string', description: 'Only messages before this `ts` (epoch seconds).' },
        inclusive: {
          type: 'boolean',
          default: false,
          description: 'Whether the messages at `oldest` and `latest` count.',
        },
        cursor,
      },
    },
  },
  {
    name: 'SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION',
    description:
      'Reads a thread: the message that began it, then all answers, oldest first. Comes back with author, text and `ts` of each.',
    tags: ['important', 'read-only'],
    keywords: ['replies'],
    run: 'slack.conversations.replies',
    scopes: HISTORY,
    argumentAliases: { ...channelAlias, thread_ts: 'ts' },
    input: {
      required: ['channel', 'ts'],
      properties: {
        channel,
        ts: { type: 'string', description: '`ts` of the message that began the thread.' },
        oldest: { type: 'string', description: 'Only messages after this `ts`.' },
        latest: { type: 'string', description: 'Only messages before this `ts`.' },
        ...pageOf('Messages', 200),
      },
    },
  },
  {
    name: 'SLACK_RETRIEVE_MESSAGE_PERMALINK_URL',
    description:
      'Gives the address under which a message opens in a browser or in Slack, e.g. to cite it elsewhere.',
    tags: ['important', 'read-only'],
    keywords: ['link', 'share'],
    run: 'slack.chat.getPermalink',
    scopes: [],
    argumentAliases: { ...channelAlias, ts: 'message_ts' },
    input: { required: ['channel', 'message_ts'], properties: { channel, message_ts: ts } },
  },
  {
    name: 'SLACK_SEARCH_FOR_MESSAGES_WITH_QUERY',
    description:
      'Searches messages all over the workspace, as far as the user may see them. Comes back with text, author, channel and permalink of each match.',
    tags: ['important', 'read-only'],
    keywords: ['find', 'grep'],
    request: 'GET /search.messages',
    scopes: ['search:read'],
    input: {
      required: ['query'],
      properties: {
        query: {
          type: 'string',
          description:
            'Words, and modifiers as in Slack’s search: `in:#dev from:@ada before:2026-01-31`.',
        },
        sort: { type: 'string', enum: ['score', 'timestamp'], description: 'What comes first.' },
        sort_dir: { type: 'string', enum: ['desc', 'asc'], description: 'Direction of the sort.' },
        highlight: { type: 'boolean', description: 'Whether matches are marked in the text.' },
        ...count,
      },
    },
  },
]

const REACTIONS: ActionDefinition[] = [
  {
    name: 'SLACK_ADD_REACTION_TO_AN_ITEM',
    description: 'Puts an emoji under a message, e.g. to say that it was seen or is done.',
    tags: ['important'],
    keywords: ['emoji', 'like', 'acknowledge'],
    run: 'slack.reactions.add',
    scopes: ['reactions:write'],
    argumentAliases: { ...channelAlias, ...emojiAliases },
    input: {
      required: ['channel', 'name', 'timestamp'],
      properties: { channel, name: emoji, timestamp: ts },
    },
  },
  {
    name: 'SLACK_REMOVE_REACTION_FROM_ITEM',
    description: 'Takes an emoji of this connection’s away from a message; others’ stay.',
    tags: ['destructive', 'idempotent'],
    run: 'slack.reactions.remove',
    scopes: ['reactions:write'],
    argumentAliases: { ...channelAlias, ...emojiAliases },
    input: {
      required: ['channel', 'name', 'timestamp'],
      properties: { channel, name: emoji, timestamp: ts },
    },
  },
  {
    name: 'SLACK_FETCH_ITEM_REACTIONS',
    description: 'Reads who has put which emoji under a message. Comes back with the message.',
    tags: ['read-only'],
    run: 'slack.reactions.get',
    scopes: ['reactions:read'],
    argumentAliases: { ...channelAlias, ts: 'timestamp' },
    input: {
      required: ['channel', 'timestamp'],
      properties: {
        channel,
        timestamp: ts,
        full: { type: 'boolean', description: 'Whether all people are named, however many.' },
      },
    },
  },
  {
    name: 'SLACK_PINS_AN_ITEM_TO_A_CHANNEL',
    description: 'Pins a message to its channel, where members find it from then on.',
    keywords: ['bookmark'],
    run: 'slack.pins.add',
    scopes: ['pins:write'],
    argumentAliases: { ...channelAlias, ts: 'timestamp' },
    input: { required: ['channel', 'timestamp'], properties: { channel, timestamp: ts } },
  },
  {
    name: 'SLACK_UNPIN_ITEM_FROM_CHANNEL',
    description: 'Takes a pinned message off the list of its channel; the message itself stays.',
    tags: ['destructive', 'idempotent'],
    run: 'slack.pins.remove',
    scopes: ['pins:write'],
    argumentAliases: { ...channelAlias, ts: 'timestamp' },
    input: { required: ['channel', 'timestamp'], properties: { channel, timestamp: ts } },
  },
  {
    name: 'SLACK_LISTS_PINNED_ITEMS_IN_A_CHANNEL',
    description: 'Lists what is pinned to a channel, with author and text of each message.',
    tags: ['read-only'],
    run: 'slack.pins.list',
    scopes: ['pins:read'],
    argumentAliases: channelAlias,
    input: { required: ['channel'], properties: { channel } },
  },
  {
    name: 'SLACK_LIST_TEAM_CUSTOM_EMOJIS',
    description: 'Lists the emojis that the workspace has made for itself, with their images.',
    tags: ['read-only'],
    request: 'GET /emoji.list',
    scopes: ['emoji:read'],
    input: {},
  },
]

const CHANNELS: ActionDefinition[] = [
  {
    name: 'SLACK_LIST_ALL_SLACK_TEAM_CHANNELS_WITH_VARIOUS_FILTERS',
    description:
      'Lists the channels of the workspace with their ids, page by page. Comes back with name, topic, purpose and number of members of each. To find one by name, SLACK_FIND_CHANNELS is quicker.',
    tags: ['important', 'read-only'],
    request: 'GET /conversations.list',
    scopes: LISTS,
    input: {
      properties: {
        types: conversationTypes,
        exclude_archived: {
          type: 'boolean',
          default: false,
          description: 'Leaves out archived channels.',
        },
        ...pageOf('Channels', 1000),
      },
    },
  },
  {
    name: 'SLACK_FIND_CHANNELS',
    description:
      'Finds channels by a part of their name, public and private ones, archived ones aside. Comes back with id, name, topic and number of members of each.',
    tags: ['important', 'read-only'],
    keywords: ['search', 'lookup'],
    run: 'slack.find-channels',
    scopes: ['channels:read', 'groups:read'],
    argumentAliases: { name: 'query' },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', minLength: 1, description: 'Part of the name, e.g. `support`.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'Channels at most.',
        },
      },
    },
  },
  {
    name: 'SLACK_RETRIEVE_CONVERSATION_INFORMATION',
    description:
      'Reads what a channel or conversation is: name, topic, purpose, who made it, whether it is archived or shared.',
    tags: ['important', 'read-only'],
    run: 'slack.conversations.info',
    scopes: LISTS,
    argumentAliases: channelAlias,
    input: {
      required: ['channel'],
      properties: {
        channel,
        include_num_members: { type: 'boolean', description: 'Whether to count the members.' },
        include_locale: { type: 'boolean', description: 'Whether to tell its language.' },
      },
    },
  },
  {
    name: 'SLACK_RETRIEVE_CONVERSATION_MEMBERS_LIST',
    description: 'Lists who is in a channel or conversation, by the ids of the people.',
    tags: ['important', 'read-only'],
    run: 'slack.conversations.members',
    scopes: LISTS,
    argumentAliases: channelAlias,
    input: { required: ['channel'], properties: { channel, ...pageOf('Members', 1000) } },
  },
  {
    name: 'SLACK_LIST_ACCESSIBLE_CONVERSATIONS_FOR_A_USER',
    description:
      'Lists the channels and conversations that a person is in: the connected account where nobody is named. Comes back with id and name of each.',
    tags: ['important', 'read-only'],
    keywords: ['my channels', 'memberships'],
    run: 'slack.users.conversations',
    scopes: LISTS,
    argumentAliases: userAlias,
    input: {
      properties: {
        user,
        types: conversationTypes,
        exclude_archived: { type: 'boolean', description: 'Leaves out archived channels.' },
        ...pageOf('Conversations', 999),
      },
    },
  },
  {
    name: 'SLACK_INITIATES_CHANNEL_BASED_CONVERSATIONS',
    aliases: ['SLACK_CREATE_CHANNEL'],
    description:
      'Makes a new channel, public unless said otherwise, with this connection as its first member. Comes back with its id.',
    tags: ['important'],
    keywords: ['create channel', 'new room'],
    request: 'POST /conversations.create',
    scopes: MANAGES,
    argumentAliases: { channel_name: 'name' },
    input: {
      required: ['name'],
      properties: {
        name: {
          type: 'string',
          maxLength: 80,
          description: 'Lower case letters, digits, hyphens and underscores, e.g. `launch-2026`.',
        },
        is_private: {
          type: 'boolean',
          default: false,
          description: 'true: only for who is asked in.',
        },
        team_id: { type: 'string', description: 'Workspace, where an organization connected.' },
      },
    },
  },
  {
    name: 'SLACK_INVITE_USERS_TO_A_SLACK_CHANNEL',
    description:
      'Adds people to a channel that this connection is in. Comes back with the channel.',
    tags: ['important'],
    keywords: ['add member'],
    run: 'slack.conversations.invite',
    scopes: MANAGES,
    argumentAliases: { ...channelAlias, user: 'users', user_ids: 'users' },
    input: {
      required: ['channel', 'users'],
      properties: {
        channel,
        users: {
          type: 'string',
          description: 'People with commas between them, each by e-mail address, `@name` or id.',
        },
      },
    },
  },
  {
    name: 'SLACK_OPEN_OR_RESUME_DIRECT_OR_MULTI_PERSON_MESSAGES',
    description:
      'Opens the direct messages with one person, or with up to eight. Comes back with the id of the conversation, to write to or to read.',
    tags: ['important', 'idempotent'],
    keywords: ['DM', 'direct message', 'group chat'],
    run: 'slack.conversations.open',
    scopes: ['im:write', 'mpim:write'],
    argumentAliases: { user: 'users', user_ids: 'users' },
    input: {
      required: ['users'],
      properties: {
        users: {
          type: 'string',
          description: 'People with commas between them, each by e-mail address, `@name` or id.',
        },
        return_im: { type: 'boolean', description: 'Whether the whole conversation comes back.' },
      },
    },
  },
  {
    name: 'SLACK_SET_THE_TOPIC_OF_A_CONVERSATION',
    description: 'Sets the line that stands at the top of a channel. Comes back with the channel.',
    tags: ['idempotent'],
    run: 'slack.conversations.setTopic',
    scopes: MANAGES,
    argumentAliases: channelAlias,
    input: {
      required: ['channel', 'topic'],
      properties: {
        channel,
        topic: { type: 'string', maxLength: 250, description: 'The new topic, without markup.' },
      },
    },
  },
  {
    name: 'SLACK_SET_A_CONVERSATION_S_PURPOSE',
    description: 'Sets what a channel is for, as its details show it. Comes back with the purpose.',
    tags: ['idempotent'],
    run: 'slack.conversations.setPurpose',
    scopes: MANAGES,
    argumentAliases: { ...channelAlias, description: 'purpose' },
    input: {
      required: ['channel', 'purpose'],
      properties: {
        channel,
        purpose: { type: 'string', maxLength: 250, description: 'What the channel is for.' },
      },
    },
  },
  {
    name: 'SLACK_RENAME_A_CONVERSATION',
    description: 'Gives a channel another name; its id stays. Comes back with the channel.',
    tags: ['idempotent'],
    run: 'slack.conversations.rename',
    scopes: MANAGES,
    argumentAliases: channelAlias,
    input: {
      required: ['channel', 'name'],
      properties: {
        channel,
        name: {
          type: 'string',
          maxLength: 80,
          description: 'The new name, lower case, no spaces.',
        },
      },
    },
  },
  {
    name: 'SLACK_ARCHIVE_A_SLACK_CONVERSATION',
    description: 'Archives a channel: it stays to read, but nobody can write in it any more.',
    tags: ['destructive'],
    keywords: ['close channel'],
    run: 'slack.conversations.archive',
    scopes: MANAGES,
    argumentAliases: channelAlias,
    input: { required: ['channel'], properties: { channel } },
  },
  {
    name: 'SLACK_REVERSE_A_CONVERSATION_S_ARCHIVAL_STATUS',
    description:
      'Opens an archived channel again. It takes the id, since names find live ones only.',
    request: 'POST /conversations.unarchive',
    scopes: MANAGES,
    argumentAliases: channelAlias,
    input: {
      required: ['channel'],
      properties: { channel: { type: 'string', description: 'Id of the archived channel.' } },
    },
  },
  {
    name: 'SLACK_JOIN_AN_EXISTING_CONVERSATION',
    description: 'Makes this connection a member of a public channel. Comes back with the channel.',
    tags: ['idempotent'],
    run: 'slack.conversations.join',
    scopes: ['channels:write'],
    argumentAliases: channelAlias,
    input: { required: ['channel'], properties: { channel } },
  },
  {
    name: 'SLACK_LEAVE_A_CONVERSATION',
    description: 'Takes this connection out of a channel or conversation that it is in.',
    tags: ['destructive'],
    run: 'slack.conversations.leave',
    scopes: MANAGES,
    argumentAliases: channelAlias,
    input: { required: ['channel'], properties: { channel } },
  },
  {
    name: 'SLACK_REMOVE_A_USER_FROM_A_CONVERSATION',
    description: 'Takes another person out of a channel. Public channels may be joined again.',
    tags: ['destructive'],
    keywords: ['kick'],
    run: 'slack.conversations.kick',
    scopes: MANAGES,
    argumentAliases: { ...channelAlias, ...userAlias },
    input: { required: ['channel', 'user'], properties: { channel, user } },
  },
  {
    name: 'SLACK_SET_READ_CURSOR_IN_A_CONVERSATION',
    description: 'Marks a conversation as read up to one of its messages, for this connection.',
    tags: ['idempotent'],
    keywords: ['mark read', 'unread'],
    run: 'slack.conversations.mark',
    scopes: MANAGES,
    argumentAliases: channelAlias,
    input: { required: ['channel', 'ts'], properties: { channel, ts } },
  },
]

const PEOPLE: ActionDefinition[] = [
  {
    name: 'SLACK_FIND_USER_BY_EMAIL_ADDRESS',
    description:
      'Finds the member of the workspace who has an e-mail address, e.g. to write to that person. Comes back with id, name, time zone and profile.',
    tags: ['important', 'read-only'],
    request: 'GET /users.lookupByEmail',
    scopes: ['users:read.email'],
    input: {
      required: ['email'],
      properties: {
        email: { type: 'string', format: 'email', description: 'The whole address.' },
      },
    },
  },
  {
    name: 'SLACK_FIND_USERS',
    description:
      'Finds people of the workspace by a part of their name, handle or e-mail address. Comes back with id, names, title and address of each.',
    tags: ['important', 'read-only'],
    keywords: ['search', 'who is', 'directory'],
    run: 'slack.find-users',
    scopes: ['users:read'],
    argumentAliases: { name: 'query' },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', minLength: 1, description: 'Part of a name, e.g. `ada`.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'People at most.',
        },
      },
    },
  },
  {
    name: 'SLACK_LIST_ALL_SLACK_TEAM_USERS_WITH_PAGINATION',
    description:
      'Lists everybody in the workspace, bots and former members among them, with id, names, time zone and profile.',
    tags: ['important', 'read-only'],
    keywords: ['people', 'members', 'directory'],
    request: 'GET /users.list',
    scopes: ['users:read'],
    input: {
      properties: {
        include_locale: { type: 'boolean', description: 'Whether to tell their languages.' },
        ...pageOf('People', 200),
      },
    },
  },
  {
    name: 'SLACK_RETRIEVE_DETAILED_USER_INFORMATION',
    description:
      'Reads who a person is: names, time zone, title, whether an administrator, a guest or a bot.',
    tags: ['important', 'read-only'],
    run: 'slack.users.info',
    scopes: ['users:read'],
    argumentAliases: userAlias,
    input: {
      required: ['user'],
      properties: {
        user,
        include_locale: { type: 'boolean', description: 'Whether to tell the language.' },
      },
    },
  },
  {
    name: 'SLACK_RETRIEVE_USER_PROFILE_INFORMATION',
    aliases: ['SLACK_USERS_PROFILE_GET_PROFILE_INFO'],
    description:
      'Reads a person’s profile: status, title, phone, fields of the workspace’s own. Without `user`, the connected account’s.',
    tags: ['read-only'],
    run: 'slack.users.profile.get',
    scopes: ['users.profile:read'],
    argumentAliases: userAlias,
    input: {
      properties: {
        user,
        include_labels: { type: 'boolean', description: 'Whether fields come with their labels.' },
      },
    },
  },
  {
    name: 'SLACK_SET_SLACK_USER_PROFILE_INFORMATION',
    aliases: ['SLACK_USERS_PROFILE_SET'],
    description:
      'Changes the connected user’s own profile, e.g. the status. What is not given stays. Comes back with the profile.',
    tags: ['idempotent'],
    keywords: ['status', 'away', 'vacation'],
    run: 'slack.set-profile',
    scopes: ['users.profile:write'],
    input: {
      properties: {
        status_text: {
          type: 'string',
          maxLength: 100,
          description: 'Status in words; `` ends it.',
        },
        status_emoji: { type: 'string', description: 'Emoji of the status, e.g. `:palm_tree:`.' },
        status_expiration: {
          type: 'integer',
          description: 'When the status ends, in seconds since 1970; 0 means never.',
        },
        display_name: { type: 'string', description: 'Name that others see.' },
        title: { type: 'string', description: 'What the user does.' },
        phone: { type: 'string', description: 'Phone number.' },
        pronouns: { type: 'string', description: 'Pronouns.' },
      },
    },
  },
  {
    name: 'SLACK_GET_USER_PRESENCE_INFO',
    description: 'Tells whether a person is active or away just now, and for how long.',
    tags: ['read-only'],
    keywords: ['online'],
    run: 'slack.users.getPresence',
    scopes: ['users:read'],
    argumentAliases: userAlias,
    input: { properties: { user } },
  },
  {
    name: 'SLACK_MANUALLY_SET_USER_PRESENCE',
    description: 'Shows the connected account as away, or leaves it to Slack to tell.',
    tags: ['idempotent'],
    request: 'POST /users.setPresence',
    scopes: ['users:write'],
    input: {
      required: ['presence'],
      properties: {
        presence: { type: 'string', enum: ['auto', 'away'], description: 'What others see.' },
      },
    },
  },
  {
    name: 'SLACK_ACTIVATE_OR_MODIFY_DO_NOT_DISTURB_DURATION',
    description: 'Silences notifications of the connected user for some minutes from now.',
    tags: ['idempotent'],
    keywords: ['snooze', 'mute', 'focus'],
    request: 'POST /dnd.setSnooze',
    body: { type: 'application/x-www-form-urlencoded' },
    scopes: ['dnd:write'],
    input: {
      required: ['num_minutes'],
      properties: {
        num_minutes: { type: 'integer', minimum: 1, description: 'Minutes of silence.' },
      },
    },
  },
  {
    name: 'SLACK_END_USER_SNOOZE_MODE_IMMEDIATELY',
    description: 'Ends the silence that the connected user has set, so that notifications come.',
    tags: ['idempotent'],
    request: 'POST /dnd.endSnooze',
    scopes: ['dnd:write'],
    input: {},
  },
  {
    name: 'SLACK_LIST_USER_GROUPS_FOR_TEAM_WITH_OPTIONS',
    description:
      'Lists the user groups of the workspace, which a message can mention as one, such as `@oncall`.',
    tags: ['read-only'],
    request: 'GET /usergroups.list',
    scopes: ['usergroups:read'],
    input: {
      properties: {
        include_users: { type: 'boolean', description: 'Whether to list their people.' },
        include_count: { type: 'boolean', description: 'Whether to count their people.' },
        include_disabled: { type: 'boolean', description: 'Whether closed groups count.' },
      },
    },
  },
  {
    name: 'SLACK_LIST_ALL_USERS_IN_A_USER_GROUP',
    description: 'Lists the people of a user group, such as `@oncall`, by their ids.',
    tags: ['read-only'],
    request: 'GET /usergroups.users.list',
    scopes: ['usergroups:read'],
    input: {
      required: ['usergroup'],
      properties: {
        usergroup: { type: 'string', description: 'Id of the group, e.g. `S0123456789`.' },
        include_disabled: { type: 'boolean', description: 'Whether a closed group counts.' },
      },
    },
  },
  {
    name: 'SLACK_FETCH_CURRENT_TEAM_INFO_WITH_OPTIONAL_TEAM_SCOPE',
    description: 'Reads which workspace this connection is in: id, name, domain and icon.',
    tags: ['read-only'],
    request: 'GET /team.info',
    scopes: ['team:read'],
    input: {
      properties: { team: { type: 'string', description: 'Id of another team in view.' } },
    },
  },
  {
    name: 'SLACK_CHECKS_AUTHENTICATION_AND_IDENTITY',
    description: 'Tells which account and workspace this connection is, with their ids.',
    tags: ['read-only'],
    keywords: ['who am I', 'me'],
    request: 'GET /auth.test',
    scopes: [],
    input: {},
  },
  {
    name: 'SLACK_RETRIEVE_A_USER_S_IDENTITY_DETAILS',
    description:
      'Reads name and workspace of a user who signed in with Slack; other connections have SLACK_CHECKS_AUTHENTICATION_AND_IDENTITY.',
    tags: ['read-only'],
    request: 'GET /users.identity',
    scopes: ['identity.basic'],
    input: {},
  },
]

const REMINDERS: ActionDefinition[] = [
  {
    name: 'SLACK_CREATE_A_REMINDER',
    description:
      'Has Slack remind the connected user of something at a time. Comes back with the reminder and its id.',
    tags: ['important'],
    keywords: ['todo', 'alarm'],
    request: 'POST /reminders.add',
    scopes: ['reminders:write'],
    input: {
      required: ['text', 'time'],
      properties: {
        text: { type: 'string', description: 'What to be reminded of.' },
        time: {
          type: 'string',
          description: 'Seconds since 1970, or English words such as `in 20 minutes`.',
          examples: ['tomorrow at 9am'],
        },
        user: { type: 'string', description: 'Id of the connected user; nobody else is reminded.' },
      },
    },
  },
  {
    name: 'SLACK_LIST_USER_REMINDERS_WITH_DETAILS',
    description: 'Lists the reminders of the connected user, with text, time and state of each.',
    tags: ['read-only'],
    request: 'GET /reminders.list',
    scopes: ['reminders:read'],
    input: {},
  },
  {
    name: 'SLACK_MARK_REMINDER_AS_COMPLETE',
    description: 'Marks a reminder of the connected user as done, so that it rings no more.',
    tags: ['idempotent'],
    request: 'POST /reminders.complete',
    scopes: ['reminders:write'],
    input: {
      required: ['reminder'],
      properties: { reminder: { type: 'string', description: 'Id of the reminder.' } },
    },
  },
  {
    name: 'SLACK_DELETE_A_SLACK_REMINDER',
    description: 'Deletes a reminder of the connected user. It cannot be brought back.',
    tags: ['destructive', 'idempotent'],
    request: 'POST /reminders.delete',
    scopes: ['reminders:write'],
    input: {
      required: ['reminder'],
      properties: { reminder: { type: 'string', description: 'Id of the reminder.' } },
    },
  },
]

const file: ArgumentSchema = { type: 'string', description: 'Id of the file, e.g. `F0123456789`.' }

const FILES: ActionDefinition[] = [
  {
    name: 'SLACK_LIST_FILES_WITH_FILTERS_IN_SLACK',
    description:
      'Lists files of the workspace, by channel, person, time or kind. Comes back with id, name, type and addresses of each.',
    tags: ['read-only'],
    keywords: ['attachments', 'documents'],
    run: 'slack.files.list',
    scopes: ['files:read'],
    argumentAliases: { ...channelAlias, ...userAlias },
    input: {
      properties: {
        channel,
        user,
        ts_from: { type: 'string', description: 'Only files after this time (epoch seconds).' },
        ts_to: { type: 'string', description: 'Only files before this time (epoch seconds).' },
        types: {
          type: 'string',
          description: 'Kinds with commas: all, images, pdfs, gdocs, snippets, zips, spaces.',
        },
        ...count,
      },
    },
  },
  {
    name: 'SLACK_RETRIEVE_DETAILED_INFORMATION_ABOUT_A_FILE',
    description: 'Reads what a file is: name, type, size, who shared it where, and its addresses.',
    tags: ['read-only'],
    request: 'GET /files.info',
    scopes: ['files:read'],
    input: { required: ['file'], properties: { file } },
  },
  {
    name: 'SLACK_DELETE_A_FILE_BY_ID',
    description: 'Deletes a file for everybody, wherever it was shared. It cannot be brought back.',
    tags: ['destructive', 'idempotent'],
    request: 'POST /files.delete',
    scopes: ['files:write'],
    input: { required: ['file'], properties: { file } },
  },
]

const ACTIONS = [...MESSAGES, ...CHANNELS, ...PEOPLE, ...REACTIONS, ...REMINDERS, ...FILES]

/** What Slack lets users do and no bot: these have no twin. */
const USERS_ONLY: ReadonlySet<string> = new Set([
  'SLACK_SEARCH_FOR_MESSAGES_WITH_QUERY',
  'SLACK_SET_SLACK_USER_PROFILE_INFORMATION',
  'SLACK_ACTIVATE_OR_MODIFY_DO_NOT_DISTURB_DURATION',
  'SLACK_END_USER_SNOOZE_MODE_IMMEDIATELY',
  'SLACK_RETRIEVE_A_USER_S_IDENTITY_DETAILS',
  'SLACK_CREATE_A_REMINDER',
  'SLACK_LIST_USER_REMINDERS_WITH_DETAILS',
  'SLACK_MARK_REMINDER_AS_COMPLETE',
  'SLACK_DELETE_A_SLACK_REMINDER',
])

/** A bot's token has one scope for what a user's has two for, and another one to join. */
function botScopes(name: string, scopes: readonly string[]): string[] {
  if (name === 'SLACK_JOIN_AN_EXISTING_CONVERSATION') return ['channels:join']
  return scopes.map((scope) => (scope === 'channels:write' ? 'channels:manage' : scope))
}

/** The name that Slack's own method gives: `SLACK_CHAT_POST_MESSAGE` for `chat.postMessage`. */
function methodName({ request, run }: ActionDefinition): string[] {
  const method = /^(?:slack\.|[A-Z]+ \/)(\w+\.[\w.]+)$/.exec(request ?? run ?? '')?.[1]
  const words = method?.replace(/([a-z])([A-Z])/g, '$1_$2').replaceAll('.', '_')
  return words === undefined ? [] : [`SLACK_${words.toUpperCase()}`]
}

/** Actions of Slack's Web API, under the names of the user's app or of the bot's. */
export const slackActions = (prefix: 'SLACK' | 'SLACKBOT'): ActionDefinition[] => {
  const bot = prefix === 'SLACKBOT'
  const named = (text: string) => text.replace(/\bSLACK_(?=[A-Z])/g, `${prefix}_`)
  return ACTIONS.filter(({ name }) => !(bot && USERS_ONLY.has(name))).map((action) => {
    const { name, aliases = [], description, scopes = [] } = action
    return {
      ...action,
      name: named(name),
      aliases: [...new Set([...methodName(action), ...aliases])].map(named),
      description: named(description),
      scopes: bot ? botScopes(name, scopes) : [...scopes],
    }
  })
}
