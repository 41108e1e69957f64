import { DurableObject } from 'cloudflare:workers'
import type { SchemeName } from '../auth/facts.ts'
import { ServiceError } from '../core/errors.ts'
import {
  type ConnectionId,
  DEFAULT_PROJECT,
  type EntityId,
  newIntegrationId,
  ProjectId,
} from '../core/ids.ts'
import { isUnborn, migrate } from '../core/migrate.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { keyring } from '../core/seal.ts'
import { type ApiKeyView, createKey, listKeys, revokeKey, useKey } from './api-keys.ts'
import * as index from './connection-index.ts'
import {
  changeIntegration,
  findIntegration,
  type IntegrationFilter,
  type IntegrationRow,
  type IntegrationView,
  insertIntegration,
  integrationView,
  listIntegrations,
  type NewIntegration,
  onlyIntegration,
  scopesOf,
  similarIntegrations,
} from './integrations.ts'
import { MIGRATIONS } from './migrations.ts'
import { addProject, findProject, listProjects, type ProjectView } from './projects.ts'
import {
  dropSharedClient,
  findSharedClient,
  listSharedClients,
  putSharedClient,
  type SharedClientView,
  sharedClientView,
} from './shared-clients.ts'

/** What a project's object needs of the deployment. */
export interface ProjectEnv {
  readonly SEAL_KEYS?: string
  readonly PROJECTS: DurableObjectNamespace<Project>
  readonly EVENTS: Queue<CascadeMessage>
}

/** A connection that must follow its deleted integration. */
export interface CascadeMessage {
  readonly kind: 'connection.doomed'
  readonly project: ProjectId
  readonly entity: EntityId
  readonly connection: ConnectionId
}

/** An OAuth client to be kept: the developer's own or the operator's. */
export interface ClientInput {
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[] | null
}

export interface IntegrationInput {
  readonly app: string
  readonly scheme: SchemeName
  readonly name: string | undefined
  readonly client: { readonly clientId: string; readonly clientSecret: string } | null
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
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
}

/** The client of an integration, opened: for the entity that begins, exchanges or refreshes. */
export interface ResolvedClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
}

/** How long another project remembers the operator's shared client, in milliseconds. */
const LENT_FOR = 30_000

/** When the queue refused a cascade, it is offered again after this many milliseconds. */
const CASCADE_RETRY = 15_000
/** A cascade that was queued and did not happen is queued again after this many milliseconds. */
const CASCADE_LOST = 3_600_000

/**
 * One tenant: its integrations, keys and shared clients, and the index of its connections. The
 * object of the default project is the operator's: it also lists the projects, and lends its
 * shared clients to all of them.
 */
export class Project extends DurableObject<ProjectEnv> {
  readonly #lent = new Map<string, { client: ResolvedClient; until: number }>()

  /** The database, brought up to date; only for callers who were let in. */
  get #sql(): SqlStorage {
    migrate(this.ctx.storage, MIGRATIONS)
    const { name } = this.ctx.id
    if (name && this.ctx.storage.kv.get('name') === undefined) this.ctx.storage.kv.put('name', name)
    return this.ctx.storage.sql
  }

  get #name(): ProjectId {
    return ProjectId.parse(this.ctx.id.name ?? this.ctx.storage.kv.get('name'))
  }

  // Keys

  /** The id of the API key with this SHA-256, if it opens this project now. Writes nothing for guesses. */
  authenticate(hash: string): string | null {
    if (isUnborn(this.ctx.storage)) return null
    return useKey(this.#sql, hash, Date.now()) ?? null
  }

  createKey(wanted: { name: string; expiresAt: number | null }): Promise<ApiKeyView & { key: string }> {
    return createKey(this.#sql, this.#name, wanted, Date.now())
  }

  listKeys(): ApiKeyView[] {
    return listKeys(this.#sql)
  }

  revokeKey(id: string): Promise<Outcome<ApiKeyView>> {
    return outcome(() => revokeKey(this.#sql, id, Date.now()))
  }

  // Projects: on the object of the default project

  addProject(id: ProjectId, name: string): Promise<Outcome<ProjectView>> {
    return outcome(() => addProject(this.#sql, id, name, Date.now()))
  }

  listProjects(page: PageRequest): Promise<Outcome<Page<ProjectView>>> {
    return outcome(() => listProjects(this.#sql, page))
  }

  findProject(id: ProjectId): Promise<Outcome<ProjectView>> {
    return outcome(() => findProject(this.#sql, id))
  }

  // Shared clients

  putSharedClient(app: string, client: ClientInput): Promise<Outcome<SharedClientView>> {
    return outcome(async () => {
      this.#lent.clear()
      const ring = await keyring(this.env.SEAL_KEYS)
      const secret = await ring.seal(client.clientSecret, [this.#name, 'shared-client', app])
      return putSharedClient(this.#sql, app, { ...client, secret }, Date.now())
    })
  }

  listSharedClients(): SharedClientView[] {
    return listSharedClients(this.#sql)
  }

  readSharedClient(app: string): Promise<Outcome<SharedClientView>> {
    return outcome(() => {
      const row = findSharedClient(this.#sql, app)
      if (row) return sharedClientView(row)
      throw new ServiceError('shared-client-not-found', `no shared client of ${app} is set`)
    })
  }

  dropSharedClient(app: string): Promise<Outcome<null>> {
    return outcome(() => {
      this.#lent.clear()
      dropSharedClient(this.#sql, app)
      return null
    })
  }

  /** The operator's client of an app, for a project that has none of its own. */
  lend(app: string): Promise<Outcome<ResolvedClient>> {
    return outcome(() => this.#sharedClient(app))
  }

  // Integrations

  /** @returns the integration, and whether it was made now or stood already */
  createIntegration(
    input: IntegrationInput,
  ): Promise<Outcome<{ integration: IntegrationView; created: boolean }>> {
    return outcome(async () => {
      const ring = await keyring(this.env.SEAL_KEYS)
      const id = newIntegrationId()
      const { client } = input
      const wanted: NewIntegration = {
        ...input,
        id,
        name: input.name ?? input.app,
        clientId: client?.clientId ?? null,
        secret: client && (await ring.seal(client.clientSecret, this.#secretOf(id))),
      }
      const equal = input.forceNew ? undefined : await this.#equal(wanted, input)
      if (equal) return { integration: integrationView(equal), created: false }
      const row = insertIntegration(this.#sql, wanted, Date.now())
      return { integration: integrationView(row), created: true }
    })
  }

  listIntegrations(
    filter: IntegrationFilter,
    page: PageRequest,
  ): Promise<Outcome<Page<IntegrationView>>> {
    return outcome(() => listIntegrations(this.#sql, filter, page))
  }

  readIntegration(id: string): Promise<Outcome<IntegrationView>> {
    return outcome(() => integrationView(findIntegration(this.#sql, id)))
  }

  /** The only enabled integration of an app, if there is one; several are an error. */
  onlyIntegration(app: string): Promise<Outcome<IntegrationView | null>> {
    return outcome(() => {
      const row = onlyIntegration(this.#sql, app)
      return row ? integrationView(row) : null
    })
  }

  changeIntegration(id: string, patch: IntegrationPatch): Promise<Outcome<IntegrationView>> {
    return outcome(async () => {
      const row = findIntegration(this.#sql, id)
      const { clientSecret, ...rest } = patch
      if (row.client_id === null && (patch.clientId || clientSecret)) {
        const detail = 'the integration uses the shared client: make a new one with credentials'
        throw new ServiceError('invalid-request', detail)
      }
      if (patch.clientId && patch.clientId !== row.client_id && !clientSecret) {
        throw new ServiceError('invalid-request', 'a new clientId needs its clientSecret')
      }
      const ring = await keyring(this.env.SEAL_KEYS)
      const secret = clientSecret && (await ring.seal(clientSecret, this.#secretOf(row.id)))
      const change = { ...rest, ...(secret && { secret }) }
      return integrationView(changeIntegration(this.#sql, id, change, Date.now()))
    })
  }

  /** Hides it at once; its connections follow, each revoked by its entity. @returns the first of them */
  removeIntegration(id: string): Promise<Outcome<index.Doomed[]>> {
    return outcome(async () => {
      const sql = this.#sql
      findIntegration(sql, id)
      this.ctx.storage.transactionSync(() => {
        index.doom(sql, id, Date.now())
        index.purgeIntegrations(sql)
      })
      const first = index.doomed(sql, Date.now(), 20)
      await this.#cascade()
      return first
    })
  }

  /** The client that an integration acts with. Also for one that is being deleted: to revoke. */
  resolveClient(id: string): Promise<Outcome<ResolvedClient>> {
    return outcome(async () => {
      const [row] = this.#sql.exec<IntegrationRow>('SELECT * FROM integration WHERE id = ?', id)
      if (!row) throw new ServiceError('integration-not-found', `there is no integration ${id}`)
      const scopes = scopesOf(row.scopes)
      if (row.client_id === null || row.secret === null) {
        const shared = await this.#sharedClient(row.app)
        return { ...shared, redirectUri: row.redirect_uri, scopes: scopes ?? shared.scopes }
      }
      const ring = await keyring(this.env.SEAL_KEYS)
      const clientSecret = (await ring.unseal(row.secret, this.#secretOf(row.id))) as string // as sealed
      return { clientId: row.client_id, clientSecret, redirectUri: row.redirect_uri, scopes }
    })
  }

  // The index of connections

  applyUpdates(entity: EntityId, updates: readonly index.IndexUpdate[]): void {
    const sql = this.#sql
    this.ctx.storage.transactionSync(() => index.applyUpdates(sql, entity, updates))
  }

  /** The entity of a connection. Writes nothing for guesses. */
  locate(connection: string): Promise<Outcome<EntityId>> {
    return outcome(() => {
      if (isUnborn(this.ctx.storage)) throw new ServiceError('connection-not-found')
      return index.locate(this.#sql, connection)
    })
  }

  listEntities(page: PageRequest): Promise<Outcome<Page<index.EntityView>>> {
    return outcome(() => index.listEntities(this.#sql, page))
  }

  override async alarm(): Promise<void> {
    await this.#cascade()
  }

  #secretOf(integration: string) {
    return [this.#name, 'integration', integration, 'client-secret'] as const
  }

  /** An integration that differs in nothing that matters, the secret included. */
  async #equal(wanted: NewIntegration, input: IntegrationInput): Promise<IntegrationRow | undefined> {
    const ring = await keyring(this.env.SEAL_KEYS)
    for (const row of similarIntegrations(this.#sql, wanted)) {
      if (input.name !== undefined && row.name !== input.name) continue
      if (!row.secret || !input.client) return row
      const secret = await ring.unseal(row.secret, this.#secretOf(row.id))
      if (secret === input.client.clientSecret) return row
    }
    return undefined
  }

  /** The project's own shared client, else the one that the operator lends to all. */
  async #sharedClient(app: string): Promise<ResolvedClient> {
    const row = findSharedClient(this.#sql, app)
    if (row) {
      const ring = await keyring(this.env.SEAL_KEYS)
      const clientSecret = (await ring.unseal(row.secret, [this.#name, 'shared-client', app])) as string // as sealed
      return { clientId: row.client_id, clientSecret, redirectUri: null, scopes: scopesOf(row.scopes) }
    }
    const remembered = this.#lent.get(app)
    if (remembered && Date.now() < remembered.until) return remembered.client
    const lent = this.#name === DEFAULT_PROJECT ? undefined : await this.#operator.lend(app)
    if (!lent?.ok) {
      const detail = `no shared client of ${app} is set: PUT /v1/apps/${app}/shared-client, or give the integration credentials of its own`
      throw new ServiceError('shared-client-not-found', detail)
    }
    this.#lent.set(app, { client: lent.value, until: Date.now() + LENT_FOR })
    return lent.value
  }

  get #operator() {
    return this.env.PROJECTS.getByName(DEFAULT_PROJECT)
  }

  /** Hands doomed connections to the queue, and comes back until every one of them is gone. */
  async #cascade(): Promise<void> {
    const sql = this.#sql
    const now = Date.now()
    try {
      for (;;) {
        const batch = index.doomed(sql, now - CASCADE_LOST, 100)
        if (batch.length === 0) break
        const project = this.#name
        await this.env.EVENTS.sendBatch(
          batch.map(({ id, entity }) => ({
            body: { kind: 'connection.doomed', project, entity, connection: id },
          })),
        )
        index.markQueued(sql, batch, now)
      }
      const left = index.doomed(sql, Number.MAX_SAFE_INTEGER, 1).length > 0
      if (left) await this.ctx.storage.setAlarm(now + CASCADE_LOST)
    } catch (error) {
      console.error('the queue did not take a cascade', error)
      await this.ctx.storage.setAlarm(now + CASCADE_RETRY)
    }
  }
}
