import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import { EventType, isWanted } from './event-types.ts'

/** How many endpoints a project may have. */
const MAX_ENDPOINTS = 50

/** What is told of an endpoint; its secret is shown once, when it is made or rotated. */
export const WebhookView = z.lazy(() =>
  z.object({
    id: z.string(),
    url: z.string(),
    description: z.string().nullable(),
    types: z
      .array(EventType)
      .nullable()
      .describe('null: all but action.executed and trigger.received, those of later releases too'),
    enabled: z.boolean(),
    disabledAt: z.iso.datetime().nullable(),
    disabledReason: z
      .enum(['gone', 'failing'])
      .nullable()
      .describe('Why we disabled it: it answered 410, or took nothing for five days'),
    failingSince: z.iso.datetime().nullable().describe('null: the last attempt worked'),
    oldSecretUntil: z.iso.datetime().nullable().describe('After a rotation: the old one signs too'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
)
export type WebhookView = z.infer<typeof WebhookView>

export interface WebhookRow extends Record<string, SqlStorageValue> {
  id: string
  url: string
  description: string | null
  types: string | null
  enabled: number
  disabled_at: number | null
  disabled_reason: string | null
  failing_since: number | null
  /** A JWE. */
  secret: string
  /** A JWE. */
  old_secret: string | null
  old_until: number | null
  created_at: number
  updated_at: number
}

const typesOf = ({ types }: Pick<WebhookRow, 'types'>): EventType[] | null =>
  types === null ? null : (JSON.parse(types) as EventType[]) // written below

const time = (at: number | null) => (at === null ? null : isoTime(at))

export const webhookView = (row: WebhookRow): WebhookView => ({
  id: row.id,
  url: row.url,
  description: row.description,
  types: typesOf(row),
  enabled: row.enabled === 1,
  disabledAt: time(row.disabled_at),
  disabledReason: row.disabled_reason as WebhookView['disabledReason'], // written by us
  failingSince: time(row.failing_since),
  oldSecretUntil: time(row.old_until),
  createdAt: isoTime(row.created_at),
  updatedAt: isoTime(row.updated_at),
})

/** What the developer says of an endpoint. */
export interface WebhookInput {
  readonly url: string
  readonly description: string | null
  readonly types: readonly EventType[] | null
}

/** @throws {ServiceError} `invalid-request` where the project has too many */
export function insertWebhook(
  sql: SqlStorage,
  { id, secret, url, description, types }: WebhookInput & { id: string; secret: string },
  now: number,
): WebhookRow {
  if (listWebhooks(sql).length >= MAX_ENDPOINTS) {
    const detail = `a project has at most ${MAX_ENDPOINTS} webhook endpoints: delete some`
    throw new ServiceError('invalid-request', detail)
  }
  const insert = `INSERT INTO webhook (id, url, description, types, secret, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?6, ?6) RETURNING *`
  const chosen = types && JSON.stringify(types)
  return sql.exec<WebhookRow>(insert, id, url, description, chosen, secret, now).one()
}

/** Newest first. */
export const listWebhooks = (sql: SqlStorage): WebhookRow[] =>
  sql.exec<WebhookRow>('SELECT * FROM webhook ORDER BY created_at DESC, id').toArray()

/** @throws {ServiceError} `webhook-not-found` */
export function findWebhook(sql: SqlStorage, id: string): WebhookRow {
  const [row] = sql.exec<WebhookRow>('SELECT * FROM webhook WHERE id = ?', id)
  if (row) return row
  throw new ServiceError('webhook-not-found', `there is no webhook endpoint ${id.slice(0, 60)}`)
}

/** Columns to change. */
export type WebhookChange = Partial<Omit<WebhookRow, 'id' | 'created_at' | 'updated_at'>>

export function updateWebhook(
  sql: SqlStorage,
  id: string,
  change: WebhookChange,
  now: number,
): WebhookRow {
  const sets = Object.keys(change).map((name) => `${name} = ?, `)
  const update = `UPDATE webhook SET ${sets.join('')}updated_at = ? WHERE id = ? RETURNING *`
  return sql.exec<WebhookRow>(update, ...Object.values(change), now, id).one()
}

const ENABLED = { enabled: 1, disabled_at: null, disabled_reason: null, failing_since: null }

/** What of an endpoint the developer may change; `undefined` leaves it. */
export interface WebhookPatch {
  readonly url?: string | undefined
  readonly description?: string | null | undefined
  readonly types?: readonly EventType[] | null | undefined
  readonly enabled?: boolean | undefined
}

/** The change that the developer asks for; why it was disabled stays until it is enabled. */
export const changeOf = (
  row: WebhookRow,
  { url, description, types, enabled }: WebhookPatch,
  now: number,
): WebhookChange => ({
  ...(url !== undefined && { url }),
  ...(description !== undefined && { description }),
  ...(types !== undefined && { types: types && JSON.stringify(types) }),
  ...(enabled === true && ENABLED),
  ...(enabled === false && row.enabled === 1 && { enabled: 0, disabled_at: now }),
})

/** The enabled endpoints that are told of events of a type. */
export const listeners = (sql: SqlStorage, type: string): string[] =>
  sql
    .exec<{ id: string; types: string | null }>('SELECT id, types FROM webhook WHERE enabled = 1')
    .toArray()
    .filter((row) => isWanted(typesOf(row), type))
    .map(({ id }) => id)

/** Forgets old secrets whose time is over. */
export function dropOldSecrets(sql: SqlStorage, now: number): void {
  sql.exec('UPDATE webhook SET old_secret = NULL, old_until = NULL WHERE old_until <= ?', now)
}

/** When the next old secret is to be forgotten, in epoch milliseconds; `null`: there is none. */
export const nextOldSecret = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(old_until) AS at FROM webhook').one().at

/** Forgets an endpoint, with what is on its way; the log of its deliveries goes with their events. */
export function removeWebhook(sql: SqlStorage, id: string): void {
  const pending = `SELECT id FROM delivery WHERE webhook = ? AND status = 'pending'`
  sql.exec(`DELETE FROM attempt WHERE delivery IN (${pending})`, id)
  sql.exec(`DELETE FROM delivery WHERE id IN (${pending})`, id)
  sql.exec('DELETE FROM webhook WHERE id = ?', id)
}
