import { linkedinActions } from '../actions/linkedin.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * LinkedIn: versions by month go in a header and are served for a year. Only approved partners get
 * refresh tokens; for others a token ends after 60 days. Endpoints as several libraries have them;
 * the rest is known, not read. Unconfirmed: the revocation URL.
 */
export const linkedin: AppDefinition = {
  slug: 'linkedin',
  name: 'LinkedIn',
  description: 'Publish posts as a LinkedIn member, and read the profile of who connected.',
  categories: ['social'],
  docs: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
  baseUrl: 'https://api.linkedin.com/rest',
  headers: { 'linkedin-version': '202601', 'x-restli-protocol-version': '2.0.0' },
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.linkedin.com/oauth/v2/authorization',
      tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
      clientAuth: 'client_secret_post',
      scopes: ['openid', 'profile', 'email', 'w_member_social'],
      revocation: { url: 'https://www.linkedin.com/oauth/v2/revoke', clientAuth: 'post' },
    },
  ],
  identity: {
    url: 'https://api.linkedin.com/v2/userinfo',
    id: 'sub',
    name: 'name',
    email: 'email',
    avatar: 'picture',
  },
  actions: linkedinActions,
}
