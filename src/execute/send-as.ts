import { applyCredentials } from '../auth/apply.ts'
import { type AppSpec, hostsOf } from '../catalogue/spec.ts'
import { errorCode } from '../core/errors.ts'
import { type Outgoing, send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import type { Lease } from '../entity/credentials.ts'
import type { Notes } from '../observe/notes.ts'
import { noteSent } from '../observe/spans.ts'

/** Methods that change nothing (RFC 9110 section 9.2.1). */
const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** A connection to act with: what its entity leased, and a way to other credentials. */
export interface Session {
  readonly app: AppSpec
  readonly origins: Origins
  /** What the request tells of itself. */
  readonly notes: Notes
  /** `undefined`: an app that anybody may call. */
  lease: Lease | undefined
  /** Told before a request leaves that may change something at the app. */
  readonly acting?: (() => void) | undefined
  renew(lease: Lease): Promise<Lease>
}

/**
 * Sends a request with the user's credentials on it. A 401 is taken at its word once: the credentials
 * are renewed and the request replayed (RFC 6750 section 3.1), where its body can be sent again.
 */
export async function sendAs(session: Session, request: Outgoing): Promise<Response> {
  const { lease } = session
  if (!SAFE.includes(request.method)) session.acting?.()
  if (!lease) return sendNoted(session, request)
  const response = await sendNoted(session, await withCredentials(request, lease))
  if (response.status !== 401 || request.body instanceof ReadableStream) return response
  const renewed = await otherCredentials(session, lease)
  if (!renewed) return response
  await response.body?.cancel()
  session.lease = renewed
  return sendNoted(session, await withCredentials(request, renewed))
}

/** Sends, and notes how long the app took. */
async function sendNoted({ app, origins, notes }: Session, request: Outgoing): Promise<Response> {
  const start = Date.now()
  let status: number | undefined
  let code: string | undefined
  try {
    const response = await send(request, { origins, hosts: hostsOf(app) })
    status = response.status
    return response
  } catch (error) {
    code = errorCode(error) ?? 'internal'
    throw error
  } finally {
    const { method, url } = request
    const sent = { method, host: url.hostname, app: app.slug, start, end: Date.now() }
    noteSent(notes, { ...sent, status, code })
  }
}

/** A copy: the request itself stays without credentials. */
export async function withCredentials(request: Outgoing, { usable }: Lease): Promise<Outgoing> {
  const { query = {} } = usable.placed ?? {}
  const isMoved = usable.oauth1 || usable.sigv4 || Object.keys(query).length > 0
  const url = isMoved ? new URL(request.url) : request.url
  const copy = { ...request, url, headers: new Headers(request.headers) }
  await applyCredentials(copy, usable, Date.now())
  return copy
}

/** Other credentials; none where there are no others to be had now, and the 401 must stand. */
async function otherCredentials(session: Session, lease: Lease): Promise<Lease | undefined> {
  try {
    return await session.renew(lease)
  } catch (error) {
    const code = errorCode(error)
    if (!code || code === 'consent-revoked') throw error
    return undefined
  }
}
