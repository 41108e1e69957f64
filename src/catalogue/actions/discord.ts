/**
 * Actions of Discord's API, version 10: https://discord.com/developers/docs/reference. Methods,
 * paths and arguments from the vendor's OpenAPI document, read 2026-11-23.
 *
 * What a bot may do is a matter of permissions in each server, not of scopes.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const channel_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS.',
}

const guild_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the server, from DISCORDBOT_LIST_MY_GUILDS.',
}

const message_id: ArgumentSchema = { type: 'string', description: 'Id of the message.' }

const user_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the person, e.g. from DISCORDBOT_SEARCH_GUILD_MEMBERS.',
}

const role_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the role, from DISCORDBOT_LIST_GUILD_ROLES.',
}

const emoji_name: ArgumentSchema = {
  type: 'string',
  description: 'The emoji itself, or `name:id` of one that the server has made.',
  examples: ['👍', 'party:123456789012345678'],
}

const content: ArgumentSchema = {
  type: 'string',
  maxLength: 2000,
  description: 'The message, in Markdown; `<@id>` mentions a person, `<#id>` a channel.',
}

const message: Arguments = {
  embeds: {
    type: 'array',
    maxItems: 10,
    description: 'Cards below the text.',
    items: {
      type: 'object',
      additionalProperties: true,
      properties: {
        title: { type: 'string', description: 'Headline.' },
        description: { type: 'string', description: 'Text, in Markdown.' },
        url: { type: 'string', description: 'Where the headline leads.' },
        color: { type: 'integer', description: 'Colour as a number, e.g. 5793266.' },
      },
    },
  },
  allowed_mentions: {
    type: 'object',
    additionalProperties: true,
    description: 'Whom mentions notify, e.g. `{"parse": []}` for nobody.',
  },
}

const pageOf = (what: string, most: number, usual: number): Arguments => ({
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: most,
    default: usual,
    description: `${what} at most.`,
  },
})

const before: ArgumentSchema = { type: 'string', description: 'Only those before this id.' }
const after: ArgumentSchema = { type: 'string', description: 'Only those after this id.' }

const with_counts: ArgumentSchema = {
  type: 'boolean',
  description: 'Whether to count members, roughly.',
}

const contentAliases = { message: 'content', text: 'content' }
const emojiAliases = { emoji: 'emoji_name', reaction: 'emoji_name' }

const myGuilds = {
  request: 'GET /users/@me/guilds',
  input: {
    properties: { ...pageOf('Servers', 200, 200), before, after, with_counts },
  },
}

const invite = {
  description:
    'Reads what an invitation leads to: server, channel, who made it and, if asked, how many people are there.',
  request: 'GET /invites/{code}',
  argumentAliases: { invite_code: 'code' },
  input: {
    required: ['code'],
    properties: {
      code: { type: 'string' as const, description: 'The last part of its address.' },
      with_counts,
    },
  },
}

/** Actions of Discord's API for a user's token. */
export const discordActions: ActionDefinition[] = [
  {
    name: 'DISCORD_GET_MY_USER',
    aliases: ['DISCORD_GETMYUSER'],
    description: 'Reads who the connected Discord user is: id, name, picture and e-mail address.',
    tags: ['important', 'read-only'],
    keywords: ['who am I', 'profile'],
    request: 'GET /users/@me',
    scopes: ['identify'],
    input: {},
  },
  {
    name: 'DISCORD_LIST_MY_GUILDS',
    aliases: ['DISCORD_LISTMYGUILDS'],
    description:
      'Lists the servers that the connected user is in, with id, name and what the user may do there.',
    tags: ['important', 'read-only'],
    keywords: ['servers'],
    scopes: ['guilds'],
    ...myGuilds,
  },
  {
    name: 'DISCORD_GET_MY_GUILD_MEMBER',
    description:
      'Reads what the connected user is in a server: nickname, roles, since when a member.',
    tags: ['important', 'read-only'],
    keywords: ['my roles', 'nickname'],
    request: 'GET /users/@me/guilds/{guild_id}/member',
    scopes: ['guilds.members.read'],
    input: {
      required: ['guild_id'],
      properties: {
        guild_id: { type: 'string', description: 'Id of the server, from DISCORD_LIST_MY_GUILDS.' },
      },
    },
  },
  {
    name: 'DISCORD_LIST_MY_CONNECTIONS',
    aliases: ['DISCORD_LISTMYCONNECTIONS'],
    description:
      'Lists the accounts elsewhere, such as Twitch or GitHub, that the connected user has linked.',
    tags: ['important', 'read-only'],
    keywords: ['linked accounts'],
    request: 'GET /users/@me/connections',
    scopes: ['connections'],
    input: {},
  },
  {
    name: 'DISCORD_GET_MY_OAUTH2_AUTHORIZATION',
    aliases: ['DISCORD_GETMYOAUTH2AUTHORIZATION'],
    description: 'Reads what this connection was granted: application, scopes, user and its end.',
    tags: ['important', 'read-only'],
    keywords: ['scopes', 'permissions'],
    request: 'GET /oauth2/@me',
    input: {},
  },
  {
    ...invite,
    name: 'DISCORD_GET_INVITE',
    aliases: ['DISCORD_INVITE_RESOLVE'],
    tags: ['important', 'read-only'],
    keywords: ['invitation', 'link'],
  },
]

const MESSAGES: ActionDefinition[] = [
  {
    name: 'DISCORDBOT_CREATE_MESSAGE',
    aliases: ['DISCORDBOT_SEND_MESSAGE'],
    description:
      'Writes a message into a channel, thread or direct messages, or answers another one. Comes back with the message and its id.',
    tags: ['important'],
    keywords: ['send', 'post', 'reply', 'chat'],
    request: 'POST /channels/{channel_id}/messages',
    wire: { reply_to: 'message_reference.message_id' },
    argumentAliases: contentAliases,
    input: {
      required: ['channel_id', 'content'],
      properties: {
        channel_id,
        content,
        reply_to: { type: 'string', description: 'Id of the message that it answers.' },
        ...message,
        tts: { type: 'boolean', description: 'Whether it is read aloud.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_LIST_MESSAGES',
    description:
      'Reads messages of a channel, newest first, or around another message. Comes back with author, text and time of each.',
    tags: ['important', 'read-only'],
    keywords: ['history', 'read', 'catch up'],
    request: 'GET /channels/{channel_id}/messages',
    input: {
      required: ['channel_id'],
      properties: {
        channel_id,
        ...pageOf('Messages', 100, 50),
        before: { type: 'string', description: 'Only messages before this id.' },
        after: { type: 'string', description: 'Only messages after this id.' },
        around: { type: 'string', description: 'Messages around this id.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_GET_MESSAGE',
    aliases: ['DISCORDBOT_GETMESSAGE'],
    description: 'Reads one message: author, text, attachments, reactions and what it answers.',
    tags: ['important', 'read-only'],
    request: 'GET /channels/{channel_id}/messages/{message_id}',
    input: { required: ['channel_id', 'message_id'], properties: { channel_id, message_id } },
  },
  {
    name: 'DISCORDBOT_UPDATE_MESSAGE',
    description: 'Changes a message that the bot wrote. What is not given stays.',
    tags: ['important', 'idempotent'],
    keywords: ['edit', 'correct'],
    request: 'PATCH /channels/{channel_id}/messages/{message_id}',
    argumentAliases: contentAliases,
    input: {
      required: ['channel_id', 'message_id'],
      properties: { channel_id, message_id, content, ...message },
    },
  },
  {
    name: 'DISCORDBOT_DELETE_MESSAGE',
    description:
      'Deletes a message for everybody: the bot’s own, or others’ where it may manage messages.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['remove', 'moderate'],
    request: 'DELETE /channels/{channel_id}/messages/{message_id}',
    input: { required: ['channel_id', 'message_id'], properties: { channel_id, message_id } },
  },
  {
    name: 'DISCORDBOT_BULK_DELETE_MESSAGES',
    description: 'Deletes up to a hundred messages of a channel, none older than two weeks.',
    tags: ['destructive'],
    keywords: ['purge', 'clean up'],
    request: 'POST /channels/{channel_id}/messages/bulk-delete',
    input: {
      required: ['channel_id', 'messages'],
      properties: {
        channel_id,
        messages: {
          type: 'array',
          minItems: 2,
          maxItems: 100,
          items: { type: 'string' },
          description: 'Ids of the messages.',
        },
      },
    },
  },
  {
    name: 'DISCORDBOT_SEARCH_GUILD_MESSAGES',
    description:
      'Searches the messages of a server by words, author or channel. Comes back with the matches and how many there are.',
    tags: ['important', 'read-only'],
    keywords: ['find', 'grep'],
    request: 'GET /guilds/{guild_id}/messages/search',
    input: {
      required: ['guild_id'],
      properties: {
        guild_id,
        content: { type: 'string', description: 'Words in the message.' },
        author_id: { type: 'array', items: { type: 'string' }, description: 'Ids of the authors.' },
        channel_id: {
          type: 'array',
          items: { type: 'string' },
          description: 'Ids of the channels.',
        },
        sort_by: {
          type: 'string',
          enum: ['timestamp', 'relevance'],
          description: 'What comes first.',
        },
        sort_order: { type: 'string', enum: ['desc', 'asc'], description: 'Direction of it.' },
        ...pageOf('Messages', 25, 25),
        offset: { type: 'integer', minimum: 0, maximum: 9975, description: 'Matches to skip.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_ADD_MY_MESSAGE_REACTION',
    description: 'Puts an emoji of the bot’s under a message, e.g. to say that it was seen.',
    tags: ['important', 'idempotent'],
    keywords: ['react', 'like', 'acknowledge'],
    request: 'PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
    argumentAliases: emojiAliases,
    input: {
      required: ['channel_id', 'message_id', 'emoji_name'],
      properties: { channel_id, message_id, emoji_name },
    },
  },
  {
    name: 'DISCORDBOT_DELETE_MY_MESSAGE_REACTION',
    description: 'Takes an emoji of the bot’s away from a message. Others’ stay where they are.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
    argumentAliases: emojiAliases,
    input: {
      required: ['channel_id', 'message_id', 'emoji_name'],
      properties: { channel_id, message_id, emoji_name },
    },
  },
  {
    name: 'DISCORDBOT_LIST_MESSAGE_REACTIONS_BY_EMOJI',
    description: 'Lists who has put an emoji under a message, e.g. to count votes.',
    tags: ['read-only'],
    keywords: ['poll', 'votes'],
    request: 'GET /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}',
    argumentAliases: emojiAliases,
    input: {
      required: ['channel_id', 'message_id', 'emoji_name'],
      properties: { channel_id, message_id, emoji_name, ...pageOf('People', 100, 25), after },
    },
  },
  {
    name: 'DISCORDBOT_LIST_PINNED_MESSAGES',
    description: 'Lists the messages that are pinned in a channel, the last pinned first.',
    tags: ['read-only'],
    request: 'GET /channels/{channel_id}/messages/pins',
    input: {
      required: ['channel_id'],
      properties: {
        channel_id,
        ...pageOf('Messages', 50, 50),
        before: {
          type: 'string',
          description: 'Only those pinned before, e.g. `2026-01-31T00:00:00Z`.',
        },
      },
    },
  },
  {
    name: 'DISCORDBOT_PIN_MESSAGE',
    description: 'Pins a message to its channel, where members find it from then on.',
    tags: ['idempotent'],
    request: 'PUT /channels/{channel_id}/messages/pins/{message_id}',
    input: { required: ['channel_id', 'message_id'], properties: { channel_id, message_id } },
  },
  {
    name: 'DISCORDBOT_UNPIN_MESSAGE',
    description: 'Takes a message off the pinned ones of its channel; the message itself stays.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /channels/{channel_id}/messages/pins/{message_id}',
    input: { required: ['channel_id', 'message_id'], properties: { channel_id, message_id } },
  },
  {
    name: 'DISCORDBOT_TRIGGER_TYPING_INDICATOR',
    description:
      'Shows for ten seconds that the bot is typing in a channel, e.g. before a long answer.',
    tags: ['idempotent'],
    request: 'POST /channels/{channel_id}/typing',
    input: { required: ['channel_id'], properties: { channel_id } },
  },
  {
    name: 'DISCORDBOT_CREATE_DM',
    description:
      'Opens the direct messages with a person who shares a server with the bot. Comes back with the channel to write into.',
    tags: ['important', 'idempotent'],
    keywords: ['direct message', 'private'],
    request: 'POST /users/@me/channels',
    argumentAliases: { user_id: 'recipient_id' },
    input: { required: ['recipient_id'], properties: { recipient_id: user_id } },
  },
]

const archive: ArgumentSchema = {
  type: 'integer',
  enum: [60, 1440, 4320, 10080],
  description: 'Minutes of silence after which it is archived.',
}

const name = (what: string): ArgumentSchema => ({
  type: 'string',
  minLength: 1,
  maxLength: 100,
  description: `Name of the ${what}.`,
})

const topic: ArgumentSchema = {
  type: 'string',
  maxLength: 1024,
  description: 'What the channel is about, as it stands at its top.',
}

const parent_id: ArgumentSchema = { type: 'string', description: 'Id of the category it is in.' }

const CHANNELS: ActionDefinition[] = [
  {
    name: 'DISCORDBOT_LIST_GUILD_CHANNELS',
    description:
      'Lists the channels of a server with id, name and kind, e.g. to find where to write. Threads are not among them.',
    tags: ['important', 'read-only'],
    request: 'GET /guilds/{guild_id}/channels',
    input: { required: ['guild_id'], properties: { guild_id } },
  },
  {
    name: 'DISCORDBOT_GET_CHANNEL',
    description: 'Reads what a channel or thread is: name, kind, topic, category, permissions.',
    tags: ['important', 'read-only'],
    request: 'GET /channels/{channel_id}',
    input: { required: ['channel_id'], properties: { channel_id } },
  },
  {
    name: 'DISCORDBOT_CREATE_GUILD_CHANNEL',
    description:
      'Makes a channel in a server, for text unless said otherwise, in a category if asked.',
    tags: ['important'],
    keywords: ['new room'],
    request: 'POST /guilds/{guild_id}/channels',
    input: {
      required: ['guild_id', 'name'],
      properties: {
        guild_id,
        name: name('channel'),
        type: {
          type: 'integer',
          enum: [0, 2, 4, 5, 13, 15],
          default: 0,
          description: '0 text, 2 voice, 4 category, 5 announcements, 13 stage, 15 forum.',
        },
        topic,
        parent_id,
        position: { type: 'integer', minimum: 0, description: 'Place in the list.' },
        nsfw: { type: 'boolean', description: 'Whether only for adults.' },
        rate_limit_per_user: {
          type: 'integer',
          minimum: 0,
          maximum: 21600,
          description: 'Seconds between two messages of one person.',
        },
      },
    },
  },
  {
    name: 'DISCORDBOT_UPDATE_CHANNEL',
    description: 'Changes name, topic or place of a channel, or archives or locks a thread.',
    tags: ['important', 'idempotent'],
    keywords: ['rename', 'archive thread'],
    request: 'PATCH /channels/{channel_id}',
    input: {
      required: ['channel_id'],
      properties: {
        channel_id,
        name: name('channel'),
        topic,
        parent_id,
        position: { type: 'integer', minimum: 0, description: 'Place in the list.' },
        nsfw: { type: 'boolean', description: 'Whether only for adults.' },
        archived: { type: 'boolean', description: 'Of a thread: whether it is archived.' },
        locked: { type: 'boolean', description: 'Of a thread: whether only moderators reopen it.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_DELETE_CHANNEL',
    description: 'Deletes a channel or thread with all its messages, or closes direct messages.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /channels/{channel_id}',
    input: { required: ['channel_id'], properties: { channel_id } },
  },
  {
    name: 'DISCORDBOT_CREATE_THREAD_FROM_MESSAGE',
    description: 'Begins a thread under a message. Comes back with the thread, to write into.',
    tags: ['important'],
    keywords: ['discussion'],
    request: 'POST /channels/{channel_id}/messages/{message_id}/threads',
    input: {
      required: ['channel_id', 'message_id', 'name'],
      properties: { channel_id, message_id, name: name('thread'), auto_archive_duration: archive },
    },
  },
  {
    name: 'DISCORDBOT_CREATE_THREAD',
    description:
      'Begins a thread in a channel, or a post in a forum: that one needs `content`. Comes back with the thread.',
    tags: ['important'],
    keywords: ['forum post', 'discussion'],
    request: 'POST /channels/{channel_id}/threads',
    wire: { content: 'message.content' },
    input: {
      required: ['channel_id', 'name'],
      properties: {
        channel_id,
        name: name('thread'),
        content: { ...content, description: 'First message of a post in a forum.' },
        type: {
          type: 'integer',
          enum: [10, 11, 12],
          description: '11 public, 12 private, 10 of announcements; nothing in a forum.',
        },
        auto_archive_duration: archive,
        applied_tags: {
          type: 'array',
          items: { type: 'string' },
          description: 'Ids of tags of the forum.',
        },
      },
    },
  },
  {
    name: 'DISCORDBOT_GET_ACTIVE_GUILD_THREADS',
    description:
      'Lists the threads of a server that are not archived, as far as the bot sees them.',
    tags: ['read-only'],
    request: 'GET /guilds/{guild_id}/threads/active',
    input: { required: ['guild_id'], properties: { guild_id } },
  },
  {
    name: 'DISCORDBOT_CREATE_CHANNEL_INVITE',
    description: 'Makes an invitation to a channel. Its address is https://discord.gg/ and `code`.',
    keywords: ['link', 'share'],
    request: 'POST /channels/{channel_id}/invites',
    input: {
      required: ['channel_id'],
      properties: {
        channel_id,
        max_age: {
          type: 'integer',
          minimum: 0,
          maximum: 604800,
          default: 86400,
          description: 'Seconds that it lasts; 0 means for ever.',
        },
        max_uses: {
          type: 'integer',
          minimum: 0,
          maximum: 100,
          default: 0,
          description: 'How often it works; 0 means always.',
        },
        temporary: { type: 'boolean', description: 'Whether guests go when they leave.' },
        unique: { type: 'boolean', description: 'Whether it must be a new one.' },
      },
    },
  },
  {
    ...invite,
    name: 'DISCORDBOT_INVITE_RESOLVE',
    aliases: ['DISCORDBOT_GET_INVITE'],
    tags: ['read-only'],
  },
]

const role: Arguments = {
  name: name('role'),
  color: { type: 'integer', description: 'Colour as a number, e.g. 5793266.' },
  hoist: { type: 'boolean', description: 'Whether its members stand apart in the list.' },
  mentionable: { type: 'boolean', description: 'Whether anybody may mention it.' },
  permissions: { type: 'string', description: 'What it may do: the bits as a decimal number.' },
}

const SERVERS: ActionDefinition[] = [
  {
    name: 'DISCORDBOT_LIST_MY_GUILDS',
    aliases: ['DISCORDBOT_LISTMYGUILDS'],
    description: 'Lists the servers that the bot is in, with id, name and what it may do there.',
    tags: ['important', 'read-only'],
    keywords: ['servers'],
    ...myGuilds,
  },
  {
    name: 'DISCORDBOT_GET_GUILD',
    description: 'Reads what a server is: name, owner, roles, emojis, features, levels.',
    tags: ['important', 'read-only'],
    keywords: ['server'],
    request: 'GET /guilds/{guild_id}',
    input: { required: ['guild_id'], properties: { guild_id, with_counts } },
  },
  {
    name: 'DISCORDBOT_LIST_GUILD_MEMBERS',
    description:
      'Lists the members of a server with nickname and roles, by id. The bot needs the intent for members.',
    tags: ['important', 'read-only'],
    keywords: ['people', 'users'],
    request: 'GET /guilds/{guild_id}/members',
    input: {
      required: ['guild_id'],
      properties: { guild_id, ...pageOf('Members', 1000, 100), after },
    },
  },
  {
    name: 'DISCORDBOT_SEARCH_GUILD_MEMBERS',
    description: 'Finds members of a server by the beginning of their user name or nickname.',
    tags: ['important', 'read-only'],
    keywords: ['find user', 'who is'],
    request: 'GET /guilds/{guild_id}/members/search',
    input: {
      required: ['guild_id', 'query'],
      properties: {
        guild_id,
        query: { type: 'string', minLength: 1, description: 'How the name begins.' },
        ...pageOf('Members', 1000, 10),
      },
    },
  },
  {
    name: 'DISCORDBOT_GET_GUILD_MEMBER',
    description: 'Reads what a person is in a server: nickname, roles, since when a member.',
    tags: ['read-only'],
    request: 'GET /guilds/{guild_id}/members/{user_id}',
    input: { required: ['guild_id', 'user_id'], properties: { guild_id, user_id } },
  },
  {
    name: 'DISCORDBOT_UPDATE_GUILD_MEMBER',
    description: 'Changes nickname or roles of a member, silences one for a time, or moves one.',
    tags: ['idempotent'],
    keywords: ['timeout', 'mute', 'nickname'],
    request: 'PATCH /guilds/{guild_id}/members/{user_id}',
    input: {
      required: ['guild_id', 'user_id'],
      properties: {
        guild_id,
        user_id,
        nick: { type: 'string', maxLength: 32, description: 'Nickname; empty for none.' },
        roles: { type: 'array', items: { type: 'string' }, description: 'Ids of all its roles.' },
        mute: { type: 'boolean', description: 'Whether silent in voice channels.' },
        deaf: { type: 'boolean', description: 'Whether deaf in voice channels.' },
        communication_disabled_until: {
          type: 'string',
          format: 'date-time',
          nullable: true,
          description: 'Until when the member cannot write, e.g. `2026-01-31T00:00:00Z`.',
        },
      },
    },
  },
  {
    name: 'DISCORDBOT_DELETE_GUILD_MEMBER',
    description: 'Puts a member out of a server; who was put out may come back when invited.',
    tags: ['destructive', 'idempotent'],
    keywords: ['kick', 'remove'],
    request: 'DELETE /guilds/{guild_id}/members/{user_id}',
    input: { required: ['guild_id', 'user_id'], properties: { guild_id, user_id } },
  },
  {
    name: 'DISCORDBOT_BAN_USER_FROM_GUILD',
    description: 'Puts a person out of a server for good and, if asked, deletes recent messages.',
    tags: ['destructive', 'idempotent'],
    keywords: ['block', 'moderate'],
    request: 'PUT /guilds/{guild_id}/bans/{user_id}',
    input: {
      required: ['guild_id', 'user_id'],
      properties: {
        guild_id,
        user_id,
        delete_message_seconds: {
          type: 'integer',
          minimum: 0,
          maximum: 604800,
          description: 'Seconds back whose messages are deleted, a week at most.',
        },
      },
    },
  },
  {
    name: 'DISCORDBOT_UNBAN_USER_FROM_GUILD',
    description: 'Lets a person who was banned from a server come back when invited.',
    tags: ['idempotent'],
    request: 'DELETE /guilds/{guild_id}/bans/{user_id}',
    input: { required: ['guild_id', 'user_id'], properties: { guild_id, user_id } },
  },
  {
    name: 'DISCORDBOT_LIST_GUILD_BANS',
    description: 'Lists who is banned from a server, with the reasons where some were given.',
    tags: ['read-only'],
    request: 'GET /guilds/{guild_id}/bans',
    input: {
      required: ['guild_id'],
      properties: { guild_id, ...pageOf('People', 1000, 1000), before, after },
    },
  },
  {
    name: 'DISCORDBOT_LIST_GUILD_ROLES',
    description: 'Lists the roles of a server with id, name, colour and permissions of each.',
    tags: ['important', 'read-only'],
    request: 'GET /guilds/{guild_id}/roles',
    input: { required: ['guild_id'], properties: { guild_id } },
  },
  {
    name: 'DISCORDBOT_CREATE_GUILD_ROLE',
    description: 'Makes a role in a server. Comes back with its id, to give it to members.',
    request: 'POST /guilds/{guild_id}/roles',
    input: { required: ['guild_id'], properties: { guild_id, ...role } },
  },
  {
    name: 'DISCORDBOT_UPDATE_GUILD_ROLE',
    description: 'Changes a role of a server for all who have it. What is not given stays.',
    tags: ['idempotent'],
    request: 'PATCH /guilds/{guild_id}/roles/{role_id}',
    input: { required: ['guild_id', 'role_id'], properties: { guild_id, role_id, ...role } },
  },
  {
    name: 'DISCORDBOT_DELETE_GUILD_ROLE',
    description: 'Deletes a role of a server; all who had it lose it. It cannot be brought back.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /guilds/{guild_id}/roles/{role_id}',
    input: { required: ['guild_id', 'role_id'], properties: { guild_id, role_id } },
  },
  {
    name: 'DISCORDBOT_ADD_GUILD_MEMBER_ROLE',
    description: 'Gives a member of a server a role that stands below the bot’s own.',
    tags: ['important', 'idempotent'],
    keywords: ['assign', 'grant'],
    request: 'PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}',
    input: {
      required: ['guild_id', 'user_id', 'role_id'],
      properties: { guild_id, user_id, role_id },
    },
  },
  {
    name: 'DISCORDBOT_DELETE_GUILD_MEMBER_ROLE',
    description: 'Takes a role away from a member of a server. The role itself stays.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}',
    input: {
      required: ['guild_id', 'user_id', 'role_id'],
      properties: { guild_id, user_id, role_id },
    },
  },
  {
    name: 'DISCORDBOT_GET_USER',
    aliases: ['DISCORDBOT_GETUSER'],
    description: 'Reads who a person of Discord is, by id: user name, shown name and picture.',
    tags: ['read-only'],
    request: 'GET /users/{user_id}',
    input: { required: ['user_id'], properties: { user_id } },
  },
  {
    name: 'DISCORDBOT_GET_MY_USER',
    aliases: ['DISCORDBOT_GETMYUSER'],
    description: 'Reads who the bot itself is: id, name and picture, e.g. to know its mentions.',
    tags: ['read-only'],
    keywords: ['who am I'],
    request: 'GET /users/@me',
    input: {},
  },
  {
    name: 'DISCORDBOT_GET_MY_APPLICATION',
    aliases: [
      ...['DISCORDBOT_GETMYAPPLICATION', 'DISCORDBOT_GET_MY_OAUTH2_APPLICATION'],
      'DISCORDBOT_GETMYOAUTH2APPLICATION',
    ],
    description:
      'Reads the application that the bot belongs to: id, owner, flags, where it is used.',
    tags: ['read-only'],
    request: 'GET /applications/@me',
    input: {},
  },
  {
    name: 'DISCORDBOT_LIST_GUILD_AUDIT_LOG_ENTRIES',
    description:
      'Reads who has changed what in a server, newest first: settings, roles, bans, messages.',
    tags: ['read-only'],
    keywords: ['history', 'moderation'],
    request: 'GET /guilds/{guild_id}/audit-logs',
    input: {
      required: ['guild_id'],
      properties: {
        guild_id,
        user_id: { type: 'string', description: 'Only what this person did.' },
        action_type: { type: 'integer', description: 'Only this kind, e.g. 22 for bans.' },
        ...pageOf('Entries', 100, 50),
        before,
        after,
      },
    },
  },
]

const eventTimes: Arguments = {
  scheduled_start_time: {
    type: 'string',
    format: 'date-time',
    description: 'When it begins, e.g. `2026-01-31T18:00:00Z`.',
  },
  scheduled_end_time: {
    type: 'string',
    format: 'date-time',
    description: 'When it ends; needed for one that is elsewhere.',
  },
}

const EVENTS: ActionDefinition[] = [
  {
    name: 'DISCORDBOT_LIST_GUILD_SCHEDULED_EVENTS',
    description: 'Lists the events that are planned in a server, with times, places and state.',
    tags: ['read-only'],
    keywords: ['calendar'],
    request: 'GET /guilds/{guild_id}/scheduled-events',
    input: {
      required: ['guild_id'],
      properties: {
        guild_id,
        with_user_count: { type: 'boolean', description: 'Whether to count who is interested.' },
      },
    },
  },
  {
    name: 'DISCORDBOT_CREATE_GUILD_SCHEDULED_EVENT',
    description:
      'Plans an event in a server: in a voice or stage channel, or elsewhere with `location` and an end.',
    keywords: ['calendar', 'meetup'],
    request: 'POST /guilds/{guild_id}/scheduled-events',
    wire: { location: 'entity_metadata.location' },
    fixed: { body: { privacy_level: 2 } },
    input: {
      required: ['guild_id', 'name', 'scheduled_start_time', 'entity_type'],
      properties: {
        guild_id,
        name: name('event'),
        ...eventTimes,
        entity_type: {
          type: 'integer',
          enum: [1, 2, 3],
          description: '1 in a stage channel, 2 in a voice channel, 3 elsewhere.',
        },
        channel_id: { type: 'string', description: 'Id of the channel; not for one elsewhere.' },
        location: { type: 'string', maxLength: 100, description: 'Where it is, if elsewhere.' },
        description: { type: 'string', maxLength: 1000, description: 'What it is about.' },
      },
    },
  },
]

/** Actions of Discord's API for a bot's token. */
export const discordbotActions: ActionDefinition[] = [
  ...MESSAGES,
  ...CHANNELS,
  ...SERVERS,
  ...EVENTS,
]
