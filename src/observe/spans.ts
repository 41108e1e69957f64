import { INSTRUMENTS } from './meter.ts'
import type { Notes } from './notes.ts'
import { KIND } from './otlp.ts'
import { newSpanId } from './trace.ts'

/** A request to an app. */
interface Sent {
  readonly method: string
  /** Of which the host is told. */
  readonly url: URL
  readonly app: string
  /** Epoch milliseconds. */
  readonly start: number
  readonly end: number
  /** The app's; `undefined`: it did not answer. */
  readonly status: number | undefined
  /** Our error code, where it did not answer. */
  readonly code: string | undefined
}

/** Notes a request to an app. No path and no query: arguments and keys stand there. */
export function noteSent(notes: Notes, sent: Sent): void {
  const { start, end, status, method, app, code } = sent
  notes.appMillis = (notes.appMillis ?? 0) + end - start
  const { telemetry, trace } = notes
  if (!telemetry) return
  const failure = code ?? (status !== undefined && status >= 400 ? String(status) : undefined)
  const about = {
    'http.request.method': method,
    'http.response.status_code': status,
    'error.type': failure,
    'behalf.app': app,
  }
  telemetry.record(INSTRUMENTS.upstream, about, (end - start) / 1000)
  if (!trace) return
  telemetry.span({
    ...{ trace: trace.id, id: newSpanId(), parent: trace.span, name: method, kind: KIND.client },
    ...{ start, end, failed: failure !== undefined },
    attributes: { ...about, 'server.address': sent.url.hostname, 'url.scheme': 'https' },
  })
}

/** Notes a part of a request that began at `start` and ends now. @param now epoch milliseconds, both */
export function notePart(notes: Notes, name: string, start: number, now: number): void {
  const { telemetry, trace } = notes
  if (!telemetry || !trace) return
  telemetry.span({
    ...{ trace: trace.id, id: newSpanId(), parent: trace.span, name, kind: KIND.internal },
    ...{ start, end: now, attributes: {}, failed: false },
  })
}
