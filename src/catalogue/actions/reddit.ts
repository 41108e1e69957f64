import type { ActionDefinition } from '../spec.ts'

/** Actions of Reddit's API; it takes forms. */
export const redditActions: ActionDefinition[] = [
  {
    name: 'REDDIT_SEARCH_ACROSS_SUBREDDITS',
    description:
      'Searches posts on all of Reddit. Comes back with title, text, author, subreddit, score and address of each.',
    tags: ['important', 'read-only'],
    request: 'GET /search',
    wire: { search_query: 'q' },
    scopes: ['read'],
    input: {
      required: ['search_query'],
      properties: {
        search_query: {
          type: 'string',
          description: 'What to look for, e.g. subreddit:python asyncio.',
        },
        sort: {
          type: 'string',
          enum: ['relevance', 'hot', 'top', 'new', 'comments'],
          default: 'relevance',
          description: 'Order.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 5,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'REDDIT_CREATE_REDDIT_POST',
    description:
      'Posts a text or a link to a subreddit as the user. Comes back with the id and the address of the post, or with what was wrong.',
    tags: ['important'],
    request: 'POST /api/submit',
    body: { type: 'application/x-www-form-urlencoded' },
    wire: { subreddit: 'sr' },
    fixed: { body: { api_type: 'json' } },
    scopes: ['submit'],
    input: {
      required: ['subreddit', 'title', 'kind'],
      properties: {
        subreddit: { type: 'string', description: 'Name of the subreddit, without r/.' },
        title: { type: 'string', maxLength: 300, description: 'Title of the post.' },
        kind: { type: 'string', enum: ['self', 'link'], description: 'A text or a link.' },
        text: { type: 'string', description: 'The text, in Markdown.' },
        url: { type: 'string', description: 'The link.' },
        flair_id: {
          type: 'string',
          description: 'Id of the flair, where the subreddit wants one.',
        },
      },
    },
  },
  {
    name: 'REDDIT_POST_REDDIT_COMMENT',
    description:
      'Answers a post or a comment as the user. Comes back with the new comment, or with what was wrong.',
    tags: ['important'],
    request: 'POST /api/comment',
    body: { type: 'application/x-www-form-urlencoded' },
    fixed: { body: { api_type: 'json' } },
    scopes: ['submit'],
    input: {
      required: ['thing_id', 'text'],
      properties: {
        thing_id: {
          type: 'string',
          description: 'Full name: t3_ and id of a post, t1_ of a comment.',
        },
        text: { type: 'string', description: 'The comment, in Markdown.' },
      },
    },
  },
]
