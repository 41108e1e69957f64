import { ServiceError } from '../core/errors.ts'
import { newIntegrationId, type ProjectId } from '../core/ids.ts'
import type { Keyring, SealContext } from '../core/seal.ts'
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
}

/** A project's OAuth clients: the only place where their secrets are sealed and opened. */
export class ClientVault {
  readonly #sql: () => SqlStorage
  readonly #project: () => ProjectId
  readonly #ring: () => Promise<Keyring>

  constructor(sql: () => SqlStorage, project: () => ProjectId, ring: () => Promise<Keyring>) {
    this.#sql = sql
    this.#project = project
    this.#ring = ring
  }

  /** @returns the integration, and whether it was made now or an equal one stood already */
  async create(input: IntegrationInput): Promise<{ row: IntegrationRow; created: boolean }> {
    const id = newIntegrationId()
    const { client } = input
    const secret = client && (await this.#seal(client.clientSecret, this.#ofIntegration(id)))
    const name = input.name ?? input.app
    const wanted = { ...input, id, name, clientId: client?.clientId ?? null, secret }
    const equal = input.forceNew ? undefined : await this.#equal(wanted, input)
    if (equal) return { row: equal, created: false }
    return { row: insertIntegration(this.#sql(), wanted, Date.now()), created: true }
  }

  async change(id: string, patch: IntegrationPatch): Promise<IntegrationRow> {
    const row = findIntegration(this.#sql(), id)
    const { clientSecret, ...rest } = patch
    if (row.client_id === null && (patch.clientId || clientSecret)) {
      const detail = 'the integration uses the shared client: make a new one with credentials'
      throw new ServiceError('invalid-request', detail)
    }
    if (patch.clientId && patch.clientId !== row.client_id && !clientSecret) {
      throw new ServiceError('invalid-request', 'a new clientId needs its clientSecret')
    }
    const secret = clientSecret && (await this.#seal(clientSecret, this.#ofIntegration(row.id)))
    return changeIntegration(this.#sql(), id, { ...rest, ...(secret && { secret }) }, Date.now())
  }

  /**
   * The client that an integration acts with. Also of one that is being deleted: to revoke.
   *
   * @param shared where an integration without a client of its own gets one
   */
  async resolve(
    id: string,
    shared: (app: string) => Promise<ResolvedClient>,
  ): Promise<ResolvedClient> {
    const [row] = this.#sql().exec<IntegrationRow>('SELECT * FROM integration WHERE id = ?', id)
    if (!row) throw new ServiceError('integration-not-found', `there is no integration ${id}`)
    const redirectUri = row.redirect_uri
    const scopes = scopesOf(row.scopes)
    if (row.client_id === null || row.secret === null) {
      const lent = await shared(row.app)
      return { ...lent, redirectUri, scopes: scopes ?? lent.scopes }
    }
    const clientSecret = await this.#unseal(row.secret, this.#ofIntegration(row.id))
    return { clientId: row.client_id, clientSecret, redirectUri, scopes }
  }

  async putShared(app: string, client: SharedClientInput): Promise<SharedClientView> {
    const secret = await this.#seal(client.clientSecret, this.#ofShared(app))
    return putSharedClient(this.#sql(), app, { ...client, secret }, Date.now())
  }

  /** The project's own shared client of an app, if it has one. */
  async shared(app: string): Promise<ResolvedClient | undefined> {
    const row = findSharedClient(this.#sql(), app)
    if (!row) return undefined
    const clientSecret = await this.#unseal(row.secret, this.#ofShared(app))
    return {
      clientId: row.client_id,
      clientSecret,
      redirectUri: null,
      scopes: scopesOf(row.scopes),
    }
  }

  #ofIntegration(id: string): SealContext {
    return [this.#project(), 'integration', id, 'client-secret']
  }

  #ofShared(app: string): SealContext {
    return [this.#project(), 'shared-client', app, 'client-secret']
  }

  async #seal(secret: string, context: SealContext): Promise<string> {
    return (await this.#ring()).seal(secret, context)
  }

  async #unseal(sealed: string, context: SealContext): Promise<string> {
    return (await (await this.#ring()).unseal(sealed, context)) as string // as sealed
  }

  /** An integration that differs in nothing that matters, the secret included. */
  async #equal(
    wanted: Parameters<typeof similarIntegrations>[1],
    input: IntegrationInput,
  ): Promise<IntegrationRow | undefined> {
    for (const row of similarIntegrations(this.#sql(), wanted)) {
      if (input.name !== undefined && row.name !== input.name) continue
      if (!row.secret || !input.client) return row
      const secret = await this.#unseal(row.secret, this.#ofIntegration(row.id))
      if (secret === input.client.clientSecret) return row
    }
    return undefined
  }
}
