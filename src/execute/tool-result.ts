/** Under it a result has the JSON that its data were read from, where they are as they came. */
export const DATA_JSON: unique symbol = Symbol('data as JSON')

/** What came of a call that reached the app. */
export interface ToolResult {
  readonly successful: boolean
  readonly data: unknown
  /** What went wrong, in words for a model: the app's own, and what can be done. */
  readonly error: string | null
  /** The app's HTTP status; `null` where no request of its own was needed. */
  readonly status: number | null
  readonly logId: string
  /** Said where the result was shortened. */
  readonly note: string | null
  /** What to change in the arguments for the next page; `null` where none is known of. */
  readonly next: Readonly<Record<string, unknown>> | null
  readonly [DATA_JSON]?: string | undefined
}

/**
 * A result as JSON. Data that are as they came are not written anew: that took as long as reading
 * them, and decimals stay as the app wrote them.
 */
export function resultJson(result: ToolResult): string {
  const { [DATA_JSON]: data, successful, error, status, logId, note, next } = result
  if (data === undefined) return JSON.stringify(result)
  const rest = JSON.stringify({ error, status, logId, note, next })
  return `{"successful":${successful},"data":${data},${rest.slice(1)}`
}
