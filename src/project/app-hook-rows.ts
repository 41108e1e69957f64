import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { AppHookId, IntegrationId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'

/**
 * Where a hook's secret comes from: `own` is sealed with it, `client` is the integration's OAuth
 * client's, `delivery` is awaited: the app's first delivery brings it.
 */
export const SecretSource = z.enum(['own', 'client', 'delivery'])
export type SecretSource = z.infer<typeof SecretSource>

/** What is told of a hook. Its secret is never among it. */
export const AppHookView = z.lazy(() =>
  z.object({
    id: AppHookId,
    integrationId: IntegrationId,
    app: z.string(),
    name: z.string(),
    secretFrom: SecretSource.describe(
      'own: given to it or made for it; client: the secret of the integration; delivery: the app brings it with its first delivery',
    ),
    hasSecret: z.boolean().describe('false: nothing is taken yet'),
    enabled: z.boolean(),
    createdAt: z.iso.datetime(),
    lastReceivedAt: z.iso.datetime().nullable(),
  }),
)
export type AppHookView = z.infer<typeof AppHookView>

/** As stored. */
export interface AppHookRow extends Record<string, SqlStorageValue> {
  id: string
  integration: string
  app: string
  name: string
  secret_from: string
  /** JWE of {@link HeldSecrets}. */
  secret: string | null
  /** Whether a secret that the app brought was shown to the developer, and so is settled. */
  settled: number
  enabled: number
  created_at: number
  last_at: number | null
}

/** What is sealed: the secret, and for a while the one before it. Times are epoch milliseconds. */
export interface HeldSecrets {
  readonly current: string
  readonly previous?: { readonly secret: string; readonly until: number } | undefined
}

export const appHookView = (row: AppHookRow): AppHookView => ({
  id: AppHookId.parse(row.id),
  integrationId: IntegrationId.parse(row.integration),
  app: row.app,
  name: row.name,
  secretFrom: SecretSource.parse(row.secret_from),
  hasSecret: row.secret_from === 'client' || row.secret !== null,
  enabled: row.enabled === 1,
  createdAt: isoTime(row.created_at),
  lastReceivedAt: row.last_at === null ? null : isoTime(row.last_at),
})

/** How many hooks an integration may have. */
const MAX_HOOKS = 50

export type NewAppHookRow = Pick<
  AppHookRow,
  'id' | 'integration' | 'app' | 'name' | 'secret_from' | 'secret'
>

/** @throws {ServiceError} `invalid-request` where the integration has too many */
export function insertAppHook(sql: SqlStorage, it: NewAppHookRow, now: number): AppHookRow {
  if (listAppHooks(sql, it.integration).length >= MAX_HOOKS) {
    const detail = `an integration has at most ${MAX_HOOKS} hooks: delete some`
    throw new ServiceError('invalid-request', detail)
  }
  const insert = `INSERT INTO app_hook (id, integration, app, name, secret_from, secret, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *`
  const values = [it.id, it.integration, it.app, it.name, it.secret_from, it.secret, now]
  return sql.exec<AppHookRow>(insert, ...values).one()
}

export const listAppHooks = (sql: SqlStorage, integration: string): AppHookRow[] =>
  sql
    .exec<AppHookRow>('SELECT * FROM app_hook WHERE integration = ? ORDER BY rowid', integration)
    .toArray()

/** Of all integrations, by id, after this one. */
export const appHooksAfter = (sql: SqlStorage, id: string, limit: number): AppHookView[] =>
  sql
    .exec<AppHookRow>('SELECT * FROM app_hook WHERE id > ? ORDER BY id LIMIT ?', id, limit)
    .toArray()
    .map(appHookView)

export const appHook = (sql: SqlStorage, id: string): AppHookRow | undefined =>
  sql.exec<AppHookRow>('SELECT * FROM app_hook WHERE id = ?', id).toArray()[0]

/** @throws {ServiceError} `hook-not-found`, also where it is another integration's */
export function findAppHook(sql: SqlStorage, integration: string, id: string): AppHookRow {
  const row = appHook(sql, id)
  if (row?.integration === integration) return row
  throw new ServiceError('hook-not-found', `there is no hook ${id.slice(0, 60)}`)
}

export type AppHookChange = Partial<
  Pick<AppHookRow, 'name' | 'secret_from' | 'secret' | 'settled' | 'enabled' | 'last_at'>
>

export function changeAppHook(sql: SqlStorage, id: string, change: AppHookChange): AppHookRow {
  const columns = Object.keys(change)
  const sets = columns.length > 0 ? columns.map((name) => `${name} = ?`).join(', ') : 'id = id'
  const update = `UPDATE app_hook SET ${sets} WHERE id = ? RETURNING *`
  return sql.exec<AppHookRow>(update, ...Object.values(change), id).one()
}

export function dropAppHook(sql: SqlStorage, id: string): void {
  sql.exec('DELETE FROM app_hook_seen WHERE hook = ?', id)
  sql.exec('DELETE FROM app_hook WHERE id = ?', id)
}

/** The hooks of an integration go with it. */
export function dropAppHooksOf(sql: SqlStorage, integration: string): void {
  for (const { id } of listAppHooks(sql, integration)) dropAppHook(sql, id)
}

/** How long a delivery is known again, in milliseconds: vendors try for up to three days. */
const REMEMBERED = 4 * 24 * 3_600_000

/** @returns `false` where the hook had this delivery already */
export function seeDelivery(sql: SqlStorage, hook: string, key: string, now: number): boolean {
  sql.exec('DELETE FROM app_hook_seen WHERE at < ?', now - REMEMBERED)
  const insert = `INSERT OR IGNORE INTO app_hook_seen (hook, key, at) VALUES (?, ?, ?) RETURNING at`
  return sql.exec(insert, hook, key, now).toArray().length > 0
}
