import { hackernewsActions } from '../actions/hackernews.ts'
import type { AppDefinition } from '../spec.ts'

/** Hacker News through the search API that Algolia runs for it; open to anybody. */
export const hackernews: AppDefinition = {
  slug: 'hackernews',
  name: 'Hacker News',
  description: 'Read the front page, stories, comments and users of Hacker News, and search them.',
  categories: ['news'],
  docs: 'https://hn.algolia.com/api',
  baseUrl: 'https://hn.algolia.com/api/v1',
  auth: [{ scheme: 'NO_AUTH' }],
  actions: hackernewsActions,
}
