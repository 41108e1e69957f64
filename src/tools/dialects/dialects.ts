import { ServiceError } from '../../core/errors.ts'
import { anthropic } from './anthropic.ts'
import type { Dialect, WantedCall } from './dialect.ts'
import { gemini } from './gemini.ts'
import { openAIChat } from './openai-chat.ts'
import { openAIResponses } from './openai-responses.ts'

/** By the name of the format in which their tools are asked for. */
const DIALECTS = {
  openai: openAIChat,
  'openai-responses': openAIResponses,
  anthropic,
  gemini,
} as const satisfies Record<string, Dialect>

type DialectName = keyof typeof DIALECTS
export const DIALECT_NAMES = Object.keys(DIALECTS) as [DialectName, ...DialectName[]] // not empty

/** The calls of a response, and who it is from. */
interface Understood {
  readonly name: DialectName
  readonly dialect: Dialect
  readonly calls: readonly WantedCall[]
}

/** Whose response it is shows in its shape. @throws {ServiceError} `invalid-request` */
export function understand(response: unknown): Understood {
  for (const name of DIALECT_NAMES) {
    const dialect = DIALECTS[name]
    const calls = dialect.read(response)
    if (calls) return { name, dialect, calls }
  }
  const detail =
    "the body is no model's response: give an OpenAI chat completion or response, an Anthropic message or a Gemini response as it is, or the chunks or events of its stream as a list"
  throw new ServiceError('invalid-request', detail)
}
