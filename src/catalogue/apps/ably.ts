import { ablyActions } from '../actions/ably.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Ably: both halves of a key, as HTTP Basic. A key is limited to rights and channels, so that no
 * request verifies them all. Known, not read.
 */
export const ably: AppDefinition = {
  slug: 'ably',
  name: 'Ably',
  description: 'Publish messages to channels of Ably, and read their history and who is present.',
  categories: ['developer-tools', 'communication'],
  docs: 'https://ably.com/docs/api/rest-api#authentication',
  baseUrl: 'https://rest.ably.io',
  headers: { accept: 'application/json' },
  auth: [
    {
      scheme: 'BASIC',
      username: '{key_name}',
      password: '{key_secret}',
      fields: [
        {
          name: 'key_name',
          label: 'Key name',
          pattern: '[\\w-]+[.][\\w-]+',
          help: 'The part of the API key before the colon, e.g. xVLyHw.LMJZxw.',
        },
        {
          name: 'key_secret',
          label: 'Key secret',
          type: 'password',
          help: 'The part behind the colon.',
        },
      ],
    },
  ],
  actions: ablyActions,
}
