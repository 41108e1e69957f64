import { ServiceError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import type { ConnectionRow } from './connections.ts'
import type { CredentialStore } from './credentials.ts'
import { isEmpty } from './outbox.ts'
import { remove } from './removal.ts'
import type { World } from './world.ts'

/** What became of one connection of an erased entity. */
export interface Erased {
  readonly id: string
  readonly app: string
  /** As {@link remove}. */
  readonly revoked: boolean | null
}

/** Revokes and erases all connections of an entity, a few at a time. The caller empties the rest. */
export async function eraseAll(world: World, credentials: CredentialStore): Promise<Erased[]> {
  const rows = world.sql.exec<ConnectionRow>('SELECT * FROM connection ORDER BY id').toArray()
  const erased: Erased[] = []
  for (let from = 0; from < rows.length; from += 5) {
    const some = rows.slice(from, from + 5).map(async ({ id, app }) => ({
      id,
      app,
      revoked: await remove(world, credentials, id),
    }))
    erased.push(...(await Promise.all(some)))
  }
  return erased
}

/**
 * What was erased, signed.
 *
 * @throws {ServiceError} `upstream-unavailable` where the project does not know it yet: then nothing
 *   may be emptied, and the caller comes again
 */
export async function receiptOf(world: World, connections: readonly Erased[]): Promise<string> {
  if (!isEmpty(world.sql)) {
    const detail = 'all is revoked, but the index of the project was not told yet: try again'
    throw new ServiceError('upstream-unavailable', detail)
  }
  const { project, entity } = world
  const erasedAt = isoTime(Date.now())
  const ring = await world.ring()
  return ring.attest({ kind: 'erasure', project, entity, erasedAt, connections })
}
