import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { langchainTools } from 'behalf/langchain'
import { toolset } from './behalf.js'

export async function run(model: BaseChatModel) {
  const tools = await langchainTools(toolset, { entityId: 'ada', apps: ['github', 'behalf'] })
  const answer = await model.bindTools?.(tools).invoke('Open an issue') // or createAgent({ model, tools })
  for (const call of answer?.tool_calls ?? []) {
    await tools.find(({ name }) => name === call.name)?.invoke(call)
  }
}
