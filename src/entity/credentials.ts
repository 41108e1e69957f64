import { type FieldValues, isSecret } from '../auth/fields.ts'
import { MASK, maskedUsable } from '../auth/mask.ts'
import type { Expiry, Obtained } from '../auth/scheme.ts'
import type { Credentials } from '../auth/schemes.ts'
import { targetOf } from '../catalogue/spec.ts'
import { errorCode, errorDetail, ServiceError } from '../core/errors.ts'
import { kidOf } from '../core/seal.ts'
import { SingleFlight } from '../core/single-flight.ts'
import { BackOff } from './back-off.ts'
import {
  assertUsable,
  type ConnectionHead,
  type ConnectionRow,
  dataOf,
  findConnection,
  remedy,
  updateConnection,
} from './connections.ts'
import type { Lease } from './lease.ts'
import type { By } from './news.ts'
import { noteFailure } from './note-failure.ts'
import { obtainedColumns } from './obtain.ts'
import {
  givenForCalls,
  Holdings,
  leaseIn,
  type Opened,
  openHoldings,
  withFittingData,
} from './opened.ts'
import type { Proven } from './prove.ts'
import { givenFor, schemeOf, sealContext, surroundings, type World } from './world.ts'

/**
 * Keeps one entity's credentials usable. Every refresh of a connection is one flight: reading,
 * checking, asking and writing, so that nobody acts on what another one is changing.
 */
export class CredentialStore {
  readonly #world: World
  readonly #opened = new Map<string, Opened>()
  readonly #flights = new SingleFlight<string, Opened>()
  readonly #backOff = new BackOff()

  constructor(world: World) {
    this.#world = world
  }

  /** Credentials that are good now, refreshed first where their end is near. @param traceparent of who asks */
  async lease(row: ConnectionHead, traceparent?: string): Promise<Lease> {
    assertUsable(row)
    const known = this.#opened.get(row.id)
    const isCurrent = known?.version === row.version
    const opened = isCurrent ? known : await this.#open(findConnection(this.#world, row.id))
    const now = Date.now()
    if (opened.refreshAt === undefined || now < opened.refreshAt || !opened.refreshable) {
      return leaseIn(opened)
    }
    const good = opened.expiresAt === undefined || now < opened.expiresAt
    if (this.#backOff.resting(row.id, now)) {
      if (good) return leaseIn(opened)
      throw this.#backOff.reason(row.id, now)
    }
    return leaseIn(await this.#refresh(row.id, opened.version, good, traceparent))
  }

  /**
   * As {@link lease}, to be looked at and not to act with: nothing is refreshed, and masks stand
   * where secrets would.
   */
  async preview(head: ConnectionHead): Promise<Lease> {
    assertUsable(head)
    const row = findConnection(this.#world, head.id)
    const opened = await this.#open(row)
    const { secrets } = opened
    const lease = leaseIn(opened)
    const app = await this.#world.app(row.app)
    const scheme = schemeOf(app, row.scheme)
    const { values } = await givenForCalls(this.#world, row, scheme, secrets)
    const hidden = [
      ...Object.keys(secrets),
      ...scheme.settings.filter(isSecret).map(({ name }) => name),
    ]
    const masks = Object.fromEntries(hidden.map((name) => [name, MASK]))
    const target = targetOf(app, { ...values, ...masks })
    return { ...lease, secrets: [], usable: maskedUsable(lease.usable), target }
  }

  /**
   * Other credentials than those of `version`, which the app refused. Where somebody replaced them
   * already, those are answered.
   *
   * @throws {ServiceError} `refresh-impossible`, or what went wrong last while its endpoint rests
   */
  async renew(row: ConnectionRow, version: number, traceparent?: string): Promise<Lease> {
    assertUsable(row)
    if (row.version !== version) return leaseIn(await this.#open(row))
    const now = Date.now()
    if (this.#backOff.resting(row.id, now)) throw this.#backOff.reason(row.id, now)
    return leaseIn(await this.#refresh(row.id, version, false, traceparent))
  }

  /** Other credentials, because the developer asks for them. */
  async replace(row: ConnectionRow, traceparent?: string): Promise<void> {
    assertUsable(row)
    await this.#refresh(row.id, row.version, false, traceparent)
  }

  /** What is held, also where no call can be made with it: for giving it back or asking again. */
  async read(row: ConnectionRow): Promise<Holdings> {
    const known = this.#opened.get(row.id)
    if (known?.version === row.version) return known
    if (row.sealed === null) throw new ServiceError('connection-not-active')
    const ring = await this.#world.ring()
    const context = sealContext(this.#world, row.id, 'credentials')
    return Holdings.parse(await ring.unseal(row.sealed, context))
  }

  /** Seals new credentials and makes the connection ACTIVE with them. */
  async store(id: string, proven: Proven, secrets: FieldValues, by?: By): Promise<ConnectionRow> {
    const { sql } = this.#world
    const sealed = await this.#seal(id, { held: proven.credentials, secrets })
    const account = proven.account && JSON.stringify(proven.account)
    return this.#world.atomically(() => {
      const before = findConnection(this.#world, id)
      const columns = obtainedColumns(before, proven, sealed)
      const change = { status: 'ACTIVE', reason: null, account, ...columns }
      const row = updateConnection(sql, id, change, Date.now())
      const first = before.sealed === null
      const happened = first ? 'connection.active' : 'connection.reconnected'
      this.#world.changed(row, { by, happened })
      this.forget(id)
      return row
    })
  }

  /** Drops what memory holds of a connection. */
  forget(id: string): void {
    this.#opened.delete(id)
    this.#backOff.clear(id)
  }

  async #seal(id: string, holdings: Holdings): Promise<string> {
    const ring = await this.#world.ring()
    return ring.seal(holdings, sealContext(this.#world, id, 'credentials'))
  }

  async #open(row: ConnectionRow): Promise<Opened> {
    const known = this.#opened.get(row.id)
    return known?.version === row.version ? known : this.#remember(row, await this.read(row))
  }

  async #remember(row: ConnectionRow, holdings: Holdings): Promise<Opened> {
    const opened = await openHoldings(this.#world, row, holdings)
    this.#opened.set(row.id, opened)
    return opened
  }

  /**
   * @param version the credentials that are to be replaced
   * @param good whether they still work, so that a passing fault need not fail the call
   */
  async #refresh(
    id: string,
    version: number,
    good: boolean,
    traceparent: string | undefined,
  ): Promise<Opened> {
    try {
      return await this.#flights.run(id, () => this.#refreshNow(id, version, good, traceparent))
    } catch (error) {
      const code = errorCode(error)
      if (!good || !code || code === 'consent-revoked' || code === 'connection-not-found')
        throw error
      return this.#open(findConnection(this.#world, id))
    }
  }

  async #refreshNow(
    id: string,
    version: number,
    good: boolean,
    traceparent: string | undefined,
  ): Promise<Opened> {
    const row = findConnection(this.#world, id)
    if (row.version !== version) return this.#open(row)
    const { held, secrets } = await this.read(row)
    const app = await this.#world.app(row.app)
    const scheme = schemeOf(app, row.scheme)
    if (!scheme.refreshable(held)) {
      const detail = `the app gave no refresh token for ${id}: ${remedy(row)} if it stopped working`
      throw new ServiceError('refresh-impossible', detail)
    }
    try {
      const values = { ...dataOf(row), ...secrets }
      const given = await givenFor(this.#world, scheme, row.integration, values)
      const work = { kind: 'refresh', app: row.app, connection: id, traceparent }
      const obtained = await this.#world.observed(work, () =>
        scheme.refresh(given, held, surroundings(this.#world)),
      )
      const fitting = withFittingData(app, values, obtained)
      const renewed = await this.#replace(id, version, fitting, secrets).catch(async (error) => {
        const gone = errorCode(error) === 'connection-not-found' // deleted meanwhile
        if (gone) await scheme.revoke(given, obtained.credentials, surroundings(this.#world))
        throw error
      })
      leaseIn(renewed)
      this.#backOff.clear(id)
      return renewed
    } catch (error) {
      const code = errorCode(error)
      if (code) noteFailure(this.#world, { id, version }, code, errorDetail(error))
      if (!code || code === 'consent-revoked') throw error
      const now = Date.now()
      const over = !good || isOver(scheme.expiry(held))
      this.#backOff.failed(id, error as ServiceError, over, now)
      throw this.#backOff.resting(id, now) ? this.#backOff.reason(id, now) : error
    }
  }

  /** Stored before anyone gets the new token: the object's output gate holds answers until then. */
  async #replace(
    id: string,
    version: number,
    obtained: Obtained<Credentials>,
    secrets: FieldValues,
  ): Promise<Opened> {
    const { sql } = this.#world
    const sealed = await this.#seal(id, { held: obtained.credentials, secrets })
    const row = this.#world.atomically(() => {
      const current = findConnection(this.#world, id)
      if (current.version !== version) return current // a new consent came in meanwhile, and wins
      const it = updateConnection(sql, id, obtainedColumns(current, obtained, sealed), Date.now())
      const rekeyed = current.sealed !== null && kidOf(current.sealed) !== kidOf(sealed)
      if (rekeyed) this.#world.changed(it) // the index knows under which key: rotation waits for it
      return it
    })
    return row.sealed === sealed
      ? this.#remember(row, { held: obtained.credentials, secrets })
      : this.#open(row)
  }
}

const isOver = ({ expiresAt }: Expiry): boolean =>
  expiresAt !== undefined && Date.now() >= expiresAt
