import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { type EntityId, ProjectId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import type { EntityNews } from './entity-news.ts'

/** How far the deletion of a project is. */
export const ProjectDeletion = z.lazy(() =>
  z.object({
    project: ProjectId,
    startedAt: z.iso.datetime().describe('From then on nobody got in with a key of it'),
    entitiesLeft: z.number().int().describe('How many still hold something'),
    entitiesErased: z.number().int(),
    connectionsErased: z.number().int(),
    connectionsRevoked: z
      .number()
      .int()
      .describe('Of these: the app confirmed that it took the credentials back'),
    finishedAt: z.iso.datetime().nullable(),
    receipt: z.string().nullable().describe('A JWS, once it is done'),
  }),
)
export type ProjectDeletion = z.infer<typeof ProjectDeletion>

/** What is remembered of it; in the end nothing else is. Times are epoch milliseconds. */
export interface Deletion {
  readonly startedAt: number
  /** Whether the operator's object knows that it began; then, that it ended. */
  readonly told: boolean
  /** The last entity that was asked to erase itself; `''`: the next one to ask is the first. */
  readonly after: string
  /** When entities are asked next. */
  readonly nextAt: number
  readonly entities: number
  readonly connections: number
  readonly revoked: number
  /** Where to go on among the copies of specs in KV. */
  readonly cursor: string | null
  readonly finishedAt: number | null
  readonly receipt: string | null
}

const KEY = 'deletion'

/**
 * After this no isolate believes in a key that it remembers, or in the project, in milliseconds: what
 * is begun later is not let in, so that what is erased stays so.
 */
const LET_IN_UNTIL = 1_000

/** `undefined`: the project stands. */
export const deletionOf = ({ kv }: DurableObjectStorage): Deletion | undefined =>
  kv.get<Deletion>(KEY)

export const keepDeletion = ({ kv }: DurableObjectStorage, it: Deletion): void => kv.put(KEY, it)

/** Whether nothing is left of the project but that. */
export const isDeleted = (storage: DurableObjectStorage): boolean =>
  (deletionOf(storage)?.finishedAt ?? null) !== null

/** Nothing is written any more for a project that is no more. @throws {ServiceError} `project-not-found` */
export function assertNotDeleted(storage: DurableObjectStorage, id: ProjectId): void {
  if (isDeleted(storage)) throw deleted(id)
}

export const deleted = (id: ProjectId): ServiceError =>
  new ServiceError('project-not-found', `the project ${id} was deleted: see GET /v1/projects/${id}`)

/** What lets somebody in, and what goes out to somebody. */
const DOORS = ['api_key', 'webhook', 'delivery', 'attempt', 'app_hook', 'app_hook_seen']

/**
 * Begins: from here on nobody gets in. Integrations are hidden; their clients are needed to revoke.
 * To be called in a transaction.
 */
export function beginDeletion(storage: DurableObjectStorage, sql: SqlStorage, now: number): void {
  for (const table of DOORS) sql.exec(`DELETE FROM ${table}`)
  sql.exec('UPDATE integration SET deleted_at = coalesce(deleted_at, ?)', now)
  const counts = { entities: 0, connections: 0, revoked: 0 }
  const times = { startedAt: now, nextAt: now + LET_IN_UNTIL, finishedAt: null }
  keepDeletion(storage, {
    ...times,
    ...counts,
    told: false,
    after: '',
    cursor: null,
    receipt: null,
  })
}

/** Whether an entity still holds something. */
export const isAnyLeft = (sql: SqlStorage): boolean =>
  sql.exec('SELECT 1 FROM entity UNION ALL SELECT 1 FROM connection LIMIT 1').toArray().length > 0

/** When it goes on, in epoch milliseconds; `Infinity`: the project stands. */
export function nextDeletion(storage: DurableObjectStorage, sql: SqlStorage): number {
  const it = deletionOf(storage)
  if (!it) return Number.POSITIVE_INFINITY
  return isAnyLeft(sql) ? it.nextAt : it.startedAt + LET_IN_UNTIL
}

/**
 * Takes an entity's news, and counts what is gone by it; to be called in a transaction. One that shows
 * up only now is asked at once.
 */
export function counted<T>(
  storage: DurableObjectStorage,
  sql: SqlStorage,
  from: { readonly entity: EntityId; readonly news: readonly EntityNews[] },
  take: () => T,
): T {
  if (!deletionOf(storage)) return take()
  const isThere = (table: string, id: string) =>
    sql.exec(`SELECT 1 FROM ${table} WHERE id = ?`, id).toArray().length > 0
  const before = isThere('entity', from.entity)
  const gone = from.news.filter((one) => 'gone' in one && isThere('connection', one.gone))
  const done = take()
  const after = isThere('entity', from.entity)
  const it = deletionOf(storage)
  if (!it) return done
  keepDeletion(storage, {
    ...it,
    nextAt: after && !before ? it.startedAt + LET_IN_UNTIL : it.nextAt,
    entities: it.entities + Number(before && !after),
    connections: it.connections + gone.length,
    revoked: it.revoked + gone.filter((one) => 'gone' in one && one.revoked === true).length,
  })
  return done
}

/** @param left how many entities still hold something */
export const deletionView = (project: ProjectId, it: Deletion, left: number): ProjectDeletion => ({
  project,
  startedAt: isoTime(it.startedAt),
  entitiesLeft: left,
  entitiesErased: it.entities,
  connectionsErased: it.connections,
  connectionsRevoked: it.revoked,
  finishedAt: it.finishedAt === null ? null : isoTime(it.finishedAt),
  receipt: it.receipt,
})
