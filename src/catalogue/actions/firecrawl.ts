import type { ActionDefinition } from '../spec.ts'

/** Actions of Firecrawl's API, version 1. */
export const firecrawlActions: ActionDefinition[] = [
  {
    name: 'FIRECRAWL_SCRAPE_EXTRACT_DATA_LLM',
    aliases: ['FIRECRAWL_SCRAPE'],
    description:
      'Reads one web page, as Markdown unless asked otherwise, or as data by a prompt or schema. Comes back with what was read and its title.',
    tags: ['important', 'read-only'],
    request: 'POST /scrape',
    input: {
      required: ['url'],
      properties: {
        url: { type: 'string', description: 'Address of the page.' },
        formats: {
          type: 'array',
          items: { type: 'string' },
          default: ['markdown'],
          description: 'What to read: markdown, html, rawHtml, links, screenshot, json.',
        },
        onlyMainContent: {
          type: 'boolean',
          default: true,
          description: 'Without menus and footers.',
        },
        includeTags: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only these elements.',
        },
        excludeTags: {
          type: 'array',
          items: { type: 'string' },
          description: 'Not these elements.',
        },
        waitFor: { type: 'integer', minimum: 0, description: 'Milliseconds to let the page load.' },
        timeout: {
          type: 'integer',
          minimum: 1,
          default: 30000,
          description: 'Milliseconds at most.',
        },
        location: {
          type: 'object',
          additionalProperties: true,
          description: 'Country and languages to seem from.',
        },
        actions: {
          type: 'array',
          items: { type: 'object', additionalProperties: true },
          description: 'What to do on the page first, e.g. click, wait or scroll.',
        },
        jsonOptions: {
          type: 'object',
          additionalProperties: true,
          description: 'Prompt or schema, for the format json.',
        },
      },
    },
  },
  {
    name: 'FIRECRAWL_CRAWL_URLS',
    description:
      'Begins to read a site, page by page. Comes back at once with an id for FIRECRAWL_CRAWL_JOB_STATUS.',
    tags: ['important'],
    request: 'POST /crawl',
    wire: {
      scrapeOptions_formats: 'scrapeOptions.formats',
      scrapeOptions_includeTags: 'scrapeOptions.includeTags',
      scrapeOptions_excludeTags: 'scrapeOptions.excludeTags',
      scrapeOptions_onlyMainContent: 'scrapeOptions.onlyMainContent',
      scrapeOptions_waitFor: 'scrapeOptions.waitFor',
    },
    input: {
      required: ['url'],
      properties: {
        url: { type: 'string', description: 'Address to begin at.' },
        limit: { type: 'integer', minimum: 1, default: 10, description: 'Pages at most.' },
        maxDepth: {
          type: 'integer',
          minimum: 0,
          default: 2,
          description: 'How deep below the beginning.',
        },
        includePaths: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only paths like these, as patterns.',
        },
        excludePaths: {
          type: 'array',
          items: { type: 'string' },
          description: 'Not paths like these.',
        },
        ignoreSitemap: { type: 'boolean', description: 'Whether to find pages by links only.' },
        allowBackwardLinks: {
          type: 'boolean',
          description: 'Whether to leave the folder of the beginning.',
        },
        allowExternalLinks: {
          type: 'boolean',
          description: 'Whether to follow links to other sites.',
        },
        webhook: { type: 'string', description: 'Address to be told of progress.' },
        scrapeOptions_formats: {
          type: 'array',
          items: { type: 'string' },
          default: ['markdown'],
          description: 'What to read: markdown, html, rawHtml, links, screenshot, json.',
        },
        scrapeOptions_includeTags: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only these elements.',
        },
        scrapeOptions_excludeTags: {
          type: 'array',
          items: { type: 'string' },
          description: 'Not these elements.',
        },
        scrapeOptions_onlyMainContent: {
          type: 'boolean',
          default: true,
          description: 'Without menus and footers.',
        },
        scrapeOptions_waitFor: {
          type: 'integer',
          minimum: 0,
          description: 'Milliseconds to let a page load.',
        },
      },
    },
  },
  {
    name: 'FIRECRAWL_CRAWL_JOB_STATUS',
    description:
      'Tells how far a crawl is. Comes back with its state, and with what was read so far.',
    tags: ['read-only'],
    request: 'GET /crawl/{id}',
    input: {
      required: ['id'],
      properties: { id: { type: 'string', description: 'Id of the crawl.' } },
    },
  },
  {
    name: 'FIRECRAWL_SEARCH',
    description:
      'Searches the web. Comes back with title, address and description of each page, and its text if formats are given.',
    tags: ['important', 'read-only'],
    request: 'POST /search',
    wire: { formats: 'scrapeOptions.formats' },
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', description: 'What to look for.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 5,
          description: 'How many at most.',
        },
        lang: { type: 'string', default: 'en', description: 'Language of results.' },
        country: { type: 'string', default: 'us', description: 'Country to search from.' },
        timeout: {
          type: 'integer',
          minimum: 1,
          default: 60000,
          description: 'Milliseconds at most.',
        },
        formats: {
          type: 'array',
          items: { type: 'string' },
          description: 'Reads the pages too, e.g. as markdown.',
        },
      },
    },
  },
  {
    name: 'FIRECRAWL_MAP_URLS',
    description: 'Lists the addresses of a site without reading its pages.',
    tags: ['read-only'],
    request: 'POST /map',
    input: {
      required: ['url'],
      properties: {
        url: { type: 'string', description: 'Address of the site.' },
        search: { type: 'string', description: 'Those first that fit these words.' },
        includeSubdomains: { type: 'boolean', description: 'Whether subdomains count.' },
        limit: { type: 'integer', minimum: 1, default: 5000, description: 'How many at most.' },
      },
    },
  },
]
