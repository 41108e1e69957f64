import { mcpActions } from '../actions/mcp.ts'
import { inherit } from '../inherit.ts'
import { mcp } from './mcp.ts'

/** Linear's own MCP server. Its address is known, not read; that it wants no session: unconfirmed. */
export const linearMcp = inherit(mcp, {
  slug: 'linear_mcp',
  name: 'Linear (MCP)',
  description: "List and call the tools of Linear's own MCP server: issues, projects, documents.",
  spoken: { secondChoice: true },
  docs: 'https://linear.app/docs/mcp',
  baseUrl: 'https://mcp.linear.app',
  auth: [{ scheme: 'DCR_OAUTH', serverUrl: 'https://mcp.linear.app/mcp' }],
  actions: mcpActions('LINEAR_MCP'),
})
