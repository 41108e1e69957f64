import * as z from 'zod'
import { SchemeName } from '../auth/facts.ts'
import { ActionRules, rulesOf } from '../core/action-rules.ts'
import { ServiceError } from '../core/errors.ts'
import { IntegrationId } from '../core/ids.ts'
import { noSuch } from '../core/no-such.ts'
import { type Page, type PageRequest, pageOf, positionOf } from '../core/page.ts'
import { isoTime } from '../core/time.ts'
import type { CallLimits } from './profile.ts'

/** What is told of an integration. A client secret is never among it. */
export const IntegrationView = z.lazy(() =>
  z.object({
    id: IntegrationId,
    name: z.string(),
    app: z.string(),
    authScheme: SchemeName,
    useSharedClient: z.boolean(),
    clientId: z.string().nullable(),
    redirectUri: z.string().nullable().describe('null: our own callback'),
    scopes: z.array(z.string()).nullable().describe("null: the client's or the app's own default"),
    actions: ActionRules.nullable().describe('null: all, and the proxy'),
    enabled: z.boolean(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
)
export type IntegrationView = z.infer<typeof IntegrationView>

/** An integration to be made, its secret sealed already. */
export interface NewIntegration {
  readonly needsClient: boolean
  readonly id: IntegrationId
  readonly app: string
  readonly scheme: SchemeName
  readonly name: string
  readonly clientId: string | null
  readonly secret: string | null
  /** A JWE. */
  readonly settings: string | null
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
  readonly actions: ActionRules | null
}

/** What an owner wishes for. `null`: the shared client, our callback, the default scopes. */
export interface IntegrationInput {
  /** Whether its scheme acts with an OAuth client: the shared one, where `client` is `null`. */
  readonly needsClient: boolean
  readonly app: string
  readonly scheme: SchemeName
  readonly name: string | undefined
  readonly client: { readonly clientId: string; readonly clientSecret: string } | null
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
  readonly actions: ActionRules | null
  /** What the scheme asks of the developer beside the client, checked. */
  readonly settings: Readonly<Record<string, string>>
  /** A second one even where an equal one stands. */
  readonly forceNew: boolean
}

/** What the owner may change; `undefined` leaves it, `null` goes back to the default. */
export interface IntegrationPatch {
  readonly name?: string | undefined
  readonly enabled?: boolean | undefined
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly redirectUri?: string | null | undefined
  readonly scopes?: readonly string[] | null | undefined
  readonly actions?: ActionRules | null | undefined
  readonly settings?: Readonly<Record<string, string>> | undefined
}

export interface IntegrationFilter {
  readonly app?: string | undefined
  /** Slugs; those of no other app are shown. `null`: all. */
  readonly apps?: readonly string[] | null | undefined
  readonly authScheme?: SchemeName | undefined
  readonly enabled?: boolean | undefined
}

/** As stored; `secret` is a JWE. */
export interface IntegrationRow extends Record<string, SqlStorageValue> {
  id: string
  app: string
  scheme: string
  name: string
  needs_client: number
  client_id: string | null
  secret: string | null
  settings: string | null
  redirect_uri: string | null
  scopes: string | null
  actions: string | null
  enabled: number
  created_at: number
  updated_at: number
  deleted_at: number | null
}

export const scopesOf = (json: string | null): string[] | null =>
  json === null ? null : (JSON.parse(json) as string[]) // written by us

export function integrationView(row: IntegrationRow): IntegrationView {
  const authScheme = SchemeName.parse(row.scheme)
  return {
    id: IntegrationId.parse(row.id),
    name: row.name,
    app: row.app,
    authScheme,
    useSharedClient: row.needs_client === 1 && row.client_id === null,
    clientId: row.client_id,
    redirectUri: row.redirect_uri,
    scopes: scopesOf(row.scopes),
    actions: rulesOf(row.actions),
    enabled: row.enabled === 1,
    createdAt: isoTime(row.created_at),
    updatedAt: isoTime(row.updated_at),
  }
}

/** Integrations that differ from `wanted` in nothing but name, secret and state; newest first. */
export function similarIntegrations(sql: SqlStorage, wanted: NewIntegration): IntegrationRow[] {
  const query = `SELECT * FROM integration WHERE deleted_at IS NULL AND app = ? AND scheme = ?
    AND client_id IS ? AND redirect_uri IS ? ORDER BY created_at DESC, id DESC`
  const set = (scopes: readonly string[] | null) => JSON.stringify(scopes && [...scopes].sort())
  return sql
    .exec<IntegrationRow>(query, wanted.app, wanted.scheme, wanted.clientId, wanted.redirectUri)
    .toArray()
    .filter((row) => set(scopesOf(row.scopes)) === set(wanted.scopes))
    .filter((row) => row.actions === (wanted.actions && JSON.stringify(wanted.actions)))
}

export function insertIntegration(
  sql: SqlStorage,
  it: NewIntegration,
  now: number,
): IntegrationRow {
  const insert = `INSERT INTO integration (id, app, scheme, name, needs_client, client_id, secret,
    settings, redirect_uri, scopes, actions, enabled, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?) RETURNING *`
  const actions = it.actions && JSON.stringify(it.actions)
  const scopes = it.scopes && JSON.stringify(it.scopes)
  return sql
    .exec<IntegrationRow>(
      insert,
      ...[it.id, it.app, it.scheme, it.name, Number(it.needsClient), it.clientId, it.secret],
      ...[it.settings, it.redirectUri],
      ...[scopes, actions, now, now],
    )
    .one()
}

/** @throws {ServiceError} `integration-not-found`, also for one that is being deleted */
export function findIntegration(sql: SqlStorage, id: string): IntegrationRow {
  const query = 'SELECT * FROM integration WHERE id = ? AND deleted_at IS NULL'
  const [row] = sql.exec<IntegrationRow>(query, id)
  if (row) return row
  throw noSuch('integration', id)
}

/**
 * The integration meant by nothing but its app: the only enabled one.
 *
 * @returns `undefined` where there is none
 * @throws {ServiceError} `integration-ambiguous` where there are several; never just the first
 */
export function onlyIntegration(sql: SqlStorage, app: string): IntegrationRow | undefined {
  const query = 'SELECT * FROM integration WHERE app = ? AND enabled = 1 AND deleted_at IS NULL'
  const rows = sql.exec<IntegrationRow>(query, app).toArray()
  if (rows.length <= 1) return rows[0]
  const candidates = rows.map(({ id, name }) => ({ id, name }))
  const detail = `the project has ${rows.length} enabled integrations of ${app}: give an integrationId`
  throw new ServiceError('integration-ambiguous', detail, { candidates })
}

export function listIntegrations(
  sql: SqlStorage,
  filter: IntegrationFilter,
  page: PageRequest,
): Page<IntegrationView> {
  const { createdAt, id } = positionOf(page)
  const enabled = filter.enabled === undefined ? null : Number(filter.enabled)
  const query = `SELECT * FROM integration WHERE deleted_at IS NULL
    AND (created_at < ?1 OR (created_at = ?1 AND id < ?2))
    AND (?3 IS NULL OR app = ?3) AND (?4 IS NULL OR scheme = ?4) AND (?5 IS NULL OR enabled = ?5)
    AND (?7 IS NULL OR app IN (SELECT value FROM json_each(?7)))
    ORDER BY created_at DESC, id DESC LIMIT ?6`
  const { app = null, authScheme = null, apps } = filter
  const values = [createdAt, id, app, authScheme, enabled, page.limit + 1]
  const rows = sql
    .exec<IntegrationRow>(query, ...values, apps ? JSON.stringify(apps) : null)
    .toArray()
  return pageOf(rows, page.limit, (r) => ({ createdAt: r.created_at, id: r.id }), integrationView)
}

/** The same, its secret sealed already. */
type SealedPatch = Omit<IntegrationPatch, 'clientSecret' | 'settings'> & {
  readonly secret?: string
  readonly settings?: string
}

export function changeIntegration(
  sql: SqlStorage,
  id: string,
  change: SealedPatch,
  now: number,
): IntegrationRow {
  const row = findIntegration(sql, id)
  const scopes = change.scopes && JSON.stringify(change.scopes)
  const update = `UPDATE integration SET name = ?, enabled = ?, client_id = ?, secret = ?,
    settings = ?, redirect_uri = ?, scopes = ?, actions = ?, updated_at = ? WHERE id = ? RETURNING *`
  return sql
    .exec<IntegrationRow>(
      update,
      change.name ?? row.name,
      change.enabled === undefined ? row.enabled : Number(change.enabled),
      change.clientId ?? row.client_id,
      change.secret ?? row.secret,
      change.settings ?? row.settings,
      change.redirectUri === undefined ? row.redirect_uri : change.redirectUri,
      change.scopes === undefined ? row.scopes : (scopes ?? null),
      change.actions === undefined ? row.actions : change.actions && JSON.stringify(change.actions),
      now,
      row.id,
    )
    .one()
}

/** What the integrations of one app let through. */
export interface AppRules {
  /** Those with rules, by id; disabled ones too, whose connections go on. */
  readonly ruled: Readonly<Record<string, ActionRules>>
  /** Those of them that stand for the app where no connection is looked at: the enabled ones. */
  readonly enabled: readonly string[]
  /** Whether an integration of the app has no rules, or the app has none that is enabled. */
  readonly free: boolean
  /** How many calls an entity may make of the app. */
  readonly limits?: CallLimits | undefined
}

export function rulesOfApp(sql: SqlStorage, app: string): AppRules {
  const query = 'SELECT * FROM integration WHERE app = ? AND deleted_at IS NULL'
  const rows = sql.exec<IntegrationRow>(query, app).toArray()
  const enabled = rows.filter((row) => row.enabled === 1)
  return {
    ruled: Object.fromEntries(
      rows.flatMap((row) => {
        const rules = rulesOf(row.actions)
        return rules ? [[row.id, rules]] : []
      }),
    ),
    enabled: enabled.filter((row) => row.actions !== null).map(({ id }) => id),
    free: enabled.length === 0 || enabled.some((row) => row.actions === null),
  }
}
