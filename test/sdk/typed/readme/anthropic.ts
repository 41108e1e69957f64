import Anthropic from '@anthropic-ai/sdk'
import { ada } from './behalf.js'

const anthropic = new Anthropic()
const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Open an issue' }]
const tools = await ada.getTools({ apps: ['github', 'behalf'], format: 'anthropic' })
for (;;) {
  const wish = { model: 'claude-sonnet-4-5', max_tokens: 1024, messages, tools }
  const { role, content } = await anthropic.messages.create(wish)
  const answers = await ada.handleToolCalls({ role, content })
  messages.push({ role, content }, ...answers)
  if (answers.length === 0) break
}
