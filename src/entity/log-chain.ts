import { linkHash, NO_ROW } from '../core/hash-chain.ts'
import type { Checked, Place } from '../project/audit-check.ts'
import type { LogRow } from './log.ts'

/** The last row that was forgotten, which what is left follows. */
const ANCHOR = 'log-anchor'
const START: Place = { seq: 0, hash: NO_ROW }
const BATCH = 500
const DAY = 24 * 3_600_000

/** Where a log is: its database, brought up to date, and what is kept beside. */
export type LogStore = Pick<DurableObjectStorage, 'sql' | 'kv'>

/** What is hashed of a row: all of it but its body, which is sealed, and sealed anew one day. */
const facts = (r: LogRow) => [
  ...[r.id, r.at, r.action, r.app, r.connection, r.successful, r.status, r.code],
  ...[r.millis, r.actor, r.scopes],
  ...(r.request === null ? [] : [r.request]),
]

/** The hash of rows that were written together: it stands in the last of them. */
export function hashOf(former: Place, rows: readonly LogRow[]): Promise<string> {
  const last = rows.at(-1)
  const record = JSON.stringify(rows.map(facts))
  return linkHash(former.hash, { seq: last?.seq ?? 0, at: last?.at ?? 0, record, commitment: '' })
}

export const anchorOf = ({ kv }: LogStore): Place => kv.get<Place>(ANCHOR) ?? START

/** The newest row with a hash. */
export function headOf(storage: LogStore): Place {
  const query = 'SELECT seq, hash FROM log WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1'
  const [last] = storage.sql.exec<{ seq: number; hash: string }>(query)
  return last ?? anchorOf(storage)
}

export const rowsAfter = ({ sql }: LogStore, seq: number, limit: number): LogRow[] =>
  sql.exec<LogRow>('SELECT * FROM log WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit).toArray()

/**
 * Forgets the oldest rows: those over the number, and those that are too old. A row that was written
 * late stays until those before it go.
 */
export function pruneLog(
  storage: LogStore,
  { days, max }: { readonly days: number; readonly max: number },
  now: number,
): void {
  const { sql } = storage
  const head = headOf(storage)
  const young = 'SELECT min(seq) FROM log NOT INDEXED WHERE at >= ?2' // in their order up to the first
  const query = `SELECT seq, hash FROM log WHERE hash IS NOT NULL
    AND seq < max(?1, coalesce((${young}), 9e15)) ORDER BY seq DESC LIMIT 1`
  const bounds = [head.seq - max + 1, now - days * DAY]
  const [last] = sql.exec<{ seq: number; hash: string }>(query, ...bounds)
  if (!last) return
  sql.exec('DELETE FROM log WHERE seq <= ?', last.seq)
  storage.kv.put(ANCHOR, last)
}

/** Follows the chain to its head. Rows were hashed as they were written: several at a time. */
export async function checkLog(storage: LogStore): Promise<Checked & { head: Place }> {
  const head = headOf(storage)
  let former = anchorOf(storage)
  let [rows, seq] = [0, former.seq]
  let together: LogRow[] = []
  while (seq < head.seq) {
    const some = rowsAfter(storage, seq, BATCH)
    if (some.length === 0) break
    for (const row of some) {
      together.push(row)
      seq = row.seq
      if (row.hash === null) continue
      const first = former.seq + 1
      if ((await hashOf(former, together)) !== row.hash) {
        const problem = `rows ${first} to ${row.seq} are not as they were written`
        return { rows, brokenAt: first, problem, head }
      }
      rows += together.length
      former = { seq: row.seq, hash: row.hash }
      together = []
    }
  }
  return { rows, brokenAt: null, problem: null, head }
}
