/** A database that counts what may have changed it, so that what was read can be remembered until then. */
interface CountedSql {
  readonly sql: SqlStorage
  /** How many statements were no mere reading. */
  writes(): number
}

const READS = /^\s*SELECT\b/i

export function countedSql(sql: SqlStorage): CountedSql {
  let writes = 0
  const counted: Pick<SqlStorage, 'exec' | 'databaseSize'> = {
    exec: (query, ...bindings) => {
      if (!READS.test(query)) writes++
      return sql.exec(query, ...bindings)
    },
    get databaseSize() {
      return sql.databaseSize
    },
  }
  return { sql: counted as SqlStorage, writes: () => writes } // its classes are for `instanceof` only
}
