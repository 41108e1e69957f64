import { ERRORS, errorCode, ServiceError } from '../core/errors.ts'
import type { CallSite } from '../execute/execute.ts'
import { type ToolMessage, toolMessage, type WantedCall } from './openai.ts'
import { act } from './own-tools.ts'

/** How many calls of one response run at a time; workerd keeps 6 connections waiting. */
const PARALLEL = 5

/**
 * Makes all calls that a model wants, at most five at a time, and answers their messages in order.
 * A call that fails becomes its message: the model can read it and mend its next call.
 */
export async function answerCalls(
  site: CallSite,
  calls: readonly WantedCall[],
): Promise<ToolMessage[]> {
  const messages = new Array<ToolMessage>(calls.length)
  const queue = calls.entries()
  const worker = async () => {
    for (const [i, call] of queue) messages[i] = await answerCall(site, call)
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  return messages
}

async function answerCall(site: CallSite, call: WantedCall): Promise<ToolMessage> {
  try {
    const args = parseArguments(call)
    const result = await act(site, { action: call.action, arguments: args })
    const { successful, data, error, note, next } = result
    return toolMessage(call.id, {
      successful,
      data,
      error,
      ...(note !== null && { note }),
      ...(next !== null && { next }),
    })
  } catch (error) {
    const code = errorCode(error)
    if (!code) console.error(error)
    const said = code ? `${ERRORS[code][1]}: ${(error as Error).message}` : 'Internal error'
    return toolMessage(call.id, {
      successful: false,
      data: null,
      error: said,
      code: code ?? 'internal',
    })
  }
}

function parseArguments({ action, argumentsText }: WantedCall): unknown {
  if (argumentsText.trim() === '') return {}
  try {
    return JSON.parse(argumentsText) as unknown
  } catch {
    const detail = `${action}: the arguments are not JSON; send one JSON object`
    throw new ServiceError('invalid-arguments', detail)
  }
}
