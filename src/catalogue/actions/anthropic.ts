import type { ActionDefinition } from '../spec.ts'

/** Actions of Anthropic's API. */
export const anthropicActions: ActionDefinition[] = [
  {
    name: 'ANTHROPIC_CREATE_MESSAGE',
    description:
      "Asks a model, given the conversation so far. Comes back with the model's turn and what it used.",
    tags: ['important'],
    request: 'POST /messages',
    input: {
      required: ['model', 'messages', 'max_tokens'],
      properties: {
        model: { type: 'string', description: 'Id of the model, from ANTHROPIC_LIST_MODELS.' },
        messages: {
          type: 'array',
          description: 'The conversation; the last turn is the question.',
          items: {
            type: 'object',
            required: ['role', 'content'],
            properties: {
              role: { type: 'string', enum: ['user', 'assistant'] },
              content: { type: 'string', description: 'What was said.' },
            },
          },
        },
        max_tokens: {
          type: 'integer',
          minimum: 1,
          default: 1024,
          description: 'How long the answer may be.',
        },
        system: { type: 'string', description: 'What the model should know and heed.' },
        temperature: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          description: 'How freely it answers.',
        },
      },
    },
  },
  {
    name: 'ANTHROPIC_LIST_MODELS',
    description: 'Lists the models that the key may use, newest first, with id and name.',
    tags: ['read-only'],
    request: 'GET /models',
    input: {
      properties: {
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 20,
          description: 'How many at most.',
        },
      },
    },
  },
]
