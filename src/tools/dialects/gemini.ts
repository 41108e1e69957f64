import * as z from 'zod'
import type { Dialect, WantedCall } from './dialect.ts'
import { knownParts } from './stream.ts'

const FunctionCall = z.lazy(() =>
  z.object({
    id: z.string().optional(),
    name: z.string().optional(),
    args: z.unknown().optional(),
    partialArgs: z.unknown().optional(),
    willContinue: z.boolean().optional(),
  }),
)
const Content = z.lazy(() =>
  z.object({
    parts: z.array(z.object({ functionCall: FunctionCall.optional() })).optional(),
  }),
)
const Generated = z.lazy(() =>
  z.object({ candidates: z.array(z.object({ content: Content.optional() })) }),
)

/** Arguments in pieces (`partialArgs`) are not put together: such a call is told to be mended. */
const UNFINISHED = '{'

const callsOf = ({ candidates }: z.infer<typeof Generated>): WantedCall[] =>
  candidates
    .flatMap(({ content }) => content?.parts ?? [])
    .flatMap(({ functionCall: call }) => {
      if (call?.name === undefined) return []
      const whole = call.partialArgs === undefined && call.willContinue !== true
      const argumentsText = whole ? JSON.stringify(call.args ?? {}) : UNFINISHED
      return [{ id: call.id, name: call.name, argumentsText }]
    })

/** Gemini's generateContent. A stream's chunks are responses, too, each with calls of its own. */
export const gemini: Dialect = {
  read: (response) => {
    const whole = Generated.safeParse(response)
    if (whole.success) return callsOf(whole.data)
    return knownParts(response, Generated)?.flatMap(callsOf)
  },
  answer: (calls) => {
    const parts = calls.map(({ call: { id, name }, failed, content }) => ({
      functionResponse: {
        ...(id !== undefined && { id }),
        name,
        response: failed ? { error: content } : { output: content },
      },
    }))
    return parts.length > 0 ? [{ role: 'user', parts }] : []
  },
}
