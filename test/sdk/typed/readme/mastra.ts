import { Agent } from '@mastra/core/agent'
import { mastraTools } from 'behalf/mastra'
import { toolset } from './behalf.js'

const agent = new Agent({
  id: 'assistant',
  name: 'Assistant',
  instructions: 'Help.',
  model: 'openai/gpt-5',
  tools: await mastraTools(toolset, { entityId: 'ada', apps: ['github', 'behalf'] }),
})
const { text } = await agent.generate('Open an issue')
console.log(text)
