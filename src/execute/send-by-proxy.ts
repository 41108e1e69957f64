import type { AppSpec } from '../catalogue/spec.ts'
import { errorCode } from '../core/errors.ts'
import type { Outgoing } from '../core/http.ts'
import type { LogEntry } from '../entity/log.ts'
import { newCallId } from './call-log.ts'
import { type CallSite, openSession } from './execute.ts'
import { assertProxyAllowed, permitOf } from './permissions.ts'
import { type Session, sendAs } from './send-as.ts'

/** Paths are logged up to this many characters. */
const LOGGED = 200

/** A request that is to go through the proxy. */
interface Passed {
  readonly app: AppSpec
  readonly connectionId: string | undefined
  readonly method: string
  /** As it was sent, without host and query. */
  readonly path: string
  /** What leaves, made for the app as the connection has it: where it is may depend on that. */
  request(app: AppSpec): Promise<Outgoing>
}

/**
 * Sends a request of the caller's own with the user's credentials. Its log has the method and the path:
 * which parts of a path are values nobody here knows. What is in query and bodies stays the user's.
 *
 * @throws {ServiceError} where it did not reach the app
 */
export async function sendByProxy(
  site: CallSite,
  { app, connectionId, method, path, request }: Passed,
): Promise<{ session: Session; response: Response }> {
  const at = Date.now()
  let session: Session | undefined
  const permit = await permitOf(site.permissions, app.slug)
  assertProxyAllowed(permit)
  const log = (came: Pick<LogEntry, 'successful' | 'status' | 'code'>) =>
    site.log.add({
      ...{ id: newCallId(), at, action: null, request: `${method} ${path}`.slice(0, LOGGED) },
      ...{ app: app.slug, connectionId: session?.lease?.connectionId ?? null, ...came },
      ...{ millis: Date.now() - at, actor: site.actor, pausedUntil: session?.pausedUntil },
    })
  try {
    session = await openSession(site, app, connectionId, permit)
    assertProxyAllowed(await permitOf(site.permissions, app.slug), session.lease)
    const response = await sendAs(session, await request(session.app))
    const { status } = response
    log({ successful: status < 400, status, code: null })
    return { session, response }
  } catch (error) {
    log({ successful: false, status: null, code: errorCode(error) ?? 'internal' })
    throw error
  }
}
