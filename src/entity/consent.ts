import { digest } from '../core/digest.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import { randomToken } from '../core/random.ts'
import { readAccount } from './account.ts'
import {
  type ConnectionChange,
  type ConnectionRow,
  findConnection,
  type StatusReason,
  updateConnection,
} from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import {
  type AttemptRow,
  addAttempt,
  findLink,
  LINK_LIFETIME,
  type LinkRow,
  openLink,
  putLink,
  takeAttempt,
} from './links.ts'
import { oauthClient, schemeOf, sealContext, type World } from './world.ts'

/** 256 random bits, of which only the hash is kept. */
async function newNonce(): Promise<{ nonce: string; hash: string }> {
  const nonce = randomToken(32)
  return { nonce, hash: await digest(nonce) }
}

/**
 * Makes the link under which the user will be asked, in place of an older one.
 *
 * @param previous what the connection falls back to if the user does not consent
 * @returns the nonce that opens it
 */
export async function offerLink(
  world: World,
  connection: string,
  offer: { callback: string; returnUrl: string | null; previous: ConnectionRow | null },
  now: number,
): Promise<string> {
  const { nonce, hash } = await newNonce()
  const { previous } = offer
  const fallback = previous && JSON.stringify({ status: previous.status, reason: previous.reason })
  putLink(world.sql, {
    connection,
    hash,
    callback: offer.callback,
    return_url: offer.returnUrl,
    previous: fallback,
    expires_at: now + LINK_LIFETIME,
  })
  return nonce
}

/** A browser in front of a link or a callback: nonces as they came, the cookie as its SHA-256. */
export interface Visit {
  readonly connection: string
  readonly nonce: string
  readonly browser: string | null
}

/**
 * Binds the browser to the link and begins a trip to the app.
 *
 * @param stateFor makes the `state` to send, out of a nonce
 * @returns the app's authorization URL
 */
export async function beginConsent(
  world: World,
  visit: Visit & { readonly browser: string },
  stateFor: (nonce: string) => string,
): Promise<string> {
  const { connection, browser } = visit
  const hash = await digest(visit.nonce)
  const link = openLink(world.sql, { connection, hash, browser }, Date.now())
  const row = findConnection(world.sql, connection)
  const app = await world.app(row.app)
  const scheme = schemeOf(app, row.scheme)
  const client = oauthClient(app, scheme.name, await world.client(row.integration), link.callback)
  const state = await newNonce()
  const { url, verifier } = await scheme.begin(client, stateFor(state.nonce))
  const ring = await world.ring()
  const sealed = await ring.seal(verifier, sealContext(world, connection, 'verifier'))
  addAttempt(world.sql, {
    hash: state.hash,
    connection,
    verifier: sealed,
    redirect_uri: client.redirectUri,
  })
  return world.origins.forward(url).href
}

/** How a trip to the app ended. */
export interface Ended {
  readonly row: ConnectionRow
  readonly returnUrl: string | null
  /** `null`: the user consented. */
  readonly problem: StatusReason | null
}

/**
 * Takes up what the app sent back: checks whose it is, exchanges the code, and makes the connection
 * ACTIVE, or FAILED with a reason. Once only: the state is gone before anything is awaited.
 *
 * @param callback the app that the callback's path names (mix-up defence, RFC 9700 section 4.4.2),
 *   the `state` as it came, and the whole query
 * @throws {ServiceError} where the callback is not followed, and nothing was changed
 */
export async function finishConsent(
  world: World,
  credentials: CredentialStore,
  visit: Visit,
  callback: { app: string; state: string; query: string },
): Promise<Ended> {
  const hash = await digest(visit.nonce)
  const { connection, browser } = visit
  const row = findConnection(world.sql, connection)
  if (row.app !== callback.app) {
    throw new ServiceError('invalid-request', 'another app', { problem: 'unknown' })
  }
  const { link, attempt } = world.atomically(() =>
    takeAttempt(world.sql, { connection, hash, browser }, Date.now()),
  )
  const returnUrl = link.return_url
  try {
    return { ...(await redeem(world, credentials, row, { link, attempt }, callback)), returnUrl }
  } catch (error) {
    const code = errorCode(error)
    if (!code || code === 'connection-not-found') throw error
    const problem = { code, detail: (error as Error).message }
    return { row: fallBack(world, link, problem), returnUrl, problem }
  }
}

/** The trip's second half: what the app answered becomes credentials, or a refusal. */
async function redeem(
  world: World,
  credentials: CredentialStore,
  row: ConnectionRow,
  { link, attempt }: { link: LinkRow; attempt: AttemptRow },
  { state, query }: { state: string; query: string },
): Promise<Omit<Ended, 'returnUrl'>> {
  const app = await world.app(row.app)
  const scheme = schemeOf(app, row.scheme)
  const resolved = await world.client(row.integration)
  const asked = oauthClient(app, scheme.name, resolved, link.callback)
  const client = { ...asked, redirectUri: attempt.redirect_uri }
  const ring = await world.ring()
  const context = sealContext(world, row.id, 'verifier')
  const verifier = (await ring.unseal(attempt.verifier, context)) as string // as sealed
  const callback = { parameters: new URLSearchParams(query), state, verifier }
  const around = { origins: world.origins, now: Date.now() }
  const consent = await scheme.finish(client, callback, around)
  if (consent.refused) {
    const problem = { code: consent.error, detail: refusalDetail(consent.error) }
    return { row: fallBack(world, link, problem), problem }
  }
  const scopes = consent.scopes ?? client.scopes
  const active = await credentials.store(row.id, { ...consent, scopes })
  const usable = scheme.usable(consent.credentials)
  const account = await readAccount(app, scheme, usable, world.origins)
  if (!account) return { row: active, problem: null }
  return { row: note(world, active, { account: JSON.stringify(account) }), problem: null }
}

const refusalDetail = (error: string) =>
  error === 'access_denied' ? 'the user did not consent' : `the app answered ${error}`

/** The end of a link that brought nothing: FAILED, or what it was before. */
export function fallBack(world: World, link: LinkRow, problem: StatusReason): ConnectionRow {
  return world.atomically(() => {
    const row = findConnection(world.sql, link.connection)
    if (row.status !== 'INITIATED') return row // a working connection that was to be renewed
    const previous = link.previous && (JSON.parse(link.previous) as ConnectionChange) // written by offerLink
    const failed = { status: 'FAILED', reason: JSON.stringify(problem) }
    return note(world, row, previous || failed)
  })
}

function note(world: World, row: ConnectionRow, change: ConnectionChange): ConnectionRow {
  const changed = updateConnection(world.sql, row.id, change, Date.now())
  world.changed(changed)
  return changed
}

/** Ends the links whose time is over. */
export function expireLinks(world: World, now: number): void {
  const query = `SELECT link.connection FROM link JOIN connection ON connection.id = link.connection
    WHERE expires_at <= ? AND status = 'INITIATED'`
  for (const { connection } of world.sql.exec<{ connection: string }>(query, now).toArray()) {
    const link = findLink(world.sql, connection)
    const detail = 'nobody consented within 10 minutes of the link'
    if (link) fallBack(world, link, { code: 'expired', detail })
  }
}
