import { splitFields } from '../auth/fields.ts'
import { digest } from '../core/digest.ts'
import { errorCode, errorDetail } from '../core/errors.ts'
import type { Unkeyed } from '../project/audit-entry.ts'
import { type Confirmation, holdCallback, takeHeld } from './confirmation.ts'
import {
  type ConnectionChange,
  type ConnectionRow,
  dataOf,
  findConnection,
  type StatusReason,
  updateConnection,
} from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import {
  type Arrival,
  type AttemptRow,
  findLink,
  LINK_END,
  type LinkRow,
  notFollowed,
  scopesAsked,
  takeAttempt,
  type Visit,
} from './links.ts'
import { type News, USER } from './news.ts'
import { openTrip } from './offer.ts'
import { prove } from './prove.ts'
import { givenFor, schemeOf, surroundings, type World } from './world.ts'

/** How a trip to the app ended. */
export interface Ended {
  readonly row: ConnectionRow
  readonly returnUrl: string | null
  readonly opener: string | null
  /** `null`: the user consented. */
  readonly problem: StatusReason | null
  /** A nonce for the developer's server: nothing is redeemed until it says whose browser this is. */
  readonly confirmation?: string
}

/** A callback, or what the developer's server says of one that waits for it. */
export type Return = Arrival | Confirmation

/**
 * Takes up what the app sent back: checks whose it is, exchanges the code, and makes the connection
 * ACTIVE, or FAILED with a reason. Once only: the state is gone before anything is awaited.
 *
 * @param callback the app that the callback's path names (mix-up defence, RFC 9700 section 4.4.2)
 *   or, where it names none, that path; the `state` as it came, and the whole query. Or what the
 *   developer's server says of one that waits for it
 * @throws {ServiceError} where the callback is not followed, and nothing was changed
 */
export async function finishConsent(
  world: World,
  credentials: CredentialStore,
  visit: Visit,
  callback: Return,
): Promise<Ended> {
  if ('confirms' in callback) return finishConfirmed(world, credentials, visit, callback)
  const hash = await digest(visit.nonce)
  const { connection, browser } = visit
  const row = findConnection(world, connection)
  const { at } = callback
  if ('app' in at && row.app !== at.app) throw notFollowed('unknown')
  const path = 'path' in at ? at.path : undefined
  const { link, attempt } = world.atomically(() =>
    takeAttempt(world.sql, { connection, hash, browser }, path, Date.now()),
  )
  const refused = new URLSearchParams(callback.query).has('error')
  if (link.confirm !== null && !refused) {
    const confirmation = await holdCallback(world, link, { attempt, callback })
    const back = { returnUrl: link.return_url, opener: link.opener }
    return { row, ...back, problem: null, confirmation }
  }
  return concluded(world, credentials, row, { link, attempt }, callback)
}

/**
 * The developer's server saw whose browser came back (RFC 9700 section 4.7): where it is this entity's
 * user the callback is taken up, else it is forgotten.
 */
async function finishConfirmed(
  world: World,
  credentials: CredentialStore,
  visit: Visit,
  { confirms }: Confirmation,
): Promise<Ended> {
  const row = findConnection(world, visit.connection)
  const { link, held } = await takeHeld(world, visit, Date.now())
  if (confirms !== world.entity) {
    const detail = 'somebody else came back from the app than the user whom the link was for'
    const problem = { code: 'user-not-confirmed', detail }
    const failed = fallBack(world, link, problem, 'user')
    return { row: failed, returnUrl: link.return_url, opener: link.opener, problem }
  }
  return concluded(world, credentials, row, { link, attempt: held.attempt }, held.callback)
}

/** What came of it, and where the browser goes. */
async function concluded(
  world: World,
  credentials: CredentialStore,
  row: ConnectionRow,
  trip: { link: LinkRow; attempt: AttemptRow },
  callback: Arrival,
): Promise<Ended> {
  const { link } = trip
  const back = { returnUrl: link.return_url, opener: link.opener }
  try {
    return { ...(await redeem(world, credentials, row, trip, callback)), ...back }
  } catch (error) {
    const code = errorCode(error)
    if (!code || code === 'connection-not-found') throw error
    const problem = { code, detail: errorDetail(error) }
    return { row: fallBack(world, link, problem, 'user'), ...back, problem }
  }
}

/** The trip's second half: what the app answered becomes credentials, or a refusal. */
async function redeem(
  world: World,
  credentials: CredentialStore,
  row: ConnectionRow,
  { link, attempt }: { link: LinkRow; attempt: AttemptRow },
  { state, query }: Arrival,
): Promise<Pick<Ended, 'row' | 'problem'>> {
  const app = await world.app(row.app)
  const scheme = schemeOf(app, row.scheme)
  const { kept, fields } = await openTrip(world, attempt)
  const values = { ...dataOf(row), ...fields }
  const asked = await givenFor(world, scheme, row.integration, values, {
    callback: link.callback,
    scopes: scopesAsked(link),
  })
  const given = { ...asked, client: { ...asked.client, redirectUri: attempt.redirect_uri } }
  const callback = { parameters: new URLSearchParams(query), state, kept }
  const consent = await scheme.finish(given, callback, surroundings(world))
  if (consent.refused) {
    const problem = { code: consent.error, detail: refusalDetail(consent.error) }
    return { row: fallBack(world, link, problem, 'user'), problem }
  }
  try {
    const proven = await prove(world, app, scheme, given, consent)
    const { data, secrets } = splitFields(scheme.fields, fields)
    const scopes = consent.scopes ?? given.client.scopes
    const granted = { ...proven, scopes, data: { ...data, ...proven.data } }
    return { row: await credentials.store(row.id, granted, secrets, USER), problem: null }
  } catch (error) {
    await scheme.revoke(given, consent.credentials, surroundings(world)).catch(() => false)
    throw error // what cannot be kept is given back: no grant is left that nobody holds
  }
}

const refusalDetail = (error: string) =>
  error === 'access_denied' ? 'the user did not consent' : `the app answered ${error}`

/** The end of a link that brought nothing: FAILED, or what it was before. */
function fallBack(
  world: World,
  link: LinkRow,
  problem: StatusReason,
  actor: Unkeyed,
): ConnectionRow {
  return world.atomically(() => {
    const row = findConnection(world, link.connection)
    if (row.status !== 'INITIATED') return row // a working connection that was to be renewed
    const previous = link.previous && (JSON.parse(link.previous) as ConnectionChange) // written by offerLink
    const by = { actor, code: problem.code }
    if (previous) return changeRow(world, row, previous, { by }) // no event: it was told before
    const failed = { status: 'FAILED', reason: JSON.stringify(problem) }
    return changeRow(world, row, failed, { by, happened: 'connection.failed' })
  })
}

/** Changes a connection and tells who must know. */
export function changeRow(
  world: World,
  row: ConnectionRow,
  change: ConnectionChange,
  news: News = {},
): ConnectionRow {
  const changed = updateConnection(world.sql, row.id, change, Date.now())
  world.changed(changed, news)
  return changed
}

/** Ends the links whose time is over. */
export function expireLinks(world: World, now: number): void {
  if (world.unborn) return
  // Links first, which are few: of connections there may be thousands.
  const query = `SELECT link.connection FROM link CROSS JOIN connection ON connection.id = link.connection
    WHERE ${LINK_END} <= ? AND status = 'INITIATED'`
  for (const { connection } of world.sql.exec<{ connection: string }>(query, now).toArray()) {
    const link = findLink(world.sql, connection)
    const detail = link?.done_at
      ? 'the exchange with the app was interrupted: ask the user again'
      : 'nobody consented in the time of the link'
    if (link) fallBack(world, link, { code: 'expired', detail }, 'system')
  }
}
