import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as legal from '../../tools/formats/_legal.ts'

/**
 * A server on loopback that speaks the wire format of all four model APIs. It refuses tools that a
 * provider would refuse, wants `ACME_READ_THING` twice, takes the answers the way the provider does,
 * and then says how many there were. Beside them it is Acme itself.
 */

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire is checked by looking at it
type Json = any

/** What a model wants called: ids as it gives them, arguments as it writes them. */
const WANTED = [
  { id: 'call_1', name: 'ACME_READ_THING', args: { id: '1' } },
  { id: 'call_2', name: 'ACME_READ_THING', args: { id: 'none' } },
] as const

class Refused extends Error {}

const refuseIf = (wrong: unknown, what: string): void => {
  if (wrong) throw new Refused(what)
}

const refuse = (faults: readonly string[]): void => refuseIf(faults.length > 0, faults.join('; '))

const sameIds = (ids: readonly unknown[]): boolean =>
  JSON.stringify(ids) === JSON.stringify(WANTED.map(({ id }) => id))

const halves = (text: string): [string, string] => [text.slice(0, 3), text.slice(3)]

/** How one provider answers: whole, and as what its stream brings. */
interface Answer {
  readonly whole: Json
  readonly parts: readonly Json[]
}

type Route = (body: Json) => Answer

const chat: Route = ({ tools, messages }) => {
  for (const tool of tools) {
    refuseIf(tool.type !== 'function', 'the type of a tool')
    refuse(legal.openAIFaults(tool.function))
  }
  const results = messages.filter(({ role }: Json) => role === 'tool')
  const said = `${results.length} results`
  const head = { id: 'chatcmpl-1', created: 1, model: 'm' }
  if (results.length > 0) {
    refuseIf(!sameIds(results.map((it: Json) => it.tool_call_id)), 'tool_call_id')
    refuseIf(!results.every(({ content }: Json) => typeof content === 'string'), 'content')
    const message = { role: 'assistant', content: said, refusal: null }
    const whole = { ...head, choices: [{ index: 0, finish_reason: 'stop', message }] }
    return { whole, parts: [] }
  }
  const calls = WANTED.map(({ id, name, args }, index) => {
    const text = JSON.stringify(args)
    return { index, id, type: 'function', function: { name, arguments: text } }
  })
  const message = {
    ...{ role: 'assistant', content: null, refusal: null },
    tool_calls: calls.map(({ id, type, function: said }) => ({ id, type, function: said })),
  }
  const deltas = calls.flatMap((call) => [
    { tool_calls: [{ ...call, function: { name: call.function.name, arguments: '' } }] },
    ...halves(call.function.arguments).map((half) => ({
      tool_calls: [{ index: call.index, function: { arguments: half } }],
    })),
  ])
  return {
    whole: {
      ...{ ...head, object: 'chat.completion' },
      choices: [{ index: 0, finish_reason: 'tool_calls', logprobs: null, message }],
    },
    parts: [{ role: 'assistant', content: null }, ...deltas, {}].map((delta) => ({
      ...{ ...head, object: 'chat.completion.chunk' },
      choices: [{ index: 0, delta, finish_reason: null }],
    })),
  }
}

const responses: Route = ({ tools, input }) => {
  for (const tool of tools) {
    refuseIf(tool.type !== 'function' || typeof tool.strict !== 'boolean', 'type or strict')
    refuse(legal.openAIFaults(tool))
  }
  const items = typeof input === 'string' ? [] : input
  const results = items.filter(({ type }: Json) => type === 'function_call_output')
  const head = { id: 'resp_1', object: 'response', created_at: 1, status: 'completed', model: 'm' }
  if (results.length > 0) {
    refuseIf(!sameIds(results.map((it: Json) => it.call_id)), 'call_id')
    refuseIf(!results.every(({ output }: Json) => typeof output === 'string'), 'output')
    const content = [{ type: 'output_text', text: `${results.length} results`, annotations: [] }]
    return {
      whole: { ...head, output: [{ type: 'message', id: 'msg', role: 'assistant', content }] },
      parts: [],
    }
  }
  const output = WANTED.map(({ id, name, args }) => ({
    ...{ type: 'function_call', id: `fc_${id}`, call_id: id, status: 'completed', name },
    arguments: JSON.stringify(args),
  }))
  const events = output.flatMap((item, output_index) => [
    { type: 'response.output_item.added', output_index, item: { ...item, arguments: '' } },
    ...halves(item.arguments).map((delta) => ({
      ...{ type: 'response.function_call_arguments.delta', output_index, item_id: item.id, delta },
    })),
    { type: 'response.output_item.done', output_index, item },
  ])
  const whole = { ...head, output }
  return {
    whole,
    parts: [
      { type: 'response.created', response: { ...head, output: [] } },
      ...events,
      { type: 'response.completed', response: whole },
    ],
  }
}

const messages: Route = ({ tools, messages: said }) => {
  for (const tool of tools) refuse(legal.anthropicFaults(tool))
  const head = { id: 'msg_1', type: 'message', role: 'assistant', model: 'm' }
  const usage = { input_tokens: 1, output_tokens: 1 }
  const last = said.at(-1)
  if (said.length > 1) {
    refuseIf(last.role !== 'user', 'results stand in a message of the user')
    refuseIf(!sameIds(last.content.map((it: Json) => it.tool_use_id)), 'tool_use_id')
    refuseIf(!last.content.every(({ type }: Json) => type === 'tool_result'), 'type')
    const content = [{ type: 'text', text: `${last.content.length} results` }]
    return { whole: { ...head, content, stop_reason: 'end_turn', usage }, parts: [] }
  }
  const content = WANTED.map(({ id, name, args }) => ({ type: 'tool_use', id, name, input: args }))
  const events = content.flatMap((block, index) => [
    { type: 'content_block_start', index, content_block: { ...block, input: {} } },
    ...halves(JSON.stringify(block.input)).map((partial_json) => ({
      ...{ type: 'content_block_delta', index },
      delta: { type: 'input_json_delta', partial_json },
    })),
    { type: 'content_block_stop', index },
  ])
  return {
    whole: { ...head, content, stop_reason: 'tool_use', usage },
    parts: [
      { type: 'message_start', message: { ...head, content: [], usage } },
      { type: 'ping' },
      ...events,
      { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage },
      { type: 'message_stop' },
    ],
  }
}

const generate: Route = ({ tools, contents }) => {
  refuseIf(tools.length !== 1, 'one tool with all declarations')
  for (const one of tools[0].functionDeclarations) refuse(legal.geminiFaults(one))
  const content = (parts: Json[]) => ({
    candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }],
  })
  if (contents.length > 1) {
    const { parts, role } = contents.at(-1)
    const results = parts.map((part: Json) => part.functionResponse)
    refuseIf(role !== 'user' || !sameIds(results.map((it: Json) => it.id)), 'ids')
    const known = results.every(({ name, response }: Json) => name && typeof response === 'object')
    refuseIf(!known, 'a response is an object, and names its function')
    return { whole: content([{ text: `${results.length} results` }]), parts: [] }
  }
  const calls = WANTED.map(({ id, name, args }) => ({ functionCall: { id, name, args } }))
  return { whole: content(calls), parts: calls.map((call) => content([call])) }
}

const ROUTES: readonly (readonly [path: RegExp, route: Route])[] = [
  [/^\/v1\/chat\/completions$/, chat],
  [/^\/v1\/responses$/, responses],
  [/^\/v1\/messages$/, messages],
  [/^\/v1(?:beta)?\/models\/m:(?:streamG|g)enerateContent/, generate],
]

async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const url = request.url ?? ''
  if (url.startsWith('/things/')) {
    const found = !url.endsWith('/none')
    const body = found ? { id: url.split('/').at(-1) } : { message: 'No such thing' }
    reply.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
    reply.end(JSON.stringify(body))
    return
  }
  let text = ''
  for await (const part of request) text += String(part)
  const body = JSON.parse(text)
  const [, route] = ROUTES.find(([path]) => path.test(url)) ?? []
  if (!route) throw new Refused(`no such route: ${url}`)
  const { whole, parts } = route(body)
  if (body.stream !== true && !url.includes('streamGenerate')) {
    reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(whole))
    return
  }
  reply.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const part of parts) {
    const event = part.type ? `event: ${part.type}\n` : ''
    reply.write(`${event}data: ${JSON.stringify(part)}\n\n`)
  }
  reply.end(route === chat ? 'data: [DONE]\n\n' : '')
}

/** @returns its origin, and how to end it */
export async function startProvider(): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer((request, reply) => {
    answer(request, reply).catch((error: Error) => {
      const known = error instanceof Refused
      const body = {
        type: 'error',
        error: { type: 'invalid_request_error', message: error.message },
      }
      reply.writeHead(known ? 400 : 500, { 'content-type': 'application/json' })
      reply.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}
