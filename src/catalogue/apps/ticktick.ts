import { ticktickActions } from '../actions/ticktick.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * TickTick: tokens come without a refresh token. The vendor's page has the client in Basic, though
 * some libraries send it in the body. Endpoints as several libraries have them; the rest is known,
 * not read. Unconfirmed: how the client proves itself.
 */
export const ticktick: AppDefinition = {
  slug: 'ticktick',
  name: 'TickTick',
  description: 'Read, add, change and finish tasks and lists of a TickTick account.',
  categories: ['productivity'],
  docs: 'https://developer.ticktick.com/docs#/openapi',
  baseUrl: 'https://api.ticktick.com/open/v1',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://ticktick.com/oauth/authorize',
      tokenUrl: 'https://ticktick.com/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: ['tasks:read', 'tasks:write'],
    },
  ],
  actions: ticktickActions,
}
