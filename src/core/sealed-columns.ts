import { type Keyring, kidOf, type SealContext } from './seal.ts'

/** A column whose values are sealed: all that sealing keys are replaced for is listed by its object. */
export interface SealedColumn {
  readonly table: string
  /** Which column tells rows apart. */
  readonly key: string
  readonly column: string
  /** What a value belongs to, by the value of the column `of`, which is the key if not given. */
  readonly of?: string
  context(owner: string): SealContext
}

/** Where a value stands that no key of the ring opens. */
export interface StuckValue {
  readonly table: string
  readonly key: string
  readonly column: string
}

/** How many rows are looked at before others get their turn. */
const BATCH = 200

type Row = { key: string; owner: string; sealed: string }

/**
 * Seals anew, under the newest key of the ring, what is sealed under an older one, so that that can be
 * taken out. Whoever writes in between wins: they sealed under the newest key themselves.
 *
 * @returns those that do not open any more
 */
export async function resealColumns(
  sql: SqlStorage,
  ring: Keyring,
  columns: readonly SealedColumn[],
): Promise<StuckValue[]> {
  const stuck: StuckValue[] = []
  for (const { table, key, column, of = key, context } of columns) {
    const query = `SELECT ${key} AS key, ${of} AS owner, ${column} AS sealed FROM ${table}
      WHERE ${column} > '' AND ${key} > ? ORDER BY ${key} LIMIT ${BATCH}`
    const update = `UPDATE ${table} SET ${column} = ? WHERE ${key} = ? AND ${column} = ?`
    for (let last = ''; ; ) {
      const rows = sql.exec<Row>(query, last).toArray()
      for (const { key: id, owner, sealed } of rows) {
        if (kidOf(sealed) === ring.kid) continue
        const fresh = await ring.reseal(sealed, context(owner)).catch(() => undefined)
        if (fresh) sql.exec(update, fresh, id, sealed)
        else stuck.push({ table, key: id, column })
      }
      last = rows.at(-1)?.key ?? ''
      if (rows.length < BATCH) break
    }
  }
  return stuck
}
