import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'
import { deleted, ProjectDeletion } from './deletion.ts'

export const ProjectView = z.lazy(() =>
  z.object({
    id: ProjectId,
    name: z.string(),
    createdAt: z.iso.datetime(),
    deletingSince: z.iso.datetime().nullable().describe('null: it stands'),
  }),
)
export type ProjectView = z.infer<typeof ProjectView>

/** One project: also one that is being deleted, or was. */
export const KnownProject = z.lazy(() =>
  ProjectView.unwrap().extend({
    deletion: ProjectDeletion.nullable().describe('How far its deletion is; null: it stands'),
  }),
)
export type KnownProject = z.infer<typeof KnownProject>

interface Row extends Record<string, SqlStorageValue> {
  id: string
  name: string
  created_at: number
  deleting_since: number | null
  deletion: string | null
}

const view = (row: Row): ProjectView => ({
  id: ProjectId.parse(row.id),
  name: row.name,
  createdAt: isoTime(row.created_at),
  deletingSince: row.deleting_since === null ? null : isoTime(row.deleting_since),
})

/** The default project needs no creation. */
function ensureDefault(sql: SqlStorage): void {
  const insert = 'INSERT OR IGNORE INTO project (id, name, created_at) VALUES (?, ?, 0)'
  sql.exec(insert, DEFAULT_PROJECT, 'Default')
}

/** The id of one that was deleted is not given away again. @throws {ServiceError} `project-exists` */
export function addProject(sql: SqlStorage, id: ProjectId, name: string, now: number): ProjectView {
  ensureDefault(sql)
  const insert = `INSERT OR IGNORE INTO project (id, name, created_at) VALUES (?, ?, ?) RETURNING *`
  const [row] = sql.exec<Row>(insert, id, name, now)
  if (row) return view(row)
  const was = rowOf(sql, id)?.deleting_since !== null
  const why = was ? 'was a project that was deleted: choose another id' : 'is there already'
  throw new ServiceError('project-exists', `the project ${id} ${why}`)
}

const rowOf = (sql: SqlStorage, id: ProjectId): Row | undefined =>
  sql.exec<Row>('SELECT * FROM project WHERE id = ?', id).toArray()[0]

function knownRow(sql: SqlStorage, id: ProjectId): Row {
  ensureDefault(sql)
  const row = rowOf(sql, id)
  if (row) return row
  throw new ServiceError(
    'project-not-found',
    `there is no project ${id}: make it with POST /v1/projects`,
  )
}

/** Of one whose deletion goes on, that is the project's own to tell. @throws {ServiceError} `project-not-found` */
export function findProject(sql: SqlStorage, id: ProjectId): KnownProject {
  const row = knownRow(sql, id)
  const deletion = row.deletion === null ? null : (JSON.parse(row.deletion) as ProjectDeletion) // written below
  return { ...view(row), deletion }
}

/** @throws {ServiceError} `project-not-found`, also where it is being deleted */
export function assertOpen(sql: SqlStorage, id: ProjectId): void {
  if (knownRow(sql, id).deleting_since !== null) throw deleted(id)
}

/** Those that stand, and those whose deletion goes on. */
export function listProjects(sql: SqlStorage, page: PageRequest): Page<ProjectView> {
  ensureDefault(sql)
  const { createdAt, id } = positionOf(page)
  const query = `SELECT * FROM project WHERE deletion IS NULL AND (created_at, id) < (?1, ?2)
    ORDER BY created_at DESC, id DESC LIMIT ?3`
  const rows = sql.exec<Row>(query, createdAt, id, page.limit + 1).toArray()
  return pageOf(rows, page.limit, (r) => ({ createdAt: r.created_at, id: r.id }), view)
}

/** @param since epoch milliseconds */
export function closeProject(sql: SqlStorage, id: ProjectId, since: number): void {
  const update = 'UPDATE project SET deleting_since = coalesce(deleting_since, ?) WHERE id = ?'
  sql.exec(update, since, id)
}

/** Keeps what is told of a deleted project, and nothing else of it. @returns whether that is news */
export function noteDeleted(sql: SqlStorage, deletion: ProjectDeletion): boolean {
  const { project, startedAt } = deletion
  closeProject(sql, project, Date.parse(startedAt))
  const update = `UPDATE project SET deletion = ?, name = id WHERE id = ? AND deletion IS NULL RETURNING id`
  return sql.exec(update, JSON.stringify(deletion), project).toArray().length > 0
}
