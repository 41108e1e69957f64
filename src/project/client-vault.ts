import { ServiceError } from '../core/errors.ts'
import { newIntegrationId } from '../core/ids.ts'
import type { SealContext } from '../core/seal.ts'
import type { SealedColumn } from '../core/sealed-columns.ts'
import type { Home } from './home.ts'
import {
  changeIntegration,
  findIntegration,
  type IntegrationInput,
  type IntegrationPatch,
  type IntegrationRow,
  insertIntegration,
  scopesOf,
  similarIntegrations,
} from './integrations.ts'
import {
  findSharedClient,
  putSharedClient,
  type SharedClientInput,
  type SharedClientView,
} from './shared-clients.ts'

/** The client of an integration, opened: for the entity that begins, exchanges or refreshes. */
export interface ResolvedClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
  /** What the scheme asks of the developer beside the client. */
  readonly settings: Readonly<Record<string, string>>
}

/** A project's OAuth clients: the only place where their secrets are sealed and opened. */
export class ClientVault {
  readonly #home: Home

  constructor(home: Home) {
    this.#home = home
  }

  /** @returns the integration, and whether it was made now or an equal one stood already */
  async create(input: IntegrationInput): Promise<{ row: IntegrationRow; created: boolean }> {
    const id = newIntegrationId()
    const { client } = input
    const secret = client && (await this.#seal(client.clientSecret, this.#ofIntegration(id)))
    const name = input.name ?? input.app
    const { settings: given } = input
    const settings =
      Object.keys(given).length > 0 ? await this.#seal(given, this.#settingsOf(id)) : null
    const clientId = client?.clientId ?? null
    const wanted = { ...input, id, name, clientId, secret, settings }
    const equal = input.forceNew ? undefined : await this.#equal(wanted, input)
    if (equal) return { row: equal, created: false }
    return { row: insertIntegration(this.#home.sql(), wanted, Date.now()), created: true }
  }

  async change(id: string, patch: IntegrationPatch): Promise<IntegrationRow> {
    const row = findIntegration(this.#home.sql(), id)
    const { clientSecret, settings: given, ...rest } = patch
    if (row.client_id === null && (patch.clientId || clientSecret)) {
      const detail = 'the integration uses the shared client: make a new one with credentials'
      throw new ServiceError('invalid-request', detail)
    }
    if (patch.clientId && patch.clientId !== row.client_id && !clientSecret) {
      throw new ServiceError('invalid-request', 'a new clientId needs its clientSecret')
    }
    const secret = clientSecret && (await this.#seal(clientSecret, this.#ofIntegration(row.id)))
    const settings = given && (await this.#seal(given, this.#settingsOf(row.id)))
    const sealed = { ...(secret && { secret }), ...(settings && { settings }) }
    return changeIntegration(this.#home.sql(), id, { ...rest, ...sealed }, Date.now())
  }

  /**
   * The client that an integration acts with. Also of one that is being deleted: to revoke.
   *
   * @param shared where an integration without a client of its own gets one; `undefined`: its scheme
   *   needs none
   */
  async resolve(
    id: string,
    shared: ((app: string) => Promise<ResolvedClient>) | undefined,
  ): Promise<ResolvedClient> {
    const [row] = this.#home
      .sql()
      .exec<IntegrationRow>('SELECT * FROM integration WHERE id = ?', id)
    if (!row) throw new ServiceError('integration-not-found', `there is no integration ${id}`)
    const redirectUri = row.redirect_uri
    const scopes = scopesOf(row.scopes)
    const settings = row.settings
      ? await this.#unseal<Record<string, string>>(row.settings, this.#settingsOf(row.id))
      : {}
    if (row.client_id === null || row.secret === null) {
      const lent = (await shared?.(row.app)) ?? { clientId: '', clientSecret: '', scopes: null }
      return { ...lent, redirectUri, scopes: scopes ?? lent.scopes, settings }
    }
    const clientSecret = await this.#unseal<string>(row.secret, this.#ofIntegration(row.id))
    return { clientId: row.client_id, clientSecret, redirectUri, scopes, settings }
  }

  async putShared(app: string, client: SharedClientInput): Promise<SharedClientView> {
    const secret = await this.#seal(client.clientSecret, this.#ofShared(app))
    return putSharedClient(this.#home.sql(), app, { ...client, secret }, Date.now())
  }

  /** The project's own shared client of an app, if it has one. */
  async shared(app: string): Promise<ResolvedClient | undefined> {
    const row = findSharedClient(this.#home.sql(), app)
    if (!row) return undefined
    const clientSecret = await this.#unseal<string>(row.secret, this.#ofShared(app))
    const scopes = scopesOf(row.scopes)
    return { clientId: row.client_id, clientSecret, redirectUri: null, scopes, settings: {} }
  }

  /** All that is sealed here. */
  get sealedColumns(): SealedColumn[] {
    const integration = { table: 'integration', key: 'id' }
    const shared = { table: 'shared_client', key: 'app' }
    return [
      { ...integration, column: 'secret', context: (id) => this.#ofIntegration(id) },
      { ...integration, column: 'settings', context: (id) => this.#settingsOf(id) },
      { ...shared, column: 'secret', context: (app) => this.#ofShared(app) },
    ]
  }

  #ofIntegration(id: string): SealContext {
    return [this.#home.project(), 'integration', id, 'client-secret']
  }

  #ofShared(app: string): SealContext {
    return [this.#home.project(), 'shared-client', app, 'client-secret']
  }

  #settingsOf(id: string): SealContext {
    return [this.#home.project(), 'integration', id, 'settings']
  }

  async #seal(secret: unknown, context: SealContext): Promise<string> {
    return (await this.#home.ring()).seal(secret, context)
  }

  async #unseal<T>(sealed: string, context: SealContext): Promise<T> {
    return (await (await this.#home.ring()).unseal(sealed, context)) as T // as sealed
  }

  /** An integration that differs in nothing that matters, the secret included. */
  async #equal(
    wanted: Parameters<typeof similarIntegrations>[1],
    input: IntegrationInput,
  ): Promise<IntegrationRow | undefined> {
    for (const row of similarIntegrations(this.#home.sql(), wanted)) {
      if (input.name !== undefined && row.name !== input.name) continue
      const { clientSecret, settings } = await this.resolve(row.id, undefined)
      const same = JSON.stringify(sorted(settings)) === JSON.stringify(sorted(input.settings))
      if (same && clientSecret === (input.client?.clientSecret ?? '')) return row
    }
    return undefined
  }
}

const sorted = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).sort(([a], [b]) => a.localeCompare(b))
