/**
 * GitHub, as an OAuth app. The facts are those of the public API reference: the API's and the
 * revocation's from the vendor's OpenAPI document (npm `@octokit/openapi` 23.0.2, read 2026-11-23),
 * the OAuth endpoints' from collected public facts. The vendor's page on the latter:
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 *
 * Tokens don't expire and come without a refresh token. The token endpoint answers errors with
 * status 200 and lists granted scopes with commas, though scopes are asked for with spaces. The API
 * refuses requests without a user agent. Revoking wants the client's credentials, not the token's.
 */
import { githubActions } from '../actions/github.ts'
import type { AppDefinition } from '../spec.ts'

export const github: AppDefinition = {
  slug: 'github',
  name: 'GitHub',
  description:
    'Repositories, issues, pull requests, reviews, files, releases and workflow runs on GitHub.com, with search over all of it.',
  categories: ['developer-tools'],
  spoken: {
    names: ['gh'],
    hints: [
      'issue',
      'bug',
      'repo',
      'repository',
      'pr',
      'commit',
      'branch',
      'gist',
      'workflow',
      'release',
      'code',
      'fork',
      'organization',
    ],
  },
  docs: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  baseUrl: 'https://api.github.com',
  hosts: ['uploads.github.com'],
  headers: {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'behalf',
  },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://github.com/login/oauth/authorize',
      tokenUrl: 'https://github.com/login/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ' ',
      grantedScopeSeparator: ',',
      scopes: ['repo', 'user'],
      revocation: {
        url: 'https://api.github.com/applications/{clientId}/token',
        method: 'DELETE',
        clientAuth: 'basic',
        body: 'json',
        tokenField: 'access_token',
      },
    },
  ],
  identity: {
    url: 'https://api.github.com/user',
    id: 'id',
    name: 'login',
    email: 'email',
    avatar: 'avatar_url',
  },
  // The page known, not read; its example is a test's vector.
  hooks: {
    docs: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
    secret: { from: 'ours', label: 'Secret of the webhook' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-hub-signature-256',
      encoding: 'hex',
      prefix: 'sha256=',
    },
    id: { header: 'x-github-delivery' },
    kind: { header: 'x-github-event' },
  },
  apiDocument:
    'https://raw.githubusercontent.com/github/rest-api-description/main/descriptions/api.github.com/api.github.com.json',
  actions: githubActions,
}
