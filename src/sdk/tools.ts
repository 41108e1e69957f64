import type { JsonSchema } from './views.ts'

/** An action as a tool, in no provider's words. */
export interface Tool {
  readonly name: string
  readonly description: string
  readonly inputSchema: JsonSchema
}

interface ObjectSchema {
  type: 'object'
  properties?: Record<string, object>
  required?: string[]
  [keyword: string]: unknown
}

interface ChatTool {
  type: 'function'
  function: {
    name: string
    description: string
    parameters: Record<string, unknown>
    strict?: boolean
  }
}

interface ResponsesTool {
  type: 'function'
  name: string
  description: string
  parameters: Record<string, unknown>
  strict: boolean
}

interface AnthropicTool {
  name: string
  description: string
  input_schema: ObjectSchema
}

/** Each has `parameters` too, whose type is an enum of Google's own library. */
interface GeminiTool {
  functionDeclarations: { name: string; description: string }[]
}

interface TitledSchema extends ObjectSchema {
  /** The tool's name. */
  title: string
  description: string
}

interface McpTool {
  name: string
  description: string
  inputSchema: ObjectSchema
  annotations?: Record<string, unknown>
}

/** What `getTools` answers, by format: hand it to the provider as `tools`. */
export interface ToolsOf {
  /** Chat completions. */
  openai: ChatTool[]
  /** Arguments that are sure to fit, for the tools of which that can be said. */
  'openai-strict': ChatTool[]
  'openai-responses': ResponsesTool[]
  'openai-responses-strict': ResponsesTool[]
  anthropic: AnthropicTool[]
  gemini: GeminiTool[]
  mcp: McpTool[]
  'json-schema': TitledSchema[]
}

export type ToolFormat = keyof ToolsOf

/** Which tools are meant. */
export interface ToolWish {
  /** Their important actions. `behalf`: tools with which a model finds and executes all others. */
  readonly apps?: readonly string[] | undefined
  readonly actions?: readonly string[] | undefined
}

interface ChatAnswer {
  role: 'tool'
  tool_call_id: string
  content: string
}

interface ResponsesAnswer {
  type: 'function_call_output'
  call_id: string
  output: string
}

interface AnthropicAnswer {
  role: 'user'
  content: { type: 'tool_result'; tool_use_id: string; content: string; is_error?: boolean }[]
}

interface GeminiAnswer {
  role: string
  parts: { functionResponse: { id?: string; name: string; response: Record<string, unknown> } }[]
}

/** The messages to append, in the form of the provider whose response it was. */
export type AnswersTo<Response> =
  Response extends AsyncIterable<infer Part>
    ? AnswersToParts<Part>
    : Response extends readonly (infer Part)[]
      ? AnswersToParts<Part>
      : Response extends { choices: unknown }
        ? ChatAnswer[]
        : Response extends { output: unknown }
          ? ResponsesAnswer[]
          : Response extends { content: unknown }
            ? AnthropicAnswer[]
            : Response extends { candidates?: unknown }
              ? GeminiAnswer[]
              : Record<string, unknown>[]

/** The same for what a stream brings. */
type AnswersToParts<Part> = [Part] extends [{ choices: unknown }]
  ? ChatAnswer[]
  : [Extract<Part, { type: 'response.completed' }>] extends [never]
    ? [Extract<Part, { type: 'message_start' }>] extends [never]
      ? [Part] extends [{ candidates?: unknown }]
        ? GeminiAnswer[]
        : Record<string, unknown>[]
      : AnthropicAnswer[]
    : ResponsesAnswer[]
