import { inputSchema } from '../../execute/arguments.ts'
import type { ToolFormat } from './format.ts'

/** As the Messages API of Anthropic wants a tool. */
export const anthropic: ToolFormat = {
  shape: (action) => {
    const { name, description } = action
    return { tool: { name, description, input_schema: inputSchema(action) } }
  },
}
