/** Compiled, never run: native tools are what the frameworks take. */
import type { StructuredToolInterface } from '@langchain/core/tools'
import { Agent } from '@mastra/core/agent'
import { generateText, type LanguageModel, type ToolSet } from 'ai'
import type { Toolset } from 'behalf'
import { langchainTools } from 'behalf/langchain'
import { mastraTools } from 'behalf/mastra'
import { customTypes } from 'behalf/types'
import { vercelTools } from 'behalf/vercel'
import { expectTypeOf } from 'vitest'

declare const toolset: Toolset
declare const model: LanguageModel
const wish = { entityId: 'ada', apps: ['github'] }

expectTypeOf(vercelTools(toolset, wish)).resolves.toExtend<ToolSet>()
void generateText({ model, prompt: 'Open an issue', tools: await vercelTools(toolset, wish) })
expectTypeOf(langchainTools(toolset, wish)).resolves.toEqualTypeOf<StructuredToolInterface[]>()
void new Agent({
  ...{ id: 'a', name: 'a', instructions: 'Help.', model: 'openai/gpt-5' },
  tools: await mastraTools(toolset, wish),
})
expectTypeOf(customTypes(toolset)).resolves.toBeString()
