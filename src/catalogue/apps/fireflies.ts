import { firefliesActions } from '../actions/fireflies.ts'
import type { AppDefinition } from '../spec.ts'

/** Fireflies.ai: GraphQL only, at `/graphql`. Known, not read. */
export const fireflies: AppDefinition = {
  slug: 'fireflies',
  name: 'Fireflies.ai',
  description:
    'Read transcripts, summaries and action items of meetings that Fireflies.ai took down.',
  categories: ['meetings', 'ai'],
  docs: 'https://docs.fireflies.ai/fundamentals/authorization',
  baseUrl: 'https://api.fireflies.ai',
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'app.fireflies.ai: Settings, Developer settings.',
        },
      ],
      verify: {
        url: 'https://api.fireflies.ai/graphql',
        method: 'POST',
        body: { query: '{ user { user_id name email } }' },
        truthy: 'data.user',
      },
    },
  ],
  identity: {
    url: 'https://api.fireflies.ai/graphql',
    method: 'POST',
    body: { query: '{ user { user_id name email } }' },
    id: 'data.user.user_id',
    name: 'data.user.name',
    email: 'data.user.email',
  },
  failure: { path: 'errors', message: 'errors.0.message' },
  actions: firefliesActions,
}
