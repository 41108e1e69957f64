import type { Acting } from './acting.ts'
import { BehalfError } from './errors.ts'
import type { Tool, ToolWish } from './tools.ts'
import type { Toolset } from './toolset.ts'

/** Which tools a framework gets, and for whom. */
export interface NativeWish extends ToolWish, Acting {}

/** A tool that runs. What it answers is for a model: a failure is an answer, never thrown. */
interface NativeTool extends Tool {
  /** @throws the signal's reason */
  readonly run: (args: unknown, signal?: AbortSignal) => Promise<NativeResult>
}

/** What a model is told. */
interface NativeResult {
  readonly successful: boolean
  readonly data: unknown
  readonly error: string | null
  readonly [more: string]: unknown
}

/** The tools that are wished for, each bound to its entity. */
export async function nativeTools(toolset: Toolset, wish: NativeWish): Promise<NativeTool[]> {
  const tools = await toolset.getTools({ ...wish, format: 'mcp' })
  return tools.map(({ name, description, inputSchema }) => ({
    ...{ name, description, inputSchema },
    run: (args, signal) => run(toolset, name, args, { ...wish, signal: either(wish, signal) }),
  }))
}

async function run(
  toolset: Toolset,
  name: string,
  args: unknown,
  options: NativeWish,
): Promise<NativeResult> {
  const { entityId, modifiers, timeout, signal } = options
  try {
    const input = args as Readonly<Record<string, unknown>>
    const how = { entityId, modifiers, timeout, signal }
    const { status: _, logId: __, note, next, ...told } = await toolset.execute(name, input, how)
    return { ...told, ...(note !== null && { note }), ...(next !== null && { next }) }
  } catch (error) {
    if (!(error instanceof BehalfError)) throw error
    return { successful: false, data: null, error: error.message, code: error.code }
  }
}

const either = ({ signal: one }: Acting, other?: AbortSignal): AbortSignal | undefined =>
  one && other ? AbortSignal.any([one, other]) : (one ?? other)
