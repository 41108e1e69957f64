import { slackActions } from '../actions/slack.ts'
import { inherit } from '../inherit.ts'
import { SLACK_OAUTH, slack, slackToken } from './slack.ts'

/** Slack, as a bot: the ordinary scopes, and the ordinary token. */
export const slackbot = inherit(slack, {
  slug: 'slackbot',
  name: 'Slackbot',
  spoken: { hints: [], secondChoice: true },
  description: "Read and write messages of a Slack workspace as a bot of the developer's.",
  auth: [
    {
      ...SLACK_OAUTH,
      tokenData: { ...SLACK_OAUTH.tokenData, bot_user_id: 'bot_user_id' },
      scopes: [
        ...['channels:read', 'channels:history', 'groups:read', 'groups:history'],
        ...['chat:write', 'users:read', 'users:read.email'],
      ],
    },
    slackToken('xoxb', 'Bot User OAuth Token'),
  ],
  actions: slackActions('SLACKBOT'),
})
