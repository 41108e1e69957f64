import type { ActionFunction } from './run.ts'
import type { ActionSpec } from './spec.ts'

/**
 * The function of an action that one request can't do; `undefined` for any other action. All of them
 * are one module, which an isolate loads when it first needs one: most never do.
 */
export async function readFunction({ run }: ActionSpec): Promise<ActionFunction | undefined> {
  if (run === undefined) return undefined
  const { FUNCTIONS } = await import('./functions.ts')
  return FUNCTIONS[run]
}
