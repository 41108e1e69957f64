import * as z from 'zod'
import { readText } from '../core/read-body.ts'

/** More than any metadata or registration; a larger body is none. */
const MAX_BYTES = 256 * 1024

const Fields = z.lazy(() => z.record(z.string(), z.unknown()))

/**
 * The JSON object that an answer holds, without its nulls: some servers send them for what they do
 * not have. `undefined` where the body is anything else.
 */
export async function readFields(response: Response): Promise<Record<string, unknown> | undefined> {
  const { text, cut } = await readText(response, MAX_BYTES)
  if (cut) return undefined
  try {
    const fields = Fields.parse(JSON.parse(text))
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  } catch {
    return undefined
  }
}
