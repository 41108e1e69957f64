import { gitlabActions } from '../actions/gitlab.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * GitLab.com: tokens last two hours, refresh tokens are used up by use. Personal access tokens are
 * taken as bearers too. Self-managed servers are not covered. Endpoints as several libraries have
 * them; the rest is known, not read.
 */
export const gitlab: AppDefinition = {
  slug: 'gitlab',
  name: 'GitLab',
  description:
    'Read and change projects, issues, merge requests, pipelines and files on GitLab.com.',
  categories: ['developer-tools'],
  docs: 'https://docs.gitlab.com/api/oauth2/',
  baseUrl: 'https://gitlab.com/api/v4',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://gitlab.com/oauth/authorize',
      tokenUrl: 'https://gitlab.com/oauth/token',
      clientAuth: 'client_secret_post',
      scopes: ['api'],
      revocation: { url: 'https://gitlab.com/oauth/revoke', clientAuth: 'post' },
    },
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'token',
          label: 'Access token',
          type: 'password',
          help: 'gitlab.com: Preferences, Access tokens; personal, group or project.',
        },
      ],
    },
  ],
  identity: {
    url: 'https://gitlab.com/api/v4/user',
    id: 'id',
    name: 'name',
    email: 'email',
    avatar: 'avatar_url',
  },
  apiDocument: 'https://gitlab.com/gitlab-org/gitlab/-/raw/master/doc/api/openapi/openapi_v2.yaml',
  actions: gitlabActions,
}
