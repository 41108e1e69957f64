import type { Context } from 'hono'
import { digest } from '../../core/digest.ts'
import { type Outcome, outcome, unwrap } from '../../core/outcome.ts'
import type { CallSite } from '../../execute/execute.ts'
import type { AppEnv } from '../../routes/context.ts'

/** The longest request id that counts as one. */
const MAX_ID = 200

/**
 * Does the work once for a request that is sent again: on a time-out the Python SDK repeats it, up to
 * three times, under the same `x-request-id`. The JavaScript SDK repeats nothing, so that it is spared
 * the notes.
 *
 * @returns what came of the first one, for those that follow too
 */
export async function once<T>(
  c: Context<AppEnv>,
  { entity, background }: Pick<CallSite, 'entity' | 'background'>,
  work: () => Promise<T>,
): Promise<T> {
  const request = c.req.header('x-request-id')
  const counts = request && request.length <= MAX_ID && c.req.header('x-source') !== 'js_sdk'
  if (!counts) return work()
  const id = await digest(`${request} ${c.req.method} ${c.req.path}`)
  const known = await entity.claimCall(id)
  if (known) return unwrap(known as Outcome<T>) // of the same request
  let came: Outcome<T>
  try {
    came = await outcome(work)
  } catch (error) {
    await entity.releaseCall(id)
    throw error
  }
  background(entity.settleCall(id, came))
  return unwrap(came)
}
