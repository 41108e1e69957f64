import type { AppSpec } from '../catalogue/spec.ts'
import type { ActionSummary, AppSummary } from '../catalogue/stores.ts'
import type { ThinAction } from '../catalogue/thin.ts'
import { isUnborn } from '../core/migrate.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Overlay } from '../importing/overlay.ts'
import { CallObject } from './call-object.ts'
import * as apps from './custom-apps.ts'
import type { ImportDiff, ImportView } from './import-views.ts'

const newVersion = () => crypto.randomUUID().slice(0, 18)

/** The part of a project's object that holds the apps it made itself. */
export abstract class CustomAppObject<
  Env extends { readonly SEAL_KEYS?: string },
> extends CallObject<Env> {
  /** Reads never make a database. */
  #read<T>(otherwise: T, work: (sql: SqlStorage) => T): T {
    return isUnborn(this.ctx.storage) ? otherwise : work(this.sql)
  }

  putImport(it: apps.NewImport): Promise<Outcome<ImportDiff>> {
    return outcome(() => {
      const { sql } = this
      const put = () => apps.putImport(sql, it, newVersion(), Date.now())
      return this.ctx.storage.transactionSync(put)
    })
  }

  /** What an import would change. */
  diffImport(slug: string, actions: readonly ThinAction[]): ImportDiff {
    return apps.diffWith(this.sql, slug, actions)
  }

  importedNames(slug: string): Record<string, string> {
    return this.#read({}, (sql) => apps.namesOf(sql, slug))
  }

  putOverlay(slug: string, overlay: Overlay): Promise<Outcome<ImportView>> {
    return outcome(() => {
      const { sql } = this
      const put = () => apps.putOverlay(sql, slug, overlay, newVersion())
      return this.ctx.storage.transactionSync(put)
    })
  }

  readImport(slug: string): Promise<Outcome<ImportView>> {
    return outcome(() => apps.readImport(this.sql, slug))
  }

  dropImport(slug: string): Promise<Outcome<null>> {
    return outcome(() => {
      const { sql } = this
      this.ctx.storage.transactionSync(() => apps.dropImport(sql, slug))
      return null
    })
  }

  customApps(): AppSummary[] {
    return this.#read([], apps.listApps)
  }

  customVersions(): Record<string, string> {
    return this.#read({}, apps.listVersions)
  }

  customVersion(slug: string): string | null {
    return this.#read(null, (sql) => apps.versionOf(sql, slug) ?? null)
  }

  customSpec(slug: string): AppSpec | null {
    return this.#read(null, (sql) => apps.readSpec(sql, slug) ?? null)
  }

  customActions(slug: string): ActionSummary[] {
    return this.#read([], (sql) => apps.listActions(sql, slug))
  }

  locateAction(name: string): { app: string; version: string; action: string } | null {
    return this.#read(null, (sql) => apps.locateAction(sql, name) ?? null)
  }

  customAction(slug: string, action: string): ThinAction | null {
    return this.#read(null, (sql) => apps.readAction(sql, slug, action) ?? null)
  }
}
