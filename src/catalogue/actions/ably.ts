import type { ActionDefinition } from '../spec.ts'

/** Actions of Ably's REST API. */
export const ablyActions: ActionDefinition[] = [
  {
    name: 'ABLY_PUBLISH_MESSAGE_TO_CHANNEL',
    description:
      'Publishes a message to a channel, for all who are subscribed. Comes back with its id.',
    tags: ['important'],
    request: 'POST /channels/{channel}/messages',
    argumentAliases: { channel_id: 'channel', channel_name: 'channel', channelId: 'channel' },
    input: {
      required: ['channel', 'data'],
      properties: {
        channel: { type: 'string', description: 'Name of the channel.' },
        data: { type: 'string', description: 'What to say.' },
        name: { type: 'string', description: 'Name of the event.' },
        clientId: { type: 'string', description: 'Who says it.' },
      },
    },
  },
  {
    name: 'ABLY_GET_CHANNEL_HISTORY',
    description:
      'Reads messages that were published to a channel lately, for as long as it keeps them.',
    tags: ['important', 'read-only'],
    request: 'GET /channels/{channel}/messages',
    argumentAliases: { channel_id: 'channel', channel_name: 'channel', channelId: 'channel' },
    input: {
      required: ['channel'],
      properties: {
        channel: { type: 'string', description: 'Name of the channel.' },
        start: { type: 'integer', description: 'Not before, in epoch milliseconds.' },
        end: { type: 'integer', description: 'Not after, in epoch milliseconds.' },
        direction: {
          type: 'string',
          enum: ['backwards', 'forwards'],
          description: 'Newest or oldest first.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'ABLY_GET_CHANNEL_DETAILS',
    aliases: ['ABLY_CREATE_CHANNEL'],
    description:
      'Tells whether a channel is active, and how many are connected, subscribed and present. A channel need not be made before it is used.',
    tags: ['read-only'],
    request: 'GET /channels/{channel}',
    argumentAliases: { channel_id: 'channel', channel_name: 'channel', channelId: 'channel' },
    input: {
      required: ['channel'],
      properties: { channel: { type: 'string', description: 'Name of the channel.' } },
    },
  },
  {
    name: 'ABLY_GET_PRESENCE_HISTORY',
    aliases: ['ABLY_BATCH_PRESENCE_HISTORY'],
    description: 'Reads who entered and left a channel lately, for as long as it keeps that.',
    tags: ['read-only'],
    request: 'GET /channels/{channel}/presence/history',
    argumentAliases: {
      channel_id: 'channel',
      channel_name: 'channel',
      channelId: 'channel',
      channels: 'channel',
    },
    input: {
      required: ['channel'],
      properties: {
        channel: { type: 'string', description: 'Name of the channel.' },
        start: { type: 'integer', description: 'Not before, in epoch milliseconds.' },
        end: { type: 'integer', description: 'Not after, in epoch milliseconds.' },
        direction: {
          type: 'string',
          enum: ['backwards', 'forwards'],
          description: 'Newest or oldest first.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'ABLY_BATCH_PRESENCE',
    description: 'Tells who is present in several channels at once.',
    tags: ['read-only'],
    request: 'GET /presence',
    input: {
      required: ['channels'],
      properties: { channels: { type: 'string', description: 'Names, with commas between them.' } },
    },
  },
  {
    name: 'ABLY_GET_SERVICE_TIME',
    description: 'Tells the time of the service, in epoch milliseconds.',
    tags: ['read-only'],
    request: 'GET /time',
    input: {},
  },
  {
    name: 'ABLY_GET_STATS',
    description:
      'Reads how much the app was used: messages, connections and channels by minute, hour, day or month.',
    tags: ['read-only'],
    request: 'GET /stats',
    input: {
      properties: {
        unit: {
          type: 'string',
          enum: ['minute', 'hour', 'day', 'month'],
          default: 'minute',
          description: 'By what.',
        },
        start: { type: 'integer', description: 'Not before, in epoch milliseconds.' },
        end: { type: 'integer', description: 'Not after, in epoch milliseconds.' },
        direction: {
          type: 'string',
          enum: ['backwards', 'forwards'],
          description: 'Newest or oldest first.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'ABLY_LIST_PUSH_CHANNEL_SUBSCRIPTIONS',
    description: 'Lists which devices and clients get push notifications of which channels.',
    tags: ['read-only'],
    request: 'GET /push/channelSubscriptions',
    input: {
      properties: {
        channel: { type: 'string', description: 'Only of this channel.' },
        deviceId: { type: 'string', description: 'Only of this device.' },
        clientId: { type: 'string', description: 'Only of this client.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'ABLY_DELETE_CHANNEL_SUBSCRIPTION',
    description: 'Ends push notifications of a channel for a device or a client.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /push/channelSubscriptions',
    input: {
      properties: {
        channel: { type: 'string', description: 'Name of the channel.' },
        deviceId: { type: 'string', description: 'Id of the device.' },
        clientId: { type: 'string', description: 'Id of the client.' },
      },
    },
  },
]
