import { ConnectionRequest, type Connections } from './connections.ts'
import type { AppName } from './names.ts'
import { type Page, type PageView, type Paging, paged } from './page.ts'
import { type CallOptions, path, type Transport } from './transport.ts'
import type { ActionRules, Connection, Integration } from './views.ts'

/** Your OAuth client at the app. */
export interface OwnClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Of your own domain; it must forward its query to the integration's `callbackUrl`. */
  readonly redirectUri?: string | undefined
  readonly scopes?: readonly string[] | undefined
}

export interface IntegrationWish {
  readonly app: AppName
  /** The app's first one, if not given. */
  readonly authScheme?: string | undefined
  readonly name?: string | undefined
  /** Lend the operator's client. */
  readonly useSharedClient?: boolean | undefined
  readonly credentials?: OwnClient | undefined
  readonly scopes?: readonly string[] | undefined
  /** What the app's scheme asks of you. */
  readonly settings?: Readonly<Record<string, string>> | undefined
  /** All, if not given. */
  readonly actions?: ActionRules | undefined
  /** A second one even if an equal one exists. */
  readonly forceNew?: boolean | undefined
  /** `false`: begin no connection for trying it out. */
  readonly connect?: boolean | undefined
  /** Whose that connection is. */
  readonly entityId?: string | undefined
  readonly redirectUrl?: string | undefined
}

export type CreatedIntegration = Integration & {
  /** For trying it out. */
  readonly connection: ConnectionRequest | null
  /** Why none could be begun; the integration stands. */
  readonly connectionProblem: {
    readonly code: string
    readonly title: string
    readonly detail: string
  } | null
}

export interface IntegrationChange {
  readonly name?: string
  /** `false`: no new connections through it. */
  readonly enabled?: boolean
  readonly credentials?: Partial<Pick<OwnClient, 'clientId' | 'clientSecret'>>
  readonly redirectUri?: string | null
  readonly scopes?: readonly string[] | null
  readonly settings?: Readonly<Record<string, string>>
  /** `null`: all, and the proxy. */
  readonly actions?: ActionRules | null
}

export interface IntegrationFilter extends Paging {
  readonly app?: AppName | undefined
  readonly authScheme?: string | undefined
  readonly enabled?: boolean | undefined
}

/** How the project connects to apps. */
export class Integrations {
  readonly #transport: Transport
  readonly #connections: Connections

  constructor(transport: Transport, connections: Connections) {
    this.#transport = transport
    this.#connections = connections
  }

  async create(wish: IntegrationWish, options?: CallOptions): Promise<CreatedIntegration> {
    type Begun = Connection & { redirectUrl: string | null }
    const created = await this.#transport.request<
      Omit<CreatedIntegration, 'connection'> & { connection: Begun | null }
    >('/v1/integrations', { ...options, body: wish })
    const { connection } = created
    return {
      ...created,
      connection: connection && new ConnectionRequest(this.#connections, connection),
    }
  }

  list(
    { cursor: first, ...query }: IntegrationFilter = {},
    options?: CallOptions,
  ): Promise<Page<Integration>> {
    return paged(
      (cursor) =>
        this.#transport.request<PageView<Integration>>('/v1/integrations', {
          ...options,
          query: { ...query, cursor },
        }),
      first,
    )
  }

  async get(id: string, options?: CallOptions): Promise<Integration> {
    return this.#transport.request(path`/v1/integrations/${id}`, options)
  }

  async update(id: string, change: IntegrationChange, options?: CallOptions): Promise<Integration> {
    const request = { ...options, method: 'PATCH', body: change } as const
    return this.#transport.request(path`/v1/integrations/${id}`, request)
  }

  /** Deletes it and its connections. */
  async delete(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.request(path`/v1/integrations/${id}`, { ...options, method: 'DELETE' })
  }
}
