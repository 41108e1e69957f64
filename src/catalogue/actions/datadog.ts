import type { ActionDefinition } from '../spec.ts'

/** Actions of Datadog's API. */
export const datadogActions: ActionDefinition[] = [
  {
    name: 'DATADOG_LIST_MONITORS',
    description:
      'Lists monitors with what they watch, their thresholds and whether they alert now, all or those by name and tags.',
    tags: ['important', 'read-only'],
    request: 'GET /api/v1/monitor',
    input: {
      properties: {
        name: { type: 'string', description: 'Part of the name.' },
        monitor_tags: { type: 'string', description: 'Tags, with commas between them.' },
        page: {
          type: 'integer',
          minimum: 0,
          description: 'Page of the list; all at once without it.',
        },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          description: 'Monitors a page; with `page`.',
        },
      },
    },
  },
  {
    name: 'DATADOG_QUERY_METRICS',
    description:
      'Reads points of a metric over a time, e.g. to see the load of hosts. Comes back with one series for each group of the query.',
    tags: ['important', 'read-only'],
    request: 'GET /api/v1/query',
    input: {
      required: ['query', 'from', 'to'],
      properties: {
        query: {
          type: 'string',
          description: 'The query.',
          examples: ['avg:system.load.1{*} by {host}'],
        },
        from: { type: 'integer', description: 'Begin, in epoch seconds.' },
        to: { type: 'integer', description: 'End, in epoch seconds.' },
      },
    },
  },
  {
    name: 'DATADOG_SEARCH_LOGS',
    description:
      'Finds log events by a query over a time. Comes back with message, host, service, tags and attributes of each.',
    tags: ['read-only'],
    request: 'POST /api/v2/logs/events/search',
    wire: {
      query: 'filter.query',
      from: 'filter.from',
      to: 'filter.to',
      limit: 'page.limit',
    },
    input: {
      required: ['query'],
      properties: {
        query: {
          type: 'string',
          description: 'The query.',
          examples: ['service:web status:error'],
        },
        from: { type: 'string', default: 'now-15m', description: 'Begin: a date, or now-15m.' },
        to: { type: 'string', default: 'now', description: 'End: a date, or now.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 10,
          description: 'Events at most.',
        },
        sort: {
          type: 'string',
          enum: ['timestamp', '-timestamp'],
          description: 'Oldest first, or newest first.',
        },
      },
    },
  },
]
