import { BehalfError, isRecord } from './errors.ts'
import type { Tool } from './tools.ts'
import type { ActionResult } from './views.ts'

/** A call that is about to be made, or was. */
export interface ToolCall {
  readonly action: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly entityId: string
}

/** What a model is told of a result. */
export type ToolResult = Pick<ActionResult, 'successful' | 'data' | 'error'> &
  Readonly<Record<string, unknown>>

/** What you change on the way. Each may be asynchronous, and ends the call by throwing. */
export interface Modifiers {
  /** Before a tool is shown to a model. `null` withholds it. */
  readonly schema?: (tool: Tool) => Tool | null | Promise<Tool | null>
  /** Before a call. @returns the arguments to call with */
  readonly before?: (call: ToolCall) => ToolCall['arguments'] | Promise<ToolCall['arguments']>
  /** After a call. @returns the result to go on with */
  readonly after?: (call: ToolCall, result: ToolResult) => ToolResult | Promise<ToolResult>
}

type Node = Record<string, unknown>

/**
 * A copy in which objects are exchanged wherever they stand, in order. What becomes `undefined`
 * leaves its list, or takes the object that it is a part of along.
 */
async function exchange(
  value: unknown,
  change: (node: Node, key: string) => Promise<unknown> | undefined,
  key = '',
): Promise<unknown> {
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) items.push(await exchange(item, change, key))
    return items.filter((item) => item !== undefined)
  }
  if (!isRecord(value)) return value
  const changed = change(value, key)
  if (changed) return changed
  const out: Node = {}
  for (const [name, inner] of Object.entries(value)) {
    const copy = await exchange(inner, change, name)
    if (copy === undefined && inner !== undefined) return undefined
    out[name] = copy
  }
  return out
}

/** Tools of any format, as the hook wants them. */
export function modifyTools(tools: unknown, { schema }: Modifiers): Promise<unknown> {
  return exchange(tools, (node, parent) => {
    const shape = shapeOf(node, parent)
    return schema && shape && modifyTool(node, shape, schema)
  })
}

/** Where a tool of some format has its name and its schema. */
type Shape = 'titled' | 'inputSchema' | 'input_schema' | 'parameters'

function shapeOf(node: Node, parent: string): Shape | undefined {
  if ('$schema' in node && typeof node['title'] === 'string') return 'titled'
  if (typeof node['name'] !== 'string') return undefined
  if (parent === 'functionDeclarations') return 'parameters' // none, where there are no arguments
  return (['inputSchema', 'input_schema', 'parameters'] as const).find((key) => isRecord(node[key]))
}

async function modifyTool(
  node: Node,
  shape: Shape,
  schema: NonNullable<Modifiers['schema']>,
): Promise<Node | undefined> {
  const { title, name = title, description, ...rest } = node
  const shown = { name: String(name), description: String(description) }
  const given = shape === 'titled' ? rest : ((node[shape] ?? NO_ARGUMENTS) as Tool['inputSchema'])
  const tool = await schema({ ...shown, inputSchema: given })
  if (!tool) return undefined
  const { inputSchema, ...words } = tool
  if (shape !== 'titled') {
    return { ...node, ...words, ...(inputSchema !== NO_ARGUMENTS && { [shape]: inputSchema }) }
  }
  return { ...inputSchema, title: tool.name, description: tool.description }
}

const NO_ARGUMENTS: Tool['inputSchema'] = { type: 'object', properties: {} }

/** A model's response with the hook's arguments in it, and the calls that are in it. */
export async function modifyCalls(
  response: unknown,
  entityId: string,
  { before }: Modifiers,
): Promise<{ readonly response: unknown; readonly calls: readonly ToolCall[] }> {
  const calls: ToolCall[] = []
  const changed = await exchange(response, (node, parent) => {
    const at = argumentsAt(node, parent)
    const { name } = node
    if (!at || typeof name !== 'string') return undefined
    return (async () => {
      const given = argumentsIn(node[at])
      const call = { action: name, arguments: given ?? {}, entityId }
      const args = given && before ? await before(call) : call.arguments
      calls.push({ ...call, arguments: args })
      if (!given) return node
      return { ...node, [at]: typeof node[at] === 'string' ? JSON.stringify(args) : args }
    })()
  })
  return { response: changed, calls }
}

/** Where a call has its arguments: chat completions, responses, Anthropic, Gemini. */
function argumentsAt({ type }: Node, parent: string): string | undefined {
  if (parent === 'function' || type === 'function_call') return 'arguments'
  if (type === 'tool_use') return 'input'
  return parent === 'functionCall' ? 'args' : undefined
}

/** `undefined` where the model wrote no JSON object: the service tells it so. */
function argumentsIn(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'string') return isRecord(value ?? {}) ? ((value ?? {}) as Node) : undefined
  try {
    const read: unknown = JSON.parse(value || '{}')
    return isRecord(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** The messages that answer the calls, in their order, with the hook's results in them. */
export async function modifyAnswers(
  messages: unknown,
  calls: readonly ToolCall[],
  { after }: Modifiers,
): Promise<unknown> {
  if (!after) return messages
  let next = 0
  const changed = await exchange(messages, (node, parent) => {
    const at = answerAt(node, parent)
    if (!at) return undefined
    const call = calls[next++]
    const said = node[at]
    const result = typeof said === 'string' ? (JSON.parse(said) as unknown) : said
    if (!call || !isRecord(result)) throw mismatch()
    return (async () => {
      const told = await after(call, result as unknown as ToolResult) // as the service writes it
      return { ...node, [at]: typeof said === 'string' ? JSON.stringify(told) : told }
    })()
  })
  if (next !== calls.length) throw mismatch()
  return changed
}

/** Where a message holds its result; `undefined` where it is none. */
function answerAt(node: Node, parent: string): string | undefined {
  if ('tool_call_id' in node || 'tool_use_id' in node) return 'content'
  if ('call_id' in node) return 'output'
  return parent === 'response' ? ['output', 'error'].find((key) => key in node) : undefined
}

const mismatch = () =>
  new BehalfError({
    code: 'unexpected-answer',
    detail: 'the calls were made, but their answers do not match them: `after` was not called',
  })
