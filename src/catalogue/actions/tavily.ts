import type { ActionDefinition } from '../spec.ts'

/** Actions of Tavily's API. */
export const tavilyActions: ActionDefinition[] = [
  {
    name: 'TAVILY_TAVILY_SEARCH',
    aliases: ['TAVILY_SEARCH'],
    description:
      'Searches the web. Comes back with title, address and the telling part of each page, and with a short answer if asked.',
    tags: ['important', 'read-only'],
    request: 'POST /search',
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'What to look for.' },
        search_depth: {
          type: 'string',
          enum: ['basic', 'advanced'],
          default: 'basic',
          description: 'Advanced finds more, and costs twice.',
        },
        topic: {
          type: 'string',
          enum: ['general', 'news', 'finance'],
          description: 'Kind of search.',
        },
        time_range: {
          type: 'string',
          enum: ['day', 'week', 'month', 'year'],
          description: 'How old at most.',
        },
        max_results: {
          type: 'integer',
          minimum: 0,
          maximum: 20,
          default: 5,
          description: 'How many at most.',
        },
        include_answer: { type: 'boolean', description: 'Whether to answer in a few sentences.' },
        include_raw_content: {
          type: 'boolean',
          description: 'Whether to give the whole text of pages.',
        },
        include_images: { type: 'boolean', description: 'Whether to find pictures too.' },
        include_domains: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only from these domains.',
        },
        exclude_domains: {
          type: 'array',
          items: { type: 'string' },
          description: 'Not from these domains.',
        },
      },
    },
  },
  {
    name: 'TAVILY_EXTRACT',
    description:
      'Reads the text of up to twenty web pages. Comes back with what was read, and what could not be.',
    tags: ['important', 'read-only'],
    request: 'POST /extract',
    input: {
      required: ['urls'],
      properties: {
        urls: {
          type: 'array',
          items: { type: 'string' },
          minItems: 1,
          maxItems: 20,
          description: 'Addresses of the pages.',
        },
        extract_depth: {
          type: 'string',
          enum: ['basic', 'advanced'],
          description: 'Advanced reads tables too.',
        },
      },
    },
  },
]
