import type { Context } from 'hono'
import { entityObject } from '../../connect/world.ts'
import { digest } from '../../core/digest.ts'
import { ServiceError } from '../../core/errors.ts'
import type { EntityId } from '../../core/ids.ts'
import { type Outcome, outcome, unwrap } from '../../core/outcome.ts'
import type { AppEnv } from '../../routes/context.ts'
import { mayComeAgain, surely } from '../../routes/idempotency.ts'

/** How long a call is remembered, in milliseconds: longer than any call takes, and all of its tries. */
const KEPT_FOR = 30 * 60_000
/** How long a repeated call waits for the first one, in milliseconds. */
const LONGEST_WAIT = 150_000
/** The longest request id that counts as one. */
const MAX_ID = 200

/** What is told of a call that broke off after a request left for the app. */
const BROKE_OFF = 'it was begun and broke off: look at the app before it is made again'
const UNKNOWN: Outcome<never> = {
  ...{ ok: false, code: 'outcome-unknown' },
  ...{ detail: BROKE_OFF, facts: '{}' },
}

/**
 * Does the work once for a request that is sent again: on a time-out the Python SDK repeats it, up to
 * three times, under the same `x-request-id`. The JavaScript SDK repeats nothing, so that it is spared
 * the notes. A caller that hangs up does not end it.
 *
 * @param wish what tells the request from another one under the same id, as a trace has it
 * @returns what came of the first one, for those that follow too
 */
export async function once<T extends { readonly successful: boolean }>(
  c: Context<AppEnv>,
  entity: EntityId,
  wish: unknown,
  work: () => Promise<T>,
): Promise<T> {
  const request = c.req.header('x-request-id')
  const counts = request && request.length <= MAX_ID && c.req.header('x-source') !== 'js_sdk'
  if (!counts) return work()
  const calls = () => entityObject(c.env, c.get('project'), entity).calls()
  const id = await digest(`${request} ${c.req.method} ${c.req.path}`)
  const print = await digest(JSON.stringify([c.get('rights'), wish]))
  const claim = await calls().claim({ id, print, keptFor: KEPT_FOR, wait: LONGEST_WAIT })
  if (claim.state === 'done') return unwrap(JSON.parse(claim.came) as Outcome<T>) // of the same request
  if (claim.state !== 'yours') throw refusal(claim.state)
  const conclude = (came: Outcome<T>, failed: boolean) =>
    surely(async () =>
      mayComeAgain(c, failed) ? calls().release(id) : calls().settle(id, JSON.stringify(came)),
    )
  const doing = outcome(work).then(
    (came) => {
      c.executionCtx.waitUntil(conclude(came, !(came.ok && came.value.successful)))
      return came
    },
    async (error: unknown) => {
      await conclude(UNKNOWN, true)
      throw error
    },
  )
  c.executionCtx.waitUntil(doing.catch(() => undefined))
  return unwrap(await doing)
}

function refusal(state: 'running' | 'other' | 'unknown'): ServiceError {
  if (state === 'running') {
    return new ServiceError('upstream-timeout', 'the same request is still running; ask again')
  }
  if (state === 'unknown') return new ServiceError('outcome-unknown', BROKE_OFF)
  const detail = 'another request came under this x-request-id: each needs its own'
  return new ServiceError('idempotency-key-reused', detail)
}
