import type { ActionSpec } from '../../catalogue/spec.ts'
import { inputSchema } from '../../execute/arguments.ts'
import type { ToolFormat } from './format.ts'

/** A tool as MCP lists it (revision 2025-11-25, server/tools). */
export interface McpTool {
  readonly name: string
  readonly description: string
  readonly inputSchema: ReturnType<typeof inputSchema>
  readonly annotations: {
    readonly readOnlyHint: boolean
    readonly destructiveHint: boolean
    readonly idempotentHint: boolean
    readonly openWorldHint: boolean
  }
}

/** What a client may expect: MCP takes for destructive what does not say otherwise. */
export function mcpTool(action: ActionSpec): McpTool {
  const { name, description, tags } = action
  const readOnlyHint = tags.includes('read-only')
  return {
    name,
    description,
    inputSchema: inputSchema(action),
    annotations: {
      readOnlyHint,
      destructiveHint: tags.includes('destructive'),
      idempotentHint: readOnlyHint || tags.includes('idempotent'),
      openWorldHint: true,
    },
  }
}

export const mcp: ToolFormat = { shape: (action) => ({ tool: mcpTool(action) }) }
