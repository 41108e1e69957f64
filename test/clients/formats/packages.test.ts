import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI, type Tool } from '@google/genai'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { origins } from '../../../src/core/origins.ts'
import type { CallSite } from '../../../src/execute/execute.ts'
import { newNotes } from '../../../src/observe/notes.ts'
import { answerCalls } from '../../../src/tools/answer-calls.ts'
import { understand } from '../../../src/tools/dialects/dialects.ts'
import { FORMATS, type FormatName } from '../../../src/tools/formats/formats.ts'
import { offer } from '../../../src/tools/formats/offer.ts'
import { libraryOf } from '../../catalogue/_library.ts'
import { acmeWith } from '../../execute/_acme.ts'
import { UNRESTRICTED } from '../../execute/_permissions.ts'
import { startProvider } from './_provider.ts'

const { definition, action } = acmeWith(
  {
    name: 'ACME_READ_THING',
    request: 'GET /things/{id}',
    input: {
      required: ['id'],
      properties: {
        id: { type: 'string', maxLength: 40 },
        filters: { type: 'array', items: { type: 'object' } },
        since: { type: 'string', format: 'date', default: '2026-01-01' },
      },
    },
  },
  { baseUrl: 'https://api.acme.test' },
)
const simple = acmeWith({ name: 'ACME_LIST_THINGS', request: 'GET /things' }).action

let provider: Awaited<ReturnType<typeof startProvider>>
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.stop())

/** Tools as the API answers them: JSON, whose type is the client's own. */
async function toolsFor<T>(format: FormatName): Promise<T[]> {
  const chosen = [action, simple].map((one) => ({ app: 'acme', action: one }))
  const { tools } = await offer(UNRESTRICTED, FORMATS[format], chosen)
  return JSON.parse(JSON.stringify(tools)) as T[]
}

/** What `POST …/tool-calls` answers to a response, which travels as JSON. */
async function handled<T>(response: unknown): Promise<T[]> {
  const site = {
    library: libraryOf([definition]),
    origins: origins(JSON.stringify({ 'https://api.acme.test': provider.origin })),
    log: { take: () => [], add: () => undefined },
    notes: newNotes(),
    permissions: UNRESTRICTED,
    actor: 'key_1',
    background: () => undefined,
  } as unknown as CallSite // its entity has what an open app needs
  const { dialect, calls } = understand(JSON.parse(JSON.stringify(response)))
  const messages = dialect.answer(await answerCalls(site, calls))
  return JSON.parse(JSON.stringify(messages)) as T[]
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const parts: T[] = []
  for await (const part of stream) parts.push(part)
  return parts
}

const FIRST = { successful: true, data: { id: '1' }, error: null }
const SECOND = { successful: false, data: { message: 'No such thing' } }

describe('the package openai', () => {
  const client = () => new OpenAI({ apiKey: 'x', baseURL: `${provider.origin}/v1`, maxRetries: 0 })

  describe.each(['openai', 'openai-strict'] as const)('with %s tools', (format) => {
    type Message = OpenAI.ChatCompletionMessageParam
    const asked: Message = { role: 'user', content: 'Read two things' }
    const wish = async () => ({
      model: 'm',
      messages: [asked],
      tools: await toolsFor<OpenAI.ChatCompletionTool>(format),
    })

    it('goes round', async () => {
      const completions = client().chat.completions
      const first = await completions.create(await wish())
      const answers = await handled<OpenAI.ChatCompletionToolMessageParam>(first)
      expect(answers.map(({ content }) => JSON.parse(String(content)))).toMatchObject([
        FIRST,
        SECOND,
      ])
      const message = first.choices[0]?.message
      if (!message) throw new Error('no message')
      const then = { ...(await wish()), messages: [asked, message, ...answers] }
      const last = await completions.create(then)
      expect(last.choices[0]?.message.content).toBe('2 results')
    })

    it('streams the same', async () => {
      const completions = client().chat.completions
      const chunks = await collect(await completions.create({ ...(await wish()), stream: true }))
      const whole = await completions.create(await wish())
      expect(await handled(chunks)).toEqual(await handled(whole))
    })
  })

  describe.each(['openai-responses', 'openai-responses-strict'] as const)(
    'with %s tools',
    (format) => {
      type Items = OpenAI.Responses.ResponseInputItem[]
      const asked: Items = [{ role: 'user', content: 'Read two things' }]
      const wish = async (input: Items) => ({
        ...{ model: 'm', input },
        tools: await toolsFor<OpenAI.Responses.FunctionTool>(format),
      })

      it('goes round', async () => {
        const first = await client().responses.create(await wish(asked))
        const answers = await handled<OpenAI.Responses.ResponseInputItem.FunctionCallOutput>(first)
        expect(answers.map(({ output }) => JSON.parse(String(output)))).toMatchObject([
          FIRST,
          SECOND,
        ])
        const input = [...asked, ...(first.output as Items), ...answers]
        const last = await client().responses.create(await wish(input))
        expect(last.output_text).toBe('2 results')
      })

      it('streams the same', async () => {
        const stream = await client().responses.create({ ...(await wish(asked)), stream: true })
        const events = await collect(stream)
        const whole = await client().responses.create(await wish(asked))
        expect(await handled(events)).toEqual(await handled(whole))
        const cut = events.filter(({ type }) => type !== 'response.completed')
        expect(await handled(cut)).toEqual(await handled(whole))
      })
    },
  )
})

describe('the package @anthropic-ai/sdk', () => {
  const client = () => new Anthropic({ apiKey: 'x', baseURL: provider.origin, maxRetries: 0 })
  const asked: Anthropic.MessageParam = { role: 'user', content: 'Read two things' }
  const wish = async (...more: Anthropic.MessageParam[]) => ({
    ...{ model: 'm', max_tokens: 100, messages: [asked, ...more] },
    tools: await toolsFor<Anthropic.Tool>('anthropic'),
  })

  it('goes round', async () => {
    const { messages } = client()
    const first = await messages.create(await wish())
    const answers = await handled<Anthropic.MessageParam>(first)
    const results = answers[0]?.content as Anthropic.ToolResultBlockParam[]
    expect(results.map(({ content }) => JSON.parse(String(content)))).toMatchObject([FIRST, SECOND])
    expect(results.map(({ is_error: failed }) => failed)).toEqual([undefined, true])
    const { role, content } = first
    const last = await messages.create(await wish({ role, content }, ...answers))
    expect(last.content).toMatchObject([{ type: 'text', text: '2 results' }])
  })

  it('streams the same, in events and as its final message', async () => {
    const { messages } = client()
    const events = await collect(await messages.create({ ...(await wish()), stream: true }))
    const whole = await handled(await messages.create(await wish()))
    expect(await handled(events)).toEqual(whole)
    const final = await messages.stream(await wish()).finalMessage()
    expect(await handled(final)).toEqual(whole)
  })
})

describe('the package @google/genai', () => {
  const client = () =>
    new GoogleGenAI({ apiKey: 'x', httpOptions: { baseUrl: provider.origin } }).models
  const asked = { role: 'user', parts: [{ text: 'Read two things' }] }
  const wish = async (...more: object[]) => ({
    ...{ model: 'm', contents: [asked, ...more] },
    config: { tools: await toolsFor<Tool>('gemini') },
  })

  it('goes round', async () => {
    const first = await client().generateContent(await wish())
    const answers = await handled<{ parts: { functionResponse: { response: object } }[] }>(first)
    const results = answers[0]?.parts.map(({ functionResponse }) => functionResponse.response)
    expect(results).toMatchObject([{ output: FIRST }, { error: SECOND }])
    const content = first.candidates?.[0]?.content ?? {}
    const last = await client().generateContent(await wish(content, ...answers))
    expect(last.text).toBe('2 results')
  })

  it('streams the same', async () => {
    const chunks = await collect(await client().generateContentStream(await wish()))
    const whole = await client().generateContent(await wish())
    expect(await handled(chunks)).toEqual(await handled(whole))
  })
})

describe('the stand-in of the providers', () => {
  it('refuses what they would refuse', async () => {
    const openai = new OpenAI({ apiKey: 'x', baseURL: `${provider.origin}/v1`, maxRetries: 0 })
    const tools = await toolsFor<OpenAI.ChatCompletionTool>('anthropic')
    const asked = { role: 'user' as const, content: 'x' }
    const wish = { model: 'm', messages: [asked], tools }
    await expect(openai.chat.completions.create(wish)).rejects.toThrow('400')
    const schema = { type: 'object' as const, properties: {}, anyOf: [] }
    const loose = { name: 'a', description: 'Does it.', input_schema: schema }
    const anthropic = new Anthropic({ apiKey: 'x', baseURL: provider.origin, maxRetries: 0 })
    await expect(
      anthropic.messages.create({ model: 'm', max_tokens: 1, messages: [asked], tools: [loose] }),
    ).rejects.toThrow('400')
  })
})
