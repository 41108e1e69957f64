import { resealColumns, type SealedColumn } from '../core/sealed-columns.ts'
import { sealContext, type World } from './world.ts'

/**
 * All that is sealed in an entity's database. What came of calls is not among it: it is kept for a
 * day, and where its key left the ring before, the call counts as made with an unknown outcome.
 */
const sealedColumns = (world: World): SealedColumn[] => {
  const field = (name: string) => (owner: string) => sealContext(world, owner, name)
  const link = { table: 'link', key: 'connection' }
  return [
    { table: 'connection', key: 'id', column: 'sealed', context: field('credentials') },
    { ...link, column: 'nonce', context: field('link-nonce') },
    { ...link, column: 'fields', context: field('link-fields') },
    { ...link, column: 'held', context: field('held-callback') },
    { table: 'attempt', key: 'hash', of: 'connection', column: 'kept', context: field('attempt') },
    { table: 'log', key: 'id', column: 'body', context: field('call-body') },
  ]
}

/** Seals anew what is sealed under an older key. @returns the key, and how many values do not open */
export async function reseal(world: World): Promise<{ kid: string; stuck: number }> {
  const ring = await world.ring()
  if (world.unborn) return { kid: ring.kid, stuck: 0 }
  const stuck = await resealColumns(world.sql, ring, sealedColumns(world))
  return { kid: ring.kid, stuck: stuck.length }
}
