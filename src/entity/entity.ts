import { DurableObject } from 'cloudflare:workers'
import type { SchemeName } from '../auth/facts.ts'
import { type CatalogueStores, readApp } from '../catalogue/catalogue.ts'
import { newConnectionId, splitEntityName } from '../core/ids.ts'
import { isUnborn, migrate } from '../core/migrate.ts'
import { origins } from '../core/origins.ts'
import { type Outcome, outcome, unwrap } from '../core/outcome.ts'
import { keyring } from '../core/seal.ts'
import type { Project } from '../project/project.ts'
import {
  type ConnectionFilter,
  type ConnectionRow,
  type ConnectionView,
  chooseConnection,
  connectionView,
  findConnection,
  insertConnection,
  listConnections,
  makeDefault,
  type StatusReason,
  updateConnection,
} from './connections.ts'
import { beginConsent, expireLinks, finishConsent, offerLink, type Visit } from './consent.ts'
import { CredentialStore, type Lease } from './credentials.ts'
import { nextRound, tidyUp } from './housekeeping.ts'
import { findLog, type LogEntry, type LogView, listLog, writeLog } from './log.ts'
import { MIGRATIONS } from './migrations.ts'
import { deliver, tell } from './outbox.ts'
import { remove } from './removal.ts'
import { Waiters } from './waiters.ts'
import { schemeOf, type World } from './world.ts'

/** What an entity's object needs of the deployment. */
export interface EntityEnv extends CatalogueStores {
  readonly SEAL_KEYS?: string
  readonly ORIGINS?: string
  readonly PROJECTS: DurableObjectNamespace<Project>
}

/** A connection to be begun. */
export interface BeginInput {
  readonly integration: string
  readonly app: string
  readonly scheme: SchemeName
  readonly label: string | null
  /** Our callback, as the deployment is called now. */
  readonly callback: string
  readonly returnUrl: string | null
}

/** A begun connection, and the nonce of the link for its user; `null`: no consent is needed. */
export interface Begun {
  readonly connection: ConnectionView
  readonly nonce: string | null
}

export interface Finished {
  readonly connection: ConnectionView
  readonly returnUrl: string | null
  readonly problem: StatusReason | null
}

export interface ConnectionPatch {
  readonly label?: string | null | undefined
  readonly isDefault?: boolean | undefined
  readonly enabled?: boolean | undefined
}

/**
 * One user's connections, and the only place that holds their credentials. The object's name is
 * `project/entity`; a refresh token never leaves it.
 */
export class Entity extends DurableObject<EntityEnv> {
  readonly #world: World
  readonly #credentials: CredentialStore
  readonly #waiters = new Waiters()
  #delivery: Promise<void> | undefined

  constructor(ctx: DurableObjectState, env: EntityEnv) {
    super(ctx, env)
    const { storage } = ctx
    const { project, entity } = splitEntityName(ctx.id.name ?? storage.kv.get<string>('name') ?? '')
    const projectObject = () => env.PROJECTS.getByName(project)
    this.#world = {
      get sql() {
        if (isUnborn(storage)) storage.kv.put('name', `${project}/${entity}`)
        migrate(storage, MIGRATIONS)
        return storage.sql
      },
      project,
      entity,
      get origins() {
        return origins(env.ORIGINS)
      },
      ring: () => keyring(env.SEAL_KEYS),
      app: async (slug) => (await readApp(env, slug)).spec,
      client: async (integration) => unwrap(await projectObject().resolveClient(integration)),
      atomically: (work) => storage.transactionSync(work),
      changed: (row) => this.#changed(row),
    }
    this.#credentials = new CredentialStore(this.#world)
  }

  // Connecting

  begin(input: BeginInput): Promise<Outcome<Begun>> {
    return outcome(async () => {
      const now = Date.now()
      const scheme = schemeOf(await this.#world.app(input.app), input.scheme)
      if (scheme.needsConsent) await this.#world.client(input.integration)
      const id = newConnectionId()
      const row = this.#world.atomically(() => {
        const made = insertConnection(this.#world.sql, { id, ...input }, now)
        this.#changed(made)
        return made
      })
      const { callback, returnUrl } = input
      const nonce = scheme.needsConsent
        ? await offerLink(this.#world, id, { callback, returnUrl, previous: null }, now)
        : null
      const newest = nonce === null ? await this.#credentials.store(id, { credentials: {} }) : row
      await this.#settle()
      return { connection: this.#view(newest), nonce }
    })
  }

  /** A new link for an old connection: same id, new consent. One that works goes on until then. */
  reconnect(
    id: string,
    { callback, returnUrl }: { callback: string; returnUrl: string | null },
  ): Promise<Outcome<Begun>> {
    return outcome(async () => {
      const row = findConnection(this.#world.sql, id)
      const scheme = schemeOf(await this.#world.app(row.app), row.scheme)
      if (!scheme.needsConsent) return { connection: this.#view(row), nonce: null }
      await this.#world.client(row.integration)
      const waits = row.status === 'EXPIRED' || row.status === 'FAILED'
      const previous = waits ? row : null
      const nonce = await offerLink(this.#world, id, { callback, returnUrl, previous }, Date.now())
      const change = waits ? { status: 'INITIATED', reason: null } : {}
      const changed = await this.#update(id, change)
      return { connection: this.#view(changed), nonce }
    })
  }

  /**
   * The user's browser follows the link. @param state all of the `state` to send but its nonce
   * @returns the app's authorization URL
   */
  openLink(visit: Visit & { readonly browser: string }, state: string): Promise<Outcome<string>> {
    return outcome(() => beginConsent(this.#world, visit, (nonce) => `${nonce}${state}`))
  }

  /** The user's browser comes back from the app. */
  finish(
    visit: Visit,
    callback: { app: string; state: string; query: string },
  ): Promise<Outcome<Finished>> {
    return outcome(async () => {
      const ended = await finishConsent(this.#world, this.#credentials, visit, callback)
      await this.#settle()
      const { row, returnUrl, problem } = ended
      return { connection: this.#view(row), returnUrl, problem }
    })
  }

  // Reading and changing

  list(filter: ConnectionFilter): ConnectionView[] {
    if (isUnborn(this.ctx.storage)) return []
    expireLinks(this.#world, Date.now())
    return listConnections(this.#world.sql, filter).map((row) => this.#view(row))
  }

  /** @param wait how long to hold the answer while the connection is INITIATED, in milliseconds */
  read(id: string, wait = 0): Promise<Outcome<ConnectionView>> {
    return outcome(async () => {
      const until = Date.now() + wait
      for (;;) {
        expireLinks(this.#world, Date.now())
        const row = findConnection(this.#world.sql, id)
        const left = until - Date.now()
        if (row.status !== 'INITIATED' || left <= 0) return this.#view(row)
        await this.#waiters.wait(id, left)
      }
    })
  }

  change(id: string, patch: ConnectionPatch): Promise<Outcome<ConnectionView>> {
    return outcome(async () => {
      const { label, isDefault, enabled } = patch
      const row = findConnection(this.#world.sql, id)
      if (isDefault === true) makeDefault(this.#world.sql, row)
      const changed = await this.#update(id, {
        ...(label !== undefined && { label }),
        ...(isDefault === false && { is_default: 0 }),
        ...(enabled !== undefined && { disabled: Number(!enabled) }),
      })
      return this.#view(changed)
    })
  }

  /** @returns whether the app confirmed that it took the credentials back; `null`: it has no way to */
  remove(id: string): Promise<Outcome<boolean | null>> {
    return outcome(async () => {
      const revoked = await remove(this.#world, this.#credentials, id)
      this.#waiters.wake(id)
      await this.#settle()
      return revoked
    })
  }

  // Acting

  /** Credentials for a call, of the connection that is named or meant. The hot path. */
  lease(app: string, connection?: string): Promise<Outcome<Lease>> {
    return outcome(() =>
      this.#credentials.lease(chooseConnection(this.#world.sql, app, connection)),
    )
  }

  /** Others than those of `version`, which the app refused. */
  renew(connection: string, version: number): Promise<Outcome<Lease>> {
    return outcome(() =>
      this.#credentials.renew(findConnection(this.#world.sql, connection), version),
    )
  }

  /** Replaces the credentials now, because the developer asks for it. */
  refresh(id: string): Promise<Outcome<ConnectionView>> {
    return outcome(async () => {
      const row = findConnection(this.#world.sql, id)
      await this.#credentials.renew(row, row.version)
      return this.#view(findConnection(this.#world.sql, id))
    })
  }

  async writeLog(entry: LogEntry): Promise<void> {
    writeLog(this.#world.sql, entry)
    if ((await this.ctx.storage.getAlarm()) === null) await this.#settle()
  }

  listLog(limit: number): LogView[] {
    return isUnborn(this.ctx.storage) ? [] : listLog(this.#world.sql, limit)
  }

  readLog(id: string): Promise<Outcome<LogView>> {
    return outcome(() => findLog(this.#world.sql, id))
  }

  override async alarm(): Promise<void> {
    tidyUp(this.#world, Date.now())
    await this.#settle()
  }

  #view(row: ConnectionRow): ConnectionView {
    return connectionView(row, this.#world.entity)
  }

  /** To be called in the transaction that changed the row. */
  #changed(row: ConnectionRow): void {
    tell(this.#world.sql, row)
    this.#waiters.wake(row.id)
  }

  async #update(
    id: string,
    change: Parameters<typeof updateConnection>[2],
  ): Promise<ConnectionRow> {
    const row = this.#world.atomically(() => {
      const changed = updateConnection(this.#world.sql, id, change, Date.now())
      this.#changed(changed)
      return changed
    })
    await this.#settle()
    return row
  }

  /** After every change: the project's index is told, and the alarm set for what is left. */
  async #settle(): Promise<void> {
    this.#delivery ??= deliver(this.#world.sql, (updates) =>
      this.env.PROJECTS.getByName(this.#world.project).applyUpdates(this.#world.entity, updates),
    )
      .catch((error) => console.error('the index was not told, and will be', error))
      .finally(() => {
        this.#delivery = undefined
      })
    await this.#delivery
    const next = nextRound(this.#world, Date.now())
    if (next !== undefined) await this.ctx.storage.setAlarm(next)
  }
}
