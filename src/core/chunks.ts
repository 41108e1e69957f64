import { joined } from './read-body.ts'

/** Rows of an object's database hold 2 MB; content that may be larger is cut into chunks. */
const CHUNK = 1024 * 1024

/** Keeps content under a name, in place of what was there. To be called in a transaction. */
export function writeChunks(sql: SqlStorage, owner: string, content: Uint8Array): void {
  dropChunks(sql, owner)
  for (let at = 0, seq = 0; at < content.length; at += CHUNK, seq++) {
    const bytes = content.slice(at, at + CHUNK).buffer
    sql.exec('INSERT INTO chunk VALUES (?, ?, ?)', owner, seq, bytes)
  }
}

/** The content, whole. */
export function readChunks(sql: SqlStorage, owner: string): Uint8Array<ArrayBuffer> {
  const query = 'SELECT bytes FROM chunk WHERE owner = ? ORDER BY seq'
  const rows = sql.exec<{ bytes: ArrayBuffer }>(query, owner).toArray()
  return joined(rows.map(({ bytes }) => new Uint8Array(bytes)))
}

export const dropChunks = (sql: SqlStorage, owner: string): void => {
  sql.exec('DELETE FROM chunk WHERE owner = ?', owner)
}
