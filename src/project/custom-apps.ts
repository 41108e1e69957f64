import { hostsNamed } from '../catalogue/hosts.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import type { ActionSummary, AppSummary } from '../catalogue/stores.ts'
import type { ThinAction } from '../catalogue/thin.ts'
import { ServiceError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import { checkedSpec } from '../importing/checked-spec.ts'
import type { ImportedApp, ImportReport } from '../importing/imported.ts'
import {
  assertKnown,
  assertOnlyActions,
  type Overlay,
  overlaidAction,
  overlaidSpec,
} from '../importing/overlay.ts'
import type { ImportDiff, ImportView, Reading } from './import-views.ts'
import { findSharedClient } from './shared-clients.ts'

/** An app to be stored, and where its document came from. */
export interface NewImport {
  readonly app: ImportedApp
  readonly url: string | null
  readonly reading: Reading
  /** `true`: the app is shipped, and gets further actions only. */
  readonly extends: boolean
  /** `undefined`: what was said before stays. */
  readonly overlay: Overlay | undefined
}

/** As an app stands in the table `custom_app`. */
export interface AppRow extends Record<string, SqlStorageValue> {
  slug: string
  /** Content version. */
  version: string
  /** JSON of an AppSpec, as imported. */
  spec: string
  extends: number
  url: string | null
  /** JSON of a Reading. */
  reading: string
  names: string
  report: string
  overlay: string
  imported_at: number
  actions: number
  important: number
}

interface ActionRow extends Record<string, SqlStorageValue> {
  app: string
  name: string
  call: string | null
  /** JSON of a ThinAction, as imported. */
  made: string
  /** The same under the overlay; `null`: hidden. */
  served: string | null
}

const findRow = (sql: SqlStorage, slug: string): AppRow | undefined =>
  sql.exec<AppRow>('SELECT * FROM custom_app WHERE slug = ?', slug).toArray()[0]

function knownRow(sql: SqlStorage, slug: string): AppRow {
  const row = findRow(sql, slug)
  if (row) return row
  throw new ServiceError('app-not-found', `the project imported no document for "${slug}"`)
}

/** Names by call of the last import: what the next one keeps. */
export const namesOf = (sql: SqlStorage, slug: string): Record<string, string> =>
  JSON.parse(findRow(sql, slug)?.names ?? '{}') as Record<string, string> // written by us

/** What would change; nothing is written. */
export function diffWith(
  sql: SqlStorage,
  slug: string,
  actions: readonly ThinAction[],
): ImportDiff {
  const query = 'SELECT name, made FROM custom_action WHERE app = ?'
  const rows = sql.exec<Pick<ActionRow, 'name' | 'made'>>(query, slug).toArray()
  const before = new Map(rows.map(({ name, made }) => [name, made]))
  const names = new Set(actions.map(({ name }) => name))
  const changed = actions.filter((action) => {
    const made = before.get(action.name)
    return made !== undefined && made !== JSON.stringify(action)
  })
  const added = actions.filter(({ name }) => !before.has(name))
  const sorted = (some: readonly ThinAction[]) => some.map(({ name }) => name).sort()
  return {
    added: sorted(added),
    changed: sorted(changed),
    removed: [...before.keys()].filter((name) => !names.has(name)).sort(),
    unchanged: actions.length - added.length - changed.length,
  }
}

/**
 * Stores an import in the place of the one before; to be called in a transaction.
 *
 * @throws {ServiceError} `invalid-request` where the overlay does not fit, or a name is taken
 */
export function putImport(
  sql: SqlStorage,
  it: NewImport,
  version: string,
  now: number,
): ImportDiff {
  const { spec, actions, names, report } = it.app
  const diff = diffWith(sql, spec.slug, actions)
  const overlay = it.overlay ?? overlayOf(findRow(sql, spec.slug))
  if (it.extends) assertOnlyActions(overlay)
  else assertHostsStay(sql, checkedSpec(overlaidSpec(spec, overlay)))
  const kept = { ...namesOf(sql, spec.slug), ...names }
  const upsert = `INSERT OR REPLACE INTO custom_app
    (slug, version, spec, extends, url, reading, names, report, overlay, imported_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  sql.exec(
    upsert,
    ...[spec.slug, version, JSON.stringify(spec), Number(it.extends), it.url],
    ...[
      JSON.stringify(it.reading),
      JSON.stringify(kept),
      JSON.stringify(report),
      JSON.stringify(overlay),
      now,
    ],
  )
  const calls = new Map(Object.entries(names).map(([call, name]) => [name, call]))
  sql.exec('DELETE FROM custom_action WHERE app = ?', spec.slug)
  const insert = 'INSERT INTO custom_action (app, name, call, made) VALUES (?, ?, ?, ?)'
  for (const action of actions) {
    const call = calls.get(action.name) ?? null
    sql.exec(insert, spec.slug, action.name, call, JSON.stringify(action))
  }
  serve(sql, spec.slug, overlay)
  return diff
}

const overlayOf = (row: AppRow | undefined): Overlay => JSON.parse(row?.overlay ?? '{}') as Overlay // parsed before it was written

/** Says something else over an app; to be called in a transaction. */
export function putOverlay(
  sql: SqlStorage,
  slug: string,
  overlay: Overlay,
  version: string,
): ImportView {
  const row = knownRow(sql, slug)
  const spec = overlaidSpec(JSON.parse(row.spec) as AppSpec, overlay) // parsed before it was written
  if (row.extends) assertOnlyActions(overlay)
  else assertHostsStay(sql, checkedSpec(spec))
  const update = 'UPDATE custom_app SET overlay = ?, version = ? WHERE slug = ?'
  sql.exec(update, JSON.stringify(overlay), version, slug)
  serve(sql, slug, overlay)
  return readImport(sql, slug)
}

/**
 * Where users or the operator trusted an app with credentials, those must not begin to go elsewhere.
 *
 * @throws {ServiceError} `app-in-use`
 */
function assertHostsStay(sql: SqlStorage, spec: AppSpec): void {
  const remedy = trustIn(sql, spec.slug)
  if (remedy === undefined) return
  const before = readSpec(sql, spec.slug)
  const known = before ? hostsNamed(before) : new Set<string>()
  const other = [...hostsNamed(spec)].find((host) => !known.has(host))
  if (other === undefined) return
  const detail = `${spec.slug} was given credentials, which would go to ${other} then: first ${remedy}`
  throw new ServiceError('app-in-use', detail)
}

/** The call that takes back credentials that an app was given; `undefined` where there are none. */
function trustIn(sql: SqlStorage, slug: string): string | undefined {
  const query = 'SELECT id FROM integration WHERE app = ? LIMIT 1'
  const [integration] = sql.exec<{ id: string }>(query, slug)
  if (integration) return `DELETE /v1/integrations/${integration.id}`
  const lent = findSharedClient(sql, slug)
  return lent && `DELETE /v1/apps/${slug}/shared-client`
}

/** Makes what is served of what was imported, and the table of all names that callers may use. */
function serve(sql: SqlStorage, slug: string, overlay: Overlay): void {
  const rows = sql.exec<ActionRow>('SELECT * FROM custom_action WHERE app = ?', slug).toArray()
  assertKnown(overlay, new Set(rows.flatMap(({ name, call }) => [name, call ?? name])))
  sql.exec('DELETE FROM custom_name WHERE app = ?', slug)
  const served = rows.map(({ name, call, made }) => {
    const action = overlaidAction(JSON.parse(made) as ThinAction, call ?? undefined, overlay)
    const update = 'UPDATE custom_action SET served = ? WHERE app = ? AND name = ?'
    sql.exec(update, action ? JSON.stringify(action) : null, slug, name)
    return { name, action }
  })
  for (const { name, action } of served) if (action) claim(sql, action.name, slug, name)
  const alias = 'INSERT OR IGNORE INTO custom_name (name, app, action) VALUES (?, ?, ?)'
  for (const { name, action } of served) {
    for (const other of action?.aliases ?? []) sql.exec(alias, other, slug, name)
  }
  const shown = served.flatMap(({ action }) => action ?? [])
  const important = shown.filter(({ tags }) => tags?.includes('important'))
  const count = 'UPDATE custom_app SET actions = ?, important = ? WHERE slug = ?'
  sql.exec(count, shown.length, important.length, slug)
}

function claim(sql: SqlStorage, name: string, slug: string, action: string): void {
  const [taken] = sql.exec<{ app: string }>('SELECT app FROM custom_name WHERE name = ?', name)
  if (taken) throw new ServiceError('invalid-request', `${taken.app} has an action ${name} already`)
  sql.exec('INSERT INTO custom_name (name, app, action) VALUES (?, ?, ?)', name, slug, action)
}

export function readImport(sql: SqlStorage, slug: string): ImportView {
  const row = knownRow(sql, slug)
  return {
    app: row.slug,
    url: row.url,
    ...(JSON.parse(row.reading) as Reading), // written by us
    importedAt: isoTime(row.imported_at),
    report: JSON.parse(row.report) as ImportReport, // written by us
    overlay: overlayOf(row),
  }
}

/** @throws {ServiceError} `app-in-use` while an integration or a shared client of it stands */
export function dropImport(sql: SqlStorage, slug: string): void {
  const row = knownRow(sql, slug)
  const remedy = row.extends ? undefined : trustIn(sql, slug)
  if (remedy) throw new ServiceError('app-in-use', `${slug} was given credentials: first ${remedy}`)
  for (const table of ['custom_name', 'custom_action']) {
    sql.exec(`DELETE FROM ${table} WHERE app = ?`, slug)
  }
  sql.exec('DELETE FROM custom_app WHERE slug = ?', slug)
}

/** The version of what is served now of an app; `undefined` where there is none of its own. */
export function versionOf(sql: SqlStorage, slug: string): string | undefined {
  const query = 'SELECT version FROM custom_app WHERE slug = ?' // the whole row may have a megabyte
  return sql.exec<Pick<AppRow, 'version'>>(query, slug).toArray()[0]?.version
}

/** The same of all of them, shipped apps that got actions included. */
export function listVersions(sql: SqlStorage): Record<string, string> {
  const query = 'SELECT slug, version FROM custom_app'
  const rows = sql.exec<Pick<AppRow, 'slug' | 'version'>>(query).toArray()
  return Object.fromEntries(rows.map(({ slug, version }) => [slug, version]))
}

/** Whether the project made this app itself: the operator's client of one by that name is not for it. */
export const isOwnApp = (sql: SqlStorage, slug: string): boolean =>
  findRow(sql, slug)?.extends === 0

/** The app's facts under its overlay; `undefined` where the app is shipped, or not there. */
export function readSpec(sql: SqlStorage, slug: string): AppSpec | undefined {
  const row = findRow(sql, slug)
  if (!row || row.extends) return undefined
  return overlaidSpec(JSON.parse(row.spec) as AppSpec, overlayOf(row)) // parsed before it was written
}

/** Where an action is, by any of its names. */
export function locateAction(
  sql: SqlStorage,
  name: string,
): { app: string; version: string; action: string } | undefined {
  const query = `SELECT n.app, a.version, n.action FROM custom_name n
    JOIN custom_app a ON a.slug = n.app WHERE n.name = ?`
  return sql.exec<{ app: string; version: string; action: string }>(query, name).toArray()[0]
}

export function readAction(sql: SqlStorage, app: string, action: string): ThinAction | undefined {
  const query = 'SELECT served FROM custom_action WHERE app = ? AND name = ?'
  const [row] = sql.exec<Pick<ActionRow, 'served'>>(query, app, action)
  return row?.served ? (JSON.parse(row.served) as ThinAction) : undefined // written by us
}

/** All that is served of an app, in short. */
export function listActions(sql: SqlStorage, slug: string): ActionSummary[] {
  const query = `SELECT served FROM custom_action WHERE app = ? AND served IS NOT NULL ORDER BY name`
  const rows = sql.exec<{ served: string }>(query, slug).toArray()
  const all = rows.map(({ served }) => JSON.parse(served) as ThinAction) // written by us
  return all.map(({ name, description, tags = [] }) => ({ name, app: slug, description, tags }))
}

export function listApps(sql: SqlStorage): AppSummary[] {
  const rows = sql
    .exec<AppRow>('SELECT * FROM custom_app WHERE extends = 0 ORDER BY slug')
    .toArray()
  return rows.map((row) => {
    const spec = overlaidSpec(JSON.parse(row.spec) as AppSpec, overlayOf(row))
    const { slug, name, description, categories, docs, logo } = spec
    const { actions, important, version } = row
    return {
      ...{ slug, name, description, categories, docs, ...(logo && { logo }) },
      schemes: spec.auth.map(({ scheme }) => scheme),
      ...{ actions, important, version, custom: true },
    }
  })
}
