import { RpcTarget } from 'cloudflare:workers'
import type { AppSpec } from '../catalogue/spec.ts'
import type { ThinAction } from '../catalogue/thin.ts'
import { isoTime } from '../core/time.ts'
import type { ImportedApp, ImportReport } from '../importing/imported.ts'
import type { Overlay } from '../importing/overlay.ts'
import { type AppHookView, appHooksAfter } from './app-hook-rows.ts'
import type { AppRow } from './custom-apps.ts'
import type { Home } from './home.ts'
import type { Reading } from './import-views.ts'
import { listSharedClients, type SharedClientView } from './shared-clients.ts'

/** An app that the project imported: with its actions, all that another project needs to have it too. */
export interface HeldApp extends Reading {
  readonly app: string
  /** The app is shipped: only the actions are the project's. */
  readonly extends: boolean
  readonly url: string | null
  readonly importedAt: string
  readonly overlay: Overlay
  /** As imported, before the overlay. */
  readonly compiled: Omit<ImportedApp, 'actions'>
}

/** What a project holds that no list of the API tells whole, as one part of its object. */
export class Holdings extends RpcTarget {
  readonly #home: Home

  constructor(home: Home) {
    super()
    this.#home = home
  }

  /** Those of the project alone. */
  sharedClients(): SharedClientView[] {
    return listSharedClients(this.#home.sql())
  }

  /** Of all integrations, by id, after this one. */
  appHooks(after: string, limit: number): AppHookView[] {
    return appHooksAfter(this.#home.sql(), after, limit)
  }

  /** The next app after this one, by slug; `null` at the end. One at a time: a report can be long. */
  appAfter(slug: string): HeldApp | null {
    const query = 'SELECT * FROM custom_app WHERE slug > ? ORDER BY slug LIMIT 1'
    const [row] = this.#home.sql().exec<AppRow>(query, slug)
    return row ? heldApp(row) : null
  }

  /** The actions of an app as imported, by name, after this one. */
  actionsAfter(app: string, name: string, limit: number): ThinAction[] {
    const query = 'SELECT made FROM custom_action WHERE app = ? AND name > ? ORDER BY name LIMIT ?'
    const rows = this.#home.sql().exec<{ made: string }>(query, app, name, limit).toArray()
    return rows.map(({ made }) => JSON.parse(made) as ThinAction) // written by putImport
  }
}

/** All JSON in it was parsed before it was written. */
const heldApp = (row: AppRow): HeldApp => ({
  app: row.slug,
  extends: row.extends === 1,
  url: row.url,
  ...(JSON.parse(row.reading) as Reading),
  importedAt: isoTime(row.imported_at),
  overlay: JSON.parse(row.overlay) as Overlay,
  compiled: {
    format: 'behalf-app-1',
    spec: JSON.parse(row.spec) as AppSpec,
    names: JSON.parse(row.names) as Record<string, string>,
    report: JSON.parse(row.report) as ImportReport,
  },
})
