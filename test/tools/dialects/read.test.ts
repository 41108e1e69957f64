import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/tools/dialects/dialects.ts'

const read = (response: unknown) => {
  const { name, calls } = understand(response)
  return [name, calls.map((call) => [call.id, call.name, call.argumentsText])]
}

// OpenAI, chat completions

const tool = (id: string, name: string, args = '{}') => ({
  id,
  type: 'function',
  function: { name, arguments: args },
})
const completion = (...messages: object[]) => ({
  ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm', usage: { total_tokens: 1 } },
  choices: messages.map((message, index) => ({ index, finish_reason: 'tool_calls', message })),
})
const chunk = (delta: object, index = 0) => ({
  ...{ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm' },
  choices: [{ index, delta, finish_reason: null }],
})
const piece = (index: number, args: string, head: object = {}) =>
  chunk({ tool_calls: [{ index, ...head, function: { arguments: args, ...head } }] })

// OpenAI, Responses

const item = (id: string, name: string, args = '{}') => ({
  ...{ type: 'function_call', id: `fc_${id}`, call_id: id, status: 'completed' },
  ...{ name, arguments: args },
})
const response = (...output: object[]) => ({
  id: 'r',
  object: 'response',
  status: 'completed',
  output,
})
const added = (index: number, it: object) => ({
  ...{ type: 'response.output_item.added', output_index: index, item: it },
})
const done = (index: number, it: object) => ({
  ...{ type: 'response.output_item.done', output_index: index, item: it },
})
const argumentsDelta = (index: number, delta: string) => ({
  ...{ type: 'response.function_call_arguments.delta', output_index: index, delta },
})
const created = { type: 'response.created', response: response() }

// Anthropic

const use = (id: string, name: string, input: unknown = {}) => ({
  type: 'tool_use',
  id,
  name,
  input,
})
const message = (...content: object[]) => ({
  ...{ id: 'm', type: 'message', role: 'assistant', model: 'c', stop_reason: 'tool_use' },
  content,
})
const begun = { type: 'message_start', message: message() }
const block = (index: number, content_block: object) => ({
  ...{ type: 'content_block_start', index, content_block },
})
const json = (index: number, partial_json: string) => ({
  ...{ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json } },
})

// Gemini

const generated = (...parts: object[]) => ({
  candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }],
  usageMetadata: {},
})
const wants = (name: string, args?: object, more: object = {}) => ({
  functionCall: { name, ...(args && { args }), ...more },
})

const A = ['1', 'A', '{}']
const B = ['2', 'B', '{"b":1}']

describe('the calls of a response', () => {
  it.each<[string, unknown, string, unknown[]]>([
    ['OpenAI: words', completion({ role: 'assistant', content: 'Hi' }), 'openai', []],
    ['OpenAI: null', completion({ content: null, tool_calls: null }), 'openai', []],
    ['OpenAI: no choices', { choices: [] }, 'openai', []],
    ['OpenAI: one', completion({ tool_calls: [tool('1', 'A')] }), 'openai', [A]],
    [
      'OpenAI: two',
      completion({ tool_calls: [tool('1', 'A'), tool('2', 'B', '{"b":1}')] }),
      'openai',
      [A, B],
    ],
    [
      'OpenAI: two choices',
      completion({ tool_calls: [tool('1', 'A')] }, { tool_calls: [tool('2', 'B', '{"b":1}')] }),
      'openai',
      [A, B],
    ],
    [
      'OpenAI: no type',
      completion({ tool_calls: [{ ...tool('1', 'A'), type: undefined }] }),
      'openai',
      [A],
    ],
    [
      'OpenAI: a custom tool beside',
      completion({
        tool_calls: [
          { id: '0', type: 'custom', custom: { name: 'x', input: 'y' } },
          tool('1', 'A'),
        ],
      }),
      'openai',
      [A],
    ],
    [
      'OpenAI: arguments as written',
      completion({ tool_calls: [tool('1', 'A', ''), tool('2', 'A', '{')] }),
      'openai',
      [
        ['1', 'A', ''],
        ['2', 'A', '{'],
      ],
    ],
    [
      'Responses: a thought, a call, words',
      response({ type: 'reasoning', summary: [] }, item('1', 'A'), {
        type: 'message',
        content: [],
      }),
      'openai-responses',
      [A],
    ],
    [
      'Responses: two',
      response(item('1', 'A'), item('2', 'B', '{"b":1}')),
      'openai-responses',
      [A, B],
    ],
    [
      'Responses: what OpenAI does itself',
      response({ type: 'web_search_call', id: 'w' }, { type: 'mcp_call', name: 'x' }),
      'openai-responses',
      [],
    ],
    ['Anthropic: words', message({ type: 'text', text: 'Hi' }), 'anthropic', []],
    [
      'Anthropic: two among others',
      message(
        { type: 'thinking', thinking: '…' },
        use('1', 'A'),
        { type: 'server_tool_use', id: 's', name: 'web_search', input: {} },
        use('2', 'B', { b: 1 }),
      ),
      'anthropic',
      [A, B],
    ],
    ['Gemini: words', generated({ text: 'Hi' }), 'gemini', []],
    ['Gemini: nothing, as blocked', { candidates: [{ finishReason: 'SAFETY' }] }, 'gemini', []],
    [
      'Gemini: two, without ids',
      generated({ text: 'Well' }, wants('A'), wants('B', { b: 1 })),
      'gemini',
      [
        [undefined, 'A', '{}'],
        [undefined, 'B', '{"b":1}'],
      ],
    ],
    ['Gemini: with an id', generated(wants('A', {}, { id: '1' })), 'gemini', [A]],
    [
      'Gemini: arguments in pieces',
      generated(wants('A', undefined, { willContinue: true })),
      'gemini',
      [[undefined, 'A', '{']],
    ],
  ])('are found in the whole: %s', (_, whole, name, calls) => {
    expect(read(whole)).toEqual([name, calls])
  })

  it.each<[string, unknown[], string, unknown[]]>([
    ['OpenAI: words', [chunk({ role: 'assistant', content: 'Hi' }), chunk({})], 'openai', []],
    [
      'OpenAI: two, in pieces, among words and usage',
      [
        chunk({ role: 'assistant', content: null }),
        piece(0, '', { id: '1', name: 'A' }),
        piece(0, '{'),
        piece(1, '', { id: '2', name: 'B' }),
        piece(0, '}'),
        piece(1, '{"b"'),
        piece(1, ':1}'),
        { ...chunk({}), choices: [] },
        chunk({}),
      ],
      'openai',
      [A, B],
    ],
    [
      'OpenAI: whole calls, all with index 0',
      [piece(0, '{}', { id: '1', name: 'A' }), piece(0, '{"b":1}', { id: '2', name: 'B' })],
      'openai',
      [A, B],
    ],
    [
      'OpenAI: the name again with every piece, and no index',
      [
        chunk({ tool_calls: [{ id: '1', function: { name: 'A', arguments: '{' } }] }),
        chunk({ tool_calls: [{ id: '1', function: { name: 'A', arguments: '}' } }] }),
        chunk({ tool_calls: [{ id: '2', function: { name: 'B', arguments: '{"b":1}' } }] }),
      ],
      'openai',
      [A, B],
    ],
    [
      'OpenAI: two choices, mixed',
      [
        chunk(
          { tool_calls: [{ index: 0, id: '2', function: { name: 'B', arguments: '{"b"' } }] },
          1,
        ),
        chunk({ tool_calls: [{ index: 0, id: '1', function: { name: 'A', arguments: '{}' } }] }, 0),
        chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }, 1),
      ],
      'openai',
      [A, B],
    ],
    [
      'Responses: to its end',
      [
        created,
        added(0, item('1', 'A', '')),
        argumentsDelta(0, '{}'),
        done(0, item('1', 'A')),
        { type: 'response.completed', response: response(item('1', 'A')) },
      ],
      'openai-responses',
      [A],
    ],
    [
      'Responses: without the last event',
      [
        created,
        added(0, { type: 'reasoning' }),
        added(1, item('1', 'A', '')),
        argumentsDelta(1, '{}'),
        done(1, item('1', 'A')),
        done(2, item('2', 'B', '{"b":1}')),
      ],
      'openai-responses',
      [A, B],
    ],
    [
      'Responses: in pieces only',
      [
        added(1, item('2', 'B', '')),
        added(0, item('1', 'A', '')),
        argumentsDelta(1, '{"b"'),
        argumentsDelta(0, '{}'),
        argumentsDelta(1, ':1}'),
      ],
      'openai-responses',
      [A, B],
    ],
    [
      'Responses: whose last event has no output',
      [done(0, item('1', 'A')), { type: 'response.completed', response: response() }],
      'openai-responses',
      [A],
    ],
    ['Anthropic: words', [begun, block(0, { type: 'text', text: '' })], 'anthropic', []],
    [
      'Anthropic: two, in pieces',
      [
        begun,
        { type: 'ping' },
        block(0, { type: 'text', text: '' }),
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } },
        block(1, use('1', 'A')),
        { type: 'content_block_stop', index: 1 },
        block(2, use('2', 'B')),
        json(2, ''),
        json(2, '{"b"'),
        json(2, ':1}'),
        { type: 'message_delta', delta: { stop_reason: 'tool_use' } },
        { type: 'message_stop' },
      ],
      'anthropic',
      [['1', 'A', ''], B],
    ],
    [
      'Gemini: two, in two',
      [
        generated({ text: 'Well' }),
        generated(wants('A', {}, { id: '1' })),
        { usageMetadata: {} },
        generated(wants('B', { b: 1 }, { id: '2' })),
      ],
      'gemini',
      [A, B],
    ],
  ])('are put together from a stream: %s', (_, parts, name, calls) => {
    expect(read(parts)).toEqual([name, calls])
  })

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an empty list', []],
    ['a list of something', [{ a: 1 }]],
    ['text', 'Hello'],
    ['null', null],
    ['a call without an id', completion({ tool_calls: [{ ...tool('1', 'A'), id: 5 }] })],
    ['arguments that are no text', completion({ tool_calls: [tool('1', 'A', {} as never)] })],
    ['a choice without a message', { choices: [{}] }],
    ['a user’s message', { role: 'user', content: [use('1', 'A')] }],
    ['a tool use without a name', message({ type: 'tool_use', id: '1' })],
    ['a function call without arguments', response({ type: 'function_call', call_id: '1' })],
  ])('are not looked for in what is no response: %s', (_, given) => {
    expect(() => understand(given)).toThrow(/no model's response/)
  })
})

describe('the answer to calls', () => {
  const answers = (given: unknown, ...failed: boolean[]) => {
    const { dialect, calls } = understand(given)
    return dialect.answer(
      calls.map((call, i) => ({ call, failed: failed[i] ?? false, content: { data: i } })),
    )
  }

  it('is a tool message each for chat completions', () => {
    const given = completion({ tool_calls: [tool('1', 'A'), tool('2', 'B')] })
    expect(answers(given)).toEqual([
      { role: 'tool', tool_call_id: '1', content: '{"data":0}' },
      { role: 'tool', tool_call_id: '2', content: '{"data":1}' },
    ])
  })

  it('is an input item each for Responses', () => {
    expect(answers(response(item('1', 'A'), item('2', 'B')))).toEqual([
      { type: 'function_call_output', call_id: '1', output: '{"data":0}' },
      { type: 'function_call_output', call_id: '2', output: '{"data":1}' },
    ])
  })

  it('is one user message for Anthropic, and says what failed', () => {
    expect(answers(message(use('1', 'A'), use('2', 'B')), false, true)).toEqual([
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: '1', content: '{"data":0}' },
          { type: 'tool_result', tool_use_id: '2', content: '{"data":1}', is_error: true },
        ],
      },
    ])
  })

  it('is one content for Gemini, with the names and ids that it gave', () => {
    const given = generated(wants('default_api.A'), wants('B', {}, { id: '2' }))
    expect(answers(given, false, true)).toEqual([
      {
        role: 'user',
        parts: [
          { functionResponse: { name: 'default_api.A', response: { output: { data: 0 } } } },
          { functionResponse: { id: '2', name: 'B', response: { error: { data: 1 } } } },
        ],
      },
    ])
  })

  it.each([
    ['chat completions', completion({ content: 'Hi' })],
    ['Responses', response()],
    ['Anthropic', message()],
    ['Gemini', generated()],
  ])('is nothing where nothing was called: %s', (_, given) => {
    expect(answers(given)).toEqual([])
  })
})
