import { type Content, GoogleGenAI } from '@google/genai'
import { ada } from './behalf.js'

const gemini = new GoogleGenAI({})
const contents: Content[] = [{ role: 'user', parts: [{ text: 'Open an issue' }] }]
const tools = await ada.getTools({ apps: ['github', 'behalf'], format: 'gemini' })
for (;;) {
  const wish = { model: 'gemini-2.5-flash', contents, config: { tools } }
  const response = await gemini.models.generateContent(wish)
  const answers = await ada.handleToolCalls(response)
  contents.push(...(response.candidates ?? []).flatMap(({ content }) => content ?? []), ...answers)
  if (answers.length === 0) break
}
