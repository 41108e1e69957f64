import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const tags = (fallback: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description: `Any of these kinds: story, comment, poll, job, ask_hn, show_hn, front_page; narrowed by author_NAME or story_ID. ${fallback}`,
  examples: [['story'], ['comment', 'author_pg']],
})

const page: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  default: 0,
  description: 'Page of the results, from 0; `next_page` of the last answer.',
}

const size: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 100,
  default: 5,
  description: 'Results a page.',
}

/** Actions of Hacker News, over Algolia's search API. */
export const hackernewsActions: ActionDefinition[] = [
  {
    name: 'HACKERNEWS_GET_FRONTPAGE',
    description:
      'Reads what is on the front page of Hacker News now, e.g. to tell what people talk about. Comes back with title, link, points, number of comments and discussion page, most points first.',
    tags: ['important', 'read-only'],
    run: 'hackernews.frontpage',
    input: {
      properties: {
        min_points: {
          type: 'integer',
          minimum: 0,
          default: 40,
          description: 'Leaves out posts with fewer points.',
        },
      },
    },
  },
  {
    name: 'HACKERNEWS_GET_TODAYS_POSTS',
    description:
      'Reads the most popular stories of the last 24 hours, on the front page or not. Comes back with title, link, points, number of comments and discussion page, most points first.',
    tags: ['read-only'],
    run: 'hackernews.todays-posts',
    input: {
      properties: {
        min_points: {
          type: 'integer',
          minimum: 0,
          default: 200,
          description: 'Leaves out stories with fewer points.',
        },
      },
    },
  },
  {
    name: 'HACKERNEWS_GET_LATEST_POSTS',
    description:
      'Reads the newest posts of Hacker News, newest first, e.g. the last questions or the last posts of one author. Comes back with posts and `next_page`, if there are more.',
    tags: ['important', 'read-only'],
    run: 'hackernews.latest-posts',
    argumentAliases: { limit: 'size' },
    input: { properties: { tags: tags('Stories if not given.'), page, size } },
  },
  {
    name: 'HACKERNEWS_SEARCH_POSTS',
    description:
      'Searches stories and comments of Hacker News by words, the most relevant first. Comes back with posts and `next_page`, if there are more.',
    tags: ['important', 'read-only'],
    run: 'hackernews.search-posts',
    argumentAliases: { limit: 'size' },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'Words to look for; "quoted words" stay together.' },
        tags: tags('Everything if not given.'),
        page,
        size,
      },
    },
  },
  {
    name: 'HACKERNEWS_GET_ITEM_WITH_ID',
    description:
      'Reads one story, comment or poll with the discussion below it, cut to a readable size. Comes back as a tree; `children_left_out` counts answers that are not shown.',
    tags: ['important', 'read-only'],
    run: 'hackernews.item',
    argumentAliases: { id: 'item_id' },
    input: {
      required: ['item_id'],
      properties: {
        item_id: { type: 'string', description: 'Number of the item.', examples: ['8863'] },
        max_children: {
          type: 'integer',
          minimum: 0,
          maximum: 100,
          default: 10,
          description: 'Answers shown to each post.',
        },
        max_depth: {
          type: 'integer',
          minimum: 0,
          maximum: 10,
          default: 2,
          description: 'Levels of answers shown; 0 for the item alone.',
        },
        truncate_text: {
          type: 'boolean',
          default: true,
          description: 'Cuts texts after 500 characters.',
        },
      },
    },
  },
  {
    name: 'HACKERNEWS_GET_USER',
    description:
      'Looks up a user of Hacker News by name. Comes back with karma and what the user says of himself; for posts, read the latest posts with the tag author_NAME.',
    tags: ['important', 'read-only'],
    request: 'GET /users/{username}',
    argumentAliases: { userId: 'username', user_id: 'username' },
    input: {
      required: ['username'],
      properties: {
        username: {
          type: 'string',
          minLength: 1,
          description: 'Name of the user; capitals matter.',
          examples: ['pg'],
        },
      },
    },
  },
]
