import { BehalfError } from './errors.ts'
import type { PageView } from './page.ts'
import { type CallOptions, path, pause, type Transport } from './transport.ts'
import type { Connection, ConnectionCredentials, ConnectionStatus } from './views.ts'

/** The longest that the service holds one answer for us, in seconds. */
const HELD = 30
/** A link works for ten minutes: who waits longer waits for nothing. */
const LINK_LIFE = 600_000
/** How often in a row the service may be out of reach while we wait. */
const PATIENCE = 5

export interface WaitOptions {
  /** Milliseconds; ten minutes if not given, as long as a link works. */
  readonly timeout?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** A connection that was begun: where its user goes, and how to wait for it. */
export class ConnectionRequest {
  readonly id: string
  /** Send the user there; `null`: nothing is left to do. */
  readonly redirectUrl: string | null
  /** As it was when it was begun. */
  readonly connection: Connection
  readonly #connections: Connections

  constructor(connections: Connections, begun: Connection & { redirectUrl: string | null }) {
    const { redirectUrl, ...connection } = begun
    this.id = connection.id
    this.redirectUrl = redirectUrl
    this.connection = connection
    this.#connections = connections
  }

  /**
   * Answers as soon as the user has connected.
   *
   * @throws {BehalfError} `connection-failed` at once where the user or the app refused, with the
   *   reason; `timeout` where nothing was decided in time
   */
  waitUntilActive(options?: WaitOptions): Promise<Connection> {
    return this.#connections.waitUntilActive(this.id, options)
  }
}

export interface ConnectionFilter extends CallOptions {
  /** `default`, if not given. */
  readonly entityId?: string | undefined
  readonly app?: string | undefined
  readonly integrationId?: string | undefined
  readonly status?: ConnectionStatus | undefined
}

export interface ConnectionChange {
  readonly label?: string | null
  /** The one that is meant where none is named. */
  readonly default?: boolean
  /** `false`: it acts no more. */
  readonly enabled?: boolean
}

/** An answer that came sooner than this, in milliseconds, was not held back: what is between us does not wait. */
const NOT_HELD = 500

/** Connections by id, and those of an entity. */
export class Connections {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Those of one entity, newest first. */
  async list(filter: ConnectionFilter = {}): Promise<readonly Connection[]> {
    const { entityId = 'default', signal, timeout, ...query } = filter
    const page = await this.#transport.request<PageView<Connection>>(
      path`/v1/entities/${entityId}/connections`,
      { query, signal, timeout },
    )
    return page.items
  }

  async get(id: string, options?: CallOptions): Promise<Connection> {
    return this.#transport.request(path`/v1/connections/${id}`, options)
  }

  async update(id: string, change: ConnectionChange, options?: CallOptions): Promise<Connection> {
    const request = { ...options, method: 'PATCH', body: change } as const
    return this.#transport.request(path`/v1/connections/${id}`, request)
  }

  /** Deletes it. @returns whether the app took its tokens back; `null`: it has no way to */
  async delete(
    id: string,
    options?: CallOptions,
  ): Promise<{ id: string; revoked: boolean | null }> {
    return this.#transport.request(path`/v1/connections/${id}`, { ...options, method: 'DELETE' })
  }

  /** Replaces its credentials now. */
  async refresh(id: string, options?: CallOptions): Promise<Connection> {
    return this.#transport.request(path`/v1/connections/${id}/refresh`, {
      ...options,
      method: 'POST',
    })
  }

  /** What a program needs to call the app itself; for keys with the scope `credentials:read`. */
  async credentials(id: string, options?: CallOptions): Promise<ConnectionCredentials> {
    return this.#transport.request(path`/v1/connections/${id}/credentials`, options)
  }

  /** Asks the user again; the connection keeps its id. */
  async reconnect(
    id: string,
    wish: { redirectUrl?: string; openerOrigin?: string; scopes?: readonly string[] } = {},
    options?: CallOptions,
  ): Promise<ConnectionRequest> {
    const request = { ...options, body: wish }
    return new ConnectionRequest(
      this,
      await this.#transport.request(path`/v1/connections/${id}/reconnect`, request),
    )
  }

  /** See {@link ConnectionRequest.waitUntilActive}. */
  async waitUntilActive(id: string, options: WaitOptions = {}): Promise<Connection> {
    const { timeout = LINK_LIFE, signal } = options
    const end = performance.now() + timeout
    for (let faults = 0; ; ) {
      const left = Math.max(0, end - performance.now())
      try {
        const asked = performance.now()
        const connection = await this.#held(id, Math.min(HELD, left / 1000), signal)
        if (connection.status === 'ACTIVE') return connection
        if (connection.status !== 'INITIATED') throw failed(connection)
        faults = 0
        if (performance.now() - asked < NOT_HELD) await pause(Math.min(1000, left), signal)
      } catch (error) {
        const passing = error instanceof BehalfError && (error.status ?? 500) >= 500
        if (!passing || error.code === 'connection-failed' || ++faults > PATIENCE) throw error
        await pause(Math.min(1000, left), signal)
      }
      if (performance.now() >= end) throw undecided(id, timeout)
    }
  }

  #held(id: string, seconds: number, signal: AbortSignal | undefined): Promise<Connection> {
    return this.#transport.request(path`/v1/connections/${id}`, {
      query: { wait: Math.round(seconds * 10) / 10 },
      timeout: (seconds + HELD) * 1000,
      signal,
    })
  }
}

function failed(connection: Connection): BehalfError {
  const { id, app, status, statusReason } = connection
  const why = statusReason?.detail ?? `the connection is ${status}`
  return new BehalfError({
    code: 'connection-failed',
    detail: `${app} was not connected: ${why}`,
    facts: { connectionId: id, status, reason: statusReason },
  })
}

const undecided = (id: string, timeout: number): BehalfError =>
  new BehalfError({
    code: 'timeout',
    detail: `the user did not connect within ${timeout / 1000} s`,
    facts: { connectionId: id },
  })
