import type { AppDefinition } from '../spec.ts'
import { microsoft } from './microsoft.ts'

/**
 * Teams through Microsoft Graph; to read messages of channels, an administrator must agree to one
 * scope more. Work and school accounts only. Known, not read.
 */
export const microsoftTeams: AppDefinition = {
  slug: 'microsoft_teams',
  name: 'Microsoft Teams',
  description:
    'Read teams, channels and chats of a Microsoft 365 account, and post messages there.',
  categories: ['communication'],
  spoken: { names: ['teams', 'ms teams'], everyday: ['teams'] },
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/teams-api-overview',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  ...microsoft(
    'Team.ReadBasic.All',
    'Channel.ReadBasic.All',
    'ChannelMessage.Send',
    'Chat.ReadWrite',
  ),
  actions: [],
}
