import * as z from 'zod'
import type { ActionSpec } from '../catalogue/spec.ts'
import { inputSchema } from '../execute/arguments.ts'

/** An action as OpenAI's chat completions want a tool (platform.openai.com, function calling). */
export interface OpenAITool {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description: string
    readonly parameters: ReturnType<typeof inputSchema>
  }
}

export const openAITool = (action: ActionSpec): OpenAITool => ({
  type: 'function',
  function: {
    name: action.name,
    description: action.description,
    parameters: inputSchema(action),
  },
})

const ToolCall = z.object({
  id: z.string(),
  type: z.literal('function').default('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
})

/** A chat-completion response as it came, all that is not needed ignored. */
export const ChatCompletion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ tool_calls: z.array(ToolCall).nullish() }),
      }),
    )
    .describe('A chat-completion response of OpenAI, as it is'),
})
export type ChatCompletion = z.infer<typeof ChatCompletion>

/** The message that answers one call; append it to the conversation. */
export const ToolMessage = z.object({
  role: z.literal('tool'),
  tool_call_id: z.string(),
  content: z.string().describe('JSON: {successful, data, error}'),
})
export type ToolMessage = z.infer<typeof ToolMessage>

/** One call that a model wants made. */
export interface WantedCall {
  readonly id: string
  readonly action: string
  /** JSON, as the model wrote it: may be anything. */
  readonly argumentsText: string
}

/** All calls of all choices, in order. */
export const wantedCalls = ({ choices }: ChatCompletion): WantedCall[] =>
  choices
    .flatMap(({ message }) => message.tool_calls ?? [])
    .map(({ id, function: { name, arguments: argumentsText } }) => ({
      id,
      action: name,
      argumentsText,
    }))

export const toolMessage = (id: string, content: object): ToolMessage => ({
  role: 'tool',
  tool_call_id: id,
  content: JSON.stringify(content),
})
