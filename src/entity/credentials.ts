import type { SchemeName } from '../auth/facts.ts'
import type { Obtained, Usable } from '../auth/scheme.ts'
import type { Credentials } from '../auth/schemes.ts'
import { errorCode, errorFacts, ServiceError } from '../core/errors.ts'
import { SingleFlight } from '../core/single-flight.ts'
import {
  assertUsable,
  type ConnectionRow,
  findConnection,
  remedy,
  updateConnection,
} from './connections.ts'
import { oauthClient, schemeOf, sealContext, type World } from './world.ts'

/** What a tool call gets to act with. */
export interface Lease {
  readonly connectionId: string
  readonly scheme: SchemeName
  readonly usable: Usable
  /** Of the credentials: to be handed back when the app refuses them. */
  readonly version: number
}

/** Credentials in memory, so that a warm call decrypts nothing. Times are epoch milliseconds. */
interface Opened {
  readonly version: number
  readonly credentials: Credentials
  readonly lease: Lease
  readonly refreshable: boolean
  readonly refreshAt: number | undefined
  readonly expiresAt: number | undefined
}

/** After a refresh that failed while the token is good, the next one waits this long (ms). */
const PATIENCE = 15_000
/** A `Retry-After` beyond this (ms) is not believed. */
const MAX_PATIENCE = 300_000

/**
 * Keeps one entity's credentials usable. Every refresh of a connection is one flight: reading,
 * checking, asking and writing, so that nobody acts on what another one is changing.
 */
export class CredentialStore {
  readonly #world: World
  readonly #opened = new Map<string, Opened>()
  readonly #flights = new SingleFlight<string, Opened>()
  /** Until when a refresh is not tried again, by connection. */
  readonly #resting = new Map<string, number>()

  constructor(world: World) {
    this.#world = world
  }

  /** Credentials that are good now, refreshed first where their end is near. */
  async lease(row: ConnectionRow): Promise<Lease> {
    assertUsable(row)
    const opened = await this.#open(row)
    const now = Date.now()
    if (opened.refreshAt === undefined || now < opened.refreshAt || !opened.refreshable) {
      return opened.lease
    }
    const good = opened.expiresAt === undefined || now < opened.expiresAt
    if (good && now < (this.#resting.get(row.id) ?? 0)) return opened.lease
    return (await this.#refresh(row.id, opened.version, good)).lease
  }

  /**
   * Other credentials than those of `version`, which the app refused or the developer wants replaced.
   * Where somebody replaced them already, those are answered.
   */
  async renew(row: ConnectionRow, version: number): Promise<Lease> {
    assertUsable(row)
    if (row.version !== version) return (await this.#open(row)).lease
    return (await this.#refresh(row.id, version, false)).lease
  }

  /** Credentials as they are, for giving them back. */
  async read(row: ConnectionRow): Promise<Credentials> {
    return (await this.#open(row)).credentials
  }

  /** Seals new credentials and makes the connection ACTIVE with them. */
  async store(id: string, { credentials, scopes }: Obtained<Credentials>): Promise<ConnectionRow> {
    const { sql } = this.#world
    const sealed = await this.#seal(id, credentials)
    return this.#world.atomically(() => {
      const { version } = findConnection(sql, id)
      const granted = scopes && { scopes: JSON.stringify(scopes) }
      const change = { status: 'ACTIVE', reason: null, sealed, version: version + 1, ...granted }
      const row = updateConnection(sql, id, change, Date.now())
      this.#world.changed(row)
      this.forget(id)
      return row
    })
  }

  /** Drops what memory holds of a connection. */
  forget(id: string): void {
    this.#opened.delete(id)
    this.#resting.delete(id)
  }

  async #seal(id: string, credentials: Credentials): Promise<string> {
    const ring = await this.#world.ring()
    return ring.seal(credentials, sealContext(this.#world, id, 'credentials'))
  }

  async #open(row: ConnectionRow): Promise<Opened> {
    const known = this.#opened.get(row.id)
    if (known?.version === row.version) return known
    if (row.sealed === null) throw new ServiceError('connection-not-active')
    const ring = await this.#world.ring()
    const credentials = await ring.unseal(
      row.sealed,
      sealContext(this.#world, row.id, 'credentials'),
    )
    return this.#remember(row, credentials)
  }

  async #remember(row: ConnectionRow, credentials: Credentials): Promise<Opened> {
    const scheme = schemeOf(await this.#world.app(row.app), row.scheme)
    const { refreshAt, expiresAt } = scheme.expiry(credentials)
    const usable = scheme.usable(credentials)
    const opened: Opened = {
      version: row.version,
      credentials,
      lease: { connectionId: row.id, scheme: scheme.name, usable, version: row.version },
      refreshable: scheme.refreshable(credentials),
      refreshAt,
      expiresAt,
    }
    this.#opened.set(row.id, opened)
    return opened
  }

  /**
   * @param version the credentials that are to be replaced
   * @param good whether they still work, so that a passing fault need not fail the call
   */
  async #refresh(id: string, version: number, good: boolean): Promise<Opened> {
    try {
      return await this.#flights.run(id, () => this.#refreshNow(id, version))
    } catch (error) {
      const code = errorCode(error)
      if (!good || !code || code === 'consent-revoked' || code === 'connection-not-found')
        throw error
      const told = Number(errorFacts(error)['retry_after']) * 1000 || 0
      this.#resting.set(id, Date.now() + Math.min(MAX_PATIENCE, Math.max(PATIENCE, told)))
      return this.#open(findConnection(this.#world.sql, id))
    }
  }

  async #refreshNow(id: string, version: number): Promise<Opened> {
    const { sql, origins } = this.#world
    const row = findConnection(sql, id)
    const opened = await this.#open(row)
    if (opened.version !== version) return opened
    const app = await this.#world.app(row.app)
    const scheme = schemeOf(app, row.scheme)
    if (!opened.refreshable) {
      const detail = `the app gave no refresh token for ${id}: ${remedy(row)} if it stopped working`
      throw new ServiceError('refresh-impossible', detail)
    }
    try {
      const resolved = await this.#world.client(row.integration)
      const client = oauthClient(app, scheme.name, resolved, '')
      const around = { origins, now: Date.now() }
      const obtained = await scheme.refresh(client, opened.credentials, around)
      return await this.#replace(id, version, obtained)
    } catch (error) {
      if (errorCode(error) === 'consent-revoked') this.#expire(id, version, error as ServiceError)
      throw error
    }
  }

  /** Stored before anyone gets the new token: the object's output gate holds answers until then. */
  async #replace(id: string, version: number, obtained: Obtained<Credentials>): Promise<Opened> {
    const { sql } = this.#world
    const sealed = await this.#seal(id, obtained.credentials)
    const row = this.#world.atomically(() => {
      const current = findConnection(sql, id)
      if (current.version !== version) return current // a new consent came in meanwhile, and wins
      const granted = obtained.scopes && { scopes: JSON.stringify(obtained.scopes) }
      return updateConnection(sql, id, { sealed, version: version + 1, ...granted }, Date.now())
    })
    this.#resting.delete(id)
    return row.sealed === sealed ? this.#remember(row, obtained.credentials) : this.#open(row)
  }

  /** The user's consent is gone; nothing is asked again until they give it anew. */
  #expire(id: string, version: number, { code, message }: ServiceError): void {
    this.#world.atomically(() => {
      const current = findConnection(this.#world.sql, id)
      if (current.version !== version) return
      const reason = JSON.stringify({ code, detail: message })
      const row = updateConnection(this.#world.sql, id, { status: 'EXPIRED', reason }, Date.now())
      this.#world.changed(row)
    })
  }
}
