import { env, exports } from 'cloudflare:workers'
import { HttpBrowser } from './browser-by-http.ts'

/** Where the Worker under test seems to be. */
export const ORIGIN = 'https://behalf.test'

type Exports = { default: { fetch(request: Request): Promise<Response> } }

/** The Worker under test, as the outside sees it. */
export const worker = (request: Request): Promise<Response> =>
  (exports as unknown as Exports).default.fetch(request)

export const ROOT = (env as unknown as { ROOT_API_KEY: string }).ROOT_API_KEY

/** A body that does not say how long it is: 64 MiB, where nobody hangs up. `sent` is in bytes. */
export function endless() {
  const piece = new TextEncoder().encode('é'.repeat(32 * 1024))
  const story = { sent: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (story.sent >= 64 * 1024 * 1024) controller.close()
      else controller.enqueue(piece)
      story.sent += piece.length
    },
  })
  return { body, story }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** As parsed; tests say what they expect of it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
  readonly body: any
}

/** Calls the API with a key. @param send as {@link worker} */
export async function call(
  key: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  send = worker,
): Promise<Answer> {
  const init: RequestInit = { method, headers: { 'x-api-key': key, ...headers } }
  if (body !== undefined) init.body = JSON.stringify(body)
  const response = await send(new Request(`${ORIGIN}${path}`, init))
  const text = await response.text()
  const json = /[/+]json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: json ? JSON.parse(text) : text,
  }
}

/** A key of a project of its own, so that tests do not meet. */
export async function newProject(id: string): Promise<string> {
  await call(ROOT, 'POST', '/v1/projects', { id })
  const { body } = await call(ROOT, 'POST', '/v1/keys', { name: id }, { 'x-project': id })
  return body.key
}

/** A browser that reaches the Worker under our origin and everything else for real. @param send as {@link worker} */
export const newBrowser = (send = worker): HttpBrowser =>
  new HttpBrowser((request) =>
    new URL(request.url).origin === ORIGIN ? send(request) : fetch(request),
  )
