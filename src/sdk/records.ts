import { BehalfError, errorOf } from './errors.ts'
import { type Page, type PageView, type Paging, paged } from './page.ts'
import { type CallOptions, path, type Queried, readJson, type Transport } from './transport.ts'

/** A call that was made for an entity. */
export interface LoggedCall {
  readonly id: string
  readonly at: string
  /** `null`: a request through the proxy. */
  readonly action: string | null
  /** Of one through the proxy: method and path. */
  readonly request: string | null
  readonly app: string
  readonly connectionId: string | null
  readonly successful: boolean
  /** The app's HTTP status. */
  readonly status: number | null
  /** The service's error code. */
  readonly code: string | null
  readonly millis: number
  /** `root`, or the id of a key or token. */
  readonly actor: string | null
  readonly scopes: readonly string[]
}

/** Something that was done, or tried, in the project; or that befell a connection. */
export interface AuditRow {
  readonly seq: number
  readonly id: string
  readonly at: string
  /** `root`, the id of a key, `user` or `system`. */
  readonly actor: string
  readonly action: string
  readonly status: number | null
  readonly code: string | null
  readonly scopes: readonly string[] | null
  /** What it was done to: an integration, key, app or token. */
  readonly target: string | null
  readonly entityId: string | null
  readonly connectionId: string | null
  /** Whom it was about was erased. */
  readonly erased: boolean
  readonly hash: string
}

/** Whether a log is as it was written. */
export interface LogProof {
  readonly valid: boolean
  /** How many fit, from the first one on. */
  readonly rows: number
  readonly brokenAt: number | null
  readonly problem: string | null
  /** Kept elsewhere and handed in again, it shows that nothing was taken away. */
  readonly signature: string | null
}

interface Period extends Paging {
  /** RFC 3339. */
  readonly from?: string | undefined
  /** RFC 3339; this instant is not among them. */
  readonly to?: string | undefined
}

/** Which calls are wanted. */
export interface CallFilter extends Period {
  /** `default`, if not given. */
  readonly entityId?: string | undefined
  readonly action?: string | undefined
  readonly app?: string | undefined
  readonly connectionId?: string | undefined
  readonly successful?: boolean | undefined
  /** The service's error code. */
  readonly code?: string | undefined
}

/** Which rows of the audit log are wanted. */
export interface AuditFilter extends Period {
  /** `root`, the id of a key, `user` or `system`. */
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly entityId?: string | undefined
  readonly connectionId?: string | undefined
}

type Query = Readonly<Record<string, Queried>>

function listed<T>(
  transport: Transport,
  where: string,
  { cursor, ...filter }: Paging & Query,
  options?: CallOptions,
): Promise<Page<T>> {
  const read = (at: string | undefined) =>
    transport.request<PageView<T>>(where, { ...options, query: { ...filter, cursor: at } })
  return paged(read, cursor)
}

/** The calls that were made for your users. */
export class LogsClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The newest first. */
  list(
    { entityId = 'default', connectionId: connection, ...filter }: CallFilter = {},
    options?: CallOptions,
  ): Promise<Page<LoggedCall>> {
    const where = path`/v1/entities/${entityId}/logs`
    return listed(this.#transport, where, { ...filter, connection }, options)
  }

  /** @param signature one that was answered earlier: what it names must still be there */
  verify(entityId = 'default', signature?: string, options?: CallOptions): Promise<LogProof> {
    const where = path`/v1/entities/${entityId}/log-proof`
    return this.#transport.request(where, { ...options, query: { signature } })
  }
}

/** Who changed what in the project. */
export class AuditClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The newest first. */
  list(
    { entityId: entity, connectionId: connection, ...filter }: AuditFilter = {},
    options?: CallOptions,
  ): Promise<Page<AuditRow>> {
    return listed(this.#transport, '/v1/audit', { ...filter, entity, connection }, options)
  }

  /** @param signature one that was answered earlier: what it names must still be there */
  verify(signature?: string, options?: CallOptions): Promise<LogProof> {
    return this.#transport.request('/v1/audit/verify', { ...options, query: { signature } })
  }
}

/** A line of an export. */
export interface ExportLine {
  readonly kind: string
  readonly [fact: string]: unknown
}

/** An export takes as long as it takes. */
type ExportOptions = Pick<CallOptions, 'signal'>

/** All that is held, without secrets: line by line, as they come. */
export class ExportsClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  entity(id: string, options?: ExportOptions): AsyncGenerator<ExportLine, void, undefined> {
    return linesOf(this.#transport, path`/v1/entities/${id}/export`, options)
  }

  project(options?: ExportOptions): AsyncGenerator<ExportLine, void, undefined> {
    return linesOf(this.#transport, '/v1/project/export', options)
  }
}

/** Reads NDJSON. Asked once: what was told is not told again. @throws {BehalfError} also in the middle */
async function* linesOf<T>(
  transport: Transport,
  where: string,
  { signal }: ExportOptions = {},
): AsyncGenerator<T, void, undefined> {
  const brokeOff = (cause?: unknown): never => {
    signal?.throwIfAborted()
    const detail = `${transport.baseUrl} did not tell all of it`
    throw new BehalfError({ code: 'network', detail }, { cause })
  }
  const init = signal ? { signal } : {}
  const response = await transport.send(transport.baseUrl + where, init).catch(brokeOff)
  if (!response.ok) throw await errorOf(response)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => reader?.read().catch(brokeOff)
  let left = ''
  try {
    for (let part = await next(); part && !part.done; part = await next()) {
      const texts = (left + part.value).split('\n')
      left = texts.pop() ?? ''
      for (const text of texts) yield readJson(text, response) as T // as the service documents it
    }
    if (left !== '') brokeOff()
  } finally {
    await reader?.cancel().catch(() => undefined) // it failed already
  }
}
