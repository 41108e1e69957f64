import { vi } from 'vitest'

/** A request as it left, read. */
export interface Seen {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: unknown
  readonly signal: AbortSignal
}

type Answer = Response | Error | ((seen: Seen) => Response | Promise<Response>)

/** The outside world: gives its answers in turn, and keeps what it was asked. */
export function fakeNetwork(...answers: Answer[]): Seen[] {
  const seen: Seen[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (init?.redirect !== 'manual')
      throw new TypeError('a redirect would be followed by the platform')
    const request = {
      url: String(input),
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: init.body,
      signal: init.signal as AbortSignal, // `send` always gives one
    }
    const answer = answers[seen.push(request) - 1]
    if (!answer) throw new Error(`the story has no answer number ${seen.length}`)
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? answer(request) : answer
  })
  return seen
}

/** An answer that never comes: ends when the asker gives up. */
export const silence = ({ signal }: Seen): Promise<Response> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

export const redirect = (status: number, location: string): Response =>
  new Response(null, { status, headers: { location } })

/** The form that a request carried. */
export const formOf = (seen: Seen | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(String(seen?.body)))
