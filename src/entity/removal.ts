import { ServiceError } from '../core/errors.ts'
import { tellBug } from '../observe/bug.ts'
import { type ConnectionRow, dataOf, findDoomed } from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import { dropLink } from './links.ts'
import { type By, tellGone } from './outbox.ts'
import { givenFor, schemeOf, surroundings, type World } from './world.ts'

/** Erases a connection and all that belongs to it; the project's index is told with it. */
export function erase(world: World, id: string, by?: By): void {
  world.atomically(() => {
    world.sql.exec('DELETE FROM connection WHERE id = ?', id)
    dropLink(world.sql, id)
    tellGone(world.sql, id, by)
  })
}

/**
 * Erases a connection, then gives its credentials back to the app (RFC 7009).
 *
 * @returns whether the app confirmed; `null` where there was nothing to give back, or no way to
 */
export async function remove(
  world: World,
  credentials: CredentialStore,
  id: string,
  by?: By,
): Promise<boolean | null> {
  const row = findDoomed(world.sql, id)
  if (!row)
    throw new ServiceError('connection-not-found', `there is no connection ${id.slice(0, 60)}`)
  const giveBack = row.sealed === null ? undefined : await revocationOf(world, credentials, row)
  erase(world, id, by)
  credentials.forget(id)
  return (await giveBack?.()) ?? null
}

/** All that revoking will need, read before the rows go; the network comes after. */
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
    tellBug(`connection ${row.id} could not be revoked`, error)
    return async () => false
  }
}
