import { commit, linkHash } from '../core/hash-chain.ts'
import type { AuditRow } from './audit-entry.ts'

/** A row of the log, by its place and hash. */
export interface Place {
  readonly seq: number
  readonly hash: string
}

/** What became of checking: up to where all is well, and the first row that is not. */
export interface Checked {
  readonly rows: number
  readonly brokenAt: number | null
  readonly problem: string | null
}

/** Why a row does not follow the former one; `null` where it does. */
async function faultOf(former: Place, row: AuditRow): Promise<string | null> {
  if (row.seq !== former.seq + 1) return `row ${former.seq + 1} is missing`
  const { commitment, subject, salt, hash } = row
  if (subject !== null && (await commit(salt ?? '', subject)) !== commitment) {
    return `row ${row.seq} is about somebody else than when it was written`
  }
  const expected = await linkHash(former.hash, { ...row, commitment: commitment ?? '' })
  return hash === expected ? null : `row ${row.seq} is not as it was written`
}

/**
 * Follows the chain from the row after `anchor` to `head`.
 *
 * @param after the next rows after this one, the oldest first; none: that was all
 */
export async function checkChain(
  { anchor, head }: { anchor: Place; head: Place },
  after: (seq: number) => readonly AuditRow[],
): Promise<Checked> {
  let former = anchor
  let rows = 0
  for (;;) {
    const some = after(former.seq).filter(({ seq }) => seq <= head.seq)
    for (const row of some) {
      const problem = await faultOf(former, row)
      if (problem) return { rows, brokenAt: former.seq + 1, problem }
      former = { seq: row.seq, hash: row.hash ?? '' }
      rows += 1
    }
    if (some.length === 0) break
  }
  if (former.seq < head.seq) {
    const problem = `the newest rows are missing: ${head.seq - former.seq} of them`
    return { rows, brokenAt: former.seq + 1, problem }
  }
  const same = former.hash === head.hash
  const problem = same ? null : `row ${head.seq} is another one than was signed`
  return { rows, brokenAt: same ? null : head.seq, problem }
}
