import { jiraActions } from '../actions/jira.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Jira Cloud: a token is good for the sites that the user picked, and a second call tells which; the
 * first one is meant. Boards and sprints know only granular scopes, which are asked for when an action
 * needs them: an OAuth app must have them among its permissions. Refresh tokens need `offline_access`, and rotate. Endpoints as several
 * libraries have them, scopes as in the vendor's OpenAPI documents; the rest is known, not read.
 */
export const jira: AppDefinition = {
  slug: 'jira',
  name: 'Jira',
  description:
    'Issues of a Jira Cloud site: search by JQL, create, change, comment, assign, move through the workflow; boards, sprints and worklogs.',
  categories: ['developer-tools', 'project-management'],
  spoken: { hints: ['issue', 'bug', 'sprint', 'jql', 'epic', 'worklog', 'ticket'] },
  docs: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
  baseUrl: 'https://api.atlassian.com/ex/jira/{cloud_id}',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://auth.atlassian.com/authorize',
      authorizationParams: { audience: 'api.atlassian.com', prompt: 'consent' },
      tokenUrl: 'https://auth.atlassian.com/oauth/token',
      clientAuth: 'client_secret_post',
      tokenBody: 'json',
      scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user', 'read:me'],
      fixedScopes: ['offline_access'],
      discover: [
        {
          url: 'https://api.atlassian.com/oauth/token/accessible-resources',
          data: { cloud_id: '0.id', site_url: '0.url' },
        },
      ],
    },
  ],
  identity: {
    url: 'https://api.atlassian.com/me',
    id: 'account_id',
    name: 'name',
    email: 'email',
    avatar: 'picture',
  },
  apiDocument: 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json',
  actions: jiraActions,
}
