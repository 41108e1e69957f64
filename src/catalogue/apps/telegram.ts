import { telegramActions } from '../actions/telegram.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Telegram's bots: the token is a part of every path. Refusals say so in `ok`. Known, not read.
 */
export const telegram: AppDefinition = {
  slug: 'telegram',
  name: 'Telegram',
  description:
    'Send and read messages as a Telegram bot, in chats, groups and channels that it is in.',
  categories: ['communication'],
  docs: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  baseUrl: 'https://api.telegram.org/bot{token}',
  auth: [
    {
      scheme: 'API_KEY',
      put: {},
      fields: [
        {
          name: 'token',
          label: 'Bot token',
          type: 'password',
          pattern: '[0-9]+:[\\w-]+',
          help: '@BotFather gives it out, e.g. 123456:ABC-DEF.',
        },
      ],
      verify: { url: 'https://api.telegram.org/bot{token}/getMe', truthy: 'ok' },
    },
  ],
  identity: {
    url: 'https://api.telegram.org/bot{token}/getMe',
    id: 'result.id',
    name: 'result.username',
  },
  failure: { path: 'ok', equals: false, message: 'description' },
  actions: telegramActions,
}
