import type { AppName } from './names.ts'
import { type Page, type PageView, type Paging, paged } from './page.ts'
import { type CallOptions, path, type Queried, type Transport } from './transport.ts'
import type { ActionDetail, ActionSummary, AppDetail, AppSummary, ImportedApp } from './views.ts'

type Query = Readonly<Record<string, Queried>>

/** A list by its path, all pages of it asked for alike. */
const list = <T>(
  transport: Transport,
  where: string,
  { cursor: first, ...query }: Query & { readonly cursor?: string | undefined },
  options: CallOptions = {},
): Promise<Page<T>> =>
  paged(
    (cursor) => transport.request<PageView<T>>(where, { ...options, query: { ...query, cursor } }),
    first,
  )

export interface AppFilter extends Paging {
  /** Only those that the project made itself, or only the others. */
  readonly custom?: boolean | undefined
}

/** A document of an API: its address, itself, or what was compiled of it. One of the three. */
export interface AppImport {
  /** Of a new app; lower case. */
  readonly slug: string
  /** Public https. */
  readonly url?: string
  /** Its value, or its text in JSON or YAML. */
  readonly document?: unknown
  readonly compiled?: unknown
  readonly overlay?: unknown
  readonly integrations?: string
  readonly deprecated?: boolean
  readonly previews?: boolean
  /** Tell what would come of it, and store nothing. */
  readonly dryRun?: boolean
}

/** What can be connected. */
export class AppsClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  list({ limit, cursor, custom }: AppFilter = {}, options?: CallOptions) {
    return list<AppSummary>(this.#transport, '/v1/apps', { limit, cursor, custom }, options)
  }

  async get(app: AppName, options?: CallOptions): Promise<AppDetail> {
    return this.#transport.request(path`/v1/apps/${app}`, options)
  }

  /** Makes an app of an API document. */
  import(wish: AppImport, options?: CallOptions): Promise<ImportedApp> {
    return this.#transport.request('/v1/apps', { ...options, body: wish })
  }

  /** Imports the document of an app that is there, again or for the first time. */
  async reimport(
    app: AppName,
    { document, ...query }: Omit<AppImport, 'slug' | 'url' | 'compiled' | 'overlay'> = {},
    options?: CallOptions,
  ): Promise<ImportedApp> {
    const { deprecated, previews, dryRun } = query
    return this.#transport.request(path`/v1/apps/${app}/import`, {
      ...options,
      method: 'POST',
      query: { deprecated, previews, dryRun },
      body: document,
    })
  }

  /** Deletes what the project imported. */
  async delete(app: AppName, options?: CallOptions): Promise<void> {
    return this.#transport.request(path`/v1/apps/${app}`, { ...options, method: 'DELETE' })
  }
}

export interface ActionFilter extends Paging {
  readonly app?: AppName | undefined
  readonly tag?: string | undefined
  /** Only of apps that this entity has connected. */
  readonly entity?: string | undefined
}

/** What can be done with the apps. */
export class ActionsClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The important ones, or with `all` every one. */
  list(filter: ActionFilter & { readonly all?: boolean } = {}, options?: CallOptions) {
    return list<ActionSummary>(this.#transport, '/v1/actions', { ...filter }, options)
  }

  /** @param wish what is to be done, in plain words */
  search(wish: string, filter: ActionFilter = {}, options?: CallOptions) {
    return list<ActionSummary>(this.#transport, '/v1/actions', { q: wish, ...filter }, options)
  }

  /** By any of its names, in any case. */
  async get(name: string, options?: CallOptions): Promise<ActionDetail> {
    return this.#transport.request(path`/v1/actions/${name}`, options)
  }
}
