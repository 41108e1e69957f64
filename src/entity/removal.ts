import { errorCode, ServiceError } from '../core/errors.ts'
import { SingleFlight } from '../core/single-flight.ts'
import { tellBug } from '../observe/bug.ts'
import { type ConnectionRow, dataOf, doomConnection, doomedIds, findDoomed } from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import { dropLink } from './links.ts'
import { type Farewell, tellGone } from './outbox.ts'
import { givenFor, schemeOf, surroundings, type World } from './world.ts'

/** Erases a connection and all that belongs to it; the project is told with it. */
export function erase(world: World, id: string, how: Farewell = {}): void {
  world.atomically(() => {
    const query = 'DELETE FROM connection WHERE id = ? RETURNING *'
    const [row] = world.sql.exec<ConnectionRow>(query, id).toArray()
    dropLink(world.sql, id)
    if (row) tellGone(world, row, how)
  })
}

const BY_SYSTEM: Farewell = { by: { actor: 'system' } }

/** Takes connections away, each in one flight: who comes meanwhile shares its outcome. */
export class Removals {
  readonly #world: World
  readonly #credentials: CredentialStore
  readonly #flights = new SingleFlight<string, boolean | null>()

  constructor(world: World, credentials: CredentialStore) {
    this.#world = world
    this.#credentials = credentials
  }

  /**
   * Hides a connection, gives its credentials back to the app (RFC 7009) and erases it. Where the
   * object ends in between, {@link finish} goes on: no grant is left that nobody holds.
   *
   * @returns whether the app confirmed; `null` where there was nothing to give back, or no way to
   * @throws {ServiceError} `temporarily-unavailable`: nothing was changed
   */
  remove(id: string, how: Farewell = {}): Promise<boolean | null> {
    return this.#flights.run(id, () => this.#remove(id, how))
  }

  /** Goes on with what was interrupted, or was left to somebody who did not come. */
  async finish(): Promise<void> {
    for (const id of doomedIds(this.#world.sql)) {
      await this.remove(id, BY_SYSTEM).catch((error) =>
        tellBug('a removal that will be tried again', error),
      )
    }
  }

  async #remove(id: string, how: Farewell): Promise<boolean | null> {
    const world = this.#world
    const row = findDoomed(world, id)
    if (!row) {
      const detail = `there is no connection ${id.slice(0, 60)}`
      throw new ServiceError('connection-not-found', detail)
    }
    const held = row.sealed !== null
    const giveBack = held ? await revocationOf(world, this.#credentials, row) : undefined
    world.atomically(() => doomConnection(world.sql, id))
    this.#credentials.forget(id)
    const revoked = (await giveBack?.()) ?? null
    const told = revoked === null ? null : Number(revoked)
    world.sql.exec('UPDATE erased SET revoked = ? WHERE id = ?', told, id) // where all are on their way out
    erase(world, id, { ...how, revoked })
    return revoked
  }
}

/** All that revoking will need, read before anything changes. @throws {ServiceError} for a passing fault */
async function revocationOf(
  world: World,
  credentials: CredentialStore,
  row: ConnectionRow,
): Promise<() => Promise<boolean | undefined>> {
  try {
    const app = await world.app(row.app)
    const scheme = schemeOf(app, row.scheme)
    if (!scheme.needsConsent) return async () => undefined
    const { held, secrets } = await credentials.read(row)
    const values = { ...dataOf(row), ...secrets }
    const given = await givenFor(world, scheme, row.integration, values)
    return () => scheme.revoke(given, held, surroundings(world)).catch(() => false)
  } catch (error) {
    if (errorCode(error) === 'temporarily-unavailable') throw error
    tellBug(`connection ${row.id} could not be revoked`, error)
    return async () => false
  }
}
