import { generateText, stepCountIs } from 'ai'
import { vercelTools } from 'behalf/vercel'
import { toolset } from './behalf.js'

const { text } = await generateText({
  model: 'openai/gpt-5',
  prompt: 'Open an issue',
  tools: await vercelTools(toolset, { entityId: 'ada', apps: ['github', 'behalf'] }),
  stopWhen: stepCountIs(10),
})
console.log(text)
