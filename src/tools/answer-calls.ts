import { ERRORS, errorCode, errorDetail, ServiceError } from '../core/errors.ts'
import { readForeignJson } from '../core/foreign-json.ts'
import { inParallel } from '../core/in-parallel.ts'
import type { CallSite } from '../execute/execute.ts'
import { tellBug } from '../observe/bug.ts'
import type { AnsweredCall, WantedCall } from './dialects/dialect.ts'
import { nameMeant } from './name-meant.ts'
import { act, rehearse } from './own-tools.ts'

/** How many calls of one response run at a time; workerd keeps 6 connections waiting. */
const PARALLEL = 5

/** How calls are made. */
interface Manner {
  /** Only what would be sent is answered. */
  readonly dryRun: boolean
}

/**
 * Makes all calls that a model wants, at most five at a time, and answers what came of them in order.
 * A call that fails becomes its answer: the model can read it and mend its next call.
 */
export async function answerCalls(
  site: CallSite,
  calls: readonly WantedCall[],
  manner: Manner = { dryRun: false },
): Promise<AnsweredCall[]> {
  const answers = new Array<AnsweredCall>(calls.length)
  await inParallel(calls.entries(), PARALLEL, async ([i, call]) => {
    answers[i] = await answerCall(site, call, manner)
  })
  return answers
}

async function answerCall(
  site: CallSite,
  call: WantedCall,
  { dryRun }: Manner,
): Promise<AnsweredCall> {
  try {
    const action = await nameMeant(site.library, call.name)
    const made = { action, arguments: parseArguments(call) }
    if (dryRun) return { call, failed: false, content: await rehearse(site, made) }
    const { successful, data, error, note, next } = await act(site, made)
    const content = {
      ...{ successful, data, error },
      ...(note !== null && { note }),
      ...(next !== null && { next }),
    }
    return { call, failed: !successful, content }
  } catch (error) {
    const code = errorCode(error)
    if (!code) tellBug('a tool call', error)
    const said = code ? `${ERRORS[code][1]}: ${errorDetail(error)}` : 'Internal error'
    const content = { successful: false, data: null, error: said, code: code ?? 'internal' }
    return { call, failed: true, content }
  }
}

function parseArguments({ name, argumentsText }: WantedCall): unknown {
  if (argumentsText.trim() === '') return {}
  const read = readForeignJson(argumentsText)
  if (read) return read.data
  const detail = `${name}: the arguments are not JSON; send one JSON object`
  throw new ServiceError('invalid-arguments', detail)
}
