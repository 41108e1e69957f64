import type { ToolsInput } from '@mastra/core/agent'
import { type NativeWish, nativeTools } from './native.ts'
import type { Toolset } from './toolset.ts'

/**
 * Actions as tools of Mastra, by name.
 *
 * @example
 *     new Agent({ name, instructions, model, tools: await mastraTools(toolset, { entityId, apps: ['github'] }) })
 */
export async function mastraTools(toolset: Toolset, wish: NativeWish): Promise<ToolsInput> {
  const { createTool } = await import('@mastra/core/tools')
  const tools = await nativeTools(toolset, wish)
  return Object.fromEntries(
    tools.map(({ name, description, inputSchema, run }) => [
      name,
      createTool({
        id: name,
        description,
        inputSchema,
        execute: (args, context) => run(args, context?.abortSignal),
      }),
    ]),
  )
}
