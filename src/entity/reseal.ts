import { type ConnectionRow, findDoomed } from './connections.ts'
import { sealContext, type World } from './world.ts'

/**
 * Seals anew what is sealed under an older key, so that the older key can be taken out of the ring. A
 * refresh that comes in between wins: it sealed under the newest key itself.
 */
export async function reseal(world: World): Promise<void> {
  const ring = await world.ring()
  const query = 'SELECT * FROM connection WHERE sealed IS NOT NULL'
  for (const { id, sealed } of world.sql.exec<ConnectionRow>(query).toArray()) {
    const fresh = sealed && (await ring.reseal(sealed, sealContext(world, id, 'credentials')))
    if (!fresh) continue
    world.atomically(() => {
      const current = findDoomed(world.sql, id)
      if (current?.sealed !== sealed) return
      const update = `UPDATE connection SET sealed = ?, updated_at = max(updated_at + 1, ?)
        WHERE id = ? RETURNING *`
      world.changed(world.sql.exec<ConnectionRow>(update, fresh, Date.now(), id).one())
    })
  }
}
