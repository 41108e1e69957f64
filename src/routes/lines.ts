import type { Context } from 'hono'
import type { AppEnv } from './context.ts'

/**
 * An answer of a JSON value a line (NDJSON), made while it is read: however many lines there are, no
 * more than a page of them is in memory. Where it breaks off the connection does too.
 */
export function lines(c: Context<AppEnv>, values: () => AsyncGenerator<unknown>): Response {
  const encoder = new TextEncoder()
  const source = values()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = ''
      for (let n = 0; n < LINES_AT_ONCE; n += 1) {
        const { value, done } = await source.next()
        if (!done) text += `${JSON.stringify(value)}\n`
        if (!done) continue
        if (text !== '') controller.enqueue(encoder.encode(text))
        return controller.close()
      }
      controller.enqueue(encoder.encode(text))
    },
    cancel: async () => void (await source.return(undefined)),
  })
  return c.body(body, 200, { 'content-type': 'application/x-ndjson' })
}

/** How many lines go out in one piece. */
const LINES_AT_ONCE = 100
