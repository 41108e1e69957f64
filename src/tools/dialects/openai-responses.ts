import * as z from 'zod'
import type { Dialect, WantedCall } from './dialect.ts'
import { knownParts } from './stream.ts'

const FunctionCall = z.lazy(() =>
  z.object({
    type: z.literal('function_call'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
)
const Item = z.lazy(() =>
  z.union([FunctionCall, z.object({ type: z.string().regex(/^(?!function_call$)/) })]),
)

const Response = z.lazy(() => z.object({ output: z.array(Item) }))

const place = () => ({ output_index: z.int() })
const Event = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.enum(['response.completed', 'response.incomplete', 'response.failed']),
      response: Response,
    }),
    z.object({
      type: z.enum(['response.output_item.added', 'response.output_item.done']),
      ...place(),
      item: Item,
    }),
    z.object({
      type: z.literal('response.function_call_arguments.delta'),
      ...place(),
      delta: z.string(),
    }),
    z.object({ type: z.enum(['response.created', 'response.in_progress', 'response.queued']) }),
  ]),
)

type OutputItem = z.infer<typeof Item>

const callsOf = (items: readonly OutputItem[]): WantedCall[] =>
  items.flatMap((item) =>
    'call_id' in item ? [{ id: item.call_id, name: item.name, argumentsText: item.arguments }] : [],
  )

/** The items that a stream's events make up; the last event has them all, if it arrived. */
function collected(events: readonly z.infer<typeof Event>[]): OutputItem[] {
  const items = new Map<number, OutputItem>()
  for (const event of events) {
    if ('response' in event && event.response.output.length > 0) return event.response.output
    if ('item' in event) items.set(event.output_index, event.item)
    if ('delta' in event) {
      const item = items.get(event.output_index)
      if (item && 'call_id' in item) {
        items.set(event.output_index, { ...item, arguments: item.arguments + event.delta })
      }
    }
  }
  return [...items].sort(([a], [b]) => a - b).map(([, item]) => item)
}

/** OpenAI's Responses API. */
export const openAIResponses: Dialect = {
  read: (response) => {
    const whole = Response.safeParse(response)
    if (whole.success) return callsOf(whole.data.output)
    const events = knownParts(response, Event)
    return events && callsOf(collected(events))
  },
  answer: (calls) =>
    calls.map(({ call, content }) => ({
      type: 'function_call_output',
      call_id: call.id ?? '',
      output: JSON.stringify(content),
    })),
}
