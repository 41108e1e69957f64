import * as z from 'zod'
import type { Dialect, WantedCall } from './dialect.ts'
import { type GrowingCall, grown, knownParts } from './stream.ts'

const ToolCall = z.lazy(() =>
  z.object({
    id: z.string(),
    type: z.literal('function').default('function'),
    function: z.object({ name: z.string(), arguments: z.string() }),
  }),
)

/** A call of another kind (`custom`) is not one of a function that we offered. */
const ToolCalls = z.lazy(() =>
  z
    .array(z.union([ToolCall, z.object({ type: z.string().regex(/^(?!function$)/) })]))
    .transform((calls) => calls.filter((call) => 'function' in call))
    .nullish(),
)

const ChatCompletion = z.lazy(() =>
  z.object({
    choices: z.array(z.object({ message: z.object({ tool_calls: ToolCalls }) })),
  }),
)

const Delta = z.lazy(() =>
  z.object({
    index: z.int().optional(),
    id: z.string().nullish(),
    function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
  }),
)
const Chunk = z.lazy(() =>
  z.object({
    choices: z.array(
      z.object({
        index: z.int().default(0),
        delta: z.object({ tool_calls: z.array(Delta).nullish() }),
      }),
    ),
  }),
)

type Choice = z.infer<typeof Chunk>['choices'][number]

/** All calls of all choices. */
const whole = ({ choices }: z.infer<typeof ChatCompletion>): WantedCall[] =>
  choices
    .flatMap(({ message }) => message.tool_calls ?? [])
    .map(({ id, function: { name, arguments: argumentsText } }) => ({ id, name, argumentsText }))

/**
 * The calls that a stream's chunks make up. Some servers give every call index 0: another id is
 * another call.
 */
function collected(chunks: readonly z.infer<typeof Chunk>[]): WantedCall[] {
  const byChoice = new Map<number, Choice['delta']['tool_calls'][]>()
  for (const { choices } of chunks) {
    for (const { index, delta } of choices) {
      byChoice.set(index, [...(byChoice.get(index) ?? []), delta.tool_calls])
    }
  }
  const sorted = [...byChoice].sort(([a], [b]) => a - b)
  return sorted.flatMap(([, deltas]) => callsOf(deltas.flatMap((some) => some ?? [])))
}

function callsOf(deltas: readonly z.infer<typeof Delta>[]): WantedCall[] {
  const calls: (GrowingCall & { index: number | undefined })[] = []
  for (const { index, id, function: said } of deltas) {
    const open = calls.findLast((call) => index === undefined || call.index === index)
    const another = !open || (id && open.id && open.id !== id)
    const call = another ? { index, id: undefined, name: '', text: '' } : open
    if (another) calls.push(call)
    call.id ??= id || undefined
    if (said?.name) call.name = said.name
    call.text += said?.arguments ?? ''
  }
  return calls.map(grown)
}

/** OpenAI's chat completions, and all who speak them. */
export const openAIChat: Dialect = {
  read: (response) => {
    const completion = ChatCompletion.safeParse(response)
    if (completion.success) return whole(completion.data)
    const chunks = knownParts(response, Chunk)
    return chunks && collected(chunks)
  },
  answer: (calls) =>
    calls.map(({ call, content }) => ({
      role: 'tool',
      tool_call_id: call.id ?? '',
      content: JSON.stringify(content),
    })),
}
