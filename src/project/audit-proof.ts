import { commit, newSalt } from '../core/hash-chain.ts'
import type { SealContext } from '../core/seal.ts'
import { type AuditEntry, type AuditRow, recordOf } from './audit-entry.ts'
import type { Home } from './home.ts'

/**
 * A row as it is written. Until it is hashed and the hash is signed it bears a proof that this service
 * wrote it: else a row that somebody put into the database would be hashed as ours.
 */
export interface ProvenRow {
  readonly id: string
  readonly at: number
  readonly record: string
  readonly subject: string | null
  readonly salt: string | null
  readonly commitment: string
  readonly proof: string
}

/** Said in the log itself of rows that were put in, for good: `target` is the first of them, or `first-last`. */
export const UNPROVEN = 'audit.row-unproven'

const contextOf = ({ project }: Home): SealContext => [project(), 'audit', 'row', 'proof']

const factsOf = ({ at, record, commitment }: Pick<AuditRow, 'at' | 'record' | 'commitment'>) =>
  [at, record, commitment].join('\n')

/** To be made before the transaction that writes it. */
export async function prove(home: Home, entry: AuditEntry): Promise<ProvenRow> {
  const { id, at } = entry
  const { record, subject } = recordOf(entry)
  const salt = subject === null ? null : newSalt()
  const commitment = subject === null ? '' : await commit(salt ?? '', subject)
  const facts = factsOf({ at, record, commitment })
  const proof = await (await home.ring()).seal(facts, contextOf(home))
  return { id, at, record, subject, salt, commitment, proof }
}

/** Whether it was we who wrote a row that is not hashed yet, and it is as it was. */
export async function isOurs(home: Home, row: AuditRow): Promise<boolean> {
  if (row.proof === null) return false
  const ring = await home.ring()
  return ring.unseal(row.proof, contextOf(home)).then(
    (facts) => facts === factsOf(row),
    () => false,
  )
}

/** Rows that follow each other, as `first-last`. @param seqs in their order */
export function runsOf(seqs: readonly number[]): string[] {
  const runs: [first: number, last: number][] = []
  for (const seq of seqs) {
    const run = runs.at(-1)
    if (run && run[1] === seq - 1) run[1] = seq
    else runs.push([seq, seq])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
}

/** The first row that was put in, of those that are still there; `null`: none was. */
export function firstUnproven(sql: SqlStorage, after: number): number | null {
  const query = `SELECT min(CAST(record ->> '$.target' AS INTEGER)) AS seq FROM audit NOT INDEXED
    WHERE action = ? AND CAST(record ->> '$.target' AS INTEGER) > ?`
  return sql.exec<{ seq: number | null }>(query, UNPROVEN, after).one().seq
}
