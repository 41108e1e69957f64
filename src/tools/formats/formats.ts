import { anthropic } from './anthropic.ts'
import type { ToolFormat } from './format.ts'
import { gemini } from './gemini.ts'
import { jsonSchema } from './json-schema.ts'
import { mcp } from './mcp.ts'
import { openAI, openAIResponses, openAIResponsesStrict, openAIStrict } from './openai.ts'

/** By the name that callers ask for. */
export const FORMATS = {
  openai: openAI,
  'openai-strict': openAIStrict,
  'openai-responses': openAIResponses,
  'openai-responses-strict': openAIResponsesStrict,
  anthropic,
  gemini,
  mcp,
  'json-schema': jsonSchema,
} as const satisfies Record<string, ToolFormat>

export type FormatName = keyof typeof FORMATS
export const FORMAT_NAMES = Object.keys(FORMATS) as [FormatName, ...FormatName[]] // not empty
