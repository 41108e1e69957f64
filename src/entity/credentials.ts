import * as z from 'zod'
import { secretsOn } from '../auth/echo.ts'
import { type FieldValues, isSecret } from '../auth/fields.ts'
import { MASK, maskedUsable } from '../auth/mask.ts'
import type { Given, Obtained, Usable } from '../auth/scheme.ts'
import type { BoundScheme, Credentials } from '../auth/schemes.ts'
import { type Target, targetOf } from '../catalogue/spec.ts'
import { errorCode, errorDetail, ServiceError } from '../core/errors.ts'
import type { Rate } from '../core/rate-limit.ts'
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
import type { By } from './news.ts'
import { noteFailure } from './note-failure.ts'
import { obtainedColumns } from './obtain.ts'
import type { Proven } from './prove.ts'
import { givenFor, schemeOf, sealContext, surroundings, type World } from './world.ts'

/** What a tool call gets to act with. */
export interface Lease {
  readonly connectionId: string
  readonly integrationId: string
  readonly usable: Usable
  /** Of those that are usable: not to be shown where the app says them back. */
  readonly secrets: readonly string[]
  /** Of the credentials: to be handed back when the app refuses them. */
  readonly version: number
  /** The app as this connection sees it. */
  readonly target: Target
  /** As granted; `null` where nobody said. */
  readonly scopes: readonly string[] | null
  /** How the limits of calls stand, where there are some. */
  readonly rate?: Rate
  /** Epoch milliseconds; not there where nobody said. */
  readonly expiresAt?: number
  /** When the credentials are to be replaced; epoch milliseconds. */
  readonly refreshAt?: number
  /** For how many milliseconds it may be used again without a question. */
  readonly term?: number
}

/** What is sealed of a connection: what its scheme holds, and the secret fields it was given. */
interface Holdings {
  readonly held: Credentials
  readonly secrets: FieldValues
}

const Sealed = z.lazy(() =>
  z.object({ held: z.unknown(), secrets: z.record(z.string(), z.string()) }),
)

/** Credentials in memory, so that a warm call decrypts nothing. Times are epoch milliseconds. */
interface Opened extends Holdings {
  readonly version: number
  readonly lease: Lease
  readonly refreshable: boolean
  readonly refreshAt: number | undefined
  readonly expiresAt: number | undefined
}

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
      return opened.lease
    }
    const good = opened.expiresAt === undefined || now < opened.expiresAt
    if (this.#backOff.resting(row.id, now)) {
      if (good) return opened.lease
      throw this.#backOff.reason(row.id, now)
    }
    return (await this.#refresh(row.id, opened.version, good, traceparent)).lease
  }

  /**
   * As {@link lease}, to be looked at and not to act with: nothing is refreshed, and masks stand
   * where secrets would.
   */
  async preview(head: ConnectionHead): Promise<Lease> {
    assertUsable(head)
    const row = findConnection(this.#world, head.id)
    const { lease, secrets } = await this.#open(row)
    const app = await this.#world.app(row.app)
    const scheme = schemeOf(app, row.scheme)
    const { values } = await this.#givenForCalls(row, scheme, secrets)
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
    if (row.version !== version) return (await this.#open(row)).lease
    const now = Date.now()
    if (this.#backOff.resting(row.id, now)) throw this.#backOff.reason(row.id, now)
    return (await this.#refresh(row.id, version, false, traceparent)).lease
  }

  /** Other credentials, because the developer asks for them. */
  async replace(row: ConnectionRow, traceparent?: string): Promise<void> {
    assertUsable(row)
    await this.#refresh(row.id, row.version, false, traceparent)
  }

  /** What is held, opened; for giving it back or asking again. */
  read(row: ConnectionRow): Promise<Holdings> {
    return this.#open(row)
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
    if (known?.version === row.version) return known
    if (row.sealed === null) throw new ServiceError('connection-not-active')
    const ring = await this.#world.ring()
    const context = sealContext(this.#world, row.id, 'credentials')
    const { held, secrets } = Sealed.parse(await ring.unseal(row.sealed, context))
    return this.#remember(row, { held, secrets })
  }

  async #remember(row: ConnectionRow, { held, secrets }: Holdings): Promise<Opened> {
    const app = await this.#world.app(row.app)
    const scheme = schemeOf(app, row.scheme)
    const given = await this.#givenForCalls(row, scheme, secrets)
    const { refreshAt, expiresAt } = scheme.expiry(held)
    const refreshable = scheme.refreshable(held)
    const scopes = row.scopes === null ? null : (JSON.parse(row.scopes) as string[]) // written by us
    const { id: connectionId, version } = row
    const usable = scheme.usable(given, held)
    const target = targetOf(app, given.values)
    const settings = scheme.settings.filter(isSecret).map(({ name }) => [name, given.values[name]])
    const hidden = { ...secrets, ...Object.fromEntries(settings) }
    const lease: Lease = {
      ...{ connectionId, integrationId: row.integration, version, scopes, usable, target },
      secrets: secretsOn(usable, target, held, hidden),
      ...(expiresAt !== undefined && { expiresAt }),
      ...(refreshAt !== undefined && refreshable && { refreshAt }),
    }
    const opened = { version, held, secrets, lease, refreshAt, expiresAt, refreshable }
    this.#opened.set(row.id, opened)
    return opened
  }

  /** The project is asked only where calls need what the developer gave. */
  #givenForCalls(row: ConnectionRow, scheme: BoundScheme, secrets: FieldValues): Promise<Given> {
    const values = { ...dataOf(row), ...secrets }
    if (scheme.callsNeedClient) return givenFor(this.#world, scheme, row.integration, values)
    const client = { clientId: '', clientSecret: '', redirectUri: '', scopes: [] }
    return Promise.resolve({ client, values })
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
    const opened = await this.#open(row)
    if (opened.version !== version) return opened
    const scheme = schemeOf(await this.#world.app(row.app), row.scheme)
    if (!opened.refreshable) {
      const detail = `the app gave no refresh token for ${id}: ${remedy(row)} if it stopped working`
      throw new ServiceError('refresh-impossible', detail)
    }
    try {
      const values = { ...dataOf(row), ...opened.secrets }
      const given = await givenFor(this.#world, scheme, row.integration, values)
      const work = { kind: 'refresh', app: row.app, connection: id, traceparent }
      const obtained = await this.#world.observed(work, () =>
        scheme.refresh(given, opened.held, surroundings(this.#world)),
      )
      return await this.#replace(id, version, obtained, opened.secrets).catch(async (error) => {
        const gone = errorCode(error) === 'connection-not-found' // deleted meanwhile
        if (gone) await scheme.revoke(given, obtained.credentials, surroundings(this.#world))
        throw error
      })
    } catch (error) {
      const code = errorCode(error)
      if (code && code !== 'consent-revoked') {
        this.#backOff.failed(id, error as ServiceError, !good || isOver(opened), Date.now())
      }
      if (code) noteFailure(this.#world, { id, version }, code, errorDetail(error))
      throw error
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
    this.#backOff.clear(id)
    return row.sealed === sealed
      ? this.#remember(row, { held: obtained.credentials, secrets })
      : this.#open(row)
  }
}

const isOver = ({ expiresAt }: Opened): boolean =>
  expiresAt !== undefined && Date.now() >= expiresAt
