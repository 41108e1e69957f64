import { describe, expect, it, vi } from 'vitest'
import type { Modifiers, ToolFormat } from '../../src/sdk/index.ts'
import { json, result, serviceOf } from './_service.ts'

const schema = { type: 'object', properties: { a: { type: 'string' } } }
const none = { name: 'NONE', description: 'No arguments.' }
const title = { name: 'X', description: 'Does it.' }
const titled = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'X' }

/** A tool in each format, before and after the hook. */
const TOOLS: readonly [ToolFormat, (words: object, schema: object) => unknown][] = [
  ['openai', (words, it) => ({ type: 'function', function: { ...words, parameters: it } })],
  [
    'openai-responses',
    (words, it) => ({ type: 'function', ...words, parameters: it, strict: false }),
  ],
  ['anthropic', (words, it) => ({ ...words, input_schema: it })],
  ['mcp', (words, it) => ({ ...words, inputSchema: it, annotations: { title: 'x' } })],
  ['gemini', (words, it) => ({ functionDeclarations: [none, { ...words, parameters: it }] })],
]

describe('the schema hook', () => {
  const shorter: Modifiers = {
    schema: (tool) => ({ ...tool, description: 'Short.', inputSchema: { type: 'object' } }),
  }

  it.each(TOOLS.slice(0, 4))('changes a tool in the format %s', async (format, make) => {
    const { toolset } = serviceOf([json([make(title, schema)])], { modifiers: shorter })
    const changed = make({ name: 'X', description: 'Short.' }, { type: 'object' })
    expect(await toolset.getTools({ actions: ['X'], format })).toEqual([changed])
  })

  it('changes declarations of Gemini, those without arguments too', async () => {
    const words = { schema: (tool: object) => ({ ...tool, description: 'Short.' }) } as Modifiers
    const tools = [{ functionDeclarations: [none, { ...title, parameters: schema }] }]
    const { toolset } = serviceOf([json(tools)])
    const wish = { actions: ['X'], format: 'gemini', modifiers: words } as const
    expect(await toolset.getTools(wish)).toEqual([
      {
        functionDeclarations: [
          { name: 'NONE', description: 'Short.' },
          { name: 'X', description: 'Short.', parameters: schema },
        ],
      },
    ])
  })

  it('changes a schema that is its own tool', async () => {
    const { toolset } = serviceOf([json([{ ...titled, description: 'Does it.', ...schema }])])
    const seen = vi.fn<NonNullable<Modifiers['schema']>>((tool) => ({ ...tool, name: 'Y' }))
    const wish = { actions: ['X'], format: 'json-schema', modifiers: { schema: seen } } as const
    const [tool] = await toolset.getTools(wish)
    expect(tool).toEqual({
      $schema: titled.$schema,
      title: 'Y',
      description: 'Does it.',
      ...schema,
    })
    expect(seen).toHaveBeenCalledWith(expect.objectContaining({ name: 'X' }))
  })

  it.each(TOOLS)('withholds a tool in the format %s', async (format, make) => {
    const { toolset } = serviceOf([json([make(title, schema)])])
    const modifiers: Modifiers = { schema: (tool) => (tool.name === 'X' ? null : tool) }
    const left = format === 'gemini' ? [{ functionDeclarations: [none] }] : []
    expect(await toolset.getTools({ actions: ['X'], format, modifiers })).toEqual(left)
  })
})

const args = { a: 1 }
const said = { successful: true, data: 'done', error: null }
const text = JSON.stringify

/** A response with one call, and the message that answers it: of each provider. */
const RESPONSES: readonly [string, (args: object) => unknown, (result: object) => unknown][] = [
  [
    'chat completions',
    (it) => {
      const custom = { type: 'custom', id: 'c2', custom: { name: 'grep', input: 'x' } }
      const call = { type: 'function', id: 'c1', function: { name: 'X', arguments: text(it) } }
      return { choices: [{ message: { role: 'assistant', tool_calls: [custom, call] } }] }
    },
    (it) => ({ role: 'tool', tool_call_id: 'c1', content: text(it) }),
  ],
  [
    'the Responses API',
    (it) => ({
      tools: [{ type: 'function', name: 'X', parameters: {} }],
      output: [
        { type: 'reasoning', summary: [] },
        { type: 'function_call', call_id: 'c1', name: 'X', arguments: text(it) },
      ],
    }),
    (it) => ({ type: 'function_call_output', call_id: 'c1', output: text(it) }),
  ],
  [
    'Anthropic',
    (it) => ({
      role: 'assistant',
      content: [
        { type: 'server_tool_use', id: 's1', name: 'web_search', input: { query: 'x' } },
        { type: 'tool_use', id: 'c1', name: 'X', input: it },
      ],
    }),
    (it) => ({
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: 'c1', content: text(it) }],
    }),
  ],
  [
    'Gemini',
    (it) => ({ candidates: [{ content: { parts: [{ functionCall: { name: 'X', args: it } }] } }] }),
    (it) => ({
      role: 'user',
      parts: [{ functionResponse: { name: 'X', response: { output: it } } }],
    }),
  ],
]

describe('the hooks before and after', () => {
  it('change what an action is given and what it answers', async () => {
    const { toolset, requests } = serviceOf([json(result('done'))])
    const before = vi.fn<NonNullable<Modifiers['before']>>(async (call) => ({
      ...call.arguments,
      b: 2,
    }))
    const after = vi.fn<NonNullable<Modifiers['after']>>((_, it) => ({ ...it, data: 'less' }))
    const modifiers = { before, after }
    const answer = await toolset.entity('ada').execute('X', args, { modifiers })
    expect(before).toHaveBeenCalledWith({ action: 'X', arguments: args, entityId: 'ada' })
    expect(requests[0]?.body).toEqual({ arguments: { a: 1, b: 2 } })
    expect(after.mock.calls[0]?.[0].arguments).toEqual({ a: 1, b: 2 })
    expect(answer.data).toBe('less')
  })

  it('end a call by throwing, before anything was sent', async () => {
    const stop = () => {
      throw new Error('not on Sundays')
    }
    const { toolset, requests } = serviceOf([], { modifiers: { before: stop } })
    await expect(toolset.execute('X', args)).rejects.toThrow('not on Sundays')
    await expect(toolset.handleToolCalls(RESPONSES[0]?.[1](args))).rejects.toThrow('Sundays')
    expect(requests).toEqual([])
  })

  it.each(RESPONSES)('work on the calls of %s', async (_, response, answer) => {
    const { toolset, requests } = serviceOf([json({ messages: [answer(said)] })])
    const modifiers: Modifiers = {
      before: (call) => ({ ...call.arguments, by: call.action }),
      after: (call, it) => ({
        ...it,
        data: `${String(it.data)} by ${String(call.arguments['by'])}`,
      }),
    }
    const given = response(args)
    const messages = await toolset.entity('ada').handleToolCalls(given, { modifiers })
    expect(requests[0]?.path).toBe('/v1/entities/ada/tool-calls')
    expect(requests[0]?.body).toEqual(response({ a: 1, by: 'X' }))
    expect(messages).toEqual([answer({ ...said, data: 'done by X' })])
    expect(given).toEqual(response(args))
  })

  it('leave arguments alone that are no JSON: the service tells the model so', async () => {
    const [, , answer] = RESPONSES[0] ?? []
    const { toolset, requests } = serviceOf([json({ messages: [answer?.(said)] })])
    const before = vi.fn<NonNullable<Modifiers['before']>>((call) => call.arguments)
    const call = { type: 'function', id: 'c1', function: { name: 'X', arguments: '{oh' } }
    const response = { choices: [{ message: { tool_calls: [call] } }] }
    await toolset.handleToolCalls(response, { modifiers: { before, after: (_, it) => it } })
    expect(before).not.toHaveBeenCalled()
    expect(requests[0]?.body).toEqual(response)
  })

  it('are never passed over: answers that match no call, and streams, are refused', async () => {
    const { toolset } = serviceOf([json({ messages: [] })], { modifiers: { after: (_, it) => it } })
    const response = RESPONSES[1]?.[1](args)
    await expect(toolset.handleToolCalls(response)).rejects.toMatchObject({
      code: 'unexpected-answer',
    })
    for (const stream of [[{ choices: [] }], streamOf([])]) {
      await expect(toolset.handleToolCalls(stream)).rejects.toMatchObject({
        code: 'invalid-request',
      })
    }
  })
})

async function* streamOf<T>(parts: readonly T[]): AsyncGenerator<T> {
  for (const part of parts) yield await Promise.resolve(part)
}

describe("a model's response", () => {
  it('goes to the service as it is, and a stream as the list of what it brought', async () => {
    const { toolset, requests } = serviceOf([json({ messages: [] })])
    const response = RESPONSES[2]?.[1](args)
    const chunks = [{ choices: [{ delta: {} }] }, { choices: [] }]
    await toolset.handleToolCalls(response)
    expect(await toolset.handleToolCalls(streamOf(chunks), { entityId: 'ada' })).toEqual([])
    expect(requests.map(({ body }) => body)).toEqual([response, chunks])
    expect(requests[1]?.path).toBe('/v1/entities/ada/tool-calls')
  })
})
