import type { ActionDefinition } from '../spec.ts'

/** Actions of SerpApi: one address, an engine each. */
export const serpapiActions: ActionDefinition[] = [
  {
    name: 'SERPAPI_SEARCH',
    description:
      'Searches Google. Comes back with the results in order, and with answer boxes, maps and related questions where Google has any.',
    tags: ['important', 'read-only'],
    request: 'GET /search.json',
    wire: { query: 'q' },
    fixed: { query: { engine: 'google' } },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'What to look for.' },
        location: { type: 'string', description: 'Where to search from, e.g. Austin, Texas.' },
        gl: { type: 'string', description: 'Country, two letters.' },
        hl: { type: 'string', description: 'Language, two letters.' },
        num: { type: 'integer', minimum: 1, maximum: 100, description: 'How many at most.' },
        start: { type: 'integer', minimum: 0, description: 'How many to skip.' },
      },
    },
  },
  {
    name: 'SERPAPI_NEWS_SEARCH',
    description:
      'Searches Google News. Comes back with title, source, date and address of each story.',
    tags: ['read-only'],
    request: 'GET /search.json',
    wire: { query: 'q' },
    fixed: { query: { engine: 'google_news' } },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'What to look for.' },
        gl: { type: 'string', description: 'Country, two letters.' },
        hl: { type: 'string', description: 'Language, two letters.' },
      },
    },
  },
  {
    name: 'SERPAPI_SCHOLAR_SEARCH',
    description:
      'Searches Google Scholar. Comes back with title, authors, source and citations of each paper.',
    tags: ['read-only'],
    request: 'GET /search.json',
    wire: { query: 'q' },
    fixed: { query: { engine: 'google_scholar' } },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'What to look for.' },
        hl: { type: 'string', description: 'Language, two letters.' },
        num: { type: 'integer', minimum: 1, maximum: 100, description: 'How many at most.' },
        start: { type: 'integer', minimum: 0, description: 'How many to skip.' },
      },
    },
  },
]
