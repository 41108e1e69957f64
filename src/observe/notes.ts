import { INSTRUMENTS } from './meter.ts'
import type { Telemetry } from './telemetry.ts'
import type { Trace } from './trace.ts'

/** A call of an app's action, as it ended. */
interface CallNote {
  readonly action: string | null
  readonly app: string
  readonly successful: boolean
  readonly status: number | null
  readonly code: string | null
}

/** What a request's parts note on the way, for its line in the log and its telemetry. */
export interface Notes {
  /** Where a link of a user's says it, and no key. */
  project: string | undefined
  entity: string | undefined
  app: string | undefined
  connection: string | undefined
  /** The last one of {@link calls}. */
  call: CallNote | undefined
  calls: number
  failedCalls: number
  /** Spent on waiting for apps to answer, in milliseconds; `undefined`: none was asked. */
  appMillis: number | undefined
  /** Our error code, where the request failed. */
  code: string | undefined
  /** `undefined`: telemetry is off. */
  telemetry: Telemetry | undefined
  /** `undefined`: the request is not sampled. */
  trace: Trace | undefined
}

export const newNotes = (): Notes => ({
  project: undefined,
  entity: undefined,
  app: undefined,
  connection: undefined,
  call: undefined,
  calls: 0,
  failedCalls: 0,
  appMillis: undefined,
  code: undefined,
  telemetry: undefined,
  trace: undefined,
})

export function noteCall(notes: Notes, call: CallNote): void {
  notes.call = call
  notes.calls++
  if (!call.successful) notes.failedCalls++
  if (!notes.telemetry) return
  const outcome = call.successful ? 'ok' : (call.code ?? 'refused')
  const about = { 'behalf.app': call.app, 'behalf.outcome': outcome }
  notes.telemetry.record(INSTRUMENTS.call, about, 1)
}
