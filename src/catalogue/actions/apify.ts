import type { ActionDefinition } from '../spec.ts'

/** Actions of Apify's API, version 2. */
export const apifyActions: ActionDefinition[] = [
  {
    name: 'APIFY_RUN_ACTOR_SYNC_GET_DATASET_ITEMS',
    description: 'Runs an actor, waits up to five minutes, and comes back with what it found.',
    tags: ['important'],
    request: 'POST /acts/{actorId}/run-sync-get-dataset-items',
    body: { argument: 'input' },
    place: { limit: 'query', timeout: 'query', memory: 'query' },
    input: {
      required: ['actorId'],
      properties: {
        actorId: {
          type: 'string',
          description: 'Id of the actor, or user~name.',
          examples: ['apify~web-scraper'],
        },
        input: {
          type: 'object',
          additionalProperties: true,
          default: {},
          description: 'What the actor asks for.',
        },
        limit: { type: 'integer', minimum: 1, description: 'Results at most.' },
        timeout: { type: 'integer', minimum: 1, description: 'Seconds at most.' },
        memory: { type: 'integer', minimum: 128, description: 'Megabytes, a power of two.' },
      },
    },
  },
  {
    name: 'APIFY_RUN_ACTOR',
    description:
      'Starts an actor. Comes back at once with the run, its state and the id of its dataset.',
    tags: ['important'],
    request: 'POST /acts/{actorId}/runs',
    body: { argument: 'input' },
    place: { timeout: 'query', memory: 'query' },
    input: {
      required: ['actorId'],
      properties: {
        actorId: { type: 'string', description: 'Id of the actor, or user~name.' },
        input: {
          type: 'object',
          additionalProperties: true,
          default: {},
          description: 'What the actor asks for.',
        },
        timeout: { type: 'integer', minimum: 1, description: 'Seconds at most.' },
        memory: { type: 'integer', minimum: 128, description: 'Megabytes, a power of two.' },
      },
    },
  },
  {
    name: 'APIFY_GET_DATASET_ITEMS',
    description: 'Reads what a run found, page by page.',
    tags: ['read-only'],
    request: 'GET /datasets/{datasetId}/items',
    input: {
      required: ['datasetId'],
      properties: {
        datasetId: { type: 'string', description: 'Id of the dataset, from the run.' },
        limit: { type: 'integer', minimum: 1, default: 100, description: 'Results a page.' },
        offset: { type: 'integer', minimum: 0, default: 0, description: 'How many to skip.' },
        fields: { type: 'string', description: 'Only these fields, with commas between them.' },
      },
    },
  },
  {
    name: 'APIFY_CREATE_ACTOR',
    aliases: ['APIFY_CREATE_APIFY_ACTOR'],
    description: 'Makes a new actor of the user. Comes back with the actor and its id.',
    request: 'POST /acts',
    input: {
      required: ['name'],
      properties: {
        name: { type: 'string', description: 'Name, of letters, digits and dashes.' },
        title: { type: 'string', description: 'What people see.' },
        description: { type: 'string', description: 'What it does.' },
        isPublic: { type: 'boolean', description: 'Whether it is in the store.' },
        versions: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'Its versions, each with versionNumber, sourceType and sourceFiles.',
        },
      },
    },
  },
]
