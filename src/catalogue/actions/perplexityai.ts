import type { ActionDefinition } from '../spec.ts'

/** Actions of Perplexity's API. */
export const perplexityaiActions: ActionDefinition[] = [
  {
    name: 'PERPLEXITYAI_CREATE_CHAT_COMPLETION',
    description:
      'Asks Perplexity, which searches the web first. Comes back with the answer and its sources.',
    tags: ['important'],
    request: 'POST /chat/completions',
    input: {
      required: ['messages'],
      properties: {
        messages: {
          type: 'array',
          description: 'The conversation; the last turn is the question.',
          items: {
            type: 'object',
            required: ['role', 'content'],
            properties: {
              role: { type: 'string', enum: ['system', 'user', 'assistant'] },
              content: { type: 'string', description: 'What was said.' },
            },
          },
        },
        model: {
          type: 'string',
          default: 'sonar',
          description: 'E.g. sonar, sonar-pro or sonar-deep-research.',
        },
        max_tokens: { type: 'integer', minimum: 1, description: 'How long the answer may be.' },
        temperature: {
          type: 'number',
          minimum: 0,
          maximum: 2,
          description: 'How freely it answers.',
        },
        search_recency_filter: {
          type: 'string',
          enum: ['hour', 'day', 'week', 'month', 'year'],
          description: 'How old sources may be.',
        },
        search_domain_filter: {
          type: 'array',
          items: { type: 'string' },
          description: 'Domains to search; with a dash before, to leave out.',
        },
      },
    },
  },
]
