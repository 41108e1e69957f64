import type { ActionDefinition } from '../spec.ts'

/** Actions of Confluence Cloud: search is of its first API, pages are of its second. */
export const confluenceActions: ActionDefinition[] = [
  {
    name: 'CONFLUENCE_SEARCH_CONTENT',
    description:
      'Finds pages, blog posts and comments by CQL. Comes back with title, excerpt, space and address of each.',
    tags: ['important', 'read-only'],
    request: 'GET /wiki/rest/api/search',
    scopes: ['search:confluence'],
    input: {
      required: ['cql'],
      properties: {
        cql: {
          type: 'string',
          description: 'The query, in CQL.',
          examples: ['text ~ "roadmap" and type = page'],
        },
        cursor: { type: 'string', description: 'Which page, from the answer before.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 25,
          description: 'Results a page.',
        },
        excerpt: { type: 'string', description: 'Kind of excerpt: highlight, indexed or none.' },
      },
    },
  },
  {
    name: 'CONFLUENCE_GET_PAGE_BY_ID',
    description:
      'Reads one page: title, space, version, and its body in the format that is asked for.',
    tags: ['important', 'read-only'],
    request: 'GET /wiki/api/v2/pages/{id}',
    scopes: ['read:page:confluence'],
    wire: { body_format: 'body-format' },
    argumentAliases: { body__format: 'body_format' },
    input: {
      required: ['id'],
      properties: {
        id: { type: 'string', description: 'Id of the page.' },
        body_format: {
          type: 'string',
          enum: ['storage', 'atlas_doc_format', 'view'],
          default: 'storage',
          description: 'Format of the body.',
        },
        version: { type: 'integer', description: 'An older version.' },
      },
    },
  },
  {
    name: 'CONFLUENCE_CREATE_PAGE',
    description:
      'Creates a page in a space, below another page if asked. Comes back with its id and links.',
    tags: ['important'],
    request: 'POST /wiki/api/v2/pages',
    scopes: ['write:page:confluence'],
    input: {
      required: ['spaceId'],
      properties: {
        spaceId: { type: 'string', description: 'Id of the space.' },
        title: { type: 'string', description: 'Title; needed unless it is a draft.' },
        parentId: { type: 'string', description: 'Id of the page that it goes below.' },
        status: {
          type: 'string',
          enum: ['current', 'draft'],
          description: 'Published, or a draft.',
        },
        body: {
          type: 'object',
          description: 'Its text, and how that is written.',
          required: ['representation', 'value'],
          properties: {
            representation: { type: 'string', enum: ['storage', 'wiki', 'atlas_doc_format'] },
            value: { type: 'string', description: 'E.g. <p>Hello</p> in the storage format.' },
          },
        },
      },
    },
  },
]
