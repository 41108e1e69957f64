import type { ProjectId } from '../core/ids.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { type AuditRow, type AuditView, auditView } from './audit-entry.ts'
import type { ProvenRow } from './audit-proof.ts'
import { readProfile } from './profile.ts'

const DAY = 24 * 3_600_000

/** Which rows are wanted; times are epoch milliseconds. */
export interface AuditFilter {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly entity?: string | undefined
  readonly connection?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** Writes a row, to be chained by whoever holds the log. In the transaction of what it tells. */
export function noteAudit(sql: SqlStorage, row: ProvenRow): void {
  // An insert that is ignored would use up a number, and leave a gap in the chain.
  const insert = `INSERT INTO audit (at, record, subject, salt, commitment, proof)
    SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM audit WHERE id = ?)`
  const { at, record, subject, salt, commitment, proof, id } = row
  sql.exec(insert, at, record, subject, salt, commitment, proof, id)
}

/** The newest first. */
export function listAudit(
  sql: SqlStorage,
  filter: AuditFilter,
  page: PageRequest,
): Page<AuditView> {
  const { createdAt: before } = positionOf(page)
  const { actor = null, action = null, entity = null, connection = null } = filter
  const timed = filter.from !== undefined || filter.to !== undefined
  // A `+` keeps SQLite from an index that it would have to sort by: seq is the order of the pages.
  const at = timed && entity === null ? 'at' : '+at'
  const query = `SELECT * FROM audit WHERE seq < ?1
    AND (?2 IS NULL OR actor = ?2) AND (?3 IS NULL OR action = ?3)
    AND ${entity === null ? '?4 IS NULL' : 'entity = ?4'} AND (?5 IS NULL OR connection = ?5)
    AND ${at} >= ?6 AND ${at} < ?7 ORDER BY seq DESC LIMIT ?8`
  const times = [filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER]
  const wanted = [before, actor, action, entity, connection, ...times, page.limit + 1]
  const rows = sql.exec<AuditRow>(query, ...wanted).toArray()
  return pageOf(rows, page.limit, ({ seq }) => ({ createdAt: seq, id: '' }), auditView)
}

/** The oldest first, after this one. */
export const auditAfter = (sql: SqlStorage, seq: number, limit: number): AuditRow[] =>
  sql.exec<AuditRow>('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit).toArray()

/**
 * When the oldest row is too old, in epoch milliseconds: with those before it that were not hashed.
 *
 * @returns `null` where there is none that was hashed
 */
export function nextAuditEnd(
  storage: DurableObjectStorage,
  sql: SqlStorage,
  project: ProjectId,
): number | null {
  const first = 'SELECT min(seq) FROM audit NOT INDEXED WHERE hash IS NOT NULL'
  const query = `SELECT max(at) AS at FROM audit NOT INDEXED WHERE seq <= (${first})`
  const { at } = sql.exec<{ at: number | null }>(query).one()
  return at === null ? null : at + readProfile(storage, project).auditDays * DAY + 1
}

/** Takes out of all rows until then whom they were about. @returns of how many */
export const forgetSubject = (sql: SqlStorage, entity: string, until: number): number => {
  const update = 'UPDATE audit SET subject = NULL, salt = NULL WHERE entity = ? AND +at <= ?'
  return sql.exec(update, entity, until).rowsWritten
}
