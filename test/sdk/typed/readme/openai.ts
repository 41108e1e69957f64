import OpenAI from 'openai'
import { ada } from './behalf.js'

const openai = new OpenAI()
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Open an issue' }]
const tools = await ada.getTools({ apps: ['github', 'behalf'] })
for (;;) {
  const completion = await openai.chat.completions.create({ model: 'gpt-5', messages, tools })
  messages.push(...completion.choices.map(({ message }) => message))
  const answers = await ada.handleToolCalls(completion)
  if (answers.length === 0) break
  messages.push(...answers)
}
