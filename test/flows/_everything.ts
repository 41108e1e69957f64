import { runInDurableObject } from 'cloudflare:test'

/** Every value of every table of an object. */
export const everything = <T extends Rpc.DurableObjectBranded>(
  namespace: DurableObjectNamespace<T>,
  name: string,
): Promise<string> =>
  runInDurableObject(namespace.getByName(name), (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
      )
      .toArray()
    return JSON.stringify(
      tables.map(({ name: table }) => storage.sql.exec(`SELECT * FROM "${table}"`).toArray()),
    )
  })
