import type { ActionDefinition } from '../spec.ts'

/** What can be done with an MCP server, whatever its tools are. */
export const mcpActions = (prefix: 'MCP' | 'LINEAR_MCP'): ActionDefinition[] => [
  {
    name: `${prefix}_LIST_TOOLS`,
    description:
      'Lists the tools that the connected MCP server offers: name, description and the schema of the arguments of each. Ask this before a tool is called.',
    tags: ['important', 'read-only'],
    run: 'mcp.list-tools',
    input: {
      properties: { cursor: { type: 'string', description: '`nextCursor` of the last answer.' } },
    },
  },
  {
    name: `${prefix}_CALL_TOOL`,
    description:
      'Calls one tool of the connected MCP server, with arguments that fit its schema. Comes back with what the tool says, or with `isError`.',
    tags: ['important'],
    run: 'mcp.call-tool',
    input: {
      required: ['name'],
      properties: {
        name: { type: 'string', description: 'Name of the tool, from the list.' },
        arguments: {
          type: 'object',
          additionalProperties: true,
          description: 'Its arguments, by name.',
        },
      },
    },
  },
]
