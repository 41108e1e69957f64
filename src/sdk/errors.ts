/** What an error of the service says, or one of our own about reaching it. */
interface Problem {
  /** Stable: branch on it. */
  readonly code: string
  readonly title?: string | undefined
  readonly detail?: string | undefined
  /** HTTP; none where no answer came. */
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  /** Seconds. */
  readonly retryAfter?: number | undefined
  readonly facts?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Every failure that is not an abort of yours. `code` is the service's own (see its `/docs`), or one
 * of the SDK's: `network` (no answer came), `timeout`, `connection-failed` (a user did not connect),
 * `unexpected-answer` (something other than the service answered), `webhook-refused` (it is not signed
 * by the service, or too old).
 */
export class BehalfError extends Error {
  override readonly name = 'BehalfError'
  readonly code: string
  /** What is wrong with this very request, and often what to do. */
  readonly detail: string | undefined
  /** The HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined
  /** Names the request in the deployment's logs. */
  readonly requestId: string | undefined
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined
  /** What else the service told: `candidates`, `errors`, `redirectUrl`, … */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? problem.code, options)
    this.code = problem.code
    this.detail = problem.detail
    this.status = problem.status
    this.requestId = problem.requestId
    this.retryAfter = problem.retryAfter
    this.facts = problem.facts ?? {}
  }
}

/** Reads an answer that is no success; whoever wrote it. */
export async function errorOf(response: Response): Promise<BehalfError> {
  const { status, headers } = response
  const text = await response.text()
  const document = parsed(text)
  const { type: _, title, status: __, detail, instance: ___, code, ...more } = document ?? {}
  const { request_id: id, retry_after: wait, ...facts } = more
  const seconds = Number(wait ?? headers.get('retry-after') ?? Number.NaN)
  return new BehalfError({
    code: textOr(code, 'unexpected-answer'),
    title: textOr(title, `${status} ${response.statusText}`.trim()),
    detail: textOr(detail, document ? undefined : `${status}: ${text.slice(0, 200)}`),
    status,
    requestId: textOr(id, headers.get('x-request-id') ?? undefined),
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
    facts,
  })
}

const textOr = <T>(value: unknown, other: T): string | T =>
  typeof value === 'string' ? value : other

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
