import type { Json } from './protocol.ts'

/** An answer that is not there by then becomes a stream, in milliseconds. */
const SOON = 2_000
/** Between comments that keep proxies from hanging up, in milliseconds. */
const KEEP_ALIVE = 15_000

const HEADERS = {
  'content-type': 'text/event-stream',
  'x-accel-buffering': 'no',
}

/** What is on its way to the client. */
export interface Outlet {
  /** Sends a message ahead of the answer. */
  notify(message: Json): void
  /** Aborted when the client hung up. */
  readonly signal: AbortSignal
}

interface EventStream extends Outlet {
  readonly response: Response
  /** Says something that no client reads: so that it knows the stream is open. */
  comment(text: string): void
  close(): void
}

/** An event stream (HTML, section 9.2), open until `close` or until the client hangs up. */
export function eventStream(): EventStream {
  const encoder = new TextEncoder()
  const gone = new AbortController()
  let timer: ReturnType<typeof setInterval> | undefined
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined
  const end = () => {
    clearInterval(timer)
    sink = undefined
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      sink = controller
      timer = setInterval(() => comment('still here'), KEEP_ALIVE)
    },
    cancel() {
      end()
      gone.abort()
    },
  })
  const write = (text: string): void => sink?.enqueue(encoder.encode(text))
  const comment = (text: string) => write(`: ${text}\n\n`)
  return {
    comment,
    response: new Response(body, { headers: HEADERS }),
    signal: gone.signal,
    notify: (message) => write(`event: message\ndata: ${JSON.stringify(message)}\n\n`),
    close() {
      sink?.close()
      end()
    },
  }
}

/**
 * Answers as JSON what is there soon and says nothing before; else as an event stream.
 *
 * @param work never throws
 */
export async function respond(
  work: (outlet: Outlet) => Promise<{ readonly body: unknown; readonly status: number }>,
): Promise<Response> {
  const stream = eventStream()
  let speak: () => void = () => undefined
  const spoken = new Promise<void>((resolve) => {
    speak = resolve
  })
  const timer = setTimeout(speak, SOON)
  const notify = (message: Json) => {
    stream.notify(message)
    speak()
  }
  const answer = work({ notify, signal: stream.signal })
  const first = await Promise.race([spoken, answer])
  clearTimeout(timer)
  if (first) {
    stream.close()
    return Response.json(first.body, { status: first.status })
  }
  void answer.then(({ body }) => {
    stream.notify(body as Json)
    stream.close()
  })
  return stream.response
}
