import * as z from 'zod'
import type { Dialect, WantedCall } from './dialect.ts'
import { type GrowingCall, grown, knownParts } from './stream.ts'

const ToolUse = z.lazy(() =>
  z.object({
    type: z.literal('tool_use'),
    id: z.string(),
    name: z.string(),
    input: z.unknown().optional(),
  }),
)
/** Text, thoughts, and tools that Anthropic runs itself. */
const Block = z.lazy(() =>
  z.union([ToolUse, z.object({ type: z.string().regex(/^(?!tool_use$)/) })]),
)

const Message = z.lazy(() => z.object({ role: z.literal('assistant'), content: z.array(Block) }))

const Event = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('message_start') }),
    z.object({ type: z.literal('content_block_start'), index: z.int(), content_block: Block }),
    z.object({
      type: z.literal('content_block_delta'),
      index: z.int(),
      delta: z.object({ type: z.string(), partial_json: z.string().optional() }),
    }),
  ]),
)

const written = (input: unknown): string => JSON.stringify(input ?? {})

const whole = (blocks: readonly z.infer<typeof Block>[]): WantedCall[] =>
  blocks.flatMap((block) =>
    'id' in block ? [{ id: block.id, name: block.name, argumentsText: written(block.input) }] : [],
  )

/** The calls that a stream's events make up. The input of a block that begins is empty. */
function collected(events: readonly z.infer<typeof Event>[]): WantedCall[] {
  const calls = new Map<number, GrowingCall>()
  for (const event of events) {
    if (event.type === 'content_block_start' && 'id' in event.content_block) {
      const { id, name, input } = event.content_block
      const text = written(input)
      calls.set(event.index, { id, name, text: text === '{}' ? '' : text })
    }
    if (event.type === 'content_block_delta') {
      const call = calls.get(event.index)
      if (call) call.text += event.delta.partial_json ?? ''
    }
  }
  return [...calls].sort(([a], [b]) => a - b).map(([, call]) => grown(call))
}

/** Anthropic's Messages API. All results stand in one message: separate ones are refused. */
export const anthropic: Dialect = {
  read: (response) => {
    const message = Message.safeParse(response)
    if (message.success) return whole(message.data.content)
    const events = knownParts(response, Event)
    return events && collected(events)
  },
  answer: (calls) => {
    const content = calls.map(({ call, failed, content: said }) => ({
      type: 'tool_result',
      tool_use_id: call.id ?? '',
      content: JSON.stringify(said),
      ...(failed && { is_error: true }),
    }))
    return content.length > 0 ? [{ role: 'user', content }] : []
  },
}
