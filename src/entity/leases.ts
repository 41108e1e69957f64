import { type Rate, rateLimited, takeCall, upstreamRateLimited } from '../core/rate-limit.ts'
import type { CallLogSettings } from '../project/call-log-settings.ts'
import type { CallLimits } from '../project/profile.ts'
import { chooseConnection } from './choose-connection.ts'
import type { ConnectionHead } from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import type { Lease } from './lease.ts'
import type { LogEntry } from './log.ts'
import type { Logbook } from './logbook.ts'
import type { Terms } from './terms.ts'
import type { World } from './world.ts'

/** A call that is to be made. */
export interface LeaseWish {
  readonly app: string
  /** By id; else the one that is meant. */
  readonly connection?: string | undefined
  /** Earlier calls, to be logged. */
  readonly calls?: readonly LogEntry[]
  /** How these are to be kept. */
  readonly callLog?: CallLogSettings | undefined
  /** Of the caller, where its trace is kept. */
  readonly traceparent?: string
  /** What the project lets an entity do. */
  readonly limits?: CallLimits | undefined
  /** Whether the caller would use the lease again. */
  readonly keeps?: boolean
}

const MOST_MEANT = 1_000

/**
 * Lets an entity's calls through: within the limits of the project, and not while the app said that a
 * connection has to wait. Both are counted in memory, by the one object that all calls pass.
 */
export class Leases {
  readonly #world: World
  readonly #credentials: CredentialStore
  readonly #logbook: Logbook
  readonly #terms: Terms
  /** By app; of all apps together under `''`. */
  readonly #ends = new Map<string, number>()
  /** Which connection a wish meant, as long as nothing was written. */
  readonly #meant = new Map<string, ConnectionHead>()
  #meantAt = -1
  /** Until when connections wait, in epoch milliseconds. */
  readonly #pauses = new Map<string, number>()

  constructor(world: World, credentials: CredentialStore, logbook: Logbook, terms: Terms) {
    this.#world = world
    this.#credentials = credentials
    this.#logbook = logbook
    this.#terms = terms
  }

  /** @throws {ServiceError} `rate-limited`, `upstream-rate-limited`, or what a connection lacks */
  async lease(wish: LeaseWish): Promise<Lease> {
    const { app, connection, calls = [], callLog, traceparent, limits, keeps = false } = wish
    this.#logbook.note(calls, callLog)
    for (const { connectionId, pausedUntil } of calls) {
      if (connectionId !== null && pausedUntil) this.#pauses.set(connectionId, pausedUntil)
    }
    const now = Date.now()
    const rate = limits && this.#take(app, limits, now)
    const row = this.#choose(app, connection)
    const until = this.#pauses.get(row.id)
    if (until !== undefined && until > now) throw upstreamRateLimited(app, until - now)
    if (until !== undefined) this.#pauses.delete(row.id)
    const chosenAt = this.#world.writes()
    const lease = await this.#credentials.lease(row, traceparent)
    if (rate) return { ...lease, rate }
    // A change that came meanwhile may be confirmed already: it has waited for older terms only.
    if (!keeps || this.#world.writes() !== chosenAt) return lease
    const end = lease.refreshAt ?? lease.expiresAt
    const term = this.#terms.grant(`${app} ${connection ?? ''}`, end, Date.now())
    return term > 0 ? { ...lease, term } : lease
  }

  /** Read once until something is written: a busy entity is asked the same over and over. */
  #choose(app: string, connection: string | undefined): ConnectionHead {
    const world = this.#world
    const isOld = this.#meantAt !== world.writes() || world.unborn
    if (isOld || this.#meant.size > MOST_MEANT) this.#meant.clear()
    this.#meantAt = world.writes()
    const wish = `${app} ${connection ?? ''}`
    const known = this.#meant.get(wish)
    if (known) return known
    const row = chooseConnection(world, app, connection)
    if (this.#meantAt === world.writes()) this.#meant.set(wish, row)
    return row
  }

  /** Takes the call from all limits, or from none. @returns the one that is nearer to its end */
  #take(app: string, { entity, app: ofApp }: CallLimits, now: number): Rate | undefined {
    const all = entity === null ? undefined : takeCall(this.#ends.get(''), entity, now)
    if (all && all.wait > 0) throw rateLimited(all, 'entity', 'this entity')
    const one = ofApp === null ? undefined : takeCall(this.#ends.get(app), ofApp, now)
    if (one && one.wait > 0) throw rateLimited(one, 'app', `this entity, in ${app},`)
    if (all) this.#ends.set('', all.end)
    if (one) this.#ends.set(app, one.end)
    if (!all || !one) return (all ?? one)?.rate
    return all.rate.remaining < one.rate.remaining ? all.rate : one.rate
  }
}
