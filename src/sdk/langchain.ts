import type { StructuredToolInterface } from '@langchain/core/tools'
import { type NativeWish, nativeTools } from './native.ts'
import type { Toolset } from './toolset.ts'

/**
 * Actions as structured tools of LangChain.
 *
 * @example
 *     const agent = createAgent({ model, tools: await langchainTools(toolset, { entityId, apps: ['github'] }) })
 */
export async function langchainTools(
  toolset: Toolset,
  wish: NativeWish,
): Promise<StructuredToolInterface[]> {
  const { tool } = await import('@langchain/core/tools')
  const tools = await nativeTools(toolset, wish)
  return tools.map(({ name, description, inputSchema, run }) =>
    tool(async (args, { signal }) => JSON.stringify(await run(args, signal)), {
      name,
      description,
      schema: inputSchema,
    }),
  )
}
