import type { ActionDefinition } from '../spec.ts'

/** Actions of Klaviyo's API. */
export const klaviyoActions: ActionDefinition[] = [
  {
    name: 'KLAVIYO_GET_PROFILES',
    description:
      'Lists profiles: the people that the account writes to, with addresses, place and own properties. A filter finds one by e-mail address.',
    tags: ['important', 'read-only'],
    request: 'GET /profiles',
    wire: { page_size: 'page[size]', page_cursor: 'page[cursor]' },
    input: {
      properties: {
        filter: {
          type: 'string',
          description: 'Which profiles, in Klaviyo’s own form.',
          examples: ['equals(email,"ada@example.com")'],
        },
        sort: { type: 'string', description: 'Field to sort by, with a minus for downwards.' },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'Profiles a page.',
        },
        page_cursor: {
          type: 'string',
          description: 'Cursor from `links.next` of the last answer.',
        },
      },
    },
  },
  {
    name: 'KLAVIYO_GET_LISTS',
    description:
      'Lists the lists that profiles can be on, with id, name and how one gets on them. At most ten a page.',
    tags: ['read-only'],
    request: 'GET /lists',
    wire: { page_cursor: 'page[cursor]' },
    input: {
      properties: {
        filter: { type: 'string', description: 'Which lists, in Klaviyo’s own form.' },
        page_cursor: {
          type: 'string',
          description: 'Cursor from `links.next` of the last answer.',
        },
      },
    },
  },
]
