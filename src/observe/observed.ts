import { errorCode } from '../core/errors.ts'
import { type Work, workLine } from './lines.ts'
import { INSTRUMENTS } from './meter.ts'
import { KIND } from './otlp.ts'
import { isTold, type ObserveEnv } from './settings.ts'
import { telemetryOf } from './telemetry.ts'

/** Does work that has a line, a span and a measurement of its own. */
export async function observed<T>(
  env: ObserveEnv,
  background: (work: Promise<unknown>) => void,
  work: Work,
  doIt: () => Promise<T>,
): Promise<T> {
  const start = Date.now()
  try {
    const done = await doIt()
    noteWork(env, background, work, start, 'ok')
    return done
  } catch (error) {
    noteWork(env, background, work, start, errorCode(error) ?? 'internal')
    throw error
  }
}

/** Tells of work that ended now. @param start epoch milliseconds @param outcome `ok`, or an error code */
function noteWork(
  env: ObserveEnv,
  background: (work: Promise<unknown>) => void,
  work: Work,
  start: number,
  outcome: string,
): void {
  const end = Date.now()
  const failed = outcome !== 'ok'
  if (isTold(env, failed)) console.log(workLine(env, work, outcome, end - start))
  const telemetry = telemetryOf(env)
  if (!telemetry) return
  const about = { 'behalf.app': work.app, 'error.type': failed ? outcome : undefined }
  telemetry.record(
    INSTRUMENTS.work,
    { 'behalf.work': work.kind, ...about, 'behalf.outcome': outcome },
    (end - start) / 1000,
  )
  const trace = telemetry.join(work.traceparent)
  if (trace) {
    telemetry.span({
      ...{ trace: trace.id, id: trace.span, parent: trace.parent, name: work.kind },
      ...{ kind: KIND.internal, start, end, failed },
      attributes: {
        ...about,
        'behalf.project': work.project,
        'behalf.connection': work.connection,
      },
    })
  }
  telemetry.settle(background)
}
