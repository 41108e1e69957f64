import { slackActions } from '../actions/slack.ts'
import type { AppDefinition } from '../spec.ts'

/** Where Slack's OAuth server is, and how it wants to be asked; for the user's app and the bot's. */
export const SLACK_OAUTH = {
  scheme: 'OAUTH2',
  authorizationUrl: 'https://slack.com/oauth/v2/authorize',
  tokenUrl: 'https://slack.com/api/oauth.v2.access',
  clientAuth: 'client_secret_post',
  scopeSeparator: ',',
  scopes: [] as string[],
  tokenData: { team_id: 'team.id', team_name: 'team.name' },
  // unconfirmed: that `auth.revoke` takes the token as a form field, as other methods do
  revocation: { url: 'https://slack.com/api/auth.revoke', clientAuth: 'none' },
} as const

/** A token that the developer has already: the user's begins with `xoxp`, the bot's with `xoxb`. */
export const slackToken = (
  prefix: 'xoxp' | 'xoxb',
  help: string,
): AppDefinition['auth'][number] => ({
  scheme: 'BEARER_TOKEN',
  fields: [
    {
      name: 'token',
      label: 'Token',
      type: 'password',
      pattern: `(?:xoxe\\.)?${prefix}-\\S+`,
      help: `api.slack.com/apps: your app, OAuth & Permissions, ${help}.`,
    },
  ],
  verify: { url: 'https://slack.com/api/auth.test', truthy: 'ok' },
})

/**
 * Slack, as the user: the scopes of the user's token go into `user_scope`, and the token comes in
 * `authed_user`. With token rotation a refresh answers it at the top. Refusals come with status 200.
 * Endpoints as several libraries have them; the rest is known, not read.
 */
export const slack: AppDefinition = {
  slug: 'slack',
  name: 'Slack',
  description: 'Read and write messages of a Slack workspace as the user who connected it.',
  categories: ['communication'],
  spoken: { hints: ['channel', 'dm', 'emoji', 'workspace', 'conversation', 'reminder'] },
  docs: 'https://docs.slack.dev/authentication/installing-with-oauth',
  baseUrl: 'https://slack.com/api',
  auth: [
    {
      ...SLACK_OAUTH,
      tokenPath: 'authed_user',
      scopeParam: 'user_scope',
      scopes: [
        ...['channels:read', 'channels:history', 'groups:read', 'groups:history'],
        ...['im:read', 'im:history', 'chat:write', 'users:read', 'users:read.email'],
      ],
    },
    slackToken('xoxp', 'User OAuth Token'),
  ],
  identity: { url: 'https://slack.com/api/auth.test', id: 'user_id', name: 'user' },
  limitsByEndpoint: true, // docs.slack.dev/apis/web-api/rate-limits, 2026-11-23
  failure: { path: 'ok', equals: false, message: 'error' },
  // Page read 2026-11-23. The old verification token still comes along in the body.
  hooks: {
    docs: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
    secret: { from: 'vendor', label: 'Signing Secret; api.slack.com/apps: Basic Information' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-slack-signature',
      encoding: 'hex',
      prefix: 'v0=',
    },
    signed: 'v0:{timestamp}:{body}',
    timestamp: { at: { header: 'x-slack-request-timestamp' }, unit: 'seconds' },
    id: { path: 'event_id' },
    kind: { path: 'event.type' },
    challenge: {
      when: { path: 'type', equals: 'url_verification' },
      answer: 'echo',
      path: 'challenge',
    },
    redact: ['token'],
  },
  apiDocument:
    'https://raw.githubusercontent.com/slackapi/slack-api-specs/master/web-api/slack_web_openapi_v2.json',
  actions: slackActions('SLACK'),
}
