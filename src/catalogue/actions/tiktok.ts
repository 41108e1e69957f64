import type { ActionDefinition } from '../spec.ts'

/** Actions of TikTok's display API. */
export const tiktokActions: ActionDefinition[] = [
  {
    name: 'TIKTOK_GET_USER_INFO',
    description:
      'Reads the profile of the connected TikTok account: id, name and picture, and what else is asked for and granted.',
    tags: ['read-only'],
    request: 'GET /user/info/?fields={fields}',
    scopes: ['user.info.basic'],
    input: {
      properties: {
        fields: {
          type: 'string',
          default: 'open_id,display_name,avatar_url',
          description: 'Fields to read, with commas between them.',
        },
      },
    },
  },
  {
    name: 'TIKTOK_LIST_VIDEOS',
    description:
      'Lists the public videos of the connected account, newest first, with title, length, link and how often they were seen. Comes back with a cursor if there are more.',
    tags: ['important', 'read-only'],
    request: 'POST /video/list/?fields={fields}',
    scopes: ['video.list'],
    input: {
      properties: {
        fields: {
          type: 'string',
          default: 'id,title,create_time,duration,share_url,view_count,like_count',
          description: 'Fields to read, with commas between them.',
        },
        max_count: {
          type: 'integer',
          minimum: 1,
          maximum: 20,
          default: 10,
          description: 'Videos a page.',
        },
        cursor: { type: 'integer', description: '`cursor` of the last answer.' },
      },
    },
  },
]
