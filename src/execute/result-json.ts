import type { ToolResult } from './execute.ts'

/** Under it a result has the JSON that its data were read from, where they are as they came. */
export const DATA_JSON: unique symbol = Symbol('data as JSON')

/**
 * A result as JSON. Data that are as they came are not written anew: that took as long as reading
 * them, and numbers keep all their digits.
 */
export function resultJson(result: ToolResult): string {
  const { [DATA_JSON]: data, successful, error, status, logId, note, next } = result
  if (data === undefined) return JSON.stringify(result)
  const rest = JSON.stringify({ error, status, logId, note, next })
  return `{"successful":${successful},"data":${data},${rest.slice(1)}`
}
