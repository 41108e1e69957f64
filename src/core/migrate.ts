const VERSION = 'schema'

/**
 * Brings an object's database to the newest schema; a no-op on all but the first wake. The list is
 * append-only: a migration that has shipped is never edited, and its index is its version.
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly string[]): void {
  const applied = storage.kv.get<number>(VERSION) ?? 0
  if (applied >= migrations.length) return
  storage.transactionSync(() => {
    for (const statement of migrations.slice(applied)) storage.sql.exec(statement)
    storage.kv.put(VERSION, migrations.length)
  })
}

/**
 * Whether anything was ever stored here. A look at an object that was never written must write
 * nothing: else every guessed name would leave an empty database behind.
 */
export const isUnborn = (storage: DurableObjectStorage): boolean =>
  storage.kv.get<number>(VERSION) === undefined
