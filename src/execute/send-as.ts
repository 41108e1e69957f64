import { applyCredentials } from '../auth/apply.ts'
import { type AppSpec, hostsOf } from '../catalogue/spec.ts'
import { BoundedMap } from '../core/bounded-map.ts'
import type { Deadline } from '../core/deadline.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import { HeaderFields } from '../core/header-fields.ts'
import { cameByRedirect, type Outgoing, send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import { upstreamRateLimited } from '../core/rate-limit.ts'
import { hangUp } from '../core/read-body.ts'
import type { Lease } from '../entity/lease.ts'
import type { Notes } from '../observe/notes.ts'
import { noteSent } from '../observe/spans.ts'
import { turnAway } from './turned-away.ts'
import { exhaustedUntil } from './upstream-limit.ts'

/** Methods that change nothing (RFC 9110 section 9.2.1). */
const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** How long an app may take to begin its answer, in milliseconds. */
const TO_HEADERS = 30_000

/** For how long what was renewed and is refused all the same is renewed no more, in milliseconds. */
const REFUSED_FOR = 30_000

/** By connection: the version of its credentials that the app refused although they were new. */
const refused = new BoundedMap<string, { readonly version: number; readonly until: number }>(10_000)

/** A connection to act with: what its entity leased, and a way to other credentials. */
export interface Session {
  readonly app: AppSpec
  readonly origins: Origins
  /** What the request tells of itself. */
  readonly notes: Notes
  /** `undefined`: an app that anybody may call. */
  lease: Lease | undefined
  /** As of a call's site. */
  readonly acting?: ((by: 1 | -1) => void) | undefined
  /** Until when the app takes no more calls of the connection, where it said so; epoch milliseconds. */
  pausedUntil?: number
  /** Why there are no other credentials than those that the app refused. */
  unrenewed?: unknown
  /** When the whole call must be over, in epoch milliseconds; not given: no such end. */
  readonly until?: number
  renew(lease: Lease): Promise<Lease>
}

/** How long a whole tool call may take, in milliseconds: an answer of ours comes before callers give up. */
export const LONGEST_CALL = 100_000

/** What a part of a call may take, in milliseconds. @throws {ServiceError} `upstream-timeout` */
export function timeFor({ until = Number.POSITIVE_INFINITY }: Session, most: number): number {
  const left = until - Date.now()
  if (left > 0) return Math.min(left, most)
  const detail = `a call may take ${LONGEST_CALL / 1000} s in all, and this one took longer`
  throw new ServiceError('upstream-timeout', detail)
}

/**
 * Sends a request with the user's credentials on it. A 401 is taken at its word once: the credentials
 * are renewed and the request replayed (RFC 6750 section 3.1), where its body can be sent again.
 *
 * @param deadline runs on for reading the answer
 */
export async function sendAs(
  session: Session,
  request: Outgoing,
  deadline?: Deadline,
): Promise<Response> {
  const { lease } = session
  if (!lease) return sendNoted(session, request, deadline)
  const response = await sendNoted(session, await withCredentials(request, lease), deadline)
  if (response.status !== 401 || request.body instanceof ReadableStream) return response
  if (isRefusedAnyway(lease, Date.now())) return response
  deadline?.rest()
  const renewed = await otherCredentials(session, lease)
  if (!renewed) return response
  await hangUp(response)
  session.lease = renewed
  const replayed = await sendNoted(session, await withCredentials(request, renewed), deadline)
  if (replayed.status === 401) {
    const { connectionId, version } = renewed
    refused.set(connectionId, { version, until: Date.now() + REFUSED_FOR })
  }
  return replayed
}

/** Whether an app refuses for other reasons than age: others would be refused, too. */
function isRefusedAnyway({ connectionId, version }: Lease, now: number): boolean {
  const known = refused.get(connectionId)
  return known?.version === version && now < known.until
}

/**
 * Whether an app says that it did not do what it was asked: it wants other credentials (RFC 9110
 * section 15.5.2: "has not been applied"), or there were too many requests (RFC 6585 section 4).
 */
const isUnheeded = (response: Response): boolean =>
  (response.status === 401 || response.status === 429) && !cameByRedirect(response)

/** Sends, and notes how long the app took. */
async function sendNoted(
  session: Session,
  request: Outgoing,
  deadline: Deadline | undefined,
): Promise<Response> {
  const { app, origins, notes } = session
  const timeoutMs = timeFor(session, TO_HEADERS)
  const acting = SAFE.includes(request.method) ? undefined : session.acting
  acting?.(1)
  const start = Date.now()
  let status: number | undefined
  let code: string | undefined
  try {
    const response = await send(request, { origins, hosts: hostsOf(app), timeoutMs, deadline })
    status = response.status
    noteLimit(session, response)
    if (acting && isUnheeded(response)) acting(-1)
    return response
  } catch (error) {
    code = errorCode(error) ?? 'internal'
    throw error
  } finally {
    const { method, url } = request
    const sent = { method, url, app: app.slug, start, end: Date.now() }
    noteSent(notes, { ...sent, status, code })
  }
}

/** What the app says of its limits holds for all calls of the connection, unless it counts endpoints. */
function noteLimit(session: Session, { status, headers }: Response): void {
  const { lease, app } = session
  if (!lease || app.limitsByEndpoint) return
  const now = Date.now()
  const until = exhaustedUntil(status, headers, now)
  if (until === undefined) return
  session.pausedUntil = until
  turnAway(lease.connectionId, upstreamRateLimited(app.slug, until - now), now)
}

/** A copy: the request itself stays without credentials. */
export async function withCredentials(request: Outgoing, { usable }: Lease): Promise<Outgoing> {
  const { query = {} } = usable.placed ?? {}
  const isMoved = usable.oauth1 || usable.sigv4 || Object.keys(query).length > 0
  const url = isMoved ? new URL(request.url) : request.url
  const copy = { ...request, url, headers: new HeaderFields(request.headers) }
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
    session.unrenewed = error
    return undefined
  }
}
