import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, type EntityId } from '../core/ids.ts'
import type { KeyBounds } from '../core/key-rights.ts'
import { isUnborn } from '../core/migrate.ts'
import { noSuch } from '../core/no-such.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { keyring } from '../core/seal.ts'
import { dropAppHooksOf } from './app-hook-rows.ts'
import { appHookColumns } from './app-hooks.ts'
import { AuditLog } from './audit-log.ts'
import { prove } from './audit-proof.ts'
import type { CallLogTerms } from './call-log-settings.ts'
import { ClientVault, type ResolvedClient } from './client-vault.ts'
import * as index from './connection-index.ts'
import { isOwnApp } from './custom-apps.ts'
import type { Operator } from './deleting.ts'
import { assertNotDeleted, counted, deletionOf, isDeleted } from './deletion.ts'
import { auditOf, type EntityNews, takeNews } from './entity-news.ts'
import { Holdings } from './holdings.ts'
import type { Home } from './home.ts'
import * as integrations from './integrations.ts'
import { findIntegration, type IntegrationView, integrationView } from './integrations.ts'
import { type MortalEnv, MortalObject } from './mortal-object.ts'
import {
  callLimits,
  changeProfile,
  type Profile,
  type ProfilePatch,
  readProfile,
} from './profile.ts'
import { ProjectKeys } from './project-keys.ts'
import { setNextRound } from './rounds.ts'
import { Sealing } from './sealing.ts'
import {
  dropSharedClient,
  readSharedClient,
  type SharedClientInput,
  type SharedClientView,
  sharedApps,
} from './shared-clients.ts'
import { listeners } from './webhook-endpoints.ts'
import { webhookColumns } from './webhook-secrets.ts'

/** What a project's object needs of the deployment. */
interface ProjectEnv extends MortalEnv {
  readonly PROJECTS: DurableObjectNamespace<Project>
}

/** How long another project remembers the operator's shared client, in milliseconds. */
const LENT_FOR = 30_000

/**
 * One tenant: its integrations, keys and shared clients, and the index of its connections. The
 * object of the default project is the operator's: it also lists the projects, and lends its
 * shared clients to all of them.
 */
export class Project extends MortalObject<ProjectEnv> {
  readonly #lent = new Map<string, { client: ResolvedClient; until: number }>()
  protected override readonly home: Home = {
    storage: this.ctx.storage,
    sql: () => this.sql,
    project: () => this.name,
    ring: () => keyring(this.env.SEAL_KEYS),
  }
  readonly #vault = new ClientVault(this.home)
  readonly #audit = new AuditLog(this.home)
  readonly #operator = () => this.env.PROJECTS.getByName(DEFAULT_PROJECT)

  protected override operator(): Operator {
    return this.#operator().projects()
  }

  // Keys

  /** Making, listing, rotating and revoking them. */
  keys(): ProjectKeys {
    return new ProjectKeys(this.home)
  }

  override audit(): AuditLog {
    return this.#audit
  }

  /** All else that it has, to be told of. */
  holdings(): Holdings {
    return new Holdings(this.home)
  }

  // How it shows itself

  readProfile(): Profile {
    return readProfile(this.ctx.storage, this.name)
  }

  changeProfile(patch: ProfilePatch): Profile {
    assertNotDeleted(this.ctx.storage, this.name)
    return changeProfile(this.ctx.storage, this.name, patch)
  }

  // Shared clients

  putSharedClient(app: string, client: SharedClientInput): Promise<Outcome<SharedClientView>> {
    return outcome(() => {
      this.#lent.clear()
      return this.#vault.putShared(app, client)
    })
  }

  readSharedClient(app: string): Promise<Outcome<SharedClientView>> {
    return outcome(() => readSharedClient(this.sql, app))
  }

  dropSharedClient(app: string): Promise<Outcome<null>> {
    return outcome(() => {
      this.#lent.clear()
      dropSharedClient(this.sql, app)
      return null
    })
  }

  /** The apps whose shared client the project may use: its own ones, and what the operator lends. */
  async sharedApps(): Promise<string[]> {
    const own = sharedApps(this.sql)
    if (this.name === DEFAULT_PROJECT) return own
    const lent = await this.#operator().lentApps()
    return [...new Set([...own, ...lent.filter((app) => !isOwnApp(this.sql, app))])]
  }

  /** The apps whose shared client is lent to other projects. */
  lentApps(): string[] {
    return sharedApps(this.sql).filter((app) => !isOwnApp(this.sql, app))
  }

  /** The operator's client of an app, for a project that has none of its own. */
  lend(app: string): Promise<Outcome<ResolvedClient>> {
    return outcome(() => {
      if (!isOwnApp(this.sql, app)) return this.#sharedClient(app)
      throw new ServiceError('shared-client-not-found', `${app} is an app of the operator's alone`)
    })
  }

  // Integrations

  /**
   * One at a time: else two equal wishes at once would both be made.
   *
   * @returns the integration, and whether it was made now or stood already
   */
  createIntegration(
    input: integrations.IntegrationInput,
  ): Promise<Outcome<{ integration: IntegrationView; created: boolean }>> {
    return this.ctx.blockConcurrencyWhile(() =>
      outcome(async () => {
        const { row, created } = await this.#vault.create(input)
        return { integration: integrationView(row), created }
      }),
    )
  }

  listIntegrations(
    filter: integrations.IntegrationFilter,
    page: PageRequest,
  ): Promise<Outcome<Page<IntegrationView>>> {
    return outcome(() => integrations.listIntegrations(this.sql, filter, page))
  }

  readIntegration(id: string): Promise<Outcome<IntegrationView>> {
    return outcome(() => integrationView(findIntegration(this.sql, id)))
  }

  /** The only enabled integration of an app, if there is one; several are an error. */
  onlyIntegration(app: string): Promise<Outcome<IntegrationView | null>> {
    return outcome(() => {
      const row = integrations.onlyIntegration(this.sql, app)
      return row ? integrationView(row) : null
    })
  }

  changeIntegration(
    id: string,
    patch: integrations.IntegrationPatch,
  ): Promise<Outcome<IntegrationView>> {
    return outcome(async () => integrationView(await this.#vault.change(id, patch)))
  }

  /** What the app's integrations let through, and what is kept of calls, and how many there may be. Writes nothing. */
  actionRules(app: string): integrations.AppRules & { callLog: CallLogTerms } {
    const none = isUnborn(this.ctx.storage) && { ruled: {}, enabled: [], free: true }
    const told = !none && listeners(this.sql, 'action.executed').length > 0
    const rules = none || integrations.rulesOfApp(this.sql, app)
    const { callLog, rateLimits } = this.readProfile()
    return { ...rules, callLog: { ...callLog, told }, ...callLimits(rateLimits, app) }
  }

  protected override async clientSecret(integration: string): Promise<string> {
    return (await this.#vault.resolve(integration, undefined)).clientSecret
  }

  /** Hides it at once; its connections follow, each revoked by its entity. @returns the first of them */
  removeIntegration(id: string): Promise<Outcome<index.Doomed[]>> {
    return outcome(async () => {
      const sql = this.sql
      findIntegration(sql, id)
      this.ctx.storage.transactionSync(() => {
        index.doom(sql, id, Date.now())
        dropAppHooksOf(sql, id)
        index.purgeIntegrations(sql)
        setNextRound(this.home)
      })
      const first = index.doomed(sql, Date.now(), 500)
      await this.goRound()
      return first
    })
  }

  /** The client that an integration acts with, opened; where its scheme needs one. */
  resolveClient(id: string, needed: boolean): Promise<Outcome<ResolvedClient>> {
    const shared = needed ? (app: string) => this.#sharedClient(app) : undefined
    return outcome(() => this.#vault.resolve(id, shared))
  }

  /** Sealing everything anew: each part lists what it sealed. */
  override sealing(): Sealing {
    const { home } = this
    const ours = [...this.#vault.sealedColumns, ...webhookColumns(home), ...appHookColumns(home)]
    return new Sealing(home, this.env.EVENTS, ours, this.#audit)
  }

  // What entities tell, and the index of connections

  async takeNews(entity: EntityId, news: readonly EntityNews[]): Promise<void> {
    const { storage } = this.ctx
    const { kid } = await this.home.ring()
    const entries = auditOf(entity, news).map((entry) => prove(this.home, entry))
    const audit = await Promise.all(entries)
    if (isDeleted(storage)) return this.takeLate(entity, news)
    const { sql } = this
    storage.transactionSync(() => {
      const take = () => takeNews(sql, entity, news, { now: Date.now(), sealsNow: kid, audit })
      const anyNew = counted(storage, sql, { entity, news }, take)
      if (anyNew || deletionOf(storage)) setNextRound(this.home)
    })
    if (audit.length > 0) await this.#audit.chain()
  }

  /** The entity and the app of a connection. Writes nothing for guesses. */
  locate(connection: string): Promise<Outcome<index.Place>> {
    return outcome(() => {
      if (isUnborn(this.ctx.storage)) throw noSuch('connection', connection)
      return index.locate(this.sql, connection)
    })
  }

  /** Of those within the bounds; entities without a connection within them are none. */
  listEntities(page: PageRequest, bounds: KeyBounds): Promise<Outcome<Page<index.EntityView>>> {
    return outcome(() => index.listEntities(this.sql, page, bounds))
  }

  listConnections(
    page: PageRequest,
    bounds: KeyBounds,
  ): Promise<Outcome<Page<index.IndexedConnection>>> {
    return outcome(() => index.listConnections(this.sql, page, bounds))
  }

  /** The project's own shared client, else the one that the operator lends to all. */
  async #sharedClient(app: string): Promise<ResolvedClient> {
    const own = await this.#vault.shared(app)
    if (own) return own
    const remembered = this.#lent.get(app)
    if (remembered && Date.now() < remembered.until) return remembered.client
    const alone = this.name === DEFAULT_PROJECT || isOwnApp(this.sql, app)
    const lent = alone ? undefined : await this.#operator().lend(app)
    if (!lent?.ok) {
      const detail = `no shared client of ${app} is set: PUT /v1/apps/${app}/shared-client, or give the integration credentials of its own`
      throw new ServiceError('shared-client-not-found', detail)
    }
    this.#lent.set(app, { client: lent.value, until: Date.now() + LENT_FOR })
    return lent.value
  }
}
