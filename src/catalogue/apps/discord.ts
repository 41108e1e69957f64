import { discordActions } from '../actions/discord.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://discord.com/api/v10/users/@me'

/**
 * The webhook events of an application, not its interactions: those want an answer at once. Known,
 * not read.
 */
const HOOKS: AppDefinition['hooks'] = {
  docs: 'https://docs.discord.com/developers/events/webhook-events',
  secret: { from: 'vendor', label: 'Public Key of the application', encoding: 'hex' },
  signature: { algorithm: 'ed25519', header: 'x-signature-ed25519', encoding: 'hex' },
  signed: '{timestamp}{body}',
  timestamp: { at: { header: 'x-signature-timestamp' }, unit: 'seconds' },
  kind: { path: 'event.type' },
  challenge: { when: { path: 'type', equals: 0 }, answer: 'empty' },
  accepted: 204,
}

/** Discord, as a user who may be known and whose servers may be seen. Known, not read. */
export const discord: AppDefinition = {
  slug: 'discord',
  name: 'Discord',
  description: 'Read who the connected Discord user is, and which servers the user is in.',
  categories: ['communication'],
  spoken: { secondChoice: true },
  docs: 'https://discord.com/developers/docs/topics/oauth2',
  baseUrl: 'https://discord.com/api/v10',
  headers: { 'user-agent': 'DiscordBot (https://github.com/behalf, 1)' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://discord.com/oauth2/authorize',
      tokenUrl: 'https://discord.com/api/oauth2/token',
      clientAuth: 'client_secret_basic',
      scopes: ['identify', 'email', 'guilds'],
      revocation: { url: 'https://discord.com/api/oauth2/token/revoke', clientAuth: 'basic' },
    },
  ],
  identity: { url: ME, id: 'id', name: 'username', email: 'email' },
  hooks: HOOKS,
  apiDocument: 'https://raw.githubusercontent.com/discord/discord-api-spec/main/specs/openapi.json',
  actions: discordActions,
}
