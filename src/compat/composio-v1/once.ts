import type { Context } from 'hono'
import { digest } from '../../core/digest.ts'
import { ServiceError } from '../../core/errors.ts'
import { type Outcome, outcome, unwrap } from '../../core/outcome.ts'
import type { CallSite } from '../../execute/execute.ts'
import type { AppEnv } from '../../routes/context.ts'

/** How long a call is remembered, in milliseconds: three tries of three minutes, and some more. */
const KEPT_FOR = 10 * 60_000
/** How long a repeated call waits for the first one, in milliseconds. */
const LONGEST_WAIT = 150_000
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
  const claim = await entity.calls().claim({ id, print: '', keptFor: KEPT_FOR, wait: LONGEST_WAIT })
  if (claim.state === 'done') return unwrap(JSON.parse(claim.came) as Outcome<T>) // of the same request
  if (claim.state !== 'yours') {
    throw new ServiceError('upstream-timeout', 'the same request is still running; ask again')
  }
  let came: Outcome<T>
  try {
    came = await outcome(work)
  } catch (error) {
    await entity.calls().release(id)
    throw error
  }
  background(entity.calls().settle(id, JSON.stringify(came)))
  return unwrap(came)
}
