import type { ActionDefinition } from '../spec.ts'

/** Actions of Exa's API. */
export const exaActions: ActionDefinition[] = [
  {
    name: 'EXA_SEARCH',
    description:
      'Searches the web by meaning or by words. Comes back with title, address, date and author of each page, and its text if asked.',
    tags: ['important', 'read-only'],
    request: 'POST /search',
    wire: { textMaxCharacters: 'contents.text.maxCharacters' },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'What to look for.' },
        type: {
          type: 'string',
          enum: ['auto', 'neural', 'keyword', 'fast'],
          default: 'auto',
          description: 'How to search.',
        },
        category: {
          type: 'string',
          description: 'Kind of pages, e.g. news, company, research paper.',
        },
        numResults: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 10,
          description: 'How many at most.',
        },
        includeDomains: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only from these domains.',
        },
        excludeDomains: {
          type: 'array',
          items: { type: 'string' },
          description: 'Not from these domains.',
        },
        startPublishedDate: { type: 'string', description: 'Only published since.' },
        endPublishedDate: { type: 'string', description: 'Only published until.' },
        textMaxCharacters: {
          type: 'integer',
          minimum: 1,
          description: 'Gives the text of each page too, at most so long.',
        },
      },
    },
  },
  {
    name: 'EXA_SIMILARLINK',
    description:
      'Finds pages that are like a given one. Comes back with title, address and date of each, and its text if asked.',
    tags: ['read-only'],
    request: 'POST /findSimilar',
    wire: { textMaxCharacters: 'contents.text.maxCharacters' },
    input: {
      required: ['url'],
      properties: {
        url: { type: 'string', description: 'The page to compare with.' },
        numResults: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 10,
          description: 'How many at most.',
        },
        includeDomains: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only from these domains.',
        },
        excludeDomains: {
          type: 'array',
          items: { type: 'string' },
          description: 'Not from these domains.',
        },
        startPublishedDate: { type: 'string', description: 'Only published since.' },
        endPublishedDate: { type: 'string', description: 'Only published until.' },
        textMaxCharacters: {
          type: 'integer',
          minimum: 1,
          description: 'Gives the text of each page too, at most so long.',
        },
      },
    },
  },
]
