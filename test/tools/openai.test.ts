import { describe, expect, it } from 'vitest'
import { ChatCompletion, openAITool, toolMessage, wantedCalls } from '../../src/tools/openai.ts'
import { acmeWith } from '../execute/_acme.ts'

const call = (id: string, name: string, args = '{}') => ({
  id,
  type: 'function',
  function: { name, arguments: args },
})
const choice = (message: object) => ({ index: 0, finish_reason: 'tool_calls', message })
const wanted = (...choices: object[]) => wantedCalls(ChatCompletion.parse({ choices }))

describe('an action as a tool', () => {
  it('is what chat completions want', () => {
    const { action } = acmeWith({
      argumentAliases: { to: 'who' },
      input: { required: ['who'], properties: { who: { type: 'string', description: 'A name' } } },
    })
    expect(openAITool(action)).toEqual({
      type: 'function',
      function: {
        name: 'ACME_DO',
        description: 'Does what the test at hand wants to see done.',
        parameters: {
          type: 'object',
          properties: { who: { type: 'string', description: 'A name' } },
          required: ['who'],
        },
      },
    })
  })

  it('has an object of no properties where it takes nothing', () => {
    const { parameters } = openAITool(acmeWith({}).action).function
    expect(parameters).toEqual({ type: 'object', properties: {}, required: [] })
  })
})

describe('the calls that a model wants', () => {
  it.each([
    ['none, it only talks', [choice({ role: 'assistant', content: 'Hello' })], []],
    ['none, as null', [choice({ content: 'Hello', tool_calls: null })], []],
    ['none, as an empty list', [choice({ tool_calls: [] })], []],
    ['one', [choice({ tool_calls: [call('1', 'A')] })], ['1']],
    ['two', [choice({ tool_calls: [call('1', 'A'), call('2', 'B')] })], ['1', '2']],
    [
      'two, in two choices',
      [choice({ tool_calls: [call('1', 'A')] }), choice({ tool_calls: [call('2', 'A')] })],
      ['1', '2'],
    ],
    ['no choices', [], []],
  ])('are read in order: %s', (_, choices, ids) => {
    expect(wanted(...choices).map(({ id }) => id)).toEqual(ids)
  })

  it.each(['', '{', '{"a":1}', 'null', '[]', '"text"'])(
    'keep their arguments as written: %j',
    (text) => {
      expect(wanted(choice({ tool_calls: [call('1', 'A', text)] }))).toEqual([
        { id: '1', action: 'A', argumentsText: text },
      ])
    },
  )

  it('are found in a whole answer, whatever else is in it', () => {
    const whole = {
      ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm', usage: { total_tokens: 1 } },
      choices: [choice({ role: 'assistant', refusal: null, tool_calls: [call('1', 'A')] })],
    }
    expect(wantedCalls(ChatCompletion.parse(whole))).toHaveLength(1)
  })

  it('may leave out the type', () => {
    const { type: _, ...untyped } = call('1', 'A')
    expect(wanted(choice({ tool_calls: [untyped] }))).toHaveLength(1)
  })

  it.each([
    ['no choices', {}],
    ['a call without an id', { choices: [choice({ tool_calls: [{ ...call('1', 'A'), id: 5 }] })] }],
    [
      'arguments that are no text',
      { choices: [choice({ tool_calls: [call('1', 'A', {} as never)] })] },
    ],
    ['no message', { choices: [{}] }],
    ['a list', []],
  ])('are not looked for in what is no answer: %s', (_, answer) => {
    expect(ChatCompletion.safeParse(answer).success).toBe(false)
  })
})

describe('the message that answers a call', () => {
  it('names the call and holds JSON', () => {
    const message = toolMessage('1', { successful: true, data: { a: 'Zoë' }, error: null })
    expect(message).toEqual({
      role: 'tool',
      tool_call_id: '1',
      content: '{"successful":true,"data":{"a":"Zoë"},"error":null}',
    })
  })
})
