import * as z from 'zod'
import { ActionRules, rulesOf } from '../core/action-rules.ts'
import { digest } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { newKeyId, ProjectId } from '../core/ids.ts'
import { randomToken } from '../core/random.ts'
import { isoTime } from '../core/time.ts'

/** `bhf_<project>_<256 random bits><checksum>`: routes itself, and a typo is seen without a look-up. */
const FORMAT = /^bhf_([a-z0-9-]{1,40})_([\w-]{43})([\w-]{6})$/

/** How often the time of last use is written, in milliseconds. */
const USE_RESOLUTION = 60_000

/** What is told of a key; the key itself is shown once, when it is made. */
export const ApiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string().describe('The last four characters of the key'),
  actions: ActionRules.nullable().describe('null: all, and the proxy'),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable().describe('To the minute'),
  revokedAt: z.iso.datetime().nullable(),
})
export type ApiKeyView = z.infer<typeof ApiKeyView>

interface Row extends Record<string, SqlStorageValue> {
  id: string
  name: string
  hint: string
  actions: string | null
  created_at: number
  expires_at: number | null
  last_used_at: number | null
  revoked_at: number | null
}

const time = (at: number | null) => (at === null ? null : isoTime(at))

const view = (row: Row): ApiKeyView => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  actions: rulesOf(row.actions),
  createdAt: isoTime(row.created_at),
  expiresAt: time(row.expires_at),
  lastUsedAt: time(row.last_used_at),
  revokedAt: time(row.revoked_at),
})

const checksum = async (body: string) => (await digest(body)).slice(0, 6)

/** The project that a key claims to open; `undefined` where it is no key of ours at all. */
export async function projectOfKey(key: string): Promise<ProjectId | undefined> {
  const [, project, random, sum] = FORMAT.exec(key) ?? []
  if (!project || !random || sum !== (await checksum(`${project}_${random}`))) return undefined
  return ProjectId.safeParse(project).data
}

/** A key to be made. */
export interface NewKey {
  readonly name: string
  /** Epoch milliseconds; `null`: never. */
  readonly expiresAt: number | null
  readonly actions: ActionRules | null
}

/** @returns the key, in full and for the only time, beside what is kept of it */
export async function createKey(
  sql: SqlStorage,
  project: ProjectId,
  wanted: NewKey,
  now: number,
): Promise<ApiKeyView & { key: string }> {
  const body = `${project}_${randomToken(32)}`
  const key = `bhf_${body}${await checksum(body)}`
  const [id, hash, hint] = [newKeyId(), await digest(key), key.slice(-4)]
  const insert = `INSERT INTO api_key (id, hash, name, hint, created_at, expires_at, actions)
                  VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`
  const actions = wanted.actions && JSON.stringify(wanted.actions)
  const row = sql
    .exec<Row>(insert, id, hash, wanted.name, hint, now, wanted.expiresAt, actions)
    .one()
  return { ...view(row), key }
}

/** What a key that was let in may do. */
export interface KeyInUse {
  readonly id: string
  readonly actions: ActionRules | null
}

/** The key with this hash, if it may still be used. */
export function useKey(sql: SqlStorage, hash: string, now: number): KeyInUse | undefined {
  const query = `SELECT * FROM api_key WHERE hash = ? AND revoked_at IS NULL
                 AND (expires_at IS NULL OR expires_at > ?)`
  const [row] = sql.exec<Row>(query, hash, now)
  if (row && now - (row.last_used_at ?? 0) > USE_RESOLUTION) {
    sql.exec('UPDATE api_key SET last_used_at = ? WHERE id = ?', now, row.id)
  }
  return row && { id: row.id, actions: rulesOf(row.actions) }
}

export const listKeys = (sql: SqlStorage): ApiKeyView[] =>
  sql.exec<Row>('SELECT * FROM api_key ORDER BY created_at DESC, id').toArray().map(view)

/** @throws {ServiceError} `key-not-found` */
export function revokeKey(sql: SqlStorage, id: string, now: number): ApiKeyView {
  const update = `UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING *`
  const [row] = sql.exec<Row>(update, now, id)
  if (!row) throw new ServiceError('key-not-found', `there is no API key ${id.slice(0, 60)}`)
  return view(row)
}
