import { mcpActions } from '../actions/mcp.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Any MCP server that takes Streamable HTTP at `/mcp`: its OAuth server is discovered and a client
 * registered there on the spot. Servers that keep sessions are not covered: answers' headers are not
 * read. The facts are those of the MCP specification, known, not read.
 */
export const mcp: AppDefinition = {
  slug: 'mcp',
  name: 'MCP server',
  description: 'List and call the tools of any remote MCP server that the user can sign in to.',
  categories: ['developer-tools'],
  spoken: { everyday: ['mcp'] },
  docs: 'https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization',
  baseUrl: 'https://{host}',
  headers: {
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-11-25',
  },
  auth: [
    {
      scheme: 'DCR_OAUTH',
      serverUrl: 'https://{host}/mcp',
      fields: [
        {
          name: 'host',
          label: 'Host of the MCP server',
          pattern: '[a-zA-Z0-9.-]+',
          help: 'mcp.acme.com, if the server is at https://mcp.acme.com/mcp',
        },
      ],
    },
  ],
  failure: { path: 'error', message: 'error.message' },
  actions: mcpActions('MCP'),
}
