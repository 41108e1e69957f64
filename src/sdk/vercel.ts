import type { ToolSet } from 'ai'
import { type NativeWish, nativeTools } from './native.ts'
import type { Toolset } from './toolset.ts'

/**
 * Actions as tools of the AI SDK, by name.
 *
 * @example
 *     await generateText({ model, prompt, tools: await vercelTools(toolset, { entityId, apps: ['github'] }) })
 */
export async function vercelTools(toolset: Toolset, wish: NativeWish): Promise<ToolSet> {
  const { jsonSchema, tool } = await import('ai')
  const tools = await nativeTools(toolset, wish)
  return Object.fromEntries(
    tools.map(({ name, description, inputSchema, run }) => [
      name,
      tool({
        description,
        inputSchema: jsonSchema(inputSchema),
        execute: (args, { abortSignal }) => run(args, abortSignal),
      }),
    ]),
  )
}
