import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'

export const ProjectView = z.lazy(() =>
  z.object({
    id: ProjectId,
    name: z.string(),
    createdAt: z.iso.datetime(),
  }),
)
export type ProjectView = z.infer<typeof ProjectView>

interface Row extends Record<string, SqlStorageValue> {
  id: string
  name: string
  created_at: number
}

const view = (row: Row): ProjectView => ({
  id: ProjectId.parse(row.id),
  name: row.name,
  createdAt: isoTime(row.created_at),
})

/** The default project needs no creation. */
function ensureDefault(sql: SqlStorage): void {
  sql.exec(`INSERT OR IGNORE INTO project VALUES (?, 'Default', ?)`, DEFAULT_PROJECT, 0)
}

/** @throws {ServiceError} `project-exists` */
export function addProject(sql: SqlStorage, id: ProjectId, name: string, now: number): ProjectView {
  ensureDefault(sql)
  const [row] = sql.exec<Row>(
    'INSERT OR IGNORE INTO project VALUES (?, ?, ?) RETURNING *',
    id,
    name,
    now,
  )
  if (row) return view(row)
  throw new ServiceError('project-exists', `there is a project ${id} already`)
}

/** @throws {ServiceError} `project-not-found` */
export function findProject(sql: SqlStorage, id: ProjectId): ProjectView {
  ensureDefault(sql)
  const [row] = sql.exec<Row>('SELECT * FROM project WHERE id = ?', id)
  if (row) return view(row)
  throw new ServiceError(
    'project-not-found',
    `there is no project ${id}: make it with POST /v1/projects`,
  )
}

export function listProjects(sql: SqlStorage, page: PageRequest): Page<ProjectView> {
  ensureDefault(sql)
  const { createdAt, id } = positionOf(page)
  const query = `SELECT * FROM project WHERE created_at < ?1 OR (created_at = ?1 AND id < ?2)
    ORDER BY created_at DESC, id DESC LIMIT ?3`
  const rows = sql.exec<Row>(query, createdAt, id, page.limit + 1).toArray()
  return pageOf(rows, page.limit, (r) => ({ createdAt: r.created_at, id: r.id }), view)
}
