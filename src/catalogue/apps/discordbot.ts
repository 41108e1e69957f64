import { discordbotActions } from '../actions/discord.ts'
import { inherit } from '../inherit.ts'
import { discord } from './discord.ts'

/** Discord, as a bot that was invited to servers; its token never ends, and stands behind `Bot`. */
export const discordbot = inherit(discord, {
  slug: 'discordbot',
  name: 'Discord bot',
  description: 'Read and write messages of Discord servers as a bot that was invited there.',
  spoken: {
    secondChoice: false,
    names: ['discord'],
    hints: ['channel', 'dm', 'guild', 'server'],
  },
  docs: 'https://discord.com/developers/docs/reference#authentication',
  auth: [
    {
      scheme: 'BEARER_TOKEN',
      put: { headers: { authorization: 'Bot {token}' } },
      fields: [
        {
          name: 'token',
          label: 'Bot token',
          type: 'password',
          help: 'discord.com/developers/applications: your application, Bot.',
        },
      ],
      verify: { url: 'https://discord.com/api/v10/users/@me' },
    },
  ],
  actions: discordbotActions,
})
