import type { ActionDefinition } from '../spec.ts'

/** Actions of LinkedIn's API for members. */
export const linkedinActions: ActionDefinition[] = [
  {
    name: 'LINKEDIN_CREATE_LINKED_IN_POST',
    description:
      'Publishes a text post as the member who connected, or as an organisation. LINKEDIN_GET_MY_INFO tells the id of the member for `author`.',
    tags: ['important'],
    request: 'POST /posts',
    scopes: ['w_member_social', 'w_organization_social'],
    input: {
      required: ['author', 'commentary'],
      properties: {
        author: {
          type: 'string',
          description: 'URN of who posts.',
          examples: ['urn:li:person:AbC123'],
        },
        commentary: { type: 'string', maxLength: 3000, description: 'What the post says.' },
        visibility: {
          type: 'string',
          enum: ['PUBLIC', 'CONNECTIONS', 'LOGGED_IN'],
          default: 'PUBLIC',
          description: 'Who sees it.',
        },
        distribution: {
          type: 'object',
          additionalProperties: true,
          default: { feedDistribution: 'MAIN_FEED' },
          description: 'Where it appears.',
        },
        lifecycleState: { type: 'string', default: 'PUBLISHED', description: 'State of the post.' },
        isReshareDisabledByAuthor: {
          type: 'boolean',
          default: false,
          description: 'Whether others may not share it on.',
        },
      },
    },
  },
  {
    name: 'LINKEDIN_GET_MY_INFO',
    description:
      'Tells who the member is that connected: id (`sub`, for urn:li:person:), name, e-mail address and picture.',
    tags: ['important', 'read-only'],
    request: 'GET https://api.linkedin.com/v2/userinfo',
    scopes: ['profile', 'openid'],
    input: {},
  },
]
